"""``kaiji-cli laws suggest``: every law that fits, with its reason and what is not sure of it."""

from __future__ import annotations

import json

import pytest

from app.base.ids import Law
from app.letters.catalogue import has_letters
from tests.app.cli.conftest import Cli, Run

WITHOUT = "Kaiji has no letters for it yet"


def asked(kaiji: Cli, person: str, operator: str, *more: str) -> Run:
    places = ("--person-country", person, "--operator-country", operator)
    return kaiji("laws", "suggest", *places, *more)


def test_a_suggestion_has_its_reason(kaiji: Cli) -> None:
    run = asked(kaiji, "JP", "JP", "--json")

    assert run.code == 0
    assert json.loads(run.out) == [
        {
            "law": "APPI",
            "certain": True,
            "basis": "law",
            "supported": True,
            "reason": "The person lives in Japan, and so does the operator.",
        }
    ]


def test_a_certain_law_has_no_may(kaiji: Cli) -> None:
    assert asked(kaiji, "JP", "JP").out.startswith("APPI: ")


def test_what_only_may_apply_says_so(kaiji: Cli) -> None:
    first, second = asked(kaiji, "DE", "JP").out.splitlines()
    assert first.startswith("GDPR (may apply): ")
    assert second.startswith("APPI: ")


def test_a_law_that_reaches_abroad_names_its_article(kaiji: Cli) -> None:
    run = asked(kaiji, "JP", "US")

    assert run.out.startswith("APPI (may apply): ")
    assert "Article 171" in run.out


def test_what_is_known_of_the_service_makes_it_certain(kaiji: Cli) -> None:
    more = ("--used-from", "de", "--serves", "jp", "--serves", "FR", "--json")
    found = json.loads(asked(kaiji, "JP", "US", *more).out)
    assert [(each["law"], each["certain"]) for each in found] == [("APPI", False), ("GDPR", True)]

    served = json.loads(asked(kaiji, "JP", "US", "--serves", "JP", "--json").out)
    assert [(each["law"], each["certain"]) for each in served] == [("APPI", True)]


@pytest.mark.parametrize("law", ["UK_GDPR", "CCPA", "GDPR"])
def test_a_promise_is_told_and_whether_there_are_letters(kaiji: Cli, law: str) -> None:
    (_, promise) = json.loads(asked(kaiji, "JP", "JP", "--named", law, "--json").out)
    assert (promise["law"], promise["basis"], promise["certain"]) == (law, "promise", False)
    assert promise["supported"] is has_letters(Law(law))

    line = asked(kaiji, "JP", "JP", "--named", law).out.splitlines()[1]
    assert "the policy names it" in line
    assert (WITHOUT in line) is not has_letters(Law(law))


def test_in_japanese(kaiji: Cli) -> None:
    line = asked(kaiji, "DE", "US", "--lang", "ja").out
    assert line.startswith("GDPR（EU一般データ保護規則）（適用される可能性があります）: ")


def test_an_operator_whose_country_is_not_known(kaiji: Cli) -> None:
    run = asked(kaiji, "DE", "")
    assert run.code == 0
    assert run.out.startswith("GDPR (may apply): ")
    found = json.loads(asked(kaiji, "US", "", "--person-region", "US-CA", "--json").out)
    assert [(each["law"], each["certain"]) for each in found] == [("CCPA", False)]
    region = asked(kaiji, "JP", "", "--operator-region", "DE-BY", "--json")
    assert [each["law"] for each in json.loads(region.out)] == ["APPI", "GDPR"]


@pytest.mark.parametrize("named", [(), ("--named", "GDPR")])
def test_nothing_fits(kaiji: Cli, named: tuple[str, ...]) -> None:
    run = asked(kaiji, "BR", "BR", "--json", *named)

    assert run.code == 0
    assert all(each["basis"] == "promise" for each in json.loads(run.out))
    assert "not supported yet" in run.err


@pytest.mark.parametrize("country", ["KR", "us", "CH"])
def test_an_operator_whose_own_law_is_not_known(kaiji: Cli, country: str) -> None:
    run = asked(kaiji, "JP", country, "--json")

    assert run.code == 0
    assert [each["law"] for each in json.loads(run.out)] == ["APPI"]
    assert len(run.err.splitlines()) == 1
    assert "own country" in run.err
    assert "not supported yet" in run.err


@pytest.mark.parametrize(
    ("country", "region"), [("JP", ""), ("DE", ""), ("UK", ""), ("US", "us-ca"), ("", "")]
)
def test_an_operator_whose_own_law_is_known_or_whose_place_is_not(
    kaiji: Cli, country: str, region: str
) -> None:
    assert asked(kaiji, "JP", country, "--operator-region", region).err == ""


@pytest.mark.parametrize("side", ["person", "operator"])
def test_a_region_is_written_with_its_country(kaiji: Cli, side: str) -> None:
    for region, wrong in (("CA", "such as US-CA"), ("US-CA", "is not in DE")):
        run = asked(kaiji, "DE", "DE", f"--{side}-region", region)
        assert (run.code, run.out) == (1, "")
        assert len(run.err.splitlines()) == 1
        assert wrong in run.err
    assert asked(kaiji, "DE", "DE", f"--{side}-region", "de-by").code == 0
    california = asked(kaiji, "US", "US", "--person-region", "us-ca", "--json")
    assert [each["law"] for each in json.loads(california.out)] == ["CCPA"]


@pytest.mark.parametrize("place", ["Japan", "XX", "J" * 1000])
@pytest.mark.parametrize(
    "option",
    ["--person-country", "--person-region", "--operator-country", "--used-from", "--serves"],
)
def test_a_word_that_is_no_place(kaiji: Cli, option: str, place: str) -> None:
    run = asked(kaiji, "JP", "JP", option, place)

    assert (run.code, run.out) == (1, "")
    assert len(run.err) < 200


@pytest.mark.parametrize("option", ["--person-country", "--serves"])
def test_an_empty_word_is_no_place_either(kaiji: Cli, option: str) -> None:
    assert asked(kaiji, "JP", "JP", option, "").code == 1


def test_usage(kaiji: Cli) -> None:
    assert kaiji("laws", "suggest", "--person-country", "JP").code == 2
    assert asked(kaiji, "JP", "JP", "--named", "LGPD").code == 2
