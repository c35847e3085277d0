"""The law card: why a law is suggested, what only may apply, and what the policy names."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.base.ids import Law, OperatorSlug
from app.letters.catalogue import has_letters
from app.operators.record import Operator
from app.people.person import Person
from app.services.new_request import propose
from app.services.request_form import Form
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.request.law_card import LawCard
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.wording import Words

DAY = date(2026, 11, 22)


@pytest.fixture
def card(qtbot: QtBot, words: Words, appearance: Appearance) -> LawCard:
    card = LawCard(words)
    qtbot.addWidget(card)
    card.resize(620, 200)
    card.show()
    return card


def show(
    card: LawCard, home: str, seat: str, *named: str, today: date = DAY, form: Form | None = None
) -> None:
    operator = Operator(OperatorSlug("example"), name="Example", country=seat, laws_named=named)
    person = Person("Sam Sample", email="sam@example.org", country=home)
    card.show_proposal(propose(form or Form(), operator, person, today, today))


def open_others(card: LawCard) -> None:
    button = card.findChild(QPushButton, "other_law")
    assert button is not None
    button.setChecked(True)
    settle()


def said(card: LawCard) -> str:
    """Give all that can be read, in order."""
    texts = [each for each in card.findChildren(Text) if each.isVisibleTo(card)]
    return "\n".join(each.text() for each in texts)


def chips(card: LawCard) -> list[str]:
    return [each.text() for each in card.findChildren(Chip) if each.isVisibleTo(card)]


def use(card: LawCard, law: Law) -> QPushButton:
    button = card.findChild(QPushButton, f"law_{law}")
    assert button is not None
    return button


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_law_that_may_apply_says_so(card: LawCard, words: Words, language: str) -> None:
    words.set_language(language)
    show(card, "JP", "US")
    assert chips(card) == [words.text("request.may_apply")]
    may = {"en": "The law may apply", "ja": "適用される可能性があります"}
    assert may[language] in said(card)


def test_a_certain_law_is_suggested_without_may(card: LawCard, words: Words) -> None:
    show(card, "JP", "JP")
    assert chips(card) == [words.text("request.suggested")]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_promise_is_shown_with_its_reason(card: LawCard, words: Words, language: str) -> None:
    words.set_language(language)
    show(card, "JP", "JP", "APPI", "GDPR", "CCPA")
    open_others(card)
    assert words.text("choice.promise") in said(card)
    assert words.text("request.law_named") in chips(card)
    assert use(card, Law.GDPR).isEnabled()
    assert use(card, Law.CCPA).isEnabled() is has_letters(Law.CCPA)


def test_a_promise_taken_up_is_still_the_user_s_choice(card: LawCard, words: Words) -> None:
    show(card, "JP", "JP", "GDPR", form=Form(law=Law.GDPR))
    why = words.text("choice.promise")
    assert words.text("request.law_not_suggested", why=why) in said(card)
    assert chips(card) == [words.text("request.law_named")]


@pytest.mark.skipif(has_letters(Law.UK_GDPR), reason="there are letters under it by now")
def test_a_law_without_letters_is_shown_and_says_that_there_are_none(
    card: LawCard, words: Words
) -> None:
    show(card, "GB", "JP")
    open_others(card)
    name = words.text("law.UK_GDPR")
    assert words.text("request.law_without_letters", law=name) in said(card)
    assert chips(card) == [words.text("request.suggested"), words.text("request.may_apply")]
    assert not use(card, Law.UK_GDPR).isEnabled()


def test_where_no_law_fits_the_card_says_so(card: LawCard, words: Words) -> None:
    show(card, "BR", "BR")
    assert words.text("choice.not_supported") in said(card)
    assert chips(card) == []


def test_old_rules_say_when_they_were_checked(card: LawCard) -> None:
    show(card, "JP", "JP")
    assert "more than a year ago" not in said(card)
    show(card, "JP", "JP", today=date(2028, 1, 1))
    assert "These rules were checked in November 2026, more than a year ago." in said(card)
    open_others(card)
    assert said(card).count("more than a year ago") > 1
