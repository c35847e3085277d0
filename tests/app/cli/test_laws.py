from __future__ import annotations

import json

import pytest

from tests.app.cli.conftest import Cli, Run


def asked(kaiji: Cli, line: str) -> Run:
    return kaiji(*line.split())


def test_the_list(kaiji: Cli) -> None:
    found = json.loads(kaiji("laws", "list", "--json", "--lang", "ja").out)

    assert [each["law"] for each in found] == ["APPI", "GDPR"]
    assert found[0]["name"] == "個人情報の保護に関する法律（平成15年法律第57号）"
    assert found[0]["version"]
    assert found[0]["checked"] == "2026-11-21"


@pytest.mark.parametrize("law", ["APPI", "appi"])
def test_a_lawyer_sees_what_is_to_be_verified(kaiji: Cli, law: str) -> None:
    run = kaiji("laws", "show", law)

    assert run.code == 0
    lines = run.out.splitlines()
    (access,) = [line for line in lines if line.startswith("  access  Article 33(1)  [fee")]
    assert "fee lawful, Article 38" in access
    (provisional,) = [line for line in lines if "suit_provisional" in line]
    assert "to be verified" in provisional
    assert any("R-JP-2  earliest_suit: the day after 14 days have ended" in line for line in lines)
    assert any(line.startswith("  R-JP-3") and "our convention" in line for line in lines)


@pytest.mark.parametrize("law", ["APPI", "GDPR"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_whole_pack_is_laid_open(kaiji: Cli, law: str, language: str) -> None:
    run = kaiji("laws", "show", law, "--json", "--lang", language)

    shown = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert shown["law"] == law
    assert {each["right"] for each in shown["rights"]} >= {"access", "erasure", "correction"}
    grounds = {each["ground"] for each in shown["grounds"]}
    assert all(grounds.issuperset(each["grounds"]) for each in shown["rights"])
    assert all(each["article"] for each in shown["citations"])
    assert all(each["source"] in shown["sources"] for each in shown["citations"] if each["source"])
    assert kaiji("laws", "show", law, "--lang", language).code == 0


def test_a_law_without_a_pack(kaiji: Cli) -> None:
    run = kaiji("laws", "show", "CCPA")

    assert (run.code, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1


def test_a_word_that_is_no_law(kaiji: Cli) -> None:
    assert kaiji("laws", "show", "LGPD").code == 2


def test_a_suggestion_has_its_reason(kaiji: Cli) -> None:
    run = asked(kaiji, "laws suggest --person-country JP --operator-country JP --json")

    assert run.code == 0
    assert json.loads(run.out) == [
        {
            "law": "APPI",
            "supported": True,
            "certain": True,
            "reason": "The person lives in Japan, and so does the operator.",
        }
    ]


def test_what_only_may_apply_says_so(kaiji: Cli) -> None:
    run = asked(kaiji, "laws suggest --person-country GB --operator-country FR")

    first, second = run.out.splitlines()
    assert first.startswith("GDPR: ")
    assert second.startswith("UK GDPR (may be relevant, but Kaiji has no letters for it yet): ")


def test_a_law_that_reaches_abroad_may_apply(kaiji: Cli) -> None:
    run = asked(kaiji, "laws suggest --person-country JP --operator-country US")

    assert run.out.startswith("APPI (may apply): ")
    assert "Article 171" in run.out


def test_nothing_fits(kaiji: Cli) -> None:
    run = asked(kaiji, "laws suggest --person-country BR --operator-country BR --json")

    assert (run.code, json.loads(run.out)) == (0, [])
    assert "not supported yet" in run.err


@pytest.mark.parametrize("country", ["Japan", "XX", "", "J" * 1000])
def test_a_word_that_is_no_country(kaiji: Cli, country: str) -> None:
    run = kaiji("laws", "suggest", "--person-country", country, "--operator-country", "JP")

    assert (run.code, run.out) == (1, "")
    assert len(run.err) < 200


def test_usage(kaiji: Cli) -> None:
    assert kaiji("laws", "suggest", "--person-country", "JP").code == 2
    assert kaiji("laws", "unknown").code == 2
