"""The page of a letter about an earlier request: what it says, where it is recorded, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import CaseId, ChannelKind, EventKind, FollowUp, LetterFormat, Right
from app.bootstrap import OpenCore
from app.cases.events import EventDraft
from tests.ui.request_desk import HANAKO, MIXI, Desk, Make, desks, sent_case
from ui.appearance import Appearance
from ui.widgets import look
from ui.widgets.heading import PageHeading
from ui.widgets.text import Text
from ui.wording import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


def write_about(desk: Desk, kind: FollowUp | Right, case: CaseId | None = None) -> CaseId:
    case = case or sent_case(desk.core, desk.hanako)
    desk.until(desk.runner.is_idle)
    desk.page.begin_about(case, kind)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.settled()
    return case


def heading(desk: Desk) -> list[str]:
    found = desk.page.findChild(PageHeading)
    assert found is not None
    return [each.text() for each in found.findChildren(Text)]


def test_the_head_says_which_letter_it_is_and_about_what(desk: Desk) -> None:
    case = write_about(desk, FollowUp.REMINDER)
    title, line = heading(desk)
    assert title == desk.words.text("letter.reminder")
    assert desk.core.requests.get(case).reference in line
    assert desk.core.directory.get(desk.core.requests.get(case).operator).shown_name in line
    assert "見本 花子" in line


def test_only_what_is_open_is_asked_and_numbered(desk: Desk) -> None:
    write_about(desk, FollowUp.REMINDER)
    shown = [each.text() for each in desk.page.findChildren(Text) if each.isVisible()]
    assert desk.words.text("later.step") in shown
    for gone in ("request.step.who", "request.step.what", "request.step.law"):
        assert desk.words.text(gone) not in shown
    names = [each.accessibleName() for each in desk.page.findChildren(Text) if each.isVisible()]
    assert f"1. {desk.words.text('later.step')}" in names
    assert f"2. {desk.words.text('request.step.data')}" in names
    for hidden in ("begun_on", "person", "on_paper", "right_access", "also_records"):
        assert not [each for each in desk.page.findChildren(QWidget, hidden) if each.isVisible()]


def test_the_user_s_own_words_are_asked_for_as_such(desk: Desk) -> None:
    write_about(desk, FollowUp.REMINDER)
    edit = desk.field("about").edit()
    assert edit.accessibleName() == desk.words.text("later.about")
    assert edit.accessibleDescription() == desk.words.text("later.about_wanted")
    desk.presenter.tell("先日お電話しました。")
    desk.settled()
    assert "先日お電話しました。" in desk.page.letter_text()


def test_a_new_request_has_its_usual_head_again(desk: Desk) -> None:
    write_about(desk, FollowUp.REMINDER)
    desk.presenter.drafts.start_anew()
    desk.pick()
    assert heading(desk)[0] == desk.words.text("request.title")
    assert desk.tile(Right.ACCESS).isVisible()
    assert desk.find("person").isVisible()


def test_close_goes_back_to_the_request_with_the_draft_kept(desk: Desk, qtbot: QtBot) -> None:
    case = write_about(desk, FollowUp.REMINDER)
    closed = QSignalSpy(desk.page.closed)
    with qtbot.waitSignal(desk.page.case_asked) as asked:
        QTest.mouseClick(desk.button("close_request"), LEFT)
    assert asked.args == [case]
    assert closed.count() == 0
    desk.page.hide()
    desk.until(lambda: desk.kept() is not None)


def test_the_letter_is_recorded_in_the_request_and_shown_there(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def take(url: object) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    case = write_about(desk, FollowUp.REMINDER)
    assert desk.button("way_main").text() == desk.words.text("request.way_main.send")
    QTest.keyClick(desk.page, Qt.Key.Key_Tab)
    desk.page.press_primary()
    desk.until(lambda: bool(opened) and desk.find("sent_yes").isVisible())
    with qtbot.waitSignal(desk.page.case_asked) as asked:
        QTest.keyClick(desk.button("sent_yes"), Qt.Key.Key_Space)
    assert asked.args == [case]
    desk.until(desk.runner.is_idle)
    kept = desk.core.requests.get(case)
    assert kept.events[-1].kind is EventKind.REMINDER_SENT
    assert len(desk.core.requests.rows()) == 1
    assert len(desk.core.requests.letters(case)) == 2


@pytest.mark.parametrize("way", ["pdf", "print"])
def test_it_can_be_saved_and_printed(
    desk: Desk, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_about(desk, FollowUp.REMINDER)
    target = tmp_path / "reminder.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    printed: list[object] = []

    def take(pages: object, _over: object) -> bool:
        printed.append(pages)
        return True

    monkeypatch.setattr("ui.request.outcome.print_pages", take)
    desk.page.go(way)
    desk.until(lambda: bool(printed) or target.exists())
    desk.until(desk.runner.is_idle)
    assert LetterFormat.PDF in desk.core.requests.letters(case)[-1].files


def test_it_goes_in_pieces_where_the_operator_has_only_a_form(desk: Desk) -> None:
    case = sent_case(desk.core, desk.hanako, MIXI)
    write_about(desk, FollowUp.REMINDER, case)
    desk.presenter.go_by(ChannelKind.IN_APP)
    desk.settled()
    desk.page.go("pieces")
    QTest.mouseClick(desk.button("copy_1"), LEFT)
    assert QApplication.clipboard().text().startswith("1/")
    QTest.mouseClick(desk.button("pieces_done"), LEFT)
    desk.until(lambda: desk.runner.is_idle() and len(desk.core.requests.letters(case)) == 2)


@pytest.mark.parametrize("kind", [FollowUp.MANDATE_FORM, Right.COMPLAINT_AUTHORITY])
def test_what_does_not_go_to_the_operator_is_printed_or_saved(
    desk: Desk, kind: FollowUp | Right
) -> None:
    case = sent_case(desk.core, desk.hanako)
    desk.page.begin_about(case, kind)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.presenter.act_by(desk.sam)
    desk.presenter.tell("回答がありません。")
    desk.settled()
    current = desk.presenter.current()
    assert current is not None
    assert current.proposal.draft is not None, current.proposal.problem
    assert current.proposal.draft.letter.to == ""
    assert desk.button("way_main").text() == desk.words.text("request.way_main.print")
    assert desk.button("way_pdf").isEnabled()
    channels = desk.page.findChildren(QWidget, "channel")
    assert not any(each.isVisible() for each in channels)


def test_a_letter_begun_before_is_gone_on_with(desk: Desk) -> None:
    case = write_about(desk, FollowUp.REMINDER)
    desk.presenter.tell("先日お電話しました。")
    desk.settled()
    desk.page.begin_about(case, FollowUp.REMINDER)
    desk.until(desk.runner.is_idle)
    assert desk.presenter.begun().form.about == "先日お電話しました。"
    assert desk.find("begun_on").isVisible()


def test_another_draft_gives_way_and_comes_back(desk: Desk) -> None:
    desk.pick()
    desk.presenter.tell("もとの下書き")
    desk.settled()
    write_about(desk, FollowUp.REMINDER)
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.until(lambda: desk.presenter.begun().form.about == "もとの下書き")
    assert desk.presenter.begun().form.later is None


def _is_seen(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QWidget, name))


def test_what_is_missing_from_an_answer_is_ticked(desk: Desk) -> None:
    case = sent_case(desk.core, desk.hanako)
    desk.core.requests.record(case, EventDraft(EventKind.ANSWERED, date(2026, 10, 1)))
    write_about(desk, FollowUp.INCOMPLETE_ANSWER, case)
    assert desk.said("later_remark") == desk.words.text("remark.points_missing")
    desk.until(lambda: _is_seen(desk, "missing_j33.data"))
    box = desk.find("missing_j33.data", QCheckBox)
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.settled()
    assert desk.button("way_main").isEnabled()
    assert desk.page.letter_text()


def test_the_request_offers_its_letters(
    qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance
) -> None:
    from app.services.later import offered
    from ui.case.head import CaseHead

    person, _ = core.people.add(HANAKO)
    case = sent_case(core, person)
    head = CaseHead(words)
    qtbot.addWidget(head)
    head.show_case(core.case_files.read(case))
    menu = head.findChild(QMenu, "letters_menu")
    assert menu is not None
    names = [each.objectName() for each in menu.actions()]
    assert names == [f"letter_{each}" for each in offered(core.requests.row(case))]
    assert "letter_mandate_form" in names
    with qtbot.waitSignal(head.letter_asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [FollowUp.REMINDER]


def test_the_channel_is_not_cut_where_the_words_are_large(
    desk: Desk, appearance: Appearance
) -> None:
    write_about(desk, FollowUp.REMINDER, sent_case(desk.core, desk.hanako, MIXI))
    desk.presenter.go_by(ChannelKind.IN_APP)
    desk.settled()
    appearance.choose_text_size(200)
    try:
        box = desk.find("channel", QComboBox)
        assert isinstance(box, QComboBox)
        desk.until(lambda: box.iconSize().width() == look.type_().px(16))
        sign = box.iconSize().width()
        words = box.fontMetrics().horizontalAdvance(box.currentText())
        desk.until(lambda: box.width() >= words + 2 * sign)
    finally:
        appearance.choose_text_size(0)
