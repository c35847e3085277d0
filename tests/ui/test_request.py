"""The New request page: drafts that stay, findings at their place, choices with reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import (
    ChannelKind,
    EventKind,
    Law,
    LetterFormat,
    OperatorSlug,
    PersonId,
    Right,
)
from app.bootstrap import OpenCore
from app.people.person import Person
from app.services.request_form import Form, to_values
from tests.ui.request_desk import (
    ALMIGO,
    MICOLY,
    MIPICK,
    MIXI,
    TODAY,
    Desk,
    Make,
    desks,
)
from ui.appearance import Appearance
from ui.widgets.field import Field
from ui.widgets.letter import LetterView
from ui.widgets.text import Text
from ui.widgets.theme import DARK
from ui.wording import Words


@pytest.fixture
def make(
    qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance, tmp_path: Path
) -> Iterator[Make]:
    yield from desks(qtbot, core, words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


# a: the draft


def test_what_is_chosen_is_kept_a_second_later_and_there_again(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.presenter.want(Right.ERASURE, True)
    desk.presenter.ground("no_need", True)
    desk.presenter.tell("退会しました。")
    desk.presenter.correct("email", "hana@example.jp")
    desk.wait_kept()
    heading = desk.words.text("request.kept_at", time="").strip()
    assert any(each.text().startswith(heading) for each in desk.page.findChildren(Text))
    again = make()
    again.settled()
    assert again.said("begun_on") == desk.words.text("request.begun_on", date=TODAY)
    assert "hana@example.jp" in again.page.letter_text()
    assert "退会しました。" in again.page.letter_text()
    assert again.presenter.begun().form == desk.presenter.begun().form


def test_a_draft_is_kept_at_once_when_the_page_is_left(desk: Desk) -> None:
    desk.pick()
    assert desk.kept() is None
    desk.page.hide()
    desk.until(lambda: desk.kept() is not None)


def test_starting_anew_clears_and_undo_brings_back(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.wait_kept()
    again = make()
    again.settled()
    QTest.mouseClick(again.button("start_anew"), Qt.MouseButton.LeftButton)
    again.until(lambda: again.kept() is None)
    assert again.page.letter_text() == ""
    again.banner.undo()
    again.settled()
    assert "ALMIGO" in again.page.letter_text()


def test_once_recorded_the_draft_is_forgotten(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk.pick()
    desk.wait_kept()
    desk.page.go("text")
    desk.until(lambda: file.exists() and desk.kept() is None)
    assert desk.page.unfinished() is None
    desk.presenter.want(Right.PURPOSE_NOTICE, True)
    assert desk.page.unfinished() is not None


def test_what_was_unfinished_can_be_given_and_restored(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.presenter.go_by(ChannelKind.POST)
    values = desk.page.unfinished()
    assert values is not None
    again = make()
    again.page.restore(values)
    again.until(lambda: "Kita-Aoyama" in again.page.letter_text())


GARBAGE: tuple[dict[str, object], ...] = (
    {},
    {"operators": "almigo", "person": 7, "rights": {"access": 1}},
    {"operators": ["gone", 3, None], "new_person": ["x"]},
    {
        "operators": ["almigo"],
        "law": "LEX",
        "rights": ["access", "fly", 5, "access"],
        "grounds": ["no_need", {}],
        "channel": "pigeon",
        "tone": [],
        "given": ["name", "email", "soul", 4],
        "on_paper": "yes",
        "corrections": [["email", "x@example.jp"], ["shoe_size", "44"], ["name"], 3],
        "edit": 9,
        "reference": "KJ-'; DROP",
        "on": "yesterday",
        "about": 3,
    },
)


@pytest.mark.parametrize("values", GARBAGE)
def test_garbage_is_left_out_and_never_breaks(desk: Desk, values: dict[str, object]) -> None:
    if values.get("operators") == ["almigo"]:
        values = {**values, "person": desk.hanako}
    desk.page.restore(values)
    if values.get("operators") == ["almigo"]:
        desk.settled()
        form = desk.presenter.begun().form
        assert (form.law, form.channel, form.edit) == (None, None, None)
        assert form.rights == (Right.ACCESS,)
        assert form.reference != "KJ-'; DROP"
        assert form.given == frozenset({"name", "email"})
        assert "x@example.jp" in desk.page.letter_text()
    else:
        desk.until(desk.runner.is_idle)
        assert desk.presenter.begun().is_empty


# h: a person who is not on file yet


def test_a_half_typed_person_survives(desk: Desk, make: Make) -> None:
    desk.presenter.note_new_person({"name": "見本 太郎", "email": "ta", "country": "DE"})
    values = desk.page.unfinished()
    assert values is not None
    again = make()
    again.page.restore(values)
    again.until(lambda: not again.presenter.begun().is_empty)
    assert again.field("new_person_name").value() == "見本 太郎"
    assert again.field("new_person_email").value() == "ta"


def test_a_new_person_lives_where_the_user_does(make: Make, core: OpenCore) -> None:
    core.preferences.change(home_country="DE")
    desk = make()
    country = desk.page.findChild(QWidget, "new_person_country")
    assert country is not None
    assert country.property("currentText") == desk.words.text("country.DE")


# b: findings at their place


def test_a_wrong_fact_is_told_at_its_field_and_stops_the_ways_out(desk: Desk) -> None:
    desk.pick()
    desk.presenter.correct("email", "hanako@")
    desk.settled()
    assert desk.field("fact_email").has_error()
    assert desk.reason("fact_email") == desk.words.text("wrong.email")
    for name in ("way_main", "way_pdf", "way_print"):
        assert not desk.button(name).isEnabled()
        assert desk.button(name).toolTip() == desk.words.text("wrong.email")
    assert "hanako@example.jp" in desk.page.letter_text()
    desk.presenter.correct("email", "hana@example.jp")
    desk.settled()
    assert desk.button("way_main").isEnabled()
    assert desk.reason("fact_email") == desk.words.text("fact.corrected")


def test_a_fact_given_too_much_is_told_at_its_field(desk: Desk) -> None:
    desk.pick()
    QTest.mouseClick(desk.button("facts_not_given"), Qt.MouseButton.LeftButton)
    desk.presenter.give("birth_date", True)
    desk.settled()
    desk.presenter.give("account.other shop", True)
    desk.settled()
    assert desk.reason("fact_birth_date") == desk.words.text("need.birth_date_given")
    new = desk.words.plural("remark.new_facts", 2, operator="ALMIGO Inc.")
    proposal = desk.presenter.current()
    assert proposal is not None
    said = [desk.words.say(each.message) for each in proposal.proposal.remarks]
    assert new in said
    assert new == "You give 2 facts ALMIGO Inc. did not have."
    assert desk.button("way_main").isEnabled()


def test_a_missing_ground_is_told_at_the_grounds(desk: Desk) -> None:
    desk.pick()
    desk.presenter.want(Right.ERASURE, True)
    desk.settled()
    right = desk.words.text("request.tile.erasure")
    missing = desk.said("grounds_need")
    assert missing.startswith(f"“{desk.words.text('right.erasure')}”") or right in missing
    assert desk.button("way_main").toolTip() == missing
    box = desk.find("ground_no_need", QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    desk.settled()
    assert desk.button("way_main").isEnabled()
    assert "第35条第5項" in desk.page.letter_text()


def test_missing_particulars_are_told_at_the_users_facts(desk: Desk) -> None:
    desk.pick()
    desk.presenter.want(Right.CORRECTION, True)
    desk.settled()
    assert desk.reason("about") == desk.button("way_main").toolTip()
    desk.presenter.tell("住所が誤りです。")
    desk.settled()
    assert desk.button("way_main").isEnabled()


def test_a_finding_in_the_text_is_shown_in_the_letter(desk: Desk) -> None:
    desk.pick()
    written = desk.presenter.current()
    assert written is not None
    desk.presenter.word(f"{written.proposal.editable}\n\n貴社は違法です。\n")
    desk.settled()
    QTest.mouseClick(desk.button("remarks_open"), Qt.MouseButton.LeftButton)
    shown = desk.presenter.current()
    assert shown is not None
    excerpts = [each.excerpt for each in shown.proposal.remarks]
    number = next(n for n, each in enumerate(excerpts, 1) if "違法" in each)
    QTest.mouseClick(desk.button(f"remark_{number}"), Qt.MouseButton.LeftButton)
    view = desk.page.findChild(LetterView)
    assert view is not None
    assert view.marked() == excerpts[number - 1]


def test_an_error_in_the_text_blocks_with_its_reason(desk: Desk) -> None:
    desk.pick()
    desk.presenter.word("お願いします。")
    desk.settled()
    assert not desk.button("way_pdf").isEnabled()
    assert "第33条第1項" in desk.button("way_pdf").toolTip()
    assert desk.button("way_main").text() == desk.words.plural("request.way_main.mend", 1)
    QTest.mouseClick(desk.button("reset_letter"), Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.button("way_pdf").isEnabled()
    assert desk.button("way_main").text() == desk.words.text("request.way_main.send")


def test_a_remark_about_a_field_leads_to_it(desk: Desk) -> None:
    desk.pick()
    desk.presenter.correct("email", "hanako@")
    desk.settled()
    QTest.mouseClick(desk.button("remarks_open"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.button("remark_1"), Qt.MouseButton.LeftButton)
    desk.until(desk.field("fact_email").edit().hasFocus)
    assert desk.page.close_innermost()


# c: rights, laws, grounds


def test_rights_that_cannot_be_asked_say_why(desk: Desk) -> None:
    desk.pick()
    for right in (Right.PORTABILITY, Right.OBJECTION, Right.RESTRICTION):
        tile = desk.tile(right)
        assert not tile.isEnabled()
        law = desk.words.text("law.APPI")
        assert tile.accessibleDescription() == desk.words.text("why_not.not_in_law", law=law)
    assert desk.tile(Right.ERASURE).isEnabled()


def test_several_rights_are_in_one_letter(desk: Desk) -> None:
    desk.pick()
    for right in (Right.PURPOSE_NOTICE, Right.THIRD_PARTY_RECORDS):
        desk.presenter.want(right, True)
    desk.settled()
    for place in ("第33条第1項", "第32条第2項", "第33条第5項"):
        assert place in desk.page.letter_text()


def test_the_other_laws_say_why_not_and_can_be_used(desk: Desk) -> None:
    desk.pick()
    QTest.mouseClick(desk.button("other_law"), Qt.MouseButton.LeftButton)
    why_not = desk.words.text("why_not.nobody_in_eea")
    assert any(each.text() == why_not for each in desk.page.findChildren(Text))
    desk.until(
        lambda: any(each.isVisible() for each in desk.page.findChildren(QWidget, "law_GDPR"))
    )
    QTest.mouseClick(desk.button("law_GDPR"), Qt.MouseButton.LeftButton)
    desk.settled()
    shown = desk.presenter.current()
    assert shown is not None
    assert shown.proposal.law is Law.GDPR
    assert "第15条" in desk.page.letter_text()


def test_a_right_the_new_law_lacks_is_left_out_and_said(desk: Desk) -> None:
    desk.pick()
    desk.presenter.choose_law(Law.GDPR)
    desk.presenter.want(Right.RESTRICTION, True)
    desk.settled()
    desk.presenter.choose_law(Law.APPI)
    desk.settled()
    assert desk.words.text("request.tile.restriction") in desk.said("rights_remark")
    assert desk.button("way_main").isEnabled()


def test_a_default_ground_is_only_chosen_beforehand(desk: Desk) -> None:
    desk.pick()
    desk.presenter.choose_law(Law.GDPR)
    desk.presenter.want(Right.ERASURE, True)
    desk.settled()
    box = desk.find("ground_e17a", QCheckBox)
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.click()
    desk.settled()
    assert not box.isChecked()
    assert not desk.button("way_main").isEnabled()


# d, e, f: facts, channels, paper


def test_facts_of_others_are_not_given_by_themselves(desk: Desk) -> None:
    desk.pick()
    assert desk.field("fact_account.ALMIGO 会員番号").is_given()
    assert not desk.page.findChildren(Field, "fact_account.other shop")[-1].is_given()
    assert "99" not in desk.page.letter_text()
    assert any(each.text() == "3 of 7 things on file" for each in desk.page.findChildren(Text))


def test_paper_needs_an_address_and_says_so(desk: Desk) -> None:
    desk.pick()
    box = desk.find("on_paper", QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    desk.settled()
    assert desk.reason("fact_postal_address") == desk.words.text("need.address_for_paper")
    assert not desk.button("way_main").isEnabled()
    desk.presenter.give("postal_address", True)
    desk.presenter.correct("postal_address", "100-0000\n東京都見本区見本1-2-3")
    desk.settled()
    assert desk.button("way_main").isEnabled()
    assert "書面の交付" in desk.page.letter_text()


@pytest.mark.parametrize(
    ("slug", "channel", "way"),
    [
        (ALMIGO, ChannelKind.EMAIL, "send"),
        (ALMIGO, ChannelKind.POST, "print"),
        (MIXI, ChannelKind.IN_APP, "pieces"),
    ],
)
def test_each_channel_has_one_fitting_way_out(
    desk: Desk, slug: OperatorSlug, channel: ChannelKind, way: str
) -> None:
    desk.pick(slug)
    desk.presenter.go_by(channel)
    desk.settled()
    assert desk.button("way_main").text() == desk.words.text(f"request.way_main.{way}")
    assert desk.said("channel_why") == desk.words.text("request.channel_unchecked")


def test_without_a_channel_the_contact_is_asked_for(desk: Desk) -> None:
    desk.pick(MICOLY)
    assert desk.button("way_main").text() == desk.words.text("request.way_main.enquiry")
    assert desk.said("channel_why") == desk.words.text("request.no_channel_why")
    assert not desk.button("way_pdf").isEnabled()
    QTest.mouseClick(desk.button("way_main"), Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.button("way_main").isEnabled()
    assert "MICOLY" in desk.page.letter_text()


# g: where there is little room


def test_the_usual_channel_is_taken_where_it_is_offered(desk: Desk) -> None:
    desk.core.preferences.change(default_channel=ChannelKind.POST)
    desk.enter()
    for slug, expected in ((ALMIGO, ChannelKind.POST), (MIPICK, ChannelKind.EMAIL)):
        desk.pick(slug)
        shown = desk.presenter.current()
        assert shown is not None
        assert shown.proposal.channel is not None
        assert shown.proposal.channel.kind is expected


def test_letters_are_saved_where_the_user_keeps_them(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_page: QWidget, _title: str, name: str) -> tuple[str, str]:
        asked.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    desk.core.preferences.change(letters_folder=str(tmp_path))
    desk.enter()
    desk.pick()
    desk.page.go("pdf")
    assert [Path(name).parent for name in asked] == [tmp_path]


def test_a_narrow_page_puts_the_letter_behind_a_button(desk: Desk) -> None:
    desk.pick()
    view = desk.page.findChild(LetterView)
    assert view is not None
    assert view.isVisible()
    desk.page.resize(812, 760)
    desk.until(lambda: not view.isVisible())
    assert desk.page.minimumSizeHint().width() <= 812
    QTest.mouseClick(desk.button("letter_in_front"), Qt.MouseButton.LeftButton)
    desk.until(view.isVisible)
    assert not desk.tile(Right.ACCESS).isVisible()
    desk.page.resize(1192, 760)
    desk.until(desk.tile(Right.ACCESS).isVisible)


def test_text_of_200_per_cent_fits(desk: Desk, appearance: Appearance, qapp: QApplication) -> None:
    desk.pick()
    appearance.choose_text_size(200)
    desk.until(lambda: desk.page.minimumSizeHint().width() <= 1192)
    bar = desk.button("way_main")
    desk.until(lambda: bar.width() >= bar.sizeHint().width())
    appearance.choose_text_size(0)


# i: begun from elsewhere


def test_a_request_to_another_replaces_the_draft_with_an_undo(desk: Desk) -> None:
    desk.pick()
    desk.presenter.tell("私の事実")
    desk.settled()
    desk.page.begin_for(MIPICK, desk.sam)
    desk.settled()
    assert "Mipick" in desk.page.letter_text()
    assert "Sam Sample" in desk.page.letter_text()
    assert "私の事実" not in desk.page.letter_text()
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.settled()
    assert "ALMIGO" in desk.page.letter_text()
    assert desk.presenter.begun().form.about == "私の事実"
    assert desk.presenter.person == desk.hanako


def test_a_draft_of_the_last_time_gives_way_with_an_undo_too(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.wait_kept()
    again = make()
    again.settled()
    again.presenter.drafts.reset()
    again.page.begin_for(MIPICK, None)
    again.until(again.banner.can_undo)
    again.settled()
    assert "Mipick" in again.page.letter_text()
    again.banner.undo()
    again.until(lambda: "ALMIGO" in again.page.letter_text())


def test_the_same_request_is_gone_on_with(desk: Desk) -> None:
    desk.pick()
    desk.presenter.tell("私の事実")
    desk.page.begin_for(ALMIGO, desk.hanako)
    desk.settled()
    assert desk.presenter.begun().form.about == "私の事実"
    assert not desk.banner.can_undo()
    assert desk.said("begun_on") == desk.words.text("request.begun_on", date=TODAY)


# bad input


@pytest.mark.parametrize(
    "name",
    ["ש" * 300, "長" * 300, "אבג 見本 <b>{name}</b> &&", "W" * 300, "%s {operator} \\ **x**"],
)
def test_odd_names_break_nothing(desk: Desk, name: str) -> None:
    odd, _ = desk.core.people.add(Person(name, country="JP", accounts={name[:40]: name}))
    desk.page.begin_for(ALMIGO, odd)
    desk.settled()
    assert desk.page.minimumSizeHint().width() <= 1100
    current = desk.presenter.current()
    assert current is not None
    if current.problem is None:
        assert name in desk.page.letter_text()
    else:
        assert current.problem.code == "problem.no_glyph"


def test_pasted_control_characters_are_told_at_the_field(desk: Desk) -> None:
    desk.pick()
    desk.presenter.correct("name", "見本\x07花子")
    desk.settled()
    assert desk.reason("fact_name") == desk.words.text("wrong.control_character")
    assert "見本 花子" in desk.page.letter_text()
    desk.presenter.correct("name", "  ")
    desk.settled()
    assert desk.reason("fact_name") == desk.words.text("wrong.name")
    desk.presenter.tell("a\x00b\x1b\u202e")
    desk.settled()
    assert not desk.button("way_main").isEnabled()


def test_the_language_and_the_theme_change_while_it_is_filled(
    desk: Desk, appearance: Appearance
) -> None:
    desk.pick()
    desk.presenter.want(Right.ERASURE, True)
    desk.settled()
    desk.words.set_language("ja")
    appearance.show_tokens(DARK)
    assert desk.tile(Right.ERASURE).title() == desk.words.text("request.tile.erasure")
    assert desk.tile(Right.ERASURE).isChecked()
    assert desk.button("close_request").text() == desk.words.text("request.close")


# j: what must not happen twice, or to another


def ann(desk: Desk) -> PersonId:
    """Add somebody and begin a request of hers, with an e-mail address typed over hers."""
    key, changes = desk.core.people.add(Person("Ann Sample", email="ann@example.org", country="DE"))
    desk.hub.publish(changes)
    desk.page.begin_for(ALMIGO, key)
    desk.settled()
    desk.presenter.correct("email", "secret@example.org")
    desk.presenter.tell("Ann's own words")
    desk.settled()
    assert "secret@example.org" in desk.page.letter_text()
    return key


def test_what_was_typed_of_a_person_who_is_gone_is_told_nobody_else(desk: Desk, make: Make) -> None:
    key = ann(desk)
    desk.presenter.want(Right.PURPOSE_NOTICE, True)
    values = desk.page.unfinished()
    assert values is not None
    again = make()
    again.hub.publish(again.core.people.delete(key))
    again.until(lambda: key not in again.presenter.people())
    again.page.restore(values)
    again.settled()
    begun = again.presenter.begun()
    assert begun.operators == (ALMIGO,)
    assert begun.form.rights == (Right.ACCESS, Right.PURPOSE_NOTICE)
    assert (begun.form.corrections, begun.form.about) == ((), "")
    assert "secret@example.org" not in again.page.letter_text()
    assert "hanako@example.jp" in again.page.letter_text()


def test_a_person_who_goes_takes_what_was_typed_along(desk: Desk) -> None:
    key = ann(desk)
    desk.wait_kept()
    desk.presenter.word("Ann's letter")
    before = desk.presenter.begun().form.reference
    desk.hub.publish(desk.core.people.delete(key))
    desk.until(lambda: key not in desk.presenter.people())
    desk.settled()
    begun = desk.presenter.begun()
    assert (begun.operators, begun.person) == ((ALMIGO,), desk.hanako)
    assert (begun.form.corrections, begun.form.about, begun.form.edit) == ((), "", None)
    assert begun.form.reference != before
    assert "secret@example.org" not in desk.page.letter_text()
    # Nor does it lie in the vault any more, whatever was kept meanwhile.
    desk.wait_kept()
    assert "secret@example.org" not in str(desk.kept())
    assert "ALMIGO" in desk.page.letter_text()


def test_a_request_begun_while_the_draft_is_read_is_the_one_shown(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.presenter.tell("私の事実")
    desk.settled()
    desk.wait_kept()
    again = make()
    again.presenter.drafts.reset()
    for turns in range(6):
        # However far the reading has come when the other request is begun.
        again.page.entered()
        for _ in range(turns):
            QApplication.processEvents()
        again.page.begin_for(MIPICK, again.sam)
        again.until(again.banner.can_undo)
        again.settled()
        assert again.presenter.begun().operators == (MIPICK,)
        assert "Sam Sample" in again.page.letter_text()
        again.banner.undo()
        again.until(lambda: "私の事実" in again.page.letter_text())
        again.settled()
        again.page.hide()
        again.until(again.runner.is_idle)
        again.page.show()
        again.presenter.drafts.reset()


def test_operators_picked_while_the_draft_is_read_stay(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.wait_kept()
    again = make()
    again.presenter.drafts.reset()
    again.page.entered()
    again.page.pick((MIPICK,))
    again.until(again.banner.can_undo)
    again.settled()
    assert again.presenter.begun().operators == (MIPICK,)
    again.banner.undo()
    again.until(lambda: "ALMIGO" in again.page.letter_text())


def test_entering_while_a_request_is_begun_leaves_it(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.wait_kept()
    again = make()
    again.presenter.drafts.reset()
    again.page.begin_for(None, again.sam)
    again.page.entered()
    again.until(again.banner.can_undo)
    assert again.presenter.begun().is_empty
    assert again.presenter.person == again.sam


def test_what_is_taken_up_is_unfinished_at_once(desk: Desk, make: Make) -> None:
    desk.pick()
    values = desk.page.unfinished()
    again = make()
    again.page.restore(values or {})
    assert again.page.unfinished() == values


def test_the_same_draft_does_not_overwrite_what_was_typed_meanwhile(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.presenter.tell("before")
    desk.settled()
    desk.wait_kept()
    again = make()
    again.presenter.drafts.reset()
    again.presenter.picked.connect(
        lambda chosen: again.presenter.tell("meanwhile") if chosen else 0
    )
    again.page.begin_for(ALMIGO, again.hanako)
    again.until(again.banner.can_undo)
    assert again.presenter.begun().form.about == "meanwhile"


def cases(desk: Desk) -> list[str]:
    return [row.case.operator for row in desk.core.requests.rows()]


def test_a_way_out_pressed_twice_is_taken_once(desk: Desk) -> None:
    desk.pick()
    desk.leaving.in_pieces()
    desk.leaving.in_pieces()
    desk.until(desk.runner.is_idle)
    assert cases(desk) == [ALMIGO]
    assert len(desk.core.requests.letters(desk.core.requests.rows()[0].case.id)) == 1
    # Another way out of the same letter is of the same case.
    desk.leaving.in_pieces()
    desk.until(desk.runner.is_idle)
    assert cases(desk) == [ALMIGO]
    assert len(desk.core.requests.letters(desk.core.requests.rows()[0].case.id)) == 2


def test_a_way_out_that_failed_can_be_taken_again(desk: Desk, tmp_path: Path) -> None:
    desk.pick()
    with desk.qtbot.waitSignal(desk.leaving.failed):
        desk.leaving.save(LetterFormat.TEXT, tmp_path / "no" / "x.txt")
    desk.until(desk.runner.is_idle)
    desk.leaving.save(LetterFormat.TEXT, tmp_path / "x.txt")
    desk.until((tmp_path / "x.txt").exists)
    desk.until(desk.runner.is_idle)
    assert cases(desk) == [ALMIGO]


def test_sent_is_recorded_once(desk: Desk) -> None:
    desk.pick()
    desk.leaving.in_pieces()
    desk.until(desk.runner.is_idle)
    for _ in range(2):
        desk.leaving.record_sent(TODAY, ChannelKind.EMAIL, "stated")
    desk.until(desk.runner.is_idle)
    kinds = [event.kind for event in desk.core.requests.rows()[0].case.events]
    assert kinds == [EventKind.DRAFTED, EventKind.SENT]


def test_a_letter_still_being_written_is_saved_when_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.pick()
    desk.presenter.tell("私の事実")
    desk.leaving.save(LetterFormat.TEXT, tmp_path / "x.txt")
    desk.presenter.tell("私の新しい事実")
    desk.until((tmp_path / "x.txt").exists)
    desk.until(desk.runner.is_idle)
    assert "私の新しい事実" in (tmp_path / "x.txt").read_text("utf-8")
    assert cases(desk) == [ALMIGO]


def leave_by_anew(desk: Desk) -> None:
    desk.presenter.drafts.start_anew()
    desk.pick(MIPICK)


def leave_by_pick(desk: Desk) -> None:
    desk.pick(MIPICK)


def leave_by_person(desk: Desk) -> None:
    desk.presenter.choose_person(desk.sam)


def leave_by_begin(desk: Desk) -> None:
    desk.page.begin_for(MIPICK, desk.sam)


def leave_by_nobody(desk: Desk) -> None:
    desk.page.pick((OperatorSlug("gone"),))
    desk.until(desk.runner.is_idle)


def leave_by_draft(desk: Desk) -> None:
    begun = replace(desk.presenter.begun(), form=Form(), operators=(MIPICK,))
    desk.page.restore(to_values(begun))


@pytest.mark.parametrize(
    "leave",
    [
        leave_by_anew,
        leave_by_pick,
        leave_by_person,
        leave_by_begin,
        leave_by_nobody,
        leave_by_draft,
    ],
)
def test_another_letter_never_leaves_in_place_of_the_one_that_was_meant(
    desk: Desk, tmp_path: Path, leave: Callable[[Desk], None]
) -> None:
    desk.pick()
    desk.presenter.tell("私の事実")
    desk.leaving.save(LetterFormat.TEXT, tmp_path / "x.txt")
    leave(desk)
    desk.until(desk.runner.is_idle)
    desk.settled()
    desk.until(desk.runner.is_idle)
    assert not (tmp_path / "x.txt").exists()
    assert cases(desk) == []


def test_a_request_begun_while_a_letter_is_recorded_stays_begun(desk: Desk, tmp_path: Path) -> None:
    desk.pick()
    desk.leaving.save(LetterFormat.TEXT, tmp_path / "x.txt")
    desk.presenter.choose_person(desk.sam)
    desk.settled()
    assert (tmp_path / "x.txt").exists()
    assert cases(desk) == [ALMIGO]
    values = desk.page.unfinished()
    assert values is not None
    assert values["person"] == desk.sam
    assert not any(each.isVisible() for each in desk.page.findChildren(QWidget, "sent_yes"))


def test_a_new_person_is_added_once(desk: Desk) -> None:
    for _ in range(2):
        desk.presenter.add_person("Twice Sample", "twice@example.org", "DE")
    desk.until(desk.runner.is_idle)
    names = [person.name for person in desk.core.people.list().values()]
    assert names.count("Twice Sample") == 1
    desk.presenter.add_person("Twice Sample", "half@", "DE")
    desk.until(desk.runner.is_idle)
    desk.presenter.add_person("Other Sample", "other@example.org", "DE")
    desk.until(desk.runner.is_idle)
    assert "Other Sample" in [person.name for person in desk.core.people.list().values()]


def test_the_draft_of_several_letters_is_forgotten_once_they_are_written(
    desk: Desk, tmp_path: Path
) -> None:
    desk.page.pick((ALMIGO, MIPICK))
    desk.settled()
    desk.wait_kept()
    with desk.qtbot.waitSignal(desk.page.closed, timeout=8000):
        for _ in range(2):
            desk.leaving.write_to_all(tmp_path)
    desk.until(desk.runner.is_idle)
    assert sorted(cases(desk)) == sorted((ALMIGO, MIPICK))
    assert desk.kept() is None
    desk.page.entered()
    desk.until(desk.runner.is_idle)
    assert desk.presenter.begun().is_empty
