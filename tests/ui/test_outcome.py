"""After a letter has left: the question fits what letter it is, and its note keeps how it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import EventKind, FollowUp, Right
from app.bootstrap import OpenCore
from tests.ui.request_desk import ALMIGO, Desk, Make, desks, sent_case
from ui.widgets.text import Text
from ui.wording import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    kept = tmp_path / "kept"
    kept.mkdir()
    target = str(kept / "letter.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    return make()


def write(desk: Desk, kind: FollowUp | Right) -> None:
    case = sent_case(desk.core, desk.hanako)
    desk.until(desk.runner.is_idle)
    desk.page.begin_about(case, kind)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.presenter.act_by(desk.sam)
    desk.presenter.tell("回答がありません。")
    desk.settled()


def save(desk: Desk) -> None:
    desk.page.go("pdf")
    desk.until(lambda: seen(desk, "sent_yes") and desk.runner.is_idle())


def shown(desk: Desk) -> list[str]:
    return [each.text() for each in desk.page.findChildren(Text) if each.isVisible()]


def seen(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QWidget, name))


def note(desk: Desk) -> str:
    (row,) = desk.core.requests.rows()
    last = row.case.events[-1]
    assert last.kind is EventKind.NOTE
    return str(last.payload["text"])


@pytest.mark.parametrize("kind", [FollowUp.MANDATE_FORM, Right.COMPLAINT_AUTHORITY])
def test_of_what_is_not_sent_nobody_asks_how_it_was_sent(
    desk: Desk, kind: FollowUp | Right
) -> None:
    write(desk, kind)
    save(desk)
    said = shown(desk)
    assert desk.words.text(f"sent.question.{kind}") in said
    assert desk.words.text("sent.question") not in said
    assert not seen(desk, "sent_by")
    assert not seen(desk, "sent_proof")
    QTest.mouseClick(desk.button("sent_yes"), LEFT)
    desk.until(desk.runner.is_idle)
    assert desk.words.text("later.recorded") in desk.banner.sentence()
    assert desk.words.text("sent.marked") not in desk.banner.sentence()


def test_the_note_of_a_letter_keeps_how_it_went_and_what_proves_it(desk: Desk) -> None:
    write(desk, FollowUp.MANDATE_COVER)
    save(desk)
    for name, value in (("sent_by", "post"), ("sent_proof", "certified")):
        box = desk.find(name, QComboBox)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(value))
    QTest.mouseClick(desk.button("sent_yes"), LEFT)
    desk.until(lambda: desk.runner.is_idle() and not seen(desk, "sent_yes"))
    for word in ("letter.mandate_cover", "channel.post", "proof.certified"):
        assert desk.words.text(word) in note(desk)


def test_a_letter_not_sent_yet_is_found_in_its_request_and_not_in_today(desk: Desk) -> None:
    write(desk, FollowUp.REMINDER)
    save(desk)
    assert desk.words.text("later.sent_line") in shown(desk)
    QTest.mouseClick(desk.button("sent_later"), LEFT)
    assert desk.words.text("later.kept_as_draft") in desk.banner.sentence()


def test_a_new_request_to_the_same_operator_is_no_letter_about_the_last_one(desk: Desk) -> None:
    write(desk, FollowUp.REMINDER)
    desk.page.begin_for(ALMIGO, desk.hanako)
    desk.settled()
    assert desk.presenter.begun().form.later is None
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.until(lambda: desk.presenter.begun().form.later is not None)


def test_the_line_for_a_letter_with_mistakes_closes_once_it_has_left(desk: Desk) -> None:
    desk.pick()
    editable = desk.presenter.current()
    assert editable is not None
    desk.presenter.word(editable.proposal.editable.replace("第33条第1項", "第33条第9項"))
    desk.settled()
    QTest.mouseClick(desk.button("send_anyway"), LEFT)
    assert seen(desk, "anyway_yes")
    save(desk)
    assert not seen(desk, "anyway_yes")
    assert desk.button("way_main").text() == desk.words.plural("request.way_main.mend", 1)
