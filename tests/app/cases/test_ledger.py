"""A ledger shows what was changed, removed or moved."""

from __future__ import annotations

from dataclasses import replace

from app.base.messages import Messages
from app.cases.case import Case, Event, event_hash
from app.cases.ledger import verify
from tests.app.cases.stories import case_of, day, event, sent

CASE = case_of(
    sent("11-02"),
    event("acknowledged", "11-03", {"ticket": "T-1"}),
    event("fee_requested", "11-05", {"amount": 1000}),
    event("fee_paid", "11-06"),
)


def broken(*events: Event, given_away: tuple[str, ...] = ()) -> list[str]:
    """Verify a case with these events, and see that every finding can be said."""
    found = verify(replace(CASE, events=events), given_away)
    for language in ("en", "ja"):
        messages = Messages(language)
        assert all(messages.has(each.id) and messages.say(each) for each in found)
    return [each.id.removeprefix("ledger.") for each in found]


def with_event(case: Case, index: int, changed: Event) -> tuple[Event, ...]:
    return (*case.events[:index], changed, *case.events[index + 1 :])


def test_an_unaltered_case_has_nothing_to_tell() -> None:
    assert broken(*CASE.events) == []
    assert broken() == []


def test_any_change_shows() -> None:
    second = CASE.events[1]
    for changed in (
        replace(second, on=day("11-04")),
        replace(second, payload={"ticket": "T-2"}),
        replace(second, asks=("a1",)),
        replace(second, device="other"),
    ):
        assert "changed" in broken(*with_event(CASE, 1, changed))


def test_a_change_with_a_new_hash_breaks_the_next_link() -> None:
    forged = replace(CASE.events[1], on=day("11-04"))
    forged = replace(forged, hash=event_hash(forged))
    assert broken(*with_event(CASE, 1, forged)) == ["missing"]


def test_removed_and_reordered_events_show() -> None:
    first, second, third, fourth = CASE.events
    assert broken(first, third, fourth) == ["missing"]
    assert broken(second, third, fourth) == ["missing"]
    assert broken(first, third, second, fourth) == ["order", "order", "order"]


def test_removed_last_events_show_where_their_hash_was_given_away() -> None:
    given = (CASE.events[3].hash,)
    assert broken(*CASE.events[:3]) == []
    assert broken(*CASE.events[:3], given_away=given) == ["given_away"]
    assert broken(*CASE.events, given_away=given) == []


def test_two_devices_have_chains_of_their_own() -> None:
    desk = replace(event("note", "11-04"), device="desk")
    united = case_of(sent("11-02"), desk, event("answered", "11-05"), desk)
    assert broken(*united.events) == []
    assert broken(*united.events[:1], *united.events[2:]) == ["missing"]


def test_strangers_and_doubles_show() -> None:
    first = CASE.events[0]
    assert "twice" in broken(first, first)
    other = replace(first, case=type(first.case)("c2"))
    assert "other_case" in broken(replace(other, hash=event_hash(other)))
