"""Whether a channel leads somewhere, and whether it still may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.base.ids import ChannelKind, Law
from app.base.mail_address import is_mail_address
from app.base.messages import Message
from app.base.toml_lines import Path
from app.operators.freshness import Freshness, freshness
from app.operators.record import Channel
from app.operators.rules.fault import Fault, Level, Subject, fault, fits, known, malformed
from app.operators.rules.whole import web
from app.operators.rules.words import PURPOSES

_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")


def channels(subject: Subject) -> Iterator[Fault]:
    """A channel leads somewhere, for laws that exist."""
    for number, channel in enumerate(subject.operator.channels):
        place: Path = ("channels", number)
        yield from _value((*place, "value"), channel)
        if channel.kind is ChannelKind.IN_APP and not any(map(str.strip, channel.steps)):
            steps = (*place, "steps")
            yield fault(steps, Level.ERROR, "check.in_app_steps", "check.in_app_steps.fix")
        yield from known((*place, "purpose"), channel.purpose, PURPOSES)
        for at, law in enumerate(channel.laws):
            yield from known((*place, "laws", at), law, [*Law])
        yield from _age(subject, channel, place)


def _value(path: Path, channel: Channel) -> Iterator[Fault]:
    value = channel.value
    if not value.strip():
        yield fault(path, Level.ERROR, "check.channel_empty", "check.channel_empty.fix")
    elif channel.kind is ChannelKind.EMAIL:
        if value.lower().startswith("mailto:"):
            yield fault(path, Level.ERROR, "check.mailto", "check.mailto.fix")
        elif not is_mail_address(value):
            yield malformed(path, value, Message("check.form.email"))
    elif channel.kind in (ChannelKind.WEB_FORM, ChannelKind.PORTAL):
        yield from web(path, value)
    elif channel.kind in (ChannelKind.PHONE, ChannelKind.FAX):
        if any(map(str.isalpha, value)):
            yield fault(path, Level.ERROR, "check.phone_letters", "check.phone_letters.fix")
        else:
            yield from fits(path, value, _NUMBER, Message("check.form.phone"))


def _age(subject: Subject, channel: Channel, place: Path) -> Iterator[Fault]:
    kind = Message(f"channel.{channel.kind}")
    age = freshness(channel, subject.today)
    if channel.checked and channel.checked > subject.today:
        message, fix = "check.checked_ahead", "check.checked_ahead.fix"
        yield fault((*place, "checked"), Level.ERROR, message, fix, channel=kind)
    elif age is Freshness.UNKNOWN:
        yield fault(place, Level.NOTE, "check.checked_unknown", "check.checked.fix", channel=kind)
    elif age is Freshness.STALE:
        message = "check.checked_stale"
        yield fault((*place, "checked"), Level.NOTE, message, "check.checked.fix", channel=kind)
