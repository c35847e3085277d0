"""The sample workspace: sample people, operators and requests, to look around and try things with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.ids import LetterFormat, OperatorSlug, PersonId
from app.cases.events import EventDraft
from app.cases.sample import SampleEvent, SampleRequest, sample_requests
from app.laws.calendars import zone_of
from app.operators.record import Operator
from app.operators.sample import sample_operators
from app.people.person import Person
from app.people.sample import sample_people
from app.services.drafting import draft, to_bytes
from app.services.requests import Requests
from app.services.unfinished import Unfinished
from app.services.wanted import Wanted
from app.vault.vault import Vault

_TOPICS = Changes.of(Topic.PEOPLE, Topic.OPERATORS, Topic.CASES, Topic.LETTERS)


def add(vault: Vault, clock: Clock) -> Changes:
    """Put the samples into a vault, their requests dated from today; each person is marked.

    A sample person who is there already stays as she is, with the requests she has. All of it
    is one transaction.

    Raises:
        Problem: the vault cannot be written; nothing was added.
    """
    with vault.transaction():
        operators = {operator.slug: operator for operator in sample_operators()}
        for operator in operators.values():
            vault.operators.save(operator)
        there = {person.name for person in vault.people.list().values() if person.sample}
        people = {
            name: (vault.people.add(person), person)
            for name, person in sample_people().items()
            if person.name not in there
        }
        requests = Requests(vault, clock)
        for sample in sample_requests():
            if sample.person in people:
                _record(requests, clock, sample, operators, *people[sample.person])
    return _TOPICS


def _record(
    requests: Requests,
    clock: Clock,
    sample: SampleRequest,
    operators: Mapping[OperatorSlug, Operator],
    key: PersonId,
    person: Person,
) -> None:
    today = clock.today(zone_of(person.country, person.region))
    written = draft(
        Wanted(
            operator=operators[sample.operator],
            person=person,
            law=sample.law,
            day=today + timedelta(days=sample.day),
            rights=sample.rights,
            follow_up=sample.follow_up,
            grounds=sample.grounds,
            about=sample.about,
            channel=sample.channel,
        ),
        today,
    )
    formats = (LetterFormat.TEXT, LetterFormat.PDF) if sample.pdf else (LetterFormat.TEXT,)
    files = {form: to_bytes(written, form) for form in formats}
    case, _ = requests.record_draft(written, key, None, files)
    for event in sample.events:
        requests.record(case, _dated(event, today))


def _dated(event: SampleEvent, today: date) -> EventDraft:
    """Give an event with its days as dates."""
    dates = {name: today + timedelta(days=days) for name, days in event.dates.items()}
    return EventDraft(
        event.kind,
        today + timedelta(days=event.day),
        payload={**event.fields, **{name: day.isoformat() for name, day in dates.items()}},
    )


def remove(vault: Vault) -> Changes:
    """Throw the samples away: people, operators, and every request of a sample person.

    That takes in what the user began for a sample person herself. What a real person asked of
    a sample operator stays: such a request keeps the operator's name. What is half filled about
    a sample person or request goes.

    Raises:
        Problem: the vault cannot be written; nothing was removed.
    """
    gone: set[str] = set()
    with vault.transaction():
        for key, person in vault.people.list().items():
            if person.sample:
                for case in vault.cases.of_person(key):
                    vault.cases.erase(case.id)
                    gone.add(case.id)
                vault.people.delete(key)
                gone.add(key)
        Unfinished(vault).forget_about(gone)
        for slug in vault.operators.index.samples():
            vault.operators.delete(slug)
    return _TOPICS
