from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli.conftest import Cli, Run


def asked(kaiji: Cli, line: str) -> Run:
    return kaiji(*line.split())


FIELDS = [
    "id",
    "milestone",
    "nominal_due",
    "due",
    "statutory",
    "rule",
    "reason",
    "citation",
    "non_working_days",
    "alternatives",
    "warnings",
    "question",
    "error",
]


def vectors(folder: Path, *listed: object) -> Path:
    file = folder / "v.json"
    file.write_text(json.dumps({"vectors": listed}), encoding="utf-8")
    return file


def vector(**changes: object) -> dict[str, Any]:
    return {
        "id": "one",
        "law": "GDPR",
        "right": "access",
        "milestone": "response_due",
        "calendar": "DE",
        "events": {"received": "2026-03-04"},
        **changes,
    }


def test_one_date_with_its_reason(kaiji: Cli) -> None:
    run = asked(
        kaiji, "deadlines --law GDPR --right access --calendar DE --event received=2026-03-04"
    )

    assert run.code == 0
    assert "Tuesday 7 April 2026" in run.out
    assert "Easter Monday" in run.out
    assert "GDPR Article 12(3)" in run.out


def test_the_document(kaiji: Cli, tmp_path: Path) -> None:
    run = kaiji("deadlines", "--from", vectors(tmp_path, vector()), "--json", "--lang", "ja")

    assert (run.code, run.err) == (0, "")
    (found,) = json.loads(run.out)
    assert list(found) == FIELDS
    assert found["nominal_due"] == "2026-04-04"
    assert found["due"] == "2026-04-07"
    assert found["statutory"] is True
    assert found["rule"] == "R-EU-1"
    assert found["non_working_days"] == ["2026-04-04", "2026-04-05", "2026-04-06"]
    assert "復活祭月曜日" in found["reason"]
    assert found["citation"].startswith("GDPR第12条第3項、")
    assert found["question"] is found["error"] is None


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
    assert "APPI is always counted in the calendar JP" in run.out


def test_a_bad_vector_is_named_and_harms_no_other(kaiji: Cli, tmp_path: Path) -> None:
    file = vectors(
        tmp_path,
        vector(id="bad", events={"received": "tomorrow"}),
        vector(id="good"),
        vector(id="later", milestone="response_due_extended"),
    )

    run = kaiji("deadlines", "--from", file, "--json")

    found = json.loads(run.out)
    assert run.code == 1
    assert [each["due"] for each in found] == [None, "2026-04-07", None]
    assert [each["error"] is None for each in found] == [False, True, False]
    assert found[0]["rule"] is found[0]["statutory"] is None
    bad, later = run.err.splitlines()
    assert bad.startswith("bad: ")
    assert "tomorrow" in bad
    assert later.startswith("later: ")


def test_a_hostile_name_stays_on_its_line(kaiji: Cli, tmp_path: Path) -> None:
    name = "a\nb\x1b[31m" + "x" * 5000
    file = vectors(tmp_path, vector(id=name, law="\n"), vector(events={name: "2026-03-04"}))

    run = kaiji("deadlines", "--from", file, "--json")

    assert json.loads(run.out)[0]["id"] == name
    assert len(run.err.splitlines()) == 2
    assert "\x1b" not in run.err
    assert len(run.err) < 600


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


@pytest.mark.parametrize("text", ["", "{", "[]", '{"vectors": 1}', "\x00", "[" * 100_000])
def test_a_file_of_something_else(kaiji: Cli, tmp_path: Path, text: str) -> None:
    file = tmp_path / "v.json"
    file.write_text(text, encoding="utf-8")

    run = kaiji("deadlines", "--from", file)

    assert (run.code, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1
    assert "v.json" in run.err


def test_a_file_that_cannot_be_read(kaiji: Cli, tmp_path: Path) -> None:
    binary = tmp_path / "b.json"
    binary.write_bytes(b"\xff\xfe\x00")

    for file in (tmp_path / "none.json", tmp_path, binary):
        run = kaiji("deadlines", "--from", file, "--json")
        assert (run.code, run.out) == (1, "")
        assert len(run.err.splitlines()) == 1


def test_the_examples(kaiji: Cli, shared: Path) -> None:
    run = kaiji("deadlines", "--from", shared / "deadline-examples.json", "--json")

    examples = json.loads((shared / "deadline-examples.json").read_text())["vectors"]
    found = json.loads(run.out)
    built = [each["rule"] in {"R-EU-1", "R-JP-2", "R-JP-3"} for each in examples]
    assert run.code == 1
    assert [each["error"] is None for each in found] == built
    assert len(run.err.splitlines()) == built.count(False)
