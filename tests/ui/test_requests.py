"""All requests in one list: found, sorted, opened, and recorded for many at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from app.base.clock import FixedClock
from app.base.ids import (
    CaseId,
    EventKind,
    Law,
    OperatorSlug,
    PersonId,
    Reference,
    Right,
)
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.cases.case import Ask, Case
from app.cases.events import EventDraft
from app.people.person import Person
from app.services import vault as vault_service
from app.services.overview import PAGE, Filter, Group, Sort
from app.services.vault import Vault
from tests.fakes import CHEAP
from tests.ui.page_desk import PageDesk
from ui.appearance import Appearance
from ui.cases.columns import places
from ui.cases.delegate import RequestsDelegate
from ui.cases.list_view import RequestsList
from ui.cases.model import RequestsModel, Roles
from ui.cases.page import RequestsPage
from ui.cases.presenter import RequestsPresenter
from ui.cases.row import RequestRow
from ui.widgets.day_edit import DayEdit
from ui.widgets.text import Text
from ui.wording import Words

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
MANY = 1000
NAMES = ("ＡＬＭＩＧＯ 見本", "ミックス見本", "Operator A (sample)")
LONG = "אב" * 150


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = vault_service.init(
        Home(tmp_path / "home"), passphrase="a sample passphrase", argon=CHEAP
    )
    yield made
    made.close()


@pytest.fixture
def core(vault: Vault, tmp_path: Path) -> OpenCore:
    return Core(Home(tmp_path / "home"), FixedClock(DAY)).unlocked(vault)


@pytest.fixture
def people(core: OpenCore) -> list[PersonId]:
    return [
        core.people.add(Person(name=name, country="JP", sample=True))[0]
        for name in ("見本 花子", "Sam Sample")
    ]


def begin(
    vault: Vault, person: PersonId, number: int, name: str = "", *, sent: bool = True
) -> CaseId:
    case = vault.cases.new_id()
    vault.cases.add(
        Case(
            case,
            Reference(f"KJ-{number:04}"),
            person,
            vault.people.get(person).name,
            OperatorSlug(f"s{number % 7}"),
            name or NAMES[number % len(NAMES)],
            "JP",
            (Ask("a1", Law.APPI, Right.ACCESS),),
        )
    )
    kind = EventKind.SENT if sent else EventKind.DRAFTED
    payload = {"channel": "email"} if sent else {}
    on = DAY - timedelta(days=number % 60)
    vault.cases.append(case, kind, on, recorded=NOW, payload=payload)
    return case


def begin_many(vault: Vault, people: list[PersonId], count: int = MANY) -> None:
    with vault.transaction():
        for number in range(count):
            begin(vault, people[number % 2], number, sent=number % 10 > 0)


class Desk(PageDesk):
    """The page with everything behind it."""

    patience = 20_000

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        super().__init__(qtbot, core, words)
        self.opened: list[tuple[CaseId, object]] = []

    def open(self, width: int = 1192) -> RequestsPage:
        # The page does not own it, and it must live as long.
        self.presenter = RequestsPresenter(self.core, self.runner, self.hub)
        self.page = RequestsPage(self.presenter, self.words, self.banner, self.problems)
        self.page.case_asked.connect(lambda case, event: self.opened.append((case, event)))
        self.bring(self.page, width)
        return self.page

    def settle(self) -> None:
        super().settle()
        assert self.broken == []

    @property
    def view(self) -> RequestsList:
        view = self.page.findChild(RequestsList, "requests_list")
        assert isinstance(view, RequestsList)
        return view

    @property
    def model(self) -> RequestsModel:
        model = self.view.model()
        assert isinstance(model, RequestsModel)
        return model

    @property
    def search(self) -> QLineEdit:
        field = self.page.findChild(QLineEdit, "requests_search")
        assert isinstance(field, QLineEdit)
        return field

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        assert self.button(name).isVisible()
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def box(self, name: str) -> QComboBox:
        box = self.page.findChild(QComboBox, name)
        assert isinstance(box, QComboBox)
        return box

    def row(self, number: int) -> RequestRow:
        row = self.model.index(number, 0).data(Roles.ROW)
        assert isinstance(row, RequestRow)
        return row

    def rows(self) -> list[RequestRow]:
        """Give the rows in sight."""
        found = (self.model.index(n, 0).data(Roles.ROW) for n in range(self.model.rowCount()))
        return [row for row in found if isinstance(row, RequestRow)]

    def look_for(self, text: str) -> list[str]:
        self.search.setFocus()
        self.search.selectAll()
        # As an input method does: QTest types no other letters than Latin ones.
        self.search.insert(text)
        self.settle()
        return [row.reference for row in self.rows()]

    def choose(self, first: int, last: int) -> None:
        self.click(first)
        self.click(last, Qt.KeyboardModifier.ShiftModifier)

    def click(
        self, number: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        at = self.view.visualRect(self.model.index(number, 0)).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, at)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.view.setFocus()
        QTest.keyClick(self.view, key, held)

    def said(self) -> set[str]:
        return {label.text() for label in self.page.findChildren(Text) if label.isVisible()}

    def record(self, kind: EventKind, words: str = "") -> None:
        self.press("record_for_all")
        box = self.box("bulk_kind")
        box.setCurrentIndex(box.findData(kind.value))
        field = self.page.findChild(QPlainTextEdit, "bulk_text")
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText(words)
        self.press("bulk_record")


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance) -> Desk:
    return Desk(qtbot, core, words)


def test_the_end_of_a_long_list_fills_and_little_is_kept(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    begin_many(vault, people)
    desk.open()
    tester = QAbstractItemModelTester(
        desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert desk.model.rowCount() == MANY
    assert "1,000 requests" in desk.said()
    wanted: list[int] = []
    desk.model.page_wanted.connect(wanted.append)
    desk.view.scrollToBottom()
    desk.page.grab()
    assert set(wanted) == {MANY // PAGE - 1}
    desk.settle()
    rows = desk.core.overview.page(Filter(), offset=MANY - 1)
    assert desk.row(MANY - 1).reference == rows[0].case.reference
    # What was scrolled past was never asked for.
    assert MANY // PAGE // 2 not in wanted
    del tester


def test_filters_and_their_numbers(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 120)
    desk.open()
    overview = desk.core.overview
    desk.press("filter_drafts")
    assert desk.model.rowCount() == overview.count(Filter(groups=frozenset({Group.DRAFTS}))) == 12
    desk.press("filter_waiting")
    assert desk.model.rowCount() == 120
    desk.press("filter_waiting")
    desk.press("filter_drafts")
    desk.press("filter_late")
    late = desk.model.rowCount()
    assert 0 < late == overview.count(Filter(late=True)) < 120
    box = desk.box("requests_person")
    assert box.isVisible()
    box.setCurrentIndex(box.findData(people[1]))
    desk.settle()
    assert {row.person for row in desk.rows()} == {"Sam Sample"}
    desk.look_for("nobody of this name")
    assert not desk.view.isVisible()
    desk.press("clear_filters")
    assert desk.model.rowCount() == 120
    assert not desk.button("filter_late").isChecked()
    assert desk.search.text() == ""


def test_a_filter_from_elsewhere_is_seen_and_dropped(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    begin_many(vault, people, 60)
    desk.open()
    assert not desk.button("drop_day").isVisible()
    operator = OperatorSlug("s3")
    desk.page.show_filter(Filter(operator=operator, groups=frozenset({Group.WAITING})))
    desk.settle()
    assert desk.button("filter_waiting").isChecked()
    name = desk.row(0).operator
    assert name in desk.button("drop_operator").text()
    desk.press("drop_operator")
    assert desk.model.rowCount() == 54
    day = desk.core.overview.glance().days[0].on
    desk.page.show_filter(Filter(on=day))
    desk.settle()
    assert 0 < desk.model.rowCount() < 54
    assert desk.words.day(day) in desk.button("drop_day").text()
    desk.press("drop_day")
    assert desk.model.rowCount() == 60
    assert desk.search.hasFocus()


def test_sorted_by_box_button_and_column(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 30)
    desk.open()
    desk.press("column_operator")
    names = [row.operator for row in desk.rows()]
    assert names[0] == NAMES[0]
    assert desk.box("requests_sort").currentData() == Sort.OPERATOR.value
    desk.press("column_operator")
    assert [row.operator for row in desk.rows()] == names[::-1]
    desk.press("requests_direction")
    assert [row.operator for row in desk.rows()] == names
    box = desk.box("requests_sort")
    box.setCurrentIndex(box.findData(Sort.CHANGED.value))
    box.activated.emit(box.currentIndex())
    desk.settle()
    newest = desk.core.overview.page(Filter(), Sort.CHANGED, descending=True)
    assert [row.case for row in desk.rows()] == [row.case.id for row in newest]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("almigo", {"KJ-0000", "KJ-0003"}),
        ("みっくす", {"KJ-0001", "KJ-0004"}),
        ("花子 operator", {"KJ-0002"}),
        ("ｋｊ-0005", {"KJ-0005"}),
    ],
)
def test_words_are_found_in_any_form_and_marked(
    desk: Desk, vault: Vault, people: list[PersonId], typed: str, found: set[str]
) -> None:
    begin_many(vault, people, 6)
    desk.open()
    assert set(desk.look_for(typed)) == found
    assert any(desk.row(0).found.values())


def test_the_keyboard_finds_and_opens(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 20)
    desk.open()
    desk.page.focus_search()
    assert desk.search.hasFocus()
    QTest.keyClick(desk.search, Qt.Key.Key_Down)
    assert desk.view.hasFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == [(desk.row(1).case, None)]
    at = desk.view.visualRect(desk.model.index(3, 0)).center()
    desk.click(3)
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.opened[-1] == (desk.row(3).case, None)
    desk.press("open_request")
    assert desk.opened[-1] == (desk.row(3).case, None)
    desk.page.press_primary()
    assert len(desk.opened) == 4
    assert desk.page.close_innermost()
    assert desk.view.chosen_count() == 0
    assert not desk.page.close_innermost()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "20 chosen" in desk.said()


def test_recorded_for_many_and_undone(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 30)
    desk.open()
    desk.press("column_operator")
    desk.choose(0, 29)
    chosen = desk.view.chosen_cases()
    refused = [
        row.reference for row in desk.rows() if row.stage == desk.words.text("stage.drafted")
    ]
    assert refused, "one of them was never sent"
    desk.record(EventKind.ANSWERED, "the same for all")
    done = len(chosen) - len(refused)
    answered = Filter(groups=frozenset({Group.ANSWERED}))
    assert desk.core.overview.count(answered) == done
    assert f"Recorded for {done} requests" in desk.banner.sentence()
    told = desk.page.findChild(Text, "bulk_refused")
    assert isinstance(told, Text)
    assert told.isVisible()
    assert refused[0] in told.text()
    assert desk.view.chosen_cases() == chosen
    assert not desk.button("bulk_record").isVisible()
    desk.banner.undo()
    desk.settle()
    assert desk.core.overview.count(answered) == 0
    assert not told.isVisible()
    assert "Taken back" in desk.banner.sentence()


def test_stopped_between_two_and_undone(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 400)
    desk.open()
    desk.press("filter_waiting")
    count = desk.model.rowCount()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.presenter.progressed.connect(lambda _done, _total: desk.presenter.stop())
    desk.record(EventKind.ANSWERED)
    answered = Filter(groups=frozenset({Group.ANSWERED}))
    assert 0 < desk.core.overview.count(answered) < count
    assert "You stopped" in desk.banner.sentence()
    desk.presenter.progressed.disconnect()
    desk.banner.undo()
    desk.settle()
    assert desk.core.overview.count(answered) == 0


def test_what_nobody_takes_stays_in_the_form(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    for number in range(3):
        begin(vault, people[0], number, sent=False)
    desk.open()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.record(EventKind.ARRIVED, "my own words")
    assert not desk.banner.can_undo()
    field = desk.page.findChild(QPlainTextEdit, "bulk_text")
    assert isinstance(field, QPlainTextEdit)
    assert (field.isVisible(), field.toPlainText()) == (True, "my own words")
    assert desk.page.close_innermost()
    assert not field.isVisible()
    assert desk.view.chosen_count() == 3


def test_the_form_keeps_to_what_is_chosen(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 10)
    desk.open()
    desk.choose(0, 3)
    desk.press("record_for_all")
    desk.click(5, Qt.KeyboardModifier.ControlModifier)
    assert desk.button("bulk_record").text() == "Record for 5"
    desk.click(5)
    assert not desk.button("bulk_record").isVisible()


def test_copied_as_a_table(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin(vault, people[0], 1, "Tab\tin a\nname")
    begin(vault, people[1], 2)
    desk.open()
    desk.press("column_operator")
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("copy_table")
    lines = QApplication.clipboard().text().splitlines()
    cells = [line.split("\t") for line in lines]
    assert cells[0][:2] == ["Reference", "Operator"]
    assert [len(line) for line in cells] == [7, 7, 7]
    assert cells[2][:4] == ["KJ-0001", "Tab in a name", "See what they hold", "見本 花子"]


def test_a_change_keeps_place_and_choice(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 400)
    desk.open()
    desk.press("column_operator")
    place = 250 * desk.view.rowHeight(0)
    desk.view.verticalScrollBar().setValue(place)
    desk.settle()
    desk.click(255)
    chosen = desk.row(255).case
    first = begin(vault, people[0], 900, "AAA")
    changes = desk.core.requests.record(first, EventDraft(EventKind.NOTE, DAY))[1]
    desk.hub.publish(changes)
    desk.settle()
    assert desk.model.rowCount() == 401
    assert desk.view.verticalScrollBar().value() == place
    assert desk.view.chosen_cases() == [chosen]
    assert desk.row(desk.view.currentIndex().row()).case == chosen


def test_another_language(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 5)
    desk.open()
    desk.look_for("kj")
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("record_for_all")
    desk.words.set_language("ja")
    desk.settle()
    assert desk.search.text() == "kj"
    assert desk.row(0).asked == "開示"
    assert {"請求5件", "5件すべてで、何がありましたか？"} <= desk.said()
    assert desk.button("bulk_record").isVisible()


def test_no_requests_at_all(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()
    assert not desk.search.isVisible()
    with qtbot.waitSignal(page.new_request_asked):
        desk.press("first_request")
    with qtbot.waitSignal(page.new_request_asked):
        page.press_primary()


@pytest.mark.parametrize("width", [700, 812, 1192])
def test_names_without_end_break_nothing(
    desk: Desk, vault: Vault, core: OpenCore, width: int
) -> None:
    whose = core.people.add(Person(name=LONG, country="JP", sample=True))[0]
    other = core.people.add(Person(name="x" * 300, country="", sample=True))[0]
    begin(vault, whose, 1, "Operator " * 33)
    begin(vault, other, 2, LONG)
    page = desk.open(width)
    desk.page.grab()
    assert page.width() == width
    assert page.minimumSizeHint().width() <= 812
    delegate = desk.view.itemDelegate()
    assert isinstance(delegate, RequestsDelegate)
    rows = [desk.row(number) for number in range(2)]
    assert LONG in {row.text("operator") for row in rows}
    for row in range(2):
        said = desk.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert desk.row(row).operator in said


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [400, 700, 812, 1192, 2400])
def test_state_and_date_stay_where_there_is_little_room(width: int, scale: float) -> None:
    laid = places(width, scale)
    names = {place.column.name for place in laid}
    assert {"operator", "status", "date"} <= names
    for before, after in pairwise(laid):
        assert before.left + before.width <= after.left
    if width >= 812:
        assert laid[-1].left + laid[-1].width <= width


def test_every_control_has_a_name(desk: Desk, vault: Vault, people: list[PersonId]) -> None:
    begin_many(vault, people, 5)
    page = desk.open()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("record_for_all")
    for kind in (QPushButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in page.findChildren(kind):
            if widget.isVisible() and widget.objectName() not in ("qt_spinbox_lineedit", ""):
                assert widget.accessibleName(), widget.objectName()
    assert desk.view.accessibleName()


LIVE = '=HYPERLINK("http://x.example")'


@pytest.mark.parametrize(
    ("typed", "pasted"),
    [
        (LIVE, f"'{LIVE}"),
        ("\t\r\n+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\ufeff=1", "'\ufeff=1"),
        ('"=1"', '\'"=1"'),
        ("a = b", "a = b"),
        ("two\nlines\there", "two lines here"),
    ],
)
def test_no_cell_of_a_table_is_a_formula(
    desk: Desk, vault: Vault, people: list[PersonId], typed: str, pasted: str
) -> None:
    begin(vault, people[0], 1, typed)
    begin(vault, people[1], 2)
    desk.open()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("copy_table")
    cells = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert [len(line) for line in cells] == [7, 7, 7, 1]
    assert pasted in {line[1] for line in cells[1:3]}


def test_the_table_leaves_the_clipboard_when_the_vault_closes(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    begin_many(vault, people, 4)
    page = desk.open()
    clipboard = QApplication.clipboard()
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press("copy_table")
    assert "KJ-0001" in clipboard.text()
    page.put_away()
    assert clipboard.text() == ""
    desk.press("copy_table")
    clipboard.setText("the user's own")
    page.put_away()
    assert clipboard.text() == "the user's own"
    # One asked for before comes too late.
    desk.button("copy_table").click()
    page.put_away()
    desk.settle()
    assert clipboard.text() == "the user's own"


def bulk_text(desk: Desk) -> QPlainTextEdit:
    field = desk.page.findChild(QPlainTextEdit, "bulk_text")
    assert isinstance(field, QPlainTextEdit)
    return field


def bulk_day(desk: Desk) -> DayEdit:
    field = desk.page.findChild(DayEdit, "bulk_on")
    assert isinstance(field, DayEdit)
    return field


@pytest.mark.parametrize("early", [True, False])
def test_what_was_filled_in_for_many_survives_locking(
    desk: Desk, vault: Vault, people: list[PersonId], early: bool
) -> None:
    begin_many(vault, people, 30)
    desk.open()
    assert desk.page.unfinished() is None
    desk.press("filter_waiting")
    desk.choose(2, 5)
    chosen = set(desk.view.chosen_cases())
    desk.press("record_for_all")
    assert desk.page.unfinished() is None
    box = desk.box("bulk_kind")
    box.setCurrentIndex(box.findData(EventKind.ANSWERED.value))
    box.activated.emit(box.currentIndex())
    bulk_text(desk).setPlainText("the same for all")
    bulk_day(desk).set_day(DAY - timedelta(days=1))
    values = json.loads(json.dumps(desk.page.unfinished()))
    desk.page.hide()
    assert desk.page.unfinished() == values
    desk.presenter = RequestsPresenter(desk.core, desk.runner, desk.hub)
    desk.page = RequestsPage(desk.presenter, desk.words, desk.banner, desk.problems)
    desk.qtbot.addWidget(desk.page)
    desk.page.resize(1192, 800)
    if early:
        desk.page.restore(values)
        assert desk.page.unfinished() == values
    desk.page.show()
    # Whatever the list shows, all that were chosen must be in it.
    desk.page.show_filter(Filter(groups=frozenset({Group.DRAFTS})))
    desk.page.entered()
    if not early:
        desk.settle()
        desk.page.restore(values)
    desk.settle()
    assert set(desk.view.chosen_cases()) == chosen
    assert desk.button("bulk_record").text() == "Record for 4"
    assert desk.page.unfinished() == values
    assert bulk_text(desk).toPlainText() == "the same for all"
    desk.press("bulk_record")
    kept = [desk.core.requests.get(case).events[-1] for case in chosen]
    assert {(each.kind, each.on) for each in kept} == {
        (EventKind.ANSWERED, DAY - timedelta(days=1))
    }
    assert desk.page.unfinished() is None


def test_words_for_many_are_kept_where_the_form_is_closed_or_nothing_is_left_to_choose(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    begin_many(vault, people, 4)
    desk.open()
    values = {"kind": "?", "on": "?", "text": "typed", "open": True, "cases": ["gone", 3]}
    desk.page.restore(values)
    desk.settle()
    assert desk.view.chosen_count() == 0
    assert not bulk_text(desk).isVisible()
    kept = desk.page.unfinished()
    assert kept is not None
    assert (kept["text"], kept["open"]) == ("typed", False)
    desk.page.restore({"text": 3})
    desk.choose(0, 1)
    desk.press("record_for_all")
    assert bulk_text(desk).toPlainText() == "typed"


def test_what_is_typed_while_many_are_recorded_stays(
    desk: Desk, vault: Vault, people: list[PersonId]
) -> None:
    begin_many(vault, people, 9)
    desk.open()
    desk.choose(1, 4)
    desk.press("record_for_all")
    bulk_text(desk).setPlainText("first")
    desk.button("bulk_record").click()
    bulk_text(desk).setPlainText("and next")
    desk.settle()
    assert desk.banner.can_undo()
    assert bulk_text(desk).isVisible()
    assert bulk_text(desk).toPlainText() == "and next"


def test_a_name_is_never_drawn_as_html(
    desk: Desk, vault: Vault, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = '<img src="//host.example/x">'
    begin(vault, people[0], 1, name)
    desk.open()
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, tip, _view: told.append(tip))
    at = desk.view.visualRect(desk.model.index(0, 0)).center()
    at.setX(60)
    event = QHelpEvent(QEvent.Type.ToolTip, at, desk.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(desk.view.viewport(), event)
    desk.page.show_filter(Filter(operator=OperatorSlug("s1")))
    desk.settle()
    told.append(desk.button("drop_operator").toolTip())
    assert len(told) == 2
    for tip in told:
        document = QTextDocument()
        document.setHtml(tip)
        assert name in document.toPlainText()
