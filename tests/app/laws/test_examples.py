"""The hand-derived examples that every implementation of the rules has to reproduce."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.base.ids import Certainty
from app.base.messages import LANGUAGES, Messages
from app.laws.deadline import Deadline
from app.laws.vectors import compute_each, read_vectors
from tests.app.laws.asking import iso, places, said

Example = dict[str, Any]

NAMES = {"GDPR": "GDPR", "UK_GDPR": "UK GDPR", "CCPA": "Cal. Civ. Code", "APPI": "APPI"}

IDS = [f"E-{number:02}" for number in range(1, 16)]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> dict[str, tuple[Example, Deadline]]:
    text = (shared / "deadline-examples.json").read_text(encoding="utf-8")
    examples = json.loads(text)["vectors"]
    computed = tuple(compute_each(read_vectors(text, "deadline-examples.json")))
    assert [each.id for each in computed] == [example["id"] for example in examples]
    return {each.id: (example, each) for example, each in zip(examples, computed, strict=True)}


def test_these_are_all(pairs: dict[str, tuple[Example, Deadline]]) -> None:
    assert list(pairs) == IDS


@pytest.mark.parametrize("name", IDS)
class TestEach:
    def test_the_dates(self, pairs: dict[str, tuple[Example, Deadline]], name: str) -> None:
        example, found = pairs[name]

        assert found.error is None
        assert found.question is None
        assert str(found.nominal_due) == example["nominal_due"]
        assert str(found.due) == example["expected_due"]

    def test_what_stands_behind_it(
        self, pairs: dict[str, tuple[Example, Deadline]], name: str
    ) -> None:
        example, found = pairs[name]
        certainty = Certainty.STATUTORY if example["statutory"] else Certainty.CONVENTION

        assert (found.statutory, found.certainty) == (example["statutory"], certainty)
        assert (found.law, found.right, found.milestone, found.rule) == (
            example["law"],
            example["right"],
            example["milestone"],
            example["rule"],
        )

    def test_the_days_of_rest(self, pairs: dict[str, tuple[Example, Deadline]], name: str) -> None:
        example, found = pairs[name]

        assert iso(found.non_working_days) == example["non_working_days_used"]
        assert found.calendar == example["calendar"]
        assert found.warnings == ()

    def test_the_other_readings(
        self, pairs: dict[str, tuple[Example, Deadline]], name: str
    ) -> None:
        example, found = pairs[name]
        told = [
            {"date": each.day.isoformat(), "why": Messages("en").say(each.why)}
            for each in found.alternatives
        ]

        listed = example.get("alternatives", [])
        assert [each["date"] for each in told] == [each["date"] for each in listed]
        for mine, theirs in zip(told, listed, strict=True):
            for word in ("142", "US-FED", "difference"):
                assert (word in mine["why"]) == (word in theirs["why"])

    def test_the_citation_names_the_law(
        self, pairs: dict[str, tuple[Example, Deadline]], name: str
    ) -> None:
        example, found = pairs[name]
        cited = places(found)

        if example["milestone"] == "acknowledgement_due":
            expected = {"UK_GDPR": "Data Protection Act 2018", "CCPA": "7021"}[example["law"]]
        elif example["milestone"] == "opt_out_due":
            expected = "7026"
        else:
            expected = NAMES[example["law"]]
        assert expected in cited
        assert ("3(4)" in cited) == ("3(4)" in example["citation"])

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_told_day_by_day(
        self, pairs: dict[str, tuple[Example, Deadline]], name: str, language: str
    ) -> None:
        _, found = pairs[name]
        told = said(found, language)

        for day in found.non_working_days:
            month = Messages(language).text(f"month.{day.month}")
            assert (f"{day.day} {month}" if language == "en" else f"{month}{day.day}日") in told
