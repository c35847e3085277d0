"""The ways to reach an operator, in words: what each is for, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.ids import ChannelKind
from app.operators.freshness import confidence
from app.operators.record import Channel, Operator
from app.services.operator_view import Known, absent_channels
from ui.directory.row import CHANNEL_ICONS
from ui.directory.stated import Stated
from ui.wording import Words


@dataclass(frozen=True)
class Reach:
    """A way to reach the operator, or one that was looked for in vain.

    Attributes:
        chip: what it is for; empty = there is no such way.
        suits: whether it is meant for requests.
        path: the menus to walk, in one line; empty = none.
        only: the rights, laws and language it is for; empty = all.
        freshness: an id of ``Freshness``; empty = there is nothing to be fresh.
        trust: how likely a letter arrives, and why, for a tooltip; empty = there is no way.
        warning: why a letter may not arrive although it was checked; empty = no reason.
    """

    icon: str
    value: str
    chip: str
    suits: bool
    path: str
    source: str
    freshness: str
    checked: str
    only: str = ""
    trust: str = ""
    warning: str = ""


class Ways:
    """Words the ways of one record."""

    def __init__(
        self,
        operator: Operator,
        today: date,
        words: Words,
        returned: Mapping[ChannelKind, Sequence[date]],
    ) -> None:
        self._operator, self._today = operator, today
        self._returned = returned
        self._stated = Stated(operator, words)
        self._text = self._stated.text

    def all(self) -> Iterator[Reach]:
        """Give every channel, then those that are missing."""
        operator = self._operator
        yield from (self._way(channel) for channel in operator.channels)
        for kind, state in absent_channels(operator):
            yield self._no_way(CHANNEL_ICONS[kind.value], self._absent(kind, state), state)
        if "contact" in operator.missing:
            text = self._text("directory.missing.contact")
            yield self._no_way("circle-alert", text, Known.MISSING)
        elif not operator.channels and not absent_channels(operator):
            text = self._text("directory.no_way_known")
            yield self._no_way("circle-alert", text, Known.UNKNOWN)

    def _way(self, channel: Channel) -> Reach:
        trust = confidence(channel, self._today, self._bounces(channel))
        checked = (
            self._text("directory.checked", date=channel.checked)
            if channel.checked
            else self._text("freshness.unknown")
        )
        path = " > ".join(channel.steps)
        why = self._stated.say(trust.why)
        percent = round(100 * trust.share)
        return Reach(
            icon=CHANNEL_ICONS[channel.kind.value],
            value=channel.value,
            chip=self._text(f"directory.purpose.{channel.purpose}"),
            suits=channel.purpose == "requests",
            path=self._text("directory.path", path=path) if path else "",
            source=self._stated.where(self._operator.sources.get(channel.source)),
            freshness=trust.freshness.value,
            checked=checked,
            only=self._only(channel),
            trust=self._text("directory.trust", percent=percent, why=why),
            warning=why if trust.bounces else "",
        )

    def _bounces(self, channel: Channel) -> Sequence[date]:
        # Cases record the kind of way a letter went, not the address: of two mailboxes nobody
        # knows which one it came back from.
        same = [each for each in self._operator.channels if each.kind is channel.kind]
        return self._returned.get(channel.kind, ()) if len(same) == 1 else ()

    def _only(self, channel: Channel) -> str:
        only = [self._text(f"right.{right}") for right in channel.rights]
        only += [self._stated.named("law", law) for law in channel.laws]
        only += [self._stated.named("language", channel.language)] if channel.language else []
        return self._text("directory.only_for", what=self._stated.either(only)) if only else ""

    def _no_way(self, icon: str, value: str, state: Known) -> Reach:
        return Reach(icon, value, "", False, "", self._stated.looked(state), "", "")

    def _absent(self, kind: ChannelKind, state: Known) -> str:
        if state is Known.MISSING:
            return self._text("directory.missing", channel=self._text(f"channel.{kind}"))
        return self._text(f"directory.absent.{kind}")
