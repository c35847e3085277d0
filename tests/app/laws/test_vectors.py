from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import Problem
from app.laws.deadline import Vector
from app.laws.vectors import BrokenVector, compute_each, read_vectors

GOOD = {
    "id": "good",
    "law": "GDPR",
    "right": "access",
    "milestone": "response_due",
    "calendar": "DE",
    "events": {"received": "2026-03-04"},
}


def read(*vectors: object) -> tuple[Vector | BrokenVector, ...]:
    return read_vectors(json.dumps({"vectors": vectors}), "v.json")


def broken(**changes: object) -> str:
    (found,) = read({**GOOD, **changes})
    assert isinstance(found, BrokenVector)
    return found.error.code


def test_a_good_vector_with_keys_of_its_own() -> None:
    (found,) = read({**GOOD, "expected_due": "2026-04-07", "note": [1, {}]})

    assert isinstance(found, Vector)
    assert found.id == "good"
    assert found.events == {"received": date(2026, 3, 4)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"law": "LGPD"}, "problem.vector_wrong"),
        ({"law": 7}, "problem.vector_wrong"),
        ({"law": ["GDPR"]}, "problem.vector_wrong"),
        ({"law": None}, "problem.vector_missing"),
        ({"right": "everything"}, "problem.vector_wrong"),
        ({"milestone": ""}, "problem.vector_wrong"),
        ({"calendar": 5}, "problem.vector_not_text"),
        ({"events": []}, "problem.vector_events"),
        ({"events": "received"}, "problem.vector_events"),
        ({"events": None}, "problem.vector_events"),
        ({"events": {"received": "4 March 2026"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-02-30"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-02-29"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-3-4"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-03-04 "}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-03-04\n"}}, "problem.bad_event_date"),
        ({"events": {"received": "0000-01-01"}}, "problem.bad_event_date"),
        ({"events": {"received": float("nan")}}, "problem.bad_event_date"),
        ({"events": {"received": True}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-03-04", "sent": "soon"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-03-04", "promise_from": 3}}, "problem.vector_not_text"),
        (
            {"events": {"received": "2026-03-04", "promise_days": "3 days"}},
            "problem.promise_not_number",
        ),
        ({"events": {"received": "20260304"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-W10-3"}}, "problem.bad_event_date"),
        ({"events": {"received": "2026-03-04T10:00"}}, "problem.bad_event_date"),
        ({"events": {"received": "２０２６-03-04"}}, "problem.bad_event_date"),
        ({"events": {"received": ""}}, "problem.bad_event_date"),
        ({"events": {"received": 20260304}}, "problem.bad_event_date"),
        ({"events": {"received": {"date": "2026-03-04"}}}, "problem.bad_event_date"),
    ],
)
def test_what_is_wrong_with_one_vector(changes: dict[str, object], code: str) -> None:
    assert broken(**changes) == code


@pytest.mark.parametrize("entry", [None, 3, "text", [], [GOOD]])
def test_an_entry_that_is_no_vector(entry: object) -> None:
    (found,) = read(entry)

    assert isinstance(found, BrokenVector)
    assert (found.id, found.error.code) == ("#1", "problem.vector_not_object")


def test_the_others_are_unharmed() -> None:
    computed = list(compute_each(read(GOOD, None, {**GOOD, "law": "?"}, {**GOOD, "id": "last"})))

    assert [each.id for each in computed] == ["good", "#2", "good", "last"]
    assert [each.error is None for each in computed] == [True, False, False, True]
    assert computed[3].due == date(2026, 4, 7)


@pytest.mark.parametrize(("given_id", "kept"), [(7, "7"), ("", "#1"), (None, "#1"), ([], "#1")])
def test_a_vector_without_a_name_has_its_number(given_id: object, kept: str) -> None:
    (found,) = read({**GOOD, "id": given_id})

    assert found.id == kept


def test_an_unknown_day_is_not_a_mistake() -> None:
    (found,) = read({**GOOD, "events": {"received": None}})

    assert isinstance(found, Vector)
    assert found.events == {"received": None}


def test_a_promise_may_stand_beside_the_events_or_among_them() -> None:
    promise: dict[str, Any] = {"promise_days": 10, "promise_from": "received"}
    beside, among = read(
        {**GOOD, **promise}, {**GOOD, "events": {"received": "2026-03-04", **promise}}
    )

    assert beside == among
    assert isinstance(beside, Vector)
    assert (beside.promise_days, beside.promise_from) == (10, "received")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "problem.vectors_not_json"),
        ("{", "problem.vectors_not_json"),
        ("[" * 100_000, "problem.vectors_not_json"),
        ('{"vectors": [' + "9" * 5000 + "]}", "problem.vectors_not_json"),
        ("[]", "problem.vectors_missing"),
        ("{}", "problem.vectors_missing"),
        ('{"vectors": {}}', "problem.vectors_missing"),
        ("null", "problem.vectors_missing"),
    ],
)
def test_a_file_that_is_none(text: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read_vectors(text, "v.json")

    assert caught.value.code == code


def test_a_huge_value_is_not_quoted_whole() -> None:
    (found,) = read({**GOOD, "law": "x" * 100_000})

    assert isinstance(found, BrokenVector)
    assert len(str(found.error.message.values["found"])) < 80


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.fixed_dictionaries(dict.fromkeys(GOOD, JSON)))
def test_no_vector_is_too_strange(strange: dict[str, object]) -> None:
    computed = list(compute_each(read(strange, GOOD)))

    assert len(computed) == 2
    assert computed[1].due == date(2026, 4, 7)
