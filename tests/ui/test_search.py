"""Search over everything: by keys, in any form of writing, and what Enter leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import EventKind, Law, OperatorSlug, Right
from app.bootstrap import OpenCore
from app.people.person import Person
from app.services.drafting import draft
from app.services.wanted import Wanted
from ui.appearance import Appearance
from ui.keyboard import KEYS, KeyboardMap
from ui.search.delegate import ROW_ROLE
from ui.search.palette import Palette
from ui.search.rows import Kind, Row, WindowAction
from ui.tasks import TaskRunner
from ui.wording import Words

DAY = date(2026, 11, 21)
HANAKO = Person(
    name="見本 花子",
    name_kana="ミホン ハナコ",
    email="hanako@example.jp",
    country="JP",
    accounts={"会員番号": "A-1234"},
    sample=True,
)


class Desk:
    """A window with the search over it."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.field = QLineEdit(self.window)
        self.acted: list[str] = []
        actions = (
            WindowAction(
                "request", "keys.new_request", "plus", lambda: self.acted.append("request")
            ),
            WindowAction("lock", "ui.lock", "lock", lambda: self.acted.append("lock")),
        )
        self.runner = TaskRunner()
        self.palette = Palette(core, self.runner, words, actions, self.window)
        self.chosen: list[Row] = []
        self.palette.chosen.connect(self.chosen.append)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    def open(self) -> QLineEdit:
        self.palette.ask()
        field = self.palette.findChild(QLineEdit, "search_text")
        assert field is not None
        self.qtbot.waitUntil(lambda: bool(self.rows()))
        return field

    def type(self, text: str) -> list[Row]:
        field = self.open()
        field.setText(text)
        self.qtbot.waitUntil(self.runner.is_idle)
        return self.rows()

    def rows(self) -> list[Row]:
        view = self.palette.findChild(QListView)
        assert view is not None
        model = view.model()
        return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]

    def key(self, key: Qt.Key) -> None:
        field = self.palette.findChild(QLineEdit, "search_text")
        assert field is not None
        QTest.keyClick(field, key)


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance) -> Iterator[Desk]:
    person = core.people.add(HANAKO)[0]
    wanted = Wanted(core.directory.get("almigo"), HANAKO, Law.APPI, DAY, rights=(Right.ACCESS,))
    core.requests.record_draft(draft(wanted, DAY), person, None, {})
    made = Desk(qtbot, core, words)
    yield made
    made.runner.drain()


def titles(rows: list[Row], kind: Kind) -> list[str]:
    return [row.title for row in rows if row.kind is kind]


@pytest.mark.parametrize("typed", ["almigo", "ＡＬＭＩＧＯ", "アルミゴ"])
def test_an_operator_is_found_in_any_form(desk: Desk, typed: str) -> None:
    assert "ALMIGO Inc." in titles(desk.type(typed), Kind.OPERATOR)


@pytest.mark.parametrize("typed", ["花子", "みほん", "hanako@", "a-1234"])
def test_a_person_is_found_by_all_that_is_known(desk: Desk, typed: str) -> None:
    assert titles(desk.type(typed), Kind.PERSON) == ["見本 花子"]


def test_a_request_is_found_and_enter_leads_to_it(desk: Desk, core: OpenCore) -> None:
    (case,) = core.requests.rows()
    (row,) = [each for each in desk.type(case.case.reference) if each.kind is Kind.REQUEST]
    desk.key(Qt.Key.Key_Return)
    assert [each.key for each in desk.chosen] == [row.key] == [case.case.id]
    assert desk.palette.isHidden()
    assert desk.field.hasFocus()


def test_arrows_move_and_the_field_says_the_row(desk: Desk) -> None:
    rows = desk.type("almigo")
    field = desk.palette.findChild(QLineEdit, "search_text")
    assert field is not None
    assert field.accessibleDescription() == rows[0].sentence
    desk.key(Qt.Key.Key_Down)
    assert field.accessibleDescription() == rows[1].sentence
    desk.key(Qt.Key.Key_Return)
    assert desk.chosen == [rows[1]]


def test_an_action_is_found_in_the_language_of_the_moment(desk: Desk, words: Words) -> None:
    assert titles(desk.type("lock"), Kind.ACTION) == ["Lock the vault"]
    desk.key(Qt.Key.Key_Return)
    assert desk.acted == ["lock"]
    words.set_language("ja")
    assert titles(desk.type("鍵"), Kind.ACTION) == ["保管庫に鍵を掛ける"]


def test_nothing_found_is_said(desk: Desk) -> None:
    assert desk.type("zzzz no such thing") == []
    desk.key(Qt.Key.Key_Return)
    assert (desk.chosen, desk.acted) == ([], [])
    desk.key(Qt.Key.Key_Escape)
    assert desk.palette.isHidden()


def test_a_click_beside_it_closes_it(desk: Desk) -> None:
    desk.open()
    QTest.mouseClick(desk.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 700))
    assert desk.palette.isHidden()


def test_a_closed_request_is_found_too(desk: Desk, core: OpenCore) -> None:
    (row,) = core.requests.rows()
    from app.cases.events import EventDraft

    closed = EventDraft(EventKind.CLOSED, DAY, payload={"outcome": "withdrawn"})
    core.requests.record(row.case.id, closed)
    assert OperatorSlug("almigo") in [each.key for each in desk.type("almigo")]
    assert row.case.id in [each.key for each in desk.type("almigo")]


def test_the_keyboard_map_names_every_key(
    qtbot: QtBot, words: Words, appearance: Appearance
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    keys = KeyboardMap(words, window)
    keys.show_keys()
    assert window.rect().contains(keys.geometry())
    assert {message for _, message in KEYS} >= {"keys.search", "keys.help", "keys.lock"}
    QTest.keyClick(keys, Qt.Key.Key_Escape)
    assert keys.isHidden()
