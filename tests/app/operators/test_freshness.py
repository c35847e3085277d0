from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import ChannelKind
from app.operators.freshness import Freshness, freshness
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
