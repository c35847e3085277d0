"""Which layout a letter has: by the country it goes to, or as chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.base.ids import Law, Reference, Right
from app.base.messages import LANGUAGES, Messages
from app.letters.custom import LAYOUTS, layout_of
from app.letters.order import Addressee, LetterOrder
from app.letters.words import words_of
from tests.app.letters.orders import DAY, HANAKO, ROBIN, sample_operator


def order(country: str, **changes: object) -> LetterOrder:
    made = LetterOrder(
        operator=sample_operator(country),
        person=ROBIN,
        law=Law.GDPR,
        language="en",
        day=DAY,
        reference=Reference("KJ-7F3K-92"),
        rights=(Right.ACCESS,),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("country", "layout"),
    [
        ("JP", "japanese"),
        ("DE", "din_b"),
        ("AT", "din_b"),
        ("CH", "din_b"),
        ("IT", "din_b"),
        ("FR", "french"),
        ("GB", "uk"),
        ("IE", "uk"),
        ("US", "us"),
        ("CA", "us"),
        ("KR", "din_b"),
        ("", "din_b"),
    ],
)
def test_the_country_decides(country: str, layout: str) -> None:
    assert layout_of(order(country)) == layout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_users_choice_wins(layout: str) -> None:
    assert layout_of(order("JP", layout=layout)) == layout


def test_an_unknown_layout_is_told_with_those_there_are() -> None:
    with pytest.raises(Problem) as caught:
        layout_of(order("JP", layout="western"))
    for language in LANGUAGES:
        said = Messages(language).say(caught.value.message)
        assert "western" in said
        assert "din_b" in said


@pytest.mark.parametrize(
    ("law", "person", "layout"),
    [
        (Law.APPI, ROBIN, "japanese"),
        (Law.UK_GDPR, ROBIN, "uk"),
        (Law.CCPA, HANAKO, "us"),
        (Law.GDPR, ROBIN, "din_b"),
        (Law.GDPR, replace(ROBIN, country="FR"), "french"),
        (Law.GDPR, HANAKO, "uk"),
    ],
)
def test_a_complaint_goes_to_the_country_of_its_authority(
    law: Law, person: object, layout: str
) -> None:
    for changes in (
        {"rights": (Right.COMPLAINT_AUTHORITY,)},
        {"rights": (), "authority": Addressee("Authority")},
    ):
        assert layout_of(order("IE", law=law, person=person, **changes)) == layout


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja"])
def test_every_language_has_the_words_of_a_page(language: str) -> None:
    words = words_of(language)
    assert {"{page}", "{pages}"} <= set(words.page.replace("{", " {").replace("}", "} ").split())
    assert "{reference}" in words.reference
    assert "{date}" in words.dated
