"""The rows of a case: what happened, what is assumed, what is to come."""

from __future__ import annotations

from datetime import date

from app.base.ids import Certainty, Law, Milestone, Right
from app.base.messages import Messages
from app.cases.assess import assess
from app.cases.case import Ask, Event
from app.cases.timeline import Row, RowKind, timeline
from tests.app.cases.stories import ACCESS, case_of, day, event, sent


def rows_of(*events: Event, today: str = "11-21", asks: tuple[Ask, ...] = (ACCESS,)) -> list[Row]:
    case = case_of(*events, asks=asks)
    return list(timeline(case, assess(case, day(today))))


def test_scene_one_as_lines() -> None:
    rows = rows_of(event("drafted", "11-21"), sent("11-21"))
    english = Messages("en")
    assert [english.say(row.line) for row in rows[:6]] == [
        "21 November 2026: Drafted",
        "21 November 2026: Sent · By: E-mail",
        "21 November 2026: Arrived · Assumed: an e-mail arrives on the day it is sent.",
        "7 December 2026: Expected by (convention) · our convention",
        "8 December 2026: Earliest day for a lawsuit · statute",
        "21 December 2026: Reminder (convention) · our convention",
    ]
    assert rows[-1].on is None
    assert "遅滞なく" in Messages("ja").say(rows[-1].line)


def test_a_milestone_tells_how_it_was_counted() -> None:
    row = next(row for row in rows_of(sent("11-21")) if row.milestone is Milestone.EARLIEST_SUIT)
    assert row.certainty is Certainty.STATUTORY
    assert row.deadline is not None
    assert row.deadline.due == row.on == date(2026, 12, 8)
    assert row.deadline.reason


def test_what_was_taken_back_stays_and_is_struck() -> None:
    rows = rows_of(
        sent("11-02"), event("answered", "11-05"), event("retracted", "11-06", {"event": "e2"})
    )
    struck = [row for row in rows if row.struck]
    assert [row.event for row in struck] == ["e2"]
    assert Messages("en").say(struck[0].line).endswith("(taken back)")
    back = next(row for row in rows if row.title.id == "event.retracted")
    assert "“Answered” of 5 November 2026 no longer counts." in Messages("en").say(back.line)


def test_asks_that_share_a_date_share_a_row() -> None:
    asks = (ACCESS, Ask("a2", Law.APPI, Right.CORRECTION), Ask("a3", Law.GDPR, Right.ACCESS))
    rows = rows_of(sent("11-02"), asks=asks)
    suits = [row for row in rows if row.milestone is Milestone.EARLIEST_SUIT]
    assert [row.asks for row in suits] == [("a1", "a2")]
    assert len([row for row in rows if row.kind is RowKind.ASSUMED]) == 1


def test_the_persons_own_words_come_out_as_they_went_in() -> None:
    words = "{on} {{7*7}} *O'Brien* <x> 𠮷田  two"
    (row,) = (row for row in rows_of(event("note", "11-02", {"text": words})) if row.text)
    assert row.text == words
    assert words in Messages("ja").say(row.line)


def test_every_detail_is_worded() -> None:
    rows = rows_of(
        sent("11-02", "post", proof="registered", to="Sample 1-2-3"),
        event("arrived", "11-04", {"proof": "receipt"}),
        event("acknowledged", "11-05", {"ticket": "T-1"}),
        event("identity_requested", "11-06", {"documents": "passport,mandate"}),
        event("fee_requested", "11-06", {"amount": 1000, "currency": "JPY", "contested": True}),
        event("extension_notified", "11-07", {"months": 2}),
        event("promised", "11-07", {"days": 1}),
        event("redirected", "11-08", {"form": "https://example.org", "contact": "a@example.org"}),
        event("data_received", "11-09", {"link_expiry": "2026-11-30"}),
        event("complaint_lodged", "11-10", {"authority": "Sample authority"}),
        event("bounced", "11-11", {"permanent": False}),
        event("closed", "11-12", {"outcome": "partial"}),
    )
    for language in ("en", "ja"):
        messages = Messages(language)
        for row in rows:
            said = messages.say(row.line)
            assert "detail." not in said
            assert "proof." not in said
            assert "document." not in said
    spoken = " ".join(Messages("en").say(row.line) for row in rows)
    for words in ("Passport", "1,000 yen", "Fee contested", "2 months", "1 day", "T-1"):
        assert words in spoken
