"""The laws to choose from: suggested first, promises for the user to take up, and how old they are."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import Law, OperatorSlug, Right
from app.base.messages import LANGUAGES, Messages
from app.laws import pack
from app.letters.catalogue import has_letters
from app.operators.record import Operator
from app.people.person import Person
from app.services.new_request import propose
from app.services.request_form import Form
from app.services.right_choices import LawChoice, law_choices, right_choices

DAY = date(2026, 11, 22)
UNWRITTEN = [law for law in Law if not has_letters(law)]


def operator(country: str, *named: str, region: str = "") -> Operator:
    return Operator(
        OperatorSlug("example"),
        name="Example Inc.",
        country=country,
        region=region,
        laws_named=named,
    )


def person(country: str, region: str = "") -> Person:
    return Person("Sam Sample", email="sam@example.org", country=country, region=region)


def choices(home: str, seat: str, *named: str, region: str = "") -> dict[Law, LawChoice]:
    return {
        each.law: each for each in law_choices(operator(seat, *named), person(home, region), DAY)
    }


def test_the_suggested_come_first_and_the_others_say_why_not() -> None:
    found = choices("JP", "JP", "APPI")

    assert list(found)[:2] == [Law.APPI, Law.GDPR]
    assert found[Law.APPI].suggested
    assert not found[Law.GDPR].suggested
    assert found[Law.GDPR].reason.id == "why_not.nobody_in_eea"


def test_two_laws_that_fit_are_both_suggested() -> None:
    found = choices("DE", "JP")

    assert [(each.law, each.certain) for each in found.values() if each.suggested] == [
        (Law.GDPR, False),
        (Law.APPI, True),
    ]


@pytest.mark.skipif(Law.UK_GDPR not in UNWRITTEN, reason="there are letters under it by now")
def test_a_law_without_letters_is_there_with_its_reason_but_not_suggested() -> None:
    found = choices("GB", "JP")

    assert next(iter(found)) is Law.APPI
    here = found[Law.UK_GDPR]
    assert (here.suggested, here.written, here.certain) == (False, False, False)
    assert " may " in Messages("en").say(here.reason)


def test_a_promise_is_never_suggested_and_never_chosen_beforehand() -> None:
    found = choices("JP", "JP", "APPI", "GDPR", "CCPA")

    for law in (Law.GDPR, Law.CCPA):
        assert found[law].promised
        assert not found[law].suggested
        assert "policy's own words" in Messages("en").say(found[law].reason)
    # Not even where nothing is suggested at all.
    for named in ("GDPR", "APPI"):
        nothing = propose(Form(), operator("BR", named), person("BR"), DAY, DAY)
        here = next(each for each in nothing.laws if each.law is nothing.law)
        assert not here.promised
        assert not here.suggested


def test_a_promise_can_be_taken_up() -> None:
    taken = propose(Form(law=Law.GDPR), operator("JP", "GDPR"), person("JP"), DAY, DAY)
    assert taken.law is Law.GDPR


@pytest.mark.parametrize(
    ("home", "region", "why"),
    [
        ("DE", "", {Law.GDPR: "why_not.policy_names_appi_only"}),
        ("BR", "", {Law.GDPR: "why_not.nobody_in_eea"}),
        ("", "", {Law.GDPR: "why_not.home_unknown"}),
        ("", "US-CA", {Law.GDPR: "why_not.nobody_in_eea"}),
    ],
)
def test_why_a_law_is_not_suggested(home: str, region: str, why: dict[Law, str]) -> None:
    found = choices(home, "JP", "APPI", region=region)
    assert {law: found[law].reason.id for law in why} == why


def test_the_region_of_the_operator_says_where_it_is() -> None:
    found = law_choices(operator("", region="DE-BY"), person("JP"), DAY)
    assert [each.law for each in found if each.suggested] == [Law.APPI, Law.GDPR]


def test_old_rules_say_when_they_were_checked() -> None:
    assert all(each.stale is None for each in choices("GB", "JP", "CCPA").values())
    later = date(pack.load(Law.APPI).checked.year + 2, 1, 1)
    for each in law_choices(operator("JP", "CCPA"), person("GB"), later):
        assert each.stale is not None
        assert str(pack.load(each.law).checked.year) in Messages("ja").say(each.stale)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("law", [law for law in Law if has_letters(law)])
def test_every_law_with_letters_says_what_it_gives_of_time(law: Law, language: str) -> None:
    proposal = propose(Form(law=law), operator("JP"), person("JP"), DAY, DAY)
    said = Messages(language).say(proposal.time)
    assert said
    assert "law_time" not in said


def test_a_right_of_one_law_alone_is_offered_only_there() -> None:
    def offered(law: Law, *chosen: Right) -> dict[Right, bool]:
        return {each.right: each.why_not is None for each in right_choices(law, "en", chosen, DAY)}

    assert offered(Law.CCPA)[Right.LIMIT_SENSITIVE]
    assert Right.LIMIT_SENSITIVE not in offered(Law.GDPR)
    assert offered(Law.GDPR, Right.LIMIT_SENSITIVE)[Right.LIMIT_SENSITIVE] is False
