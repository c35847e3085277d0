"""``kaiji-cli deadlines --from``: a file of vectors, good and bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli.conftest import Cli

FIELDS = {
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
    "certainty",
    "law",
    "right",
    "start",
    "calendar",
    "verified",
    "steps",
}


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


def test_the_document(kaiji: Cli, tmp_path: Path) -> None:
    run = kaiji("deadlines", "--from", vectors(tmp_path, vector()), "--json", "--lang", "ja")

    assert (run.code, run.err) == (0, "")
    (found,) = json.loads(run.out)
    assert set(found) == FIELDS
    assert found["nominal_due"] == "2026-04-04"
    assert found["due"] == "2026-04-07"
    assert (found["statutory"], found["certainty"]) == (True, "statutory")
    assert (found["law"], found["right"], found["rule"]) == ("GDPR", "access", "R-EU-1")
    assert found["start"] == {"event": "arrived", "date": "2026-03-04"}
    assert (found["calendar"], found["verified"]) == ("DE", True)
    assert found["non_working_days"] == ["2026-04-04", "2026-04-05", "2026-04-06"]
    assert "復活祭月曜日" in found["reason"]
    assert found["citation"].startswith("GDPR第12条第3項、")
    assert found["question"] is found["error"] is None


def test_the_steps(kaiji: Cli, tmp_path: Path) -> None:
    run = kaiji("deadlines", "--from", vectors(tmp_path, vector()), "--json")

    (found,) = json.loads(run.out)
    steps = found["steps"]
    assert all(set(step) == {"kind", "date", "text", "name"} for step in steps)
    assert [(step["kind"], step["date"], step["name"]) for step in steps] == [
        ("start", "2026-03-04", None),
        ("count", "2026-04-04", None),
        ("skip", "2026-04-04", None),
        ("skip", "2026-04-05", None),
        ("skip", "2026-04-06", "Easter Monday"),
        ("result", "2026-04-07", None),
        ("note", None, None),
    ]
    weekend = [step["text"] for step in steps[2:4]]
    assert weekend == [
        "Saturday 4 April 2026 is part of the weekend.",
        "Sunday 5 April 2026 is part of the weekend.",
    ]
    both = "Saturday 4 April 2026 and Sunday 5 April 2026 are a weekend."
    told = " ".join(step["text"] for step in steps)
    assert told.replace(" ".join(weekend), both) == found["reason"]


def test_a_pause_is_a_step(kaiji: Cli, tmp_path: Path) -> None:
    events = {
        "received": "2026-09-01",
        "clarification_requested": "2026-09-03",
        "clarification_received": "2026-09-10",
    }
    file = vectors(tmp_path, vector(law="UK_GDPR", calendar="GB-ENG", events=events))

    (found,) = json.loads(kaiji("deadlines", "--from", file, "--json").out)

    assert (found["rule"], found["due"]) == ("R-UK-3", "2026-10-09")
    assert [(step["kind"], step["date"]) for step in found["steps"]] == [
        ("start", "2026-09-01"),
        ("count", "2026-10-01"),
        ("pause", "2026-10-09"),
        ("result", "2026-10-09"),
        ("note", None),
    ]
    (other,) = found["alternatives"]
    assert set(other) == {"date", "why"}
    assert other["date"] == "2026-10-08"


BAD: list[object] = [
    vector(id="no law", law=None),
    vector(id="another law", law="LGPD"),
    vector(id="no right", right="everything"),
    vector(id="not its right", law="CCPA", right="objection"),
    vector(id="no milestone", milestone="someday"),
    vector(id="no place", calendar="Moon"),
    vector(id="no date", events={"received": "tomorrow"}),
    vector(id="no such day", events={"received": "2026-02-30"}),
    vector(id="no event", events={"recieved": "2026-03-04"}),
    vector(id="no events", events=[]),
    vector(id="order", events={"received": "2026-03-05", "answered": "2026-03-04"}),
    vector(
        id="too late",
        events={
            "received": "2026-03-01",
            "answered": "2026-03-04",
            "extension_notified": "2026-03-05",
        },
    ),
    vector(id="no promise", milestone="operator_promise"),
    vector(id="nothing promised", milestone="operator_promise", promise_days=0),
    vector(id="promised in words", milestone="operator_promise", promise_days="soon"),
    vector(id="promised for ever", milestone="operator_promise", promise_days=10**30),
    vector(id="end of days", events={"received": "9999-12-20"}),
    None,
    "vector",
    [],
]


class TestBadOnes:
    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_each_is_named_and_harms_no_other(
        self, kaiji: Cli, tmp_path: Path, language: str
    ) -> None:
        listed: list[object] = []
        for number, bad in enumerate(BAD):
            listed += [vector(id=f"good {number}"), bad]

        run = kaiji("deadlines", "--from", vectors(tmp_path, *listed), "--json", "--lang", language)

        found = json.loads(run.out)
        assert run.code == 1
        assert len(found) == len(listed)
        assert [each["due"] for each in found[0::2]] == ["2026-04-07"] * len(BAD)
        assert all(each["due"] is None and each["error"] for each in found[1::2])
        assert all(set(each) == FIELDS for each in found)
        lines = run.err.splitlines()
        assert len(lines) == len(BAD)
        for each, line in zip(found[1::2], lines, strict=True):
            assert each["id"] in line
            assert each["error"] in line

    def test_also_without_json(self, kaiji: Cli, tmp_path: Path) -> None:
        file = vectors(tmp_path, BAD[5], vector(id="good"), BAD[6])

        run = kaiji("deadlines", "--from", file)

        assert run.code == 1
        assert "good" in run.out
        assert "7 April 2026" in run.out
        assert [line.split(":")[0] for line in run.err.splitlines()] == ["no place", "no date"]

    def test_what_has_no_date_is_not_bad(self, kaiji: Cli, tmp_path: Path) -> None:
        paused = {"received": "2026-03-04", "identity_requested": "2026-03-06"}
        file = vectors(
            tmp_path,
            vector(id="none", milestone="earliest_suit"),
            vector(id="asks", events={}),
            vector(id="paused", events=paused),
            vector(id="late", milestone="response_due_extended"),
        )

        run = kaiji("deadlines", "--from", file, "--json")

        found = json.loads(run.out)
        assert (run.code, run.err) == (0, "")
        assert [each["due"] for each in found] == [None] * 4
        assert [each["question"] is not None for each in found] == [False, True, False, False]
        assert all(each["reason"] and each["error"] is None for each in found)


def test_an_empty_list_is_an_empty_list(kaiji: Cli, tmp_path: Path) -> None:
    run = kaiji("deadlines", "--from", vectors(tmp_path), "--json")

    assert (run.code, json.loads(run.out), run.err) == (0, [], "")


def test_a_hostile_name_stays_on_its_line(kaiji: Cli, tmp_path: Path) -> None:
    name = "a\nb\x1b[31m" + "x" * 5000
    file = vectors(tmp_path, vector(id=name, law="\n"), vector(events={name: "2026-03-04"}))

    run = kaiji("deadlines", "--from", file, "--json")

    assert json.loads(run.out)[0]["id"] == name
    assert len(run.err.splitlines()) == 2
    assert "\x1b" not in run.err
    assert len(run.err) < 600


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
    file = shared / "deadline-examples.json"
    run = kaiji("deadlines", "--from", file, "--json")

    assert (run.code, run.err) == (0, "")
    for example, found in zip(
        json.loads(file.read_text(encoding="utf-8"))["vectors"], json.loads(run.out), strict=True
    ):
        for mine, theirs in (
            ("id", "id"),
            ("law", "law"),
            ("right", "right"),
            ("milestone", "milestone"),
            ("rule", "rule"),
            ("nominal_due", "nominal_due"),
            ("due", "expected_due"),
            ("statutory", "statutory"),
            ("non_working_days", "non_working_days_used"),
        ):
            assert found[mine] == example[theirs], (example["id"], mine)
        others = [each["date"] for each in example.get("alternatives", [])]
        assert [each["date"] for each in found["alternatives"]] == others
