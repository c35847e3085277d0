"""Outlooks: what they say holds on every day they say it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.ids import Certainty
from app.cases.assess import assess
from app.cases.case import Ask, Case
from app.cases.events import EventDraft, imagined
from app.cases.next_steps import next_step
from app.cases.outlook import DateAhead, Group, Outlook, outlook
from tests.app.cases.stories import case_of, day, event, sent
from tests.app.cases.test_assess import CASES, drafts


def outlook_of(case: Case, today: date) -> Outlook:
    assessed = assess(case, today)
    return outlook(case, assessed, next_step(assessed))


@settings(max_examples=120, deadline=None)
@given(
    st.lists(drafts(), max_size=8),
    st.sampled_from(CASES),
    st.dates(date(2026, 1, 1), date(2027, 3, 1)),
)
def test_an_outlook_holds_until_it_says(
    happened: list[EventDraft], kind: tuple[tuple[Ask, ...], str], today: date
) -> None:
    asks, country = kind
    case = case_of(asks=asks, country=country)
    for each in happened:
        case = imagined(case, each)
    first = outlook_of(case, today)
    assert first.until >= today
    last = min(first.until, today + timedelta(days=450))
    for days in range((last - today).days + 1):
        later = outlook_of(case, today + timedelta(days=days))
        assert replace(later, since=today, until=first.until) == first


def test_a_request_of_scene_1_stands_where_its_dates_say() -> None:
    case = case_of(sent("11-21"))
    before = outlook_of(case, day("11-22"))
    assert (before.group, before.late, before.due) == (Group.WAITING, False, day("12-07"))
    assert before.until == day("11-29")
    assert DateAhead(day("12-08"), Certainty.STATUTORY) in before.dates
    late = outlook_of(case, day("12-08"))
    assert (late.late, late.due, late.urgency) == (True, day("12-07"), 0)
    assert DateAhead(day("12-07"), Certainty.CONVENTION, late=True) in late.dates


def test_each_case_is_in_one_group_by_state() -> None:
    asked = event("identity_requested", "11-10", {"documents": "passport"})
    for happened, group in (
        ((event("drafted", "11-01"),), Group.DRAFTS),
        ((sent("11-01"),), Group.WAITING),
        ((sent("11-01"), asked), Group.PAUSED),
        ((sent("11-01"), event("answered", "11-10")), Group.ANSWERED),
        ((sent("11-01"), event("closed", "11-10", {"outcome": "complete"})), Group.CLOSED),
    ):
        found = outlook_of(case_of(*happened), day("11-12"))
        assert found.group is group
        assert found.closed_on == (day("11-10") if group is Group.CLOSED else None)
