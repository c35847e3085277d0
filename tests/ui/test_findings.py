"""Findings in the letter: at their place, with their fix; leaving with mistakes by a second step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import CaseId, ChannelKind, EventKind
from app.base.messages import Message
from app.bootstrap import OpenCore
from app.letters.lint import Finding
from app.letters.text import to_text
from app.services import marking
from app.services.edits import is_mendable
from tests.ui.request_desk import Desk, Make, desks
from ui.widgets.letter import LetterView
from ui.wording import Words

LEFT = Qt.MouseButton.LeftButton
#: A space that stands twice: a finding with a fix.
TWICE, ONCE = "よろしく  お願いします。", "よろしく お願いします。"


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    made = make()
    made.pick()
    return made


def body(desk: Desk) -> str:
    current = desk.presenter.current()
    assert current is not None
    return current.proposal.editable


def word(desk: Desk, text: str) -> None:
    desk.presenter.word(text)
    desk.settled()


def visible(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QWidget, name))


def view(desk: Desk) -> LetterView:
    found = desk.page.findChild(LetterView)
    assert found is not None
    return found


def test_the_words_of_a_finding_are_marked_at_their_own_place(desk: Desk) -> None:
    word(desk, "お願いします。。\n\n" + body(desk))
    current = desk.presenter.current()
    assert current is not None
    remarks = current.proposal.remarks
    number = next(n for n, each in enumerate(remarks, 1) if each.finding and each.finding.part)
    QTest.mouseClick(desk.button("remarks_open"), LEFT)
    QTest.mouseClick(desk.button(f"remark_{number}"), LEFT)
    finding = remarks[number - 1].finding
    assert finding is not None
    assert view(desk).marked() == finding.excerpt


def test_of_words_that_stand_twice_those_of_the_line_are_found(desk: Desk) -> None:
    word(desk, body(desk) + "\nこれは語です。\n\nあれも語です。\n")
    current = desk.presenter.current()
    assert current is not None
    assert current.proposal.draft is not None
    letter = current.proposal.draft.letter
    text = to_text(letter)
    last = len(letter.body) - 1
    finding = Finding(
        "L-word", "warning", Message("lint.word"), "語", part=f"body.{last}", start=3, end=4
    )
    span = marking.span_of(finding, letter, text)
    assert span is not None
    assert span[0] == text.index("あれも語") + 3


def test_a_fix_is_put_into_the_letter_and_taken_back(desk: Desk) -> None:
    edited = TWICE + "\n\n" + body(desk)
    word(desk, edited)
    current = desk.presenter.current()
    assert current is not None
    remarks = current.proposal.remarks
    number = next((n for n, each in enumerate(remarks, 1) if is_mendable(each.finding)), 0)
    assert number, [each.message.id for each in remarks]
    QTest.mouseClick(desk.button("remarks_open"), LEFT)
    QTest.keyClick(desk.button(f"fix_{number}"), Qt.Key.Key_Space)
    desk.settled()
    assert TWICE not in desk.page.letter_text()
    assert ONCE in desk.page.letter_text()
    assert desk.banner.sentence() == desk.words.text("request.fixed")
    desk.banner.undo()
    desk.settled()
    assert TWICE in desk.page.letter_text()


def test_a_fix_is_not_taken_back_over_what_was_written_since(desk: Desk) -> None:
    word(desk, TWICE + "\n\n" + body(desk))
    current = desk.presenter.current()
    assert current is not None
    finding = next(each.finding for each in current.proposal.remarks if is_mendable(each.finding))
    assert finding is not None
    desk.page._mending.mend(
        next(each for each in current.proposal.remarks if each.finding is finding)
    )
    desk.settled()
    word(desk, body(desk) + "\n書き足しました。\n")
    desk.banner.undo()
    desk.until(desk.runner.is_idle)
    assert "書き足しました。" in desk.presenter.begun().form.edit  # type: ignore[operator]


def make_mistake(desk: Desk) -> None:
    word(desk, "お願いします。")


def test_the_primary_button_leads_to_what_stands_in_the_way(desk: Desk) -> None:
    make_mistake(desk)
    desk.page.press_primary()
    assert visible(desk, "remark_1") or visible(desk, "remarks_open")
    assert desk.button("remarks_open").isChecked()
    assert desk.core.requests.rows() == ()


def test_no_way_out_is_taken_with_a_mistake(desk: Desk, tmp_path: Path) -> None:
    make_mistake(desk)
    for way in ("pdf", "print", "docx", "eml", "text"):
        assert not visible(desk, f"way_{way}") or not desk.button(f"way_{way}").isEnabled()
    desk.page.go("print")
    desk.until(desk.runner.is_idle)
    assert desk.core.requests.rows() == ()


def test_a_second_step_lets_it_leave_and_that_is_recorded(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def take(url: object) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("ui.request.outcome.QDesktopServices.openUrl", take)
    make_mistake(desk)
    assert not visible(desk, "anyway_yes")
    QTest.keyClick(desk.button("send_anyway"), Qt.Key.Key_Space)
    assert "第33条第1項" in desk.said("anyway_line")
    desk.until(desk.button("anyway_yes").hasFocus)
    QTest.keyClick(desk.button("anyway_yes"), Qt.Key.Key_Space)
    desk.until(lambda: bool(opened) and desk.runner.is_idle())
    event = desk.core.requests.rows()[0].case.events[0]
    assert event.kind is EventKind.DRAFTED
    assert "第33条第1項" in str(event.payload["text"])
    shown = desk.core.case_files.read(CaseId(desk.core.requests.rows()[0].case.id))
    assert "第33条第1項" in repr(shown)


def test_the_other_ways_are_open_while_the_second_step_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_mistake(desk)
    QTest.mouseClick(desk.button("send_anyway"), LEFT)
    target = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(desk.button("way_pdf"), LEFT)
    desk.until(target.exists)
    desk.until(lambda: desk.runner.is_idle() and bool(desk.core.requests.rows()))
    assert "text" in desk.core.requests.rows()[0].case.events[0].payload


def test_escape_and_another_letter_close_the_second_step(desk: Desk) -> None:
    make_mistake(desk)
    QTest.mouseClick(desk.button("send_anyway"), LEFT)
    assert desk.page.close_innermost()
    assert not visible(desk, "anyway_yes")
    QTest.mouseClick(desk.button("send_anyway"), LEFT)
    QTest.mouseClick(desk.button("reset_letter"), LEFT)
    desk.settled()
    assert not visible(desk, "send_anyway")
    assert not visible(desk, "anyway_yes")


def test_a_letter_without_mistakes_says_nothing_of_any(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.page.go("pdf")
    desk.until(lambda: desk.runner.is_idle() and bool(desk.core.requests.rows()))
    assert "text" not in desk.core.requests.rows()[0].case.events[0].payload


def test_what_is_missing_in_the_form_cannot_be_forced(desk: Desk) -> None:
    desk.presenter.correct("email", "hanako@")
    desk.settled()
    assert not visible(desk, "send_anyway")
    assert not desk.button("way_main").isEnabled()
    assert desk.presenter.begun().form.channel in (None, *ChannelKind)


def test_escape_gives_the_keyboard_back_to_what_opened_the_list(desk: Desk) -> None:
    word(desk, TWICE + "\n\n" + body(desk) + "\n\n語です。。\n")
    QTest.mouseClick(desk.button("remarks_open"), LEFT)
    desk.find("remark_1").setFocus()
    assert desk.page.close_innermost()
    assert desk.page.window().focusWidget() is desk.button("remarks_open")
