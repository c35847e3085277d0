"""What the linter says: a finding, its place in the letter, and the fix where one is certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.base.messages import Message
from app.letters.checking.places import Place
from app.letters.document import plain
from app.letters.editing import OWN

ERROR, WARNING, NOTE = "error", "warning", "note"

#: Findings in Kaiji's own words that stop a letter; all others only warn.
ERRORS = frozenset(
    {
        "L-violation",
        "L-days",
        "L-old-article",
        "L-fee-offer",
        "L-fee-refuse",
        "L-double",
        "L-empty",
        "L-must-cite",
    }
)

#: Lint id -> the sentence that tells it.
SENTENCES = {
    "L-violation": Message("lint.violation"),
    "L-days": Message("lint.days"),
    "L-old-article": Message("lint.old_article"),
    "L-form": Message("lint.form"),
    "L-id-refuse": Message("lint.id_refuse"),
    "L-id-over": Message("lint.id_over"),
    "L-fee-offer": Message("lint.fee_offer"),
    "L-fee-refuse": Message("lint.fee_refuse"),
    "L-threat": Message("lint.threat"),
    "L-applies": Message("lint.applies"),
    "L-motive": Message("lint.motive"),
    "L-legal-advice": Message("lint.legal_advice"),
    "L-secret": Message("lint.secret"),
    "L-lang": Message("lint.lang"),
    "L-double": Message("lint.double"),
    "L-gender": Message("lint.gender"),
    "L-word": Message("lint.word"),
    "L-date": Message("lint.date"),
    "L-enclosure": Message("lint.enclosure_unlisted"),
    "L-space": Message("lint.space"),
}

_LONGEST_EXCERPT = 120

#: Fields of what is prose: the letter's own words, and the user's edits.
PROSE = frozenset({"", OWN})


@dataclass(frozen=True)
class Fix:
    """What to write in the place of a finding's words; empty = leave them out."""

    replacement: str


@dataclass(frozen=True)
class Finding:
    """Something in a letter that should not be there, or is missing.

    Attributes:
        id: the lint id, ``L-days``.
        severity: ``error``, ``warning``, or ``note`` for what is only good to know.
        message: what is wrong and what to do about it.
        excerpt: the words of the letter it was found in, at most 120 characters; empty for
            what is missing.
        value: the field of the value it was found in (``Run.field``), ``own`` for the user's
            edits; empty = Kaiji's own words.
        part: the line it was found in (``Place.part``); empty = the letter as a whole.
        start, end: where in the plain text of that line, in characters.
        fix: what to write there instead, where that is certain, see ``with_fix``.
    """

    id: str
    severity: str
    message: Message
    excerpt: str = ""
    value: str = ""
    part: str = ""
    start: int = 0
    end: int = 0
    fix: Fix | None = None


def at(
    lint_id: str,
    place: Place,
    span: tuple[int, int],
    *,
    message: Message | None = None,
    fix: Fix | None = None,
) -> Finding:
    """Make the finding of the words at ``span`` of a line; a warning where a value is in them."""
    raw = plain(place.line)
    start, end = _trimmed(raw, *span)
    value = value_in(place, start, end)
    severity = ERROR if lint_id in ERRORS and not value else WARNING
    return Finding(
        lint_id,
        severity,
        message or SENTENCES[lint_id],
        raw[start:end][:_LONGEST_EXCERPT],
        value,
        place.part,
        start,
        end,
        fix,
    )


def on_line(lint_id: str, place: Place, *, message: Message | None = None) -> Finding:
    """Make the finding of a line as a whole."""
    return at(lint_id, place, (0, len(plain(place.line))), message=message)


def of_letter(lint_id: str, message: Message, *, part: str = "", stops: bool = False) -> Finding:
    """Make the finding of something missing, or of the letter as a whole."""
    return Finding(lint_id, ERROR if stops else WARNING, message, part=part)


def value_in(place: Place, start: int, end: int) -> str:
    """Name the value the words at ``start`` to ``end`` begin or end in; empty = in none."""
    first = last = ""
    position = 0
    for run in place.line:
        behind = position + len(run.text)
        if position <= start < behind:
            first = run.field
        if position < end <= behind:
            last = run.field
        position = behind
    return first or last


def sorted_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what another finding says of the same words; errors first, then in order."""
    kept: list[Finding] = []
    said: dict[tuple[str, str, str], list[Finding]] = {}
    for each in found:
        same = said.setdefault((each.id, each.message.id, each.part), [])
        if not any(_overlap(each, other) for other in same[-_LOOK_BACK:]):
            same.append(each)
            kept.append(each)
    ranks = (ERROR, WARNING, NOTE)
    return tuple(sorted(kept, key=lambda each: ranks.index(each.severity)))


#: How many findings of the same id and line are held against a new one.
_LOOK_BACK = 50


def _overlap(one: Finding, other: Finding) -> bool:
    if one.start == one.end or other.start == other.end:
        return (one.start, one.end, one.message) == (other.start, other.end, other.message)
    return one.start < other.end and other.start < one.end


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space at the edges out of a span, unless there is nothing else."""
    words = raw[start:end]
    if not words.strip():
        return start, end
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
