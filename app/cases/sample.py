"""The requests of the sample workspace: data, with days counted from the day they are added."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.base.ids import ChannelKind, EventKind, FollowUp, Law, OperatorSlug, Right
from app.base.records import read_toml
from app.base.resources import company_directory


@dataclass(frozen=True)
class SampleEvent:
    """Something that happened in a sample request.

    Attributes:
        day: days after the day the samples are added, negative before it.
        fields: what the event carries, as ``app.cases.fields`` names it.
        dates: those of its fields that are dates, as days after the same day.
    """

    kind: EventKind
    day: int
    fields: dict[str, str | int | bool] = field(default_factory=dict)
    dates: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleRequest:
    """A sample request: what is asked of whom, and what has happened since.

    Attributes:
        person: name of the sample person's file, without its ending.
        day: the day of its letter, counted like that of an event.
        rights: what is asked for; empty where ``follow_up`` says what letter it is.
        channel: the way its letter goes; None = the operator's first.
        pdf: keep the letter as a PDF too, beside its text.
    """

    person: str
    operator: OperatorSlug
    law: Law
    day: int
    rights: tuple[Right, ...] = ()
    follow_up: FollowUp | None = None
    grounds: tuple[str, ...] = ()
    about: str = ""
    channel: ChannelKind | None = None
    pdf: bool = False
    events: tuple[SampleEvent, ...] = ()


@dataclass(frozen=True)
class _Requests:
    """The file as it stands."""

    requests: tuple[SampleRequest, ...]


def sample_requests() -> tuple[SampleRequest, ...]:
    """Read the sample requests, in the order of their file.

    Raises:
        BrokenRecord: with file, line and what is expected.
    """
    place = company_directory().joinpath("sample", "requests.toml")
    read = read_toml(place.read_text(encoding="utf-8"), "sample/requests.toml", _Requests)
    return read.requests
