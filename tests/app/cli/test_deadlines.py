"""``kaiji-cli deadlines`` asked in words: one date or all dates of a right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.app.cli.conftest import Cli, Run


def asked(kaiji: Cli, line: str) -> Run:
    return kaiji(*line.split())


def test_one_date_with_its_reason(kaiji: Cli) -> None:
    run = asked(
        kaiji, "deadlines --law GDPR --right access --calendar DE --event received=2026-03-04"
    )

    assert run.code == 0
    assert "Tuesday 7 April 2026" in run.out
    assert "Easter Monday" in run.out
    assert "GDPR Article 12(3)" in run.out


def test_all_dates_of_a_right(kaiji: Cli) -> None:
    run = asked(kaiji, "deadlines --law APPI --right access --event arrived=2026-07-06 --json")

    found = json.loads(run.out)
    assert run.code == 0
    assert [(each["milestone"], each["due"]) for each in found] == [
        ("response_due", None),
        ("convention_first", "2026-07-21"),
        ("earliest_suit", "2026-07-22"),
        ("convention_second", "2026-08-05"),
    ]
    (other,) = found[2]["alternatives"]
    assert other["date"] == "2026-07-21"
    assert "142" in other["why"]


def test_one_milestone_only(kaiji: Cli) -> None:
    run = asked(
        kaiji,
        "deadlines --law APPI --right access --event arrived=2026-07-06"
        " --milestone earliest_suit --json",
    )

    assert [each["due"] for each in json.loads(run.out)] == ["2026-07-22"]


def test_other_readings_and_doubts_are_told(kaiji: Cli) -> None:
    run = asked(
        kaiji,
        "deadlines --law APPI --right access --event arrived=2026-07-06"
        " --milestone earliest_suit --calendar DE",
    )

    assert run.code == 0
    assert "Also defensible: Tuesday 21 July 2026" in run.out
    assert "APPI is always counted in the calendar of Japan" in run.out


def test_an_unknown_start_is_a_question_not_a_failure(kaiji: Cli) -> None:
    run = asked(kaiji, "deadlines --law GDPR --right erasure --calendar FR")

    assert run.code == 0
    assert "no date" in run.out
    assert "On which day did the request reach the operator?" in run.out


@pytest.mark.parametrize(
    "words",
    [
        "deadlines",
        "deadlines --law GDPR",
        "deadlines --law GDPR --right everything",
        "deadlines --law LGPD --right access",
        "deadlines --law GDPR --right access --event received",
        "deadlines --law GDPR --right access --event =2026-03-04",
        "deadlines --law GDPR --right access --event sent=2026-03-04 --event sent=2026-03-04",
        "deadlines --law GDPR --right access --milestone someday",
        "deadlines --from v.json --law GDPR",
    ],
)
def test_wrong_usage(kaiji: Cli, words: str) -> None:
    run = kaiji(*words.split())

    assert (run.code, run.out) == (2, "")
    assert "not how the command is used" in run.err


def found(kaiji: Cli, line: str) -> list[dict[str, Any]]:
    run = asked(kaiji, f"deadlines {line} --json")
    assert (run.code, run.err) == (0, "")
    listed: list[dict[str, Any]] = json.loads(run.out)
    return listed


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (
            "--law GDPR --right access --calendar FR --event received=2026-03-04",
            {"response_due": "2026-04-07", "refusal_notice_due": "2026-04-07"},
        ),
        (
            (
                "--law GDPR --right access --calendar FR --event received=2026-03-04"
                " --event extension_notified=2026-03-20 --event complaint_lodged=2026-04-30"
            ),
            {
                "response_due": "2026-04-07",
                "refusal_notice_due": "2026-04-07",
                "response_due_extended": "2026-06-04",
                "authority_progress_due": "2026-07-30",
            },
        ),
        (
            (
                "--law UK_GDPR --right erasure --calendar GB-SCT --event received=2026-07-03"
                " --event complaint_received=2026-08-05"
            ),
            {"response_due": "2026-08-04", "acknowledgement_due": "2026-09-04"},
        ),
        (
            "--law CCPA --right access --event received=2026-11-16",
            {"acknowledgement_due": "2026-12-02", "response_due": "2026-12-31"},
        ),
        (
            "--law CCPA --right limit_sensitive --event received=2026-11-12",
            {"opt_out_due": "2026-12-07"},
        ),
        (
            "--law APPI --right purpose_notice --event arrived=2026-10-19",
            {
                "response_due": None,
                "convention_first": "2026-11-02",
                "convention_second": "2026-11-18",
            },
        ),
    ],
)
def test_all_dates_of_every_law(kaiji: Cli, line: str, dates: dict[str, str | None]) -> None:
    assert {each["milestone"]: each["due"] for each in found(kaiji, line)} == dates


def test_a_promise_among_the_events(kaiji: Cli) -> None:
    line = (
        "--law APPI --right access --event arrived=2026-10-19"
        " --event promise_days=10 --event promise_from=arrived"
    )
    promise = {each["milestone"]: each for each in found(kaiji, line)}["operator_promise"]

    assert (promise["due"], promise["rule"]) == ("2026-10-29", "R-JP-4")
    assert (promise["statutory"], promise["certainty"]) == (False, "promise")


def test_a_date_the_law_does_not_know_is_no_failure(kaiji: Cli) -> None:
    line = "--law CCPA --right access --event received=2026-11-16 --milestone earliest_suit"
    (none,) = found(kaiji, line)

    assert (none["due"], none["statutory"], none["error"]) == (None, False, None)
    assert "There is no date" in none["reason"]


@pytest.mark.parametrize(
    "line",
    [
        "--law CCPA --right objection",
        "--law GDPR --right access --event received=2026-02-30",
        "--law GDPR --right access --event recieved=2026-03-04",
        "--law GDPR --right access --calendar Moon --event received=2026-03-04",
        "--law GDPR --right access --event received=2026-03-05 --event answered=2026-03-04",
        "--law GDPR --right access --milestone operator_promise --event received=2026-03-04",
    ],
)
def test_what_cannot_be_computed_is_told_in_one_sentence_each(kaiji: Cli, line: str) -> None:
    run = asked(kaiji, f"deadlines {line} --json")
    failed = json.loads(run.out)

    assert run.code == 1
    assert failed
    assert all(each["due"] is None and each["error"] for each in failed)
    assert len(run.err.splitlines()) == len(failed)
