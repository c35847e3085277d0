from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import ChannelKind
from app.base.messages import LANGUAGES, Messages
from app.operators.freshness import Confidence, Freshness, confidence, freshness
from app.operators.record import Channel


@pytest.mark.parametrize(
    ("checked", "today", "state"),
    [
        (None, "2026-11-21", Freshness.UNKNOWN),
        ("2026-11-21", "2026-11-21", Freshness.FRESH),
        ("2026-05-21", "2026-11-21", Freshness.FRESH),
        ("2026-05-20", "2026-11-21", Freshness.AGEING),
        ("2025-11-21", "2026-11-21", Freshness.AGEING),
        ("2025-11-20", "2026-11-21", Freshness.STALE),
        ("2025-08-31", "2026-02-28", Freshness.FRESH),
        ("2025-08-31", "2026-03-01", Freshness.AGEING),
        ("2026-05-31", "2026-11-30", Freshness.FRESH),
        ("2026-05-31", "2026-12-01", Freshness.AGEING),
        ("2024-02-29", "2025-02-28", Freshness.AGEING),
        ("2024-02-29", "2025-03-01", Freshness.STALE),
        ("0001-01-01", "9999-12-31", Freshness.STALE),
        ("9999-12-31", "9999-12-31", Freshness.FRESH),
    ],
)
def test_a_channel_ages_by_calendar_months(
    checked: str | None, today: str, state: Freshness
) -> None:
    day = date.fromisoformat(checked) if checked else None
    channel = Channel(ChannelKind.EMAIL, "a@example.jp", checked=day)
    assert freshness(channel, date.fromisoformat(today)) is state


def trust(checked: str | None, *bounced: str, today: str = "2026-11-22") -> Confidence:
    day = date.fromisoformat(checked) if checked else None
    channel = Channel(ChannelKind.EMAIL, "a@shop.example", checked=day)
    return confidence(channel, date.fromisoformat(today), [date.fromisoformat(b) for b in bounced])


def test_confidence_decays_with_age() -> None:
    days = ["2026-11-22", "2026-08-01", "2026-01-01", "2025-01-01", "2001-01-01"]
    shares = [trust(day).share for day in days]
    assert shares == sorted(shares, reverse=True)
    assert (trust(days[0]).share, len(set(shares))) == (1.0, len(shares))
    assert 0 <= trust("0001-01-01", today="9999-12-31").share < 0.001
    assert trust("2025-11-22").share == 0.5


def test_an_unchecked_channel_is_worth_less_than_one_checked_this_year() -> None:
    assert 0 < trust(None).share < trust("2025-12-01").share


def test_each_letter_that_came_back_since_the_check_takes_most_of_it() -> None:
    once, twice = trust("2026-11-01", "2026-11-10"), trust("2026-11-01", "2026-11-10", "2026-11-20")
    assert trust("2001-01-01").share < once.share < trust("2025-11-22").share
    assert (twice.share < once.share / 2, twice.bounces) == (True, 2)
    assert twice.freshness is Freshness.FRESH
    assert trust(None, "2020-01-01").share < trust(None).share


@pytest.mark.parametrize("bounced", ["2026-10-31", "2026-11-01", "2026-11-23"])
def test_a_bounce_before_the_check_or_after_today_counts_for_nothing(bounced: str) -> None:
    assert trust("2026-11-01", bounced) == trust("2026-11-01")


def test_a_check_in_the_future_is_none() -> None:
    assert trust("2026-11-23") == trust(None)


@pytest.mark.parametrize(
    ("checked", "bounced", "why"),
    [
        ("2026-11-01", [], "confidence.fresh"),
        ("2026-01-01", [], "confidence.ageing"),
        ("2024-01-01", [], "confidence.stale"),
        (None, [], "confidence.unknown"),
        ("2026-11-01", ["2026-11-09", "2026-11-02"], "confidence.bounced"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_confidence_says_what_it_rests_on(
    checked: str | None, bounced: list[str], why: str, language: str
) -> None:
    found = trust(checked, *bounced)
    assert found.why.id == why
    said = Messages(language).say(found.why)
    assert said
    assert "{" not in said
    if bounced:
        assert "9" in said
