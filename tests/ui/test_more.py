"""What else the letter says and how it looks: each choice enters the letter, or its file."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import ChannelKind, FollowUp, Law, LetterFormat, Tone
from app.bootstrap import OpenCore
from app.letters.custom import CERTIFIED
from app.services.request_form import from_values, to_values
from tests.ui.request_desk import MIXI, Desk, Make, desks, sent_case
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.wording import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


def unfold(desk: Desk) -> None:
    QTest.keyClick(desk.button("letter_more"), Qt.Key.Key_Space)


def tick(desk: Desk, name: str) -> QCheckBox:
    box = desk.find(name, QCheckBox)
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    return box


def choose(desk: Desk, name: str, entry: str) -> None:
    box = desk.find(name, QComboBox)
    assert isinstance(box, QComboBox)
    row = box.findData(entry)
    assert row >= 0, entry
    box.setCurrentIndex(row)
    box.activated.emit(row)


def entries(desk: Desk, name: str) -> list[str]:
    box = desk.page.findChildren(QComboBox, name)[-1]
    return [box.itemData(row) for row in range(box.count())]


def visible(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QWidget, name))


def test_the_tone_is_chosen_without_unfolding_anything(desk: Desk) -> None:
    desk.pick()
    plain = desk.page.letter_text()
    tone = desk.find("tone", Segmented)
    assert isinstance(tone, Segmented)
    QTest.keyClick(tone, Qt.Key.Key_Right)
    desk.settled()
    assert desk.presenter.begun().form.tone is Tone.POLITE
    assert desk.page.letter_text() != plain


def test_only_tones_of_the_kind_are_offered(desk: Desk) -> None:
    desk.pick()
    assert not visible(desk, "firm")
    case = sent_case(desk.core, desk.hanako)
    desk.page.begin_about(case, FollowUp.REMINDER)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.settled()
    assert visible(desk, "firm")


def test_the_words_of_a_sentence_are_whole_and_its_field_comes_with_it(desk: Desk) -> None:
    desk.pick()
    unfold(desk)
    words = desk.words.text("option.policy_quote")
    texts = [each for each in desk.page.findChildren(Text) if each.text() == words]
    assert len(texts) == 1
    assert not texts[0].is_cut()
    assert not visible(desk, "option_policy_quote_text")
    tick(desk, "option_policy_quote")
    edit = desk.field("option_policy_quote_text").edit()
    desk.until(edit.hasFocus)
    desk.settled()
    assert desk.page.letter_text() == ""
    said = desk.words.text("remark.option_text_missing", option=words)
    assert edit.accessibleDescription() == said
    QTest.keyClicks(edit, "we answer within a week")
    desk.settled()
    assert "we answer within a week" in desk.page.letter_text()
    tick(desk, "option_policy_quote")
    desk.settled()
    assert "we answer within a week" not in desk.page.letter_text()
    assert not visible(desk, "option_policy_quote_text")


def test_a_click_on_the_words_ticks_too(desk: Desk) -> None:
    desk.pick()
    unfold(desk)
    words = desk.words.text("option.voluntary")
    text = next(each for each in desk.page.findChildren(Text) if each.text() == words)
    QTest.mouseClick(text, LEFT)
    desk.settled()
    assert "voluntary" in (desk.presenter.begun().form.options or {})


def test_one_line_says_what_is_on_while_it_is_folded(desk: Desk) -> None:
    desk.pick()
    assert desk.said("letter_more_on") == desk.words.text("request.more_off")
    desk.presenter.say_also("voluntary", "")
    desk.presenter.lay_out("din_a")
    desk.settled()
    said = desk.said("letter_more_on")
    assert desk.words.text("option.voluntary") in said
    assert desk.words.text("layout.din_a") in said
    unfold(desk)
    assert not visible(desk, "letter_more_on")


def test_somebody_on_file_acts_in_a_capacity(desk: Desk) -> None:
    desk.pick()
    unfold(desk)
    assert not visible(desk, "capacity")
    choose(desk, "agent", desk.sam)
    desk.settled()
    assert "Sam Sample" in desk.page.letter_text()
    as_agent = desk.page.letter_text()
    assert desk.words.text("letter.mandate_form") in desk.said("agent_mandate")
    choose(desk, "capacity", "parent")
    desk.settled()
    assert desk.page.letter_text() != as_agent
    assert not visible(desk, "agent_mandate")


def test_points_of_an_answer_are_chosen(desk: Desk) -> None:
    desk.pick()
    desk.presenter.choose_law(Law.GDPR)
    desk.settled()
    unfold(desk)
    whole = desk.page.letter_text()
    box = tick(desk, "point_g15.h")
    desk.settled()
    assert not box.isChecked()
    assert len(desk.page.letter_text()) < len(whole)


def test_certified_mail_is_offered_only_where_a_letter_can_be(desk: Desk) -> None:
    desk.pick()
    assert not set(CERTIFIED) & set(entries(desk, "layout"))
    case = sent_case(desk.core, desk.hanako)
    desk.page.begin_about(case, FollowUp.REMINDER)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.settled()
    current = desk.presenter.current()
    assert current is not None
    offered = set(CERTIFIED) & set(entries(desk, "layout"))
    assert offered == set(CERTIFIED) & set(current.proposal.choices.layouts)


def test_the_era_is_offered_only_in_japanese_letters(desk: Desk) -> None:
    desk.pick()
    unfold(desk)
    assert visible(desk, "era")
    tick(desk, "era")
    desk.settled()
    assert "令和" in desk.page.letter_text()
    desk.presenter.write_era(False)
    desk.presenter.choose_law(Law.CCPA)
    desk.settled()
    assert not visible(desk, "era")


def test_the_file_is_made_as_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.pick()
    unfold(desk)
    tick(desk, "with_pdf")
    tick(desk, "pdf_a")
    desk.settled()
    mail, page = tmp_path / "a.eml", tmp_path / "a.pdf"
    for form, target in ((LetterFormat.EML, mail), (LetterFormat.PDF, page)):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, to=target: (str(to), ""))
        desk.page.go(form.value)
        desk.until(target.exists)
        desk.until(desk.runner.is_idle)
    parts = [each.get_content_type() for each in message_from_bytes(mail.read_bytes()).walk()]
    assert "application/pdf" in parts
    assert b"pdfaid" in page.read_bytes()


def test_how_it_is_made_leaves_the_user_s_wording_alone(desk: Desk) -> None:
    desk.pick()
    edit = desk.presenter.current()
    assert edit is not None
    desk.presenter.word(edit.proposal.editable + "\n追伸です。\n")
    desk.settled()
    desk.presenter.make(pdf_a=True)
    desk.presenter.lay_out("din_a")
    desk.settled()
    assert "追伸です。" in desk.page.letter_text()


def test_pieces_are_as_long_as_the_form_takes(desk: Desk) -> None:
    desk.pick(MIXI)
    desk.presenter.go_by(ChannelKind.IN_APP)
    desk.settled()
    unfold(desk)
    edit = desk.field("piece_length").edit()
    QTest.keyClicks(edit, "20")
    assert desk.field("piece_length").has_error()
    assert desk.presenter.begun().form.making.length is None
    QTest.keyClicks(edit, "0")
    assert not desk.field("piece_length").has_error()
    desk.settled()
    assert all(len(each) <= 200 for each in desk.leaving.pieces())
    assert len(desk.leaving.pieces()) > 1


def test_choices_survive_in_the_draft(desk: Desk) -> None:
    desk.pick()
    desk.presenter.make(pdf_a=True, length=120)
    desk.presenter.write_in("My letter")
    desk.settled()
    begun = desk.presenter.begun()
    again = from_values(to_values(begun), desk.core.directory, [desk.hanako])
    assert again.form == begun.form


def test_who_can_act_is_said_where_nobody_else_is_on_file(desk: Desk) -> None:
    case = sent_case(desk.core, desk.hanako)
    desk.hub.publish(desk.core.people.delete(desk.sam))
    desk.until(lambda: len(desk.presenter.people()) == 1)
    desk.page.begin_about(case, FollowUp.MANDATE_FORM)
    desk.until(lambda: desk.presenter.begun().form.later is not None)
    desk.settled()
    said = [each.text() for each in desk.page.findChildren(Text) if each.isVisible()]
    assert desk.words.text("request.agent_alone") in said
