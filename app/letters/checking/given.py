"""What a letter tells of the person that it need not."""

from __future__ import annotations

from collections.abc import Iterator

from app.base.ids import ChannelKind
from app.letters.checking.finding import Finding, at
from app.letters.checking.places import places
from app.letters.checking.subject import Subject


def given_too_much(subject: Subject) -> Iterator[Finding]:
    """A first letter gives no birth date, and a postal address only where it is needed."""
    if not subject.is_first:
        return
    too_much = {"birth_date"}
    if subject.letter.channel is not ChannelKind.POST and not subject.order.on_paper:
        too_much.add("postal_address")
    for place in places(subject.letter):
        start = 0
        for run in place.line:
            end = start + len(run.text)
            if run.field in too_much and run.text.strip():
                yield at("L-id-over", place, (start, end))
            start = end
