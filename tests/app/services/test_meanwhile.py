"""What was typed over what is on file by now: field by field, account by account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.base.messages import Messages
from app.services.operator_draft import ChannelDraft, OperatorDraft
from app.services.operator_over import over as operator_over
from app.services.person_draft import PersonDraft, Rows, over

START = PersonDraft(name="見本 花子", email="a@example.jp", country="US", region="US-CA")


def said(typed: PersonDraft, now: PersonDraft, start: PersonDraft = START) -> dict[str, str]:
    _, wrong = over(start, typed, now)
    messages = Messages("en")
    return {str(each.path[0]): messages.say(each.expected) for each in wrong}


def test_what_only_one_changed_is_taken_from_there() -> None:
    typed, now = replace(START, email="b@example.jp"), replace(START, address="1 Street\nTown")
    assert over(START, typed, now) == (replace(typed, address=now.address), ())
    both = replace(START, email="b@example.jp")
    assert over(START, both, both) == (both, ())


def test_what_both_changed_says_what_it_became() -> None:
    there = replace(START, country="GB", region="", birth_date="1990-04-25")
    typed = replace(START, email="b@example.jp", region="", address="here", birth_date="1990")
    now = replace(there, email="", address="1 Street\nTown")
    merged, _ = over(START, typed, now)
    assert merged == typed
    found = said(typed, now)
    assert found["email"].startswith("Emptied meanwhile")
    assert "“1 Street / Town”" in found["address"]
    assert "25 April 1990" in found["birth_date"]
    assert "“United Kingdom”" in found["country"]
    elsewhere = replace(START, country="JP", region="")
    assert "California" in said(typed, START, elsewhere)["country"]


@pytest.mark.parametrize(
    ("typed", "now", "rows", "wrong"),
    [
        ((("a", "1"),), (("a", "2"),), (("a", "2"),), []),
        ((("a", "3"),), (("a", "1"), ("c", "5")), (("a", "3"), ("c", "5")), []),
        ((("a", "3"),), (("a", "2"),), (("a", "3"),), [0]),
        ((("a", "3"),), (), (("a", "3"),), [0]),
        ((("a", "1"), ("b", "4")), (("a", "2"),), (("a", "2"), ("b", "4")), []),
        ((("a", "1"), ("b", "4")), (), (("b", "4"),), []),
        ((), (("a", "2"),), (("a", "2"),), [0]),
        ((("a", "1"), ("", "")), (("a", "2"),), (("a", "2"), ("", "")), []),
    ],
)
def test_accounts_are_looked_at_one_by_one(
    typed: Rows, now: Rows, rows: Rows, wrong: list[int]
) -> None:
    start = replace(START, accounts=(("a", "1"),))
    merged, mistakes = over(start, replace(start, accounts=typed), replace(start, accounts=now))
    assert merged.accounts == rows
    assert [each.path for each in mistakes] == [("accounts", number) for number in wrong]


def test_a_day_that_was_only_proposed_is_no_change_of_an_operator() -> None:
    start = OperatorDraft(name="Kumo", seen="2026-11-20")
    typed = replace(start, source_title="Policy")
    assert operator_over(start, typed, replace(start, seen="")) == (typed, ())
    now = replace(start, source_title="Page", seen="2026-11-01", country="JP")
    merged, (wrong,) = operator_over(start, typed, now)
    assert (wrong.path, merged.source_title, merged.country) == (("source_title",), "Policy", "JP")


def test_the_ways_to_reach_an_operator_are_one_part() -> None:
    mail = ChannelDraft(value="a@kumo.example.jp")
    start = OperatorDraft(name="Kumo", channels=(mail,))
    typed = replace(start, channels=(replace(mail, value="b@kumo.example.jp"),))
    now = replace(start, channels=(replace(mail, value="c@kumo.example.jp"),))
    merged, (wrong,) = operator_over(start, typed, now)
    assert merged == typed
    assert (wrong.path, wrong.expected.id) == (("channels",), "meanwhile.channels")
