"""A later start never ends earlier, whatever else happened; and where the law itself jumps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.ids import EventKind, Law, Milestone, Right
from app.laws.compute import compute, milestones_for
from app.laws.deadline import Deadline, Vector

PLACES = {
    Law.GDPR: ("DE", "DE-BY", "FR", "IE", "PL", "GR", "SE"),
    Law.UK_GDPR: ("GB-ENG", "GB-SCT", "GB-NIR"),
    Law.CCPA: ("US-CA", "US-FED"),
    Law.APPI: ("JP",),
}

#: Questions of the operator with their answers, and what else may have happened.
QUESTIONS = (
    ("identity_requested", "identity_received"),
    ("authority_requested", "authority_received"),
    ("fee_requested", "fee_paid"),
    ("clarification_requested", "clarification_received"),
)
OTHERS = ("extension_notified", "refused", "complaint_lodged", "complaint_received", "fee_paid")

#: The last day on which the request may have been received.
RECEIVED = date(2027, 2, 28)


@st.composite
def fixed_events(draw: st.DrawFn) -> tuple[Law, Right, str, dict[str, date | None]]:
    """Draw events after ``RECEIVED`` in an order that can be."""
    law = draw(st.sampled_from(Law))
    right = draw(st.sampled_from([Right.ACCESS, Right.ERASURE]))
    events: dict[str, date | None] = {}
    for name in draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=2)):
        events[name] = RECEIVED + timedelta(days=draw(st.integers(0, 90)))
    for asked, answered in draw(st.lists(st.sampled_from(QUESTIONS), unique=True, max_size=3)):
        on = RECEIVED + timedelta(days=draw(st.integers(0, 60)))
        events[asked] = on
        if draw(st.booleans()) or draw(st.booleans()):
            events[answered] = on + timedelta(days=draw(st.integers(0, 40)))
    return law, right, draw(st.sampled_from(PLACES[law])), events


class TestWithOtherEventsFixed:
    @settings(max_examples=300, deadline=None)
    @given(fixed=fixed_events(), before=st.integers(0, 60), apart=st.integers(1, 40))
    def test_a_later_start_never_ends_earlier(
        self,
        fixed: tuple[Law, Right, str, dict[str, date | None]],
        before: int,
        apart: int,
    ) -> None:
        law, right, calendar, events = fixed
        late = RECEIVED - timedelta(days=before)
        early = late - timedelta(days=apart)
        for milestone in milestones_for(law, right, tuple(EventKind)):
            first, second = (
                compute(Vector("v", law, right, milestone, calendar, {**events, "received": day}))
                for day in (early, late)
            )
            if first.due and second.due:
                assert first.due <= second.due, milestone


class TestWhereALaterStartHasNoDate:
    """Never earlier, but the law itself jumps, and may take the date away."""

    @staticmethod
    def answer(law: Law, calendar: str, **events: str) -> Deadline:
        dated = {name: date.fromisoformat(day) for name, day in events.items()}
        return compute(Vector("v", law, Right.ACCESS, Milestone.RESPONSE_DUE, calendar, dated))

    @pytest.mark.parametrize(("law", "calendar"), [(Law.GDPR, "FR"), (Law.UK_GDPR, "GB-ENG")])
    def test_where_a_question_comes_just_in_time(self, law: Law, calendar: str) -> None:
        """A question after the last day moves nothing; received a day later, the same question
        is in time. The date then jumps on, or is none until the answer is there: a request
        received later may have no date while one received earlier has."""
        asked = {"identity_requested": "2026-10-02"}
        early = self.answer(law, calendar, received="2026-09-01", **asked)
        late = self.answer(law, calendar, received="2026-09-02", **asked)
        answered = self.answer(
            law, calendar, received="2026-09-02", identity_received="2026-10-12", **asked
        )

        assert (str(early.due), early.waits) == ("2026-10-01", False)
        assert (late.due, late.waits) == (None, True)
        assert str(answered.due) == {"FR": "2026-10-12", "GB-ENG": "2026-11-12"}[calendar]
