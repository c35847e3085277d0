"""What an operator was told: only what really left."""

from __future__ import annotations

from app.base.ids import ChannelKind
from app.cases.case import Event
from app.cases.disclosures import Disclosure, disclosures, read_given, write_given
from tests.app.cases.stories import case_of, day, event, sent

FACTS = ("email", "name")


def drafted(on: str, *facts: str, letter: str = "l1") -> Event:
    given = {"given": write_given(facts)} if facts else {}
    return event("drafted", on, {"letter": letter, **given})


def facts_told(*events: Event) -> list[tuple[str, ...] | None]:
    return [each.facts for each in disclosures(case_of(*events))]


def test_a_label_may_hold_anything() -> None:
    facts = ("account.会員番号, 旧", "account.50% a,b", "name")
    assert set(read_given(write_given(facts))) == set(facts)


def test_a_draft_alone_tells_nobody() -> None:
    assert facts_told(drafted("11-21", *FACTS)) == []


def test_a_sent_letter_told_its_facts_on_the_day_it_left() -> None:
    case = case_of(drafted("11-20", *FACTS), sent("11-21", "post"))
    (told,) = disclosures(case)
    assert told == Disclosure(day("11-21"), ChannelKind.POST, FACTS, case.events[1].id)


def test_a_letter_of_an_older_kaiji_told_nobody_knows_what() -> None:
    assert facts_told(drafted("11-20"), sent("11-21")) == [None]


def test_a_letter_written_elsewhere_told_nobody_knows_what() -> None:
    assert facts_told(sent("11-21")) == [None]


def test_what_was_taken_back_was_not_sent() -> None:
    retracted = event("retracted", "11-22", {"event": "e2"})
    assert facts_told(drafted("11-20", *FACTS), sent("11-21"), retracted) == []


def test_the_last_letter_before_is_the_one_that_left() -> None:
    first = drafted("11-20", "name", "postal_address")
    assert facts_told(first, drafted("11-20", *FACTS, letter="l2"), sent("11-21")) == [FACTS]


def test_the_letter_the_event_names_is_the_one_that_left() -> None:
    first = drafted("11-20", "name")
    second = drafted("11-20", *FACTS, letter="l2")
    assert facts_told(first, second, sent("11-21", letter="l1")) == [("name",)]


def test_a_reminder_tells_what_its_letter_gives() -> None:
    reminder = drafted("12-20", "name", letter="l2")
    told = facts_told(
        drafted("11-20", *FACTS), sent("11-21"), reminder, event("reminder_sent", "12-21")
    )
    assert told == [FACTS, ("name",)]


def test_what_came_back_for_good_told_nobody() -> None:
    letter = drafted("11-20", *FACTS)
    assert facts_told(letter, sent("11-21"), event("bounced", "11-22")) == []
    passing = event("bounced", "11-22", {"permanent": False})
    assert facts_told(letter, sent("11-21"), passing) == [FACTS]
    other = event("bounced", "11-22", {"channel": "post"})
    assert facts_told(letter, sent("11-21"), other) == [FACTS]
    again = facts_told(letter, sent("11-21"), event("bounced", "11-22"), sent("11-23", "post"))
    assert again == [FACTS]


def test_proofs_of_identity_are_told_by_kind() -> None:
    asked = event("identity_requested", "11-22", {"documents": "passport,residence_card"})
    given = event("identity_received", "11-23", {"documents": "passport"})
    assert facts_told(drafted("11-20", *FACTS), sent("11-21"), asked) == [FACTS]
    told = facts_told(drafted("11-20", *FACTS), sent("11-21"), asked, given)
    assert told == [FACTS, ("document.passport",)]
    unsaid = event("identity_received", "11-23")
    assert facts_told(unsaid) == [("document",)]


def test_the_way_is_the_drafts_where_none_was_recorded_and_a_bounce_of_it_counts() -> None:
    drafted = event("drafted", "11-02", {"channel": "email", "given": "name"})
    left = event("sent", "11-02")
    (told,) = disclosures(case_of(drafted, left))
    assert told.channel is ChannelKind.EMAIL
    bounced = event("bounced", "11-03", {"permanent": True, "channel": "email"})
    assert disclosures(case_of(drafted, left, bounced)) == ()


def test_an_operator_that_answers_has_had_the_letter_whatever_bounced() -> None:
    drafted = event("drafted", "11-02", {"channel": "email", "given": "name"})
    bounced = event("bounced", "11-03", {"permanent": True})
    answered = event("answered", "11-09")
    assert len(disclosures(case_of(drafted, sent("11-02"), bounced, answered))) == 1


def test_labels_are_written_as_they_are_but_for_what_parts_them() -> None:
    facts = ("name", "account.会員番号", "account.a, b", "account.50%2C")
    assert write_given(facts).startswith("name,account.会員番号,")
    assert read_given(write_given(facts)) == facts
