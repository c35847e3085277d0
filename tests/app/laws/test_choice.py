"""Which law is suggested: every row of the table, and that it is always told with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.ids import Law
from app.base.messages import LANGUAGES, Messages
from app.laws import pack
from app.laws.age import checked_long_ago
from app.laws.choice import Basis, Situation, Suggestion, in_territory, suggest

APPI, GDPR, UK, CCPA = Law.APPI, Law.GDPR, Law.UK_GDPR, Law.CCPA


def told(situation: Situation) -> list[str]:
    """Give each suggestion in short: the law, with what is not sure of it."""
    return [_short(each) for each in suggest(situation)]


def _short(each: Suggestion) -> str:
    if each.basis is Basis.PROMISE:
        return f"{each.law} promised"
    return str(each.law) if each.certain else f"{each.law} may"


@pytest.mark.parametrize(
    ("person", "operator", "expected"),
    [
        # Japan, Japan
        ("JP", "JP", ["APPI"]),
        ("jp", "jp", ["APPI"]),
        (" Jp", "jP ", ["APPI"]),
        # Japan, elsewhere: the law that reaches abroad, and the operator's own
        ("JP", "US", ["APPI may"]),
        ("JP", "BR", ["APPI may"]),
        ("JP", "DE", ["APPI may", "GDPR"]),
        ("JP", "GB", ["APPI may", "UK_GDPR"]),
        ("JP", "", ["APPI may"]),
        # EU or EEA, EU or EEA
        ("DE", "DE", ["GDPR"]),
        ("DE", "FR", ["GDPR"]),
        ("NO", "IS", ["GDPR"]),
        ("el", "li", ["GDPR"]),
        # anywhere, EU or EEA
        ("US", "IE", ["GDPR"]),
        ("BR", "NO", ["GDPR"]),
        ("", "FR", ["GDPR"]),
        ("XX", "FR", ["GDPR"]),
        # EU or EEA, elsewhere
        ("DE", "US", ["GDPR may"]),
        ("DE", "JP", ["GDPR may", "APPI"]),
        ("DE", "GB", ["GDPR may", "UK_GDPR"]),
        ("DE", "", ["GDPR may"]),
        ("DE", "ZZ", ["GDPR may"]),
        # UK
        ("GB", "GB", ["UK_GDPR"]),
        ("UK", "gb", ["UK_GDPR"]),
        ("GB-SCT", "GB-ENG", ["UK_GDPR"]),
        ("GB", "US", ["UK_GDPR may"]),
        ("GB", "JP", ["UK_GDPR may", "APPI"]),
        ("GB", "FR", ["UK_GDPR may", "GDPR"]),
        ("GB", "", ["UK_GDPR may"]),
        ("US", "GB", ["UK_GDPR"]),
        # California
        ("US-CA", "US", ["CCPA may"]),
        ("us-ca", "us-ca", ["CCPA may"]),
        ("US-CA", "US-NY", ["CCPA may"]),
        ("US-CA", "", ["CCPA may"]),
        ("US-CA", "FR", ["CCPA may", "GDPR"]),
        ("US-CA", "JP", ["APPI"]),
        # else, any: the operator's own law, or none
        ("US", "JP", ["APPI"]),
        ("US-NY", "JP", ["APPI"]),
        ("", "JP", ["APPI"]),
        ("BR", "BR", []),
        ("US-NY", "US", []),
        ("US", "US-CA", []),
        ("CH", "CH", []),
        ("BR", "", []),
        ("", "", []),
        ("XX", "ZZ", []),
        ("Japan", "Japan", []),
    ],
)
def test_every_row_of_the_table(person: str, operator: str, expected: list[str]) -> None:
    assert told(Situation(person, operator_country=operator)) == expected


@pytest.mark.parametrize(
    ("person", "operator", "named", "expected"),
    [
        # The policy of an operator in Japan names only the Japanese law.
        ("DE", "JP", ["APPI"], ["APPI"]),
        ("DE", "JP", ["appi", "APPI"], ["APPI"]),
        ("GB", "JP", ["APPI"], ["APPI"]),
        ("US-CA", "JP", ["APPI"], ["APPI"]),
        ("DE", "JP", ["APPI", "GDPR"], ["GDPR may", "APPI"]),
        ("DE", "JP", ["APPI", "another law"], ["GDPR may", "APPI"]),
        ("DE", "US", ["APPI"], ["GDPR may", "APPI promised"]),
        # California and an operator in Japan: only where the policy names the law.
        ("US-CA", "JP", ["APPI", "CCPA"], ["APPI", "CCPA may"]),
        ("US-CA", "JP", ["CCPA"], ["APPI", "CCPA may"]),
        ("US-CA", "US", ["CCPA"], ["CCPA may"]),
        # What the policy names and nothing else calls for is a promise.
        ("JP", "JP", ["APPI", "GDPR", "CCPA"], ["APPI", "GDPR promised", "CCPA promised"]),
        ("BR", "BR", ["uk gdpr"], ["UK_GDPR promised"]),
        ("US", "JP", ["CCPA"], ["APPI", "CCPA promised"]),
        ("JP", "JP", ["LGPD", "", "個人情報保護法"], ["APPI"]),
        ("", "", ["GDPR"], ["GDPR promised"]),
    ],
)
def test_what_the_policy_names(
    person: str, operator: str, named: list[str], expected: list[str]
) -> None:
    assert told(Situation(person, operator_country=operator, laws_named=named)) == expected


@pytest.mark.parametrize(
    ("person", "operator", "used_from", "serves", "expected"),
    [
        # Known to serve the person's market: it is certain then.
        ("JP", "US", "", ["JP"], ["APPI"]),
        ("JP", "US", "JP", ["us", "jp"], ["APPI"]),
        ("DE", "US", "", ["FR"], ["GDPR"]),
        ("DE", "", "", ["DE"], ["GDPR"]),
        ("GB", "US", "", ["UK"], ["UK_GDPR"]),
        ("DE", "JP", "", ["DE"], ["GDPR", "APPI"]),
        ("DE", "US", "", ["JP", "US"], ["GDPR may"]),
        # Size and business are not known by whom it serves.
        ("US-CA", "US", "", ["US"], ["CCPA may"]),
        # Where the person was.
        ("JP", "US", "DE", ["FR"], ["APPI may", "GDPR"]),
        ("JP", "US", "DE", [], ["APPI may", "GDPR may"]),
        ("US", "US", "DE", ["DE"], ["GDPR"]),
        ("JP", "JP", "FR", [], ["APPI", "GDPR may"]),
        ("US", "US", "jp", ["JP"], ["APPI"]),
        ("US", "US", "GB", ["GB"], ["UK_GDPR"]),
        ("JP", "FR", "DE", ["DE"], ["APPI may", "GDPR"]),
        ("", "US", "DE", ["DE"], ["GDPR"]),
        ("US", "US", "XX", ["XX"], []),
        # Only residents are protected by the law of California.
        ("JP", "US", "US-CA", ["US"], ["APPI may"]),
        # Whoever was away may not have been served at home.
        ("DE", "US", "JP", ["DE"], ["GDPR may", "APPI may"]),
        ("DE", "US", "BR", [], ["GDPR may"]),
    ],
)
def test_where_it_was_used_and_whom_it_serves(
    person: str, operator: str, used_from: str, serves: list[str], expected: list[str]
) -> None:
    situation = Situation(person, operator_country=operator, used_from=used_from, serves=serves)
    assert told(situation) == expected


def test_a_policy_that_names_one_law_does_not_undo_a_known_offer() -> None:
    japanese = Situation("DE", operator_country="JP", laws_named=["APPI"])
    assert told(japanese) == ["APPI"]
    assert told(Situation("DE", "", "JP", "", ["APPI"], "", ["DE"])) == ["GDPR", "APPI"]
    assert told(Situation("BR", "", "JP", "", ["APPI"], "DE")) == ["APPI"]


def test_a_region_says_its_country_and_no_other() -> None:
    assert told(Situation("", "US-CA", operator_region="US-CA")) == ["CCPA may"]
    assert told(Situation("US", "US-CA", "US", "US-NY")) == ["CCPA may"]
    assert told(Situation("JP", "US-CA", "JP")) == ["APPI"]
    assert told(Situation("JP", operator_region="DE-BY")) == ["APPI may", "GDPR"]


def test_the_articles_are_those_of_the_packs() -> None:
    def reasons(situation: Situation, language: str) -> list[str]:
        return [Messages(language).say(each.reason) for each in suggest(situation)]

    abroad = Situation("JP", operator_country="DE")
    assert "Article 171" in reasons(abroad, "en")[0]
    assert "第171条" in reasons(abroad, "ja")[0]
    for law, place in ((GDPR, "DE"), (UK, "GB")):
        offer = pack.load(law).cite("territory_offer", "en")
        assert offer in reasons(Situation(place, operator_country="US"), "en")[0]
        seat = pack.load(law).cite("territory", "ja")
        assert seat in reasons(Situation("BR", operator_country=place), "ja")[0]


@pytest.mark.parametrize("person", ["JP", "DE", "GB", "US-CA"])
@pytest.mark.parametrize("operator", ["JP", "DE", "GB", "US", ""])
def test_what_is_not_certain_says_may(person: str, operator: str) -> None:
    for each in suggest(Situation(person, operator_country=operator, laws_named=[*Law])):
        assert each.certain or " may " in Messages("en").say(each.reason)
        assert (
            each.certain
            or "可能性があります" in Messages("ja").say(each.reason)
            or (each.basis is Basis.PROMISE)
        )


def test_the_territories() -> None:
    states = pack.load(GDPR).territory
    assert len(set(states)) == 30
    assert all(in_territory(GDPR, each) for each in states)
    assert not any(in_territory(GDPR, each) for each in ("GB", "CH", "JP", "", "XX"))
    assert in_territory(GDPR, "DE-BY")
    assert in_territory(GDPR, "JP", "de")
    assert in_territory(CCPA, "US-CA")
    assert not in_territory(CCPA, "US")


PLACES = st.one_of(
    st.sampled_from(["", "JP", "jp", "DE", "is", "GB", "UK", "US", "US-CA", "us-ny", "BR", "XX"]),
    st.text(max_size=6),
)
NAMES = st.one_of(st.sampled_from([*Law, "gdpr", "LGPD", ""]), st.text(max_size=8))
SITUATIONS = st.builds(
    Situation, PLACES, PLACES, PLACES, PLACES, st.lists(NAMES), PLACES, st.lists(PLACES)
)


@given(SITUATIONS)
def test_each_law_comes_once_with_a_reason_in_both_languages(situation: Situation) -> None:
    found = suggest(situation)

    laws = [each.law for each in found]
    assert len(laws) == len(set(laws))
    for each in found:
        for language in LANGUAGES:
            sentence = Messages(language).say(each.reason)
            assert sentence.endswith("." if language == "en" else "。")
            assert not sentence.startswith("choice.")
            assert "{" not in sentence


@given(SITUATIONS)
def test_promises_come_last_and_only_for_laws_named(situation: Situation) -> None:
    found = suggest(situation)

    promised = [each.basis is Basis.PROMISE for each in found]
    assert promised == sorted(promised)
    named = {name.strip().upper().replace(" ", "_") for name in situation.laws_named}
    assert all(each.law.value in named for each in found if each.basis is Basis.PROMISE)


def test_rules_checked_more_than_a_year_ago_say_when() -> None:
    checked = pack.load(APPI).checked
    on_the_day = checked.replace(year=checked.year + 1)
    assert checked_long_ago(APPI, checked) is None
    assert checked_long_ago(APPI, on_the_day) is None

    message = checked_long_ago(APPI, date.fromordinal(on_the_day.toordinal() + 1))
    assert message is not None
    month = Messages("en").text(f"month.{checked.month}")
    assert Messages("en").say(message) == (
        f"These rules were checked in {month} {checked.year}, more than a year ago."
    )
    assert f"{checked.year}年{checked.month}月" in Messages("ja").say(message)
