from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.ids import Certainty, EventKind, Law, Milestone, Right
from app.base.messages import LANGUAGES, Messages
from app.laws.deadline import Deadline, Vector, compute, milestones_for
from app.laws.vectors import compute_each, read_vectors
from app.laws.why import cited, explain

BUILT = {"R-JP-1", "R-JP-2", "R-JP-3", "R-EU-1"}


def gdpr(
    events: Mapping[str, str | None], calendar: str = "DE", right: Right = Right.ACCESS
) -> Deadline:
    return compute(Vector("v", Law.GDPR, right, Milestone.RESPONSE_DUE, calendar, _dated(events)))


def appi(
    milestone: Milestone,
    events: Mapping[str, str | None],
    right: Right = Right.ACCESS,
    calendar: str = "JP",
    grounds: tuple[str, ...] = (),
) -> Deadline:
    return compute(
        Vector("v", Law.APPI, right, milestone, calendar, _dated(events), grounds=grounds)
    )


def suit(events: Mapping[str, str | None], right: Right = Right.ACCESS) -> Deadline:
    return appi(Milestone.EARLIEST_SUIT, events, right)


def _dated(events: Mapping[str, str | None]) -> dict[str, date | None]:
    return {name: (day and date.fromisoformat(day)) or None for name, day in events.items()}


def code(deadline: Deadline) -> str:
    assert deadline.error is not None
    assert deadline.due is None
    return deadline.error.code


def said(deadline: Deadline, language: str = "en") -> str:
    return explain(deadline.reason, Messages(language))


def test_the_example_vectors(shared: Path) -> None:
    text = (shared / "deadline-examples.json").read_text(encoding="utf-8")
    examples = json.loads(text)["vectors"]
    computed = tuple(compute_each(read_vectors(text, "deadline-examples.json")))

    assert [each.id for each in computed] == [example["id"] for example in examples]
    for example, found in zip(examples, computed, strict=True):
        if example["rule"] not in BUILT:
            assert found.error is not None, example["id"]
            assert (found.due, found.rule) == (None, ""), example["id"]
            continue
        assert found.error is None, example["id"]
        assert found.rule == example["rule"]
        assert str(found.nominal_due) == example["nominal_due"], example["id"]
        assert str(found.due) == example["expected_due"], example["id"]
        assert found.statutory is example["statutory"]
        assert [str(day) for day in found.non_working_days] == example["non_working_days_used"]
        alternatives = [each["date"] for each in example.get("alternatives", [])]
        assert [str(each.day) for each in found.alternatives] == alternatives


class TestOneMonth:
    @pytest.mark.parametrize(
        ("received", "calendar", "nominal", "due"),
        [
            ("2028-02-29", "DE", "2028-03-29", "2028-03-29"),  # leap day to a Wednesday
            ("2027-01-29", "DE", "2027-02-28", "2027-03-01"),  # no 29 February, a Sunday
            ("2027-01-31", "DE", "2027-02-28", "2027-03-01"),
            ("2026-08-31", "DE", "2026-09-30", "2026-09-30"),  # the EDPB's example
            ("2026-03-05", "IE", "2026-04-05", "2026-04-07"),  # Easter Sunday and Monday
            ("2026-12-01", "DE", "2027-01-01", "2027-01-04"),  # over the end of the year
            ("2026-12-31", "DE", "2027-01-31", "2027-02-01"),  # a Sunday
            ("2026-11-25", "DE", "2026-12-25", "2026-12-28"),  # two holidays, a Sunday
            ("2025-11-26", "IE", "2025-12-26", "2025-12-29"),  # Saint Stephen's Day
            ("2025-11-26", "FR", "2025-12-26", "2025-12-26"),  # no holiday in France
            ("2026-03-03", "DE", "2026-04-03", "2026-04-07"),  # Good Friday in Germany,
            ("2026-03-03", "IE", "2026-04-03", "2026-04-03"),  # a working day in Ireland
            ("2026-03-03", "FR", "2026-04-03", "2026-04-03"),  # and in France
            ("2026-04-02", "IE", "2026-05-02", "2026-05-05"),  # weekend, then May holiday
            ("2026-04-01", "IE", "2026-05-01", "2026-05-01"),
            ("2026-04-01", "DE", "2026-05-01", "2026-05-04"),
            ("2026-04-08", "FR", "2026-05-08", "2026-05-11"),
            ("2026-04-25", "DE", "2026-05-25", "2026-05-26"),  # Whit Monday
            ("2026-04-25", "IE", "2026-05-25", "2026-05-25"),
            ("2026-09-03", "DE", "2026-10-03", "2026-10-05"),
            ("2026-01-02", "IE", "2026-02-02", "2026-02-03"),  # Saint Brigid
            ("2026-03-08", "DE", "2026-04-08", "2026-04-08"),  # received on a Sunday
        ],
    )
    def test_dates(self, received: str, calendar: str, nominal: str, due: str) -> None:
        found = gdpr({"received": received}, calendar)

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert (found.rule, found.statutory) == ("R-EU-1", True)
        assert found.certainty is Certainty.STATUTORY
        assert found.error is None
        assert found.question is None
        assert found.warnings == ()

    def test_the_days_passed_over_are_named(self) -> None:
        found = gdpr({"received": "2026-03-04"})

        assert [str(day) for day in found.non_working_days] == [
            "2026-04-04",
            "2026-04-05",
            "2026-04-06",
        ]
        assert "Monday 6 April 2026 is a holiday (Easter Monday)." in said(found)
        assert "2026年4月6日（月）は休日（復活祭月曜日）です。" in said(found, "ja")
        assert [step.day for step in found.reason] == [
            date(2026, 3, 4),
            date(2026, 4, 4),
            date(2026, 4, 4),
            date(2026, 4, 5),
            date(2026, 4, 6),
            date(2026, 4, 7),
        ]

    def test_the_places_it_rests_on(self) -> None:
        moved = cited(gdpr({"received": "2026-03-04"}).citation, Messages("en"))
        unmoved = cited(gdpr({"received": "2026-03-09"}).citation, Messages("en"))

        assert "GDPR Article 12(3)" in moved
        assert "Article 3(4)" in moved
        assert "Article 3(4)" not in unmoved

    @pytest.mark.parametrize(
        "other",
        [
            {"acknowledged": "2026-03-05"},
            {"answered": "2026-03-20"},
            {"fee_requested": "2026-03-06", "fee_paid": "2026-03-10"},
            {"extension_notified": "2026-03-25"},
            {"refused": "2026-03-25"},
            {"reminder_sent": "2026-03-30"},
            {"sent": "2026-03-01"},
            {"identity_received": "2026-03-10"},
        ],
    )
    def test_other_events_do_not_move_it(self, other: dict[str, str | None]) -> None:
        assert gdpr({"received": "2026-03-04", **other}).due == date(2026, 4, 7)

    @pytest.mark.parametrize(
        "other",
        ["identity_requested", "authority_requested", "clarification_requested"],
    )
    @pytest.mark.parametrize("day", ["2026-03-04", "2026-04-07", None])
    def test_what_needs_another_rule_gets_no_date(self, other: str, day: str | None) -> None:
        assert code(gdpr({"received": "2026-03-04", other: day})) == "problem.needs_other_rule"
        assert code(gdpr({other: day})) == "problem.needs_other_rule"

    def test_a_question_after_the_last_day_stops_nothing(self) -> None:
        found = gdpr({"received": "2026-03-04", "identity_requested": "2026-04-08"})

        assert found.due == date(2026, 4, 7)

    @pytest.mark.parametrize("events", [{}, {"sent": "2026-03-01"}, {"received": None}])
    def test_without_the_day_of_receipt_it_asks(self, events: dict[str, str | None]) -> None:
        found = gdpr(events)

        assert found.due is None
        assert found.nominal_due is None
        assert found.error is None
        assert found.question is not None
        assert found.question.id == "question.arrived"
        assert (found.rule, found.statutory) == ("R-EU-1", True)

    @pytest.mark.parametrize(
        "milestone",
        [
            Milestone.RESPONSE_DUE_EXTENDED,
            Milestone.REFUSAL_NOTICE_DUE,
            Milestone.AUTHORITY_PROGRESS_DUE,
            Milestone.OPERATOR_PROMISE,
            Milestone.EARLIEST_SUIT,
            Milestone.CONVENTION_FIRST,
            Milestone.ACKNOWLEDGEMENT_DUE,
            Milestone.OPT_OUT_DUE,
        ],
    )
    def test_milestones_of_other_rules_are_refused(self, milestone: Milestone) -> None:
        vector = Vector(
            "v", Law.GDPR, Right.ACCESS, milestone, "DE", {"received": date(2026, 3, 4)}
        )

        assert code(compute(vector)) == "problem.milestone_without_rule"


class TestEarliestSuit:
    @pytest.mark.parametrize(
        ("arrived", "nominal", "due", "passed"),
        [
            ("2026-04-15", "2026-04-30", "2026-05-01", ["2026-04-29"]),
            (  # Golden Week with its substitute holiday
                "2026-04-19",
                "2026-05-04",
                "2026-05-08",
                ["2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06"],
            ),
            (  # Silver Week: weekend, Respect for the Aged, citizens' holiday, equinox
                "2026-09-05",
                "2026-09-20",
                "2026-09-25",
                ["2026-09-19", "2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23"],
            ),
            (  # 29 December to 3 January
                "2026-12-15",
                "2026-12-30",
                "2027-01-05",
                [
                    "2026-12-29",
                    "2026-12-30",
                    "2026-12-31",
                    "2027-01-01",
                    "2027-01-02",
                    "2027-01-03",
                ],
            ),
            ("2026-12-14", "2026-12-29", "2026-12-29", []),
            ("2026-07-03", "2026-07-18", "2026-07-18", []),  # suit on a Saturday
            ("2028-02-15", "2028-03-01", "2028-03-01", []),  # ends on 29 February
            ("2026-11-24", "2026-12-09", "2026-12-09", []),
        ],
    )
    def test_dates(self, arrived: str, nominal: str, due: str, passed: list[str]) -> None:
        found = suit({"arrived": arrived})

        assert (str(found.nominal_due), str(found.due)) == (nominal, due)
        assert [str(day) for day in found.non_working_days] == passed
        assert [str(each.day) for each in found.alternatives] == ([nominal] if passed else [])
        assert (found.rule, found.statutory) == ("R-JP-2", True)

    def test_where_arrival_is_not_known_the_normal_day_counts(self) -> None:
        found = suit({"posted": "2026-07-03", "normally_arrives": "2026-07-06"})

        assert found.due == date(2026, 7, 22)
        assert "39(2)" in cited(found.citation, Messages("en"))
        assert suit({"arrived": None, "normally_arrives": "2026-07-06"}).due == found.due

    def test_arrival_goes_before_the_normal_day(self) -> None:
        found = suit({"arrived": "2026-07-08", "normally_arrives": "2026-07-06"})

        assert found.due == date(2026, 7, 23)
        assert "39(2)" not in cited(found.citation, Messages("en"))

    @pytest.mark.parametrize("refused", ["2026-07-10", "2026-07-11", "2026-07-06"])
    def test_a_refusal_opens_the_way_on_its_day(self, refused: str) -> None:
        found = suit({"arrived": "2026-07-06", "refused": refused})

        assert str(found.due) == str(found.nominal_due) == refused
        assert found.non_working_days == found.alternatives == ()
        assert cited(found.citation, Messages("en")) == "APPI Article 39(1)"

    def test_a_refusal_needs_no_arrival(self) -> None:
        assert suit({"sent": "2026-07-01", "refused": "2026-07-10"}).due == date(2026, 7, 10)

    def test_a_refusal_after_the_two_weeks_delays_nothing(self) -> None:
        assert suit({"arrived": "2026-07-06", "refused": "2026-08-10"}).due == date(2026, 7, 22)

    def test_a_refusal_without_its_day_asks(self) -> None:
        found = suit({"arrived": "2026-07-06", "refused": None})

        assert found.due is None
        assert found.question is not None
        assert Messages("en").say(found.question) == "On which day was this: Refused?"

    def test_notice_of_the_purpose_is_not_sued_for(self) -> None:
        found = suit({"arrived": "2026-07-06", "refused": "2026-07-08"}, Right.PURPOSE_NOTICE)

        assert found.due is None
        assert found.nominal_due is None
        assert found.error is None
        assert found.question is None
        assert (found.rule, found.statutory) == ("R-JP-2", False)
        assert "this request is not one of them" in said(found)

    def test_an_opt_out_is_not_sued_for_but_the_other_grounds_are(self) -> None:
        def due(*grounds: str) -> date | None:
            return appi(
                Milestone.EARLIEST_SUIT,
                {"arrived": "2026-07-06"},
                Right.CEASE_THIRD_PARTY,
                grounds=grounds,
            ).due

        assert due("opt_out_list") is None
        assert due("opt_out_list", "harm") == due("unlawful_provision") == due()

    def test_identity_and_fee_do_not_move_it(self) -> None:
        found = suit(
            {
                "arrived": "2026-07-06",
                "identity_requested": "2026-07-08",
                "identity_received": "2026-07-20",
                "fee_requested": "2026-07-08",
            }
        )

        assert found.due == date(2026, 7, 22)

    def test_without_arrival_it_asks(self) -> None:
        found = suit({"posted": "2026-07-01"})

        assert found.due is None
        assert found.question is not None
        assert found.question.id == "question.arrived_or_normally"


class TestConvention:
    @pytest.mark.parametrize(
        ("milestone", "events", "due"),
        [
            (Milestone.CONVENTION_FIRST, {"arrived": "2026-10-19"}, "2026-11-02"),
            (Milestone.CONVENTION_SECOND, {"arrived": "2026-10-19"}, "2026-11-18"),
            (Milestone.CONVENTION_FIRST, {"received": "2026-12-15"}, "2027-01-04"),
            (Milestone.CONVENTION_SECOND, {"arrived": "2026-10-24"}, "2026-11-24"),
            (
                Milestone.CONVENTION_FIRST,
                {
                    "arrived": "2026-10-19",
                    "identity_requested": "2026-10-22",
                    "identity_received": "2026-10-29",
                },
                "2026-11-12",
            ),
            (
                Milestone.CONVENTION_SECOND,
                {"identity_requested": "2026-10-22", "identity_received": "2026-10-29"},
                "2026-11-30",
            ),
            (  # nobody asked for it: it moves nothing
                Milestone.CONVENTION_FIRST,
                {"arrived": "2026-10-19", "identity_received": "2026-10-29"},
                "2026-11-02",
            ),
        ],
    )
    def test_dates(self, milestone: Milestone, events: dict[str, str | None], due: str) -> None:
        found = appi(milestone, events)

        assert str(found.due) == due
        assert (found.rule, found.statutory) == ("R-JP-3", False)
        assert found.certainty is Certainty.CONVENTION
        assert "not a legal deadline" in said(found)
        assert "Convention R-JP-3" in cited(found.citation, Messages("en"))

    def test_it_waits_for_the_proof_of_identity(self) -> None:
        found = appi(
            Milestone.CONVENTION_FIRST,
            {"arrived": "2026-10-19", "identity_requested": "2026-10-22"},
        )

        assert found.due is None
        assert found.nominal_due is None
        assert found.error is None
        assert found.question is None
        assert "does not have it yet" in said(found)
        assert "まだ届いていません" in said(found, "ja")

    def test_it_waits_also_where_the_day_of_asking_is_not_known(self) -> None:
        found = appi(
            Milestone.CONVENTION_FIRST, {"arrived": "2026-10-19", "identity_requested": None}
        )

        assert found.due is None
        assert "asked for proof of identity and does not have it yet" in said(found)

    def test_the_second_date_is_for_a_reminder(self) -> None:
        found = appi(Milestone.CONVENTION_SECOND, {"arrived": "2026-10-19"})

        assert "time for a reminder" in said(found)

    def test_proof_given_on_an_unknown_day_is_asked_for(self) -> None:
        found = appi(
            Milestone.CONVENTION_FIRST,
            {"arrived": "2026-10-19", "identity_requested": None, "identity_received": None},
        )

        assert found.due is None
        assert found.question is not None

    def test_it_is_for_every_right(self) -> None:
        found = appi(Milestone.CONVENTION_FIRST, {"arrived": "2026-10-19"}, Right.PURPOSE_NOTICE)

        assert found.due == date(2026, 11, 2)


def test_the_appi_has_no_last_day_for_the_answer() -> None:
    found = appi(Milestone.RESPONSE_DUE, {"arrived": "2026-10-19"})

    assert found.due is None
    assert found.nominal_due is None
    assert found.question is None
    assert found.error is None
    assert (found.rule, found.statutory, found.certainty) == ("R-JP-1", False, None)
    assert "遅滞なく" in said(found, "ja")
    assert "遅滞なく" in said(found, "en")
    assert "33(2)" in cited(found.citation, Messages("en"))


class TestBadVectors:
    def test_an_unknown_event_is_named(self) -> None:
        found = gdpr({"recieved": "2026-03-04"})

        assert code(found) == "problem.unknown_event"
        assert found.error is not None
        assert "recieved" in Messages("en").say(found.error.message)

    @pytest.mark.parametrize(
        "events",
        [
            {"sent": "2026-03-05", "received": "2026-03-04"},
            {"sent": "2026-03-05", "answered": "2026-03-04"},
            {"arrived": "2026-03-05", "answered": "2026-03-04"},
            {"arrived": "2026-03-05", "refused": "2026-03-04"},
            {"identity_requested": "2026-03-05", "identity_received": "2026-03-04"},
            {"sent": "2026-03-05", "normally_arrives": "2026-03-04"},
            {"received": "2026-03-05", "extension_notified": "2026-03-04"},
        ],
    )
    def test_an_impossible_order_is_told(self, events: dict[str, str | None]) -> None:
        assert code(gdpr(events)) == "problem.impossible_order"
        for milestone in milestones_for(Law.APPI, Right.ACCESS):
            assert code(appi(milestone, events)) == "problem.impossible_order"

    def test_everything_on_one_day_is_possible(self) -> None:
        events = {"sent": "2026-03-04", "received": "2026-03-04", "answered": "2026-03-04"}

        assert gdpr(events).due == date(2026, 4, 7)

    def test_one_fact_by_two_names_is_one_fact(self) -> None:
        assert gdpr({"received": "2026-03-04", "arrived": "2026-03-04"}).due == date(2026, 4, 7)
        twice = gdpr({"received": "2026-03-04", "arrived": "2026-03-05"})
        assert code(twice) == "problem.event_twice"

    @pytest.mark.parametrize("law", [Law.UK_GDPR, Law.CCPA])
    def test_a_law_without_a_pack(self, law: Law) -> None:
        vector = Vector("v", law, Right.ACCESS, Milestone.RESPONSE_DUE, "GB-ENG")

        assert code(compute(vector)) == "problem.law_without_rules"
        assert milestones_for(law, Right.ACCESS) == ()

    def test_a_right_the_law_does_not_know(self) -> None:
        vector = Vector("v", Law.APPI, Right.PORTABILITY, Milestone.RESPONSE_DUE, "JP")

        assert code(compute(vector)) == "problem.no_such_right"

    @pytest.mark.parametrize("calendar", ["XX", "Moon", "de", "DE-BAYERN", "../DE", "x" * 5000])
    def test_a_calendar_that_cannot_be(self, calendar: str) -> None:
        found = gdpr({"received": "2026-03-04"}, calendar)

        assert code(found) == "problem.unknown_calendar"
        assert found.error is not None
        assert len(Messages("en").say(found.error.message)) < 200

    @pytest.mark.parametrize(
        ("calendar", "due", "warning"),
        [
            ("", date(2026, 4, 6), "warning.no_calendar"),
            ("NL", date(2026, 4, 6), "warning.holidays_not_known"),
            ("DE-BY", date(2026, 4, 7), "warning.region_not_known"),
        ],
    )
    def test_where_holidays_are_not_known_it_says_so(
        self, calendar: str, due: date, warning: str
    ) -> None:
        found = gdpr({"received": "2026-03-04"}, calendar)

        assert found.due == due
        assert [each.id for each in found.warnings] == [warning]

    def test_beyond_the_known_years_only_weekends_count_and_it_says_so(self) -> None:
        found = gdpr({"received": "2040-12-01"})

        assert found.due == date(2041, 1, 1)
        assert [each.id for each in found.warnings] == ["warning.years_not_known"]

    def test_the_appi_keeps_to_japan(self) -> None:
        found = appi(Milestone.EARLIEST_SUIT, {"arrived": "2026-07-06"}, calendar="DE")

        assert found.due == date(2026, 7, 22)
        assert [each.id for each in found.warnings] == ["warning.fixed_calendar"]
        unsaid = appi(Milestone.EARLIEST_SUIT, {"arrived": "2026-07-06"}, calendar="")
        assert (unsaid.due, unsaid.warnings) == (found.due, ())

    def test_a_request_older_than_the_rule_is_told(self) -> None:
        found = appi(Milestone.EARLIEST_SUIT, {"arrived": "2021-07-05"})

        assert [each.id for each in found.warnings] == ["warning.rule_not_yet"]

    def test_the_end_of_all_days(self) -> None:
        assert code(gdpr({"received": "9999-12-15"})) == "problem.date_out_of_range"
        assert code(suit({"arrived": "9999-12-30"})) == "problem.date_out_of_range"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_milestone_has_a_name(language: str) -> None:
    messages = Messages(language)

    assert all(messages.has(f"event.{kind}") for kind in EventKind)
    assert all(messages.has(f"milestone.{milestone}") for milestone in Milestone)


@given(
    law=st.sampled_from(Law),
    right=st.sampled_from(Right),
    milestone=st.sampled_from(Milestone),
    calendar=st.sampled_from(["", "DE", "JP", "NL", "DE-BY", "?"]),
    events=st.dictionaries(
        st.sampled_from([*EventKind, "received", "posted", "nonsense"]),
        st.none() | st.dates(),
        max_size=5,
    ),
)
def test_nothing_raises_and_everything_is_said(
    law: Law,
    right: Right,
    milestone: Milestone,
    calendar: str,
    events: dict[str, date | None],
) -> None:
    found = compute(Vector("v", law, right, milestone, calendar, events))

    assert (found.error is None) == bool(found.reason)
    assert not (found.error and found.due)
    assert not (found.question and found.due)
    for language in LANGUAGES:
        messages = Messages(language)
        told = [messages.say(step.message) for step in found.reason]
        told += [messages.say(each) for each in (*found.warnings, *found.citation)]
        told += [messages.say(each.why) for each in found.alternatives]
        told += [messages.say(found.question)] if found.question else []
        told += [messages.say(found.error.message)] if found.error else []
        for sentence in told:
            assert "why." not in sentence
            assert "{" not in sentence
            assert not sentence.startswith(("problem.", "warning.", "question.", "cite."))


@given(st.dates(date(2019, 1, 1), date(2039, 12, 1)), st.sampled_from(["DE", "FR", "IE"]))
def test_the_month_of_any_day(received: date, calendar: str) -> None:
    vector = Vector(
        "v", Law.GDPR, Right.ERASURE, Milestone.RESPONSE_DUE, calendar, {"received": received}
    )
    found = compute(vector)

    assert found.nominal_due is not None
    assert found.due is not None
    assert 28 <= (found.nominal_due - received).days <= 31
    assert found.due >= found.nominal_due
    assert len(found.non_working_days) == (found.due - found.nominal_due).days


@given(st.dates(date(2019, 1, 1), date(2039, 12, 1)))
def test_a_suit_is_never_earlier_than_the_strict_day(arrived: date) -> None:
    vector = Vector(
        "v", Law.APPI, Right.ACCESS, Milestone.EARLIEST_SUIT, "JP", {"arrived": arrived}
    )
    found = compute(vector)

    assert found.nominal_due == arrived + timedelta(days=15)
    assert found.due is not None
    assert found.due >= found.nominal_due
