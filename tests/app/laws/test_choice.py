from __future__ import annotations

import pytest

from app.base.ids import Law
from app.base.messages import LANGUAGES, Messages
from app.laws.choice import EEA, suggest, without_letters

APPI, GDPR, UK, CCPA = Law.APPI, Law.GDPR, Law.UK_GDPR, Law.CCPA


@pytest.mark.parametrize(
    ("person", "region", "operator", "named", "fitting", "unwritten"),
    [
        ("JP", "", "JP", (), [(APPI, True)], []),
        ("JP", "", "US", (), [(APPI, False)], []),
        ("JP", "", "DE", (), [(APPI, False), (GDPR, True)], []),
        ("JP", "", "GB", (), [(APPI, False)], [(UK, True)]),
        ("DE", "", "FR", (), [(GDPR, True)], []),
        ("US", "", "IE", (), [(GDPR, True)], []),
        ("NO", "", "IS", (), [(GDPR, True)], []),
        ("DE", "", "US", (), [(GDPR, False)], []),
        ("DE", "", "JP", (), [(GDPR, False), (APPI, True)], []),
        ("DE", "", "JP", ("APPI", "GDPR"), [(GDPR, False), (APPI, True)], []),
        ("DE", "", "JP", ("APPI",), [(APPI, True)], []),
        ("DE", "", "GB", (), [(GDPR, False)], [(UK, True)]),
        ("GB", "", "GB", (), [], [(UK, True)]),
        ("GB", "", "JP", (), [(APPI, True)], [(UK, False)]),
        ("GB", "", "JP", ("APPI",), [(APPI, True)], []),
        ("GB", "", "FR", (), [(GDPR, True)], [(UK, False)]),
        ("US", "US-CA", "US", (), [], [(CCPA, False)]),
        ("US", "US-CA", "JP", (), [(APPI, True)], []),
        ("US", "US-CA", "JP", ("APPI", "CCPA"), [(APPI, True)], [(CCPA, False)]),
        ("", "US-CA", "US", (), [], [(CCPA, False)]),
        ("US", "US-NY", "US", (), [], []),
        ("US", "", "JP", (), [(APPI, True)], []),
        ("BR", "", "BR", (), [], []),
        ("JP", "", "", (), [(APPI, False)], []),
        ("", "", "JP", (), [(APPI, True)], []),
        ("", "", "", (), [], []),
        ("jp", "", "jp", (), [(APPI, True)], []),
        ("JP", "JP-13", "JP", ("APPI", "GDPR", "CCPA"), [(APPI, True)], []),
    ],
)
def test_what_fits(
    person: str,
    region: str,
    operator: str,
    named: tuple[str, ...],
    fitting: list[tuple[Law, bool]],
    unwritten: list[tuple[Law, bool]],
) -> None:
    found = suggest(person, region, operator, named)
    others = without_letters(person, region, operator, named)

    assert [(each.law, each.certain) for each in found] == fitting
    assert [(each.law, each.certain) for each in others] == unwritten


def test_every_reason_is_a_sentence_in_both_languages() -> None:
    places = ["JP", "DE", "GB", "US", ""]
    for person in places:
        for operator in places:
            for region in ("", "US-CA"):
                laws = ("CCPA",)
                found = suggest(person, region, operator, laws)
                for each in (*found, *without_letters(person, region, operator, laws)):
                    for language in LANGUAGES:
                        sentence = Messages(language).say(each.reason)
                        assert not sentence.startswith("choice.")
                        assert "{" not in sentence


def test_the_article_of_the_reach_abroad_is_named() -> None:
    (abroad,) = suggest("JP", "", "US")

    assert "171" in Messages("en").say(abroad.reason)
    assert "第171条" in Messages("ja").say(abroad.reason)


def test_the_eea_has_thirty_states() -> None:
    assert len(EEA) == 30
    assert not EEA & {"GB", "CH", "JP"}
