"""What differs between two packs of one law, so that a lawyer sees what a newer one changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum

from app.base.messages import Message, Messages, Value, Words
from app.laws.grants import Citation, Ground, RightRule
from app.laws.pack import LawPack
from app.laws.provision import Authority, Provision, Version
from app.laws.rule import Pause, TimeRule
from app.laws.rule_text import pause_sentences, rule_sentences


class Part(StrEnum):
    """A part of a pack; its word on screen is ``laws.part.PART``."""

    HEAD = "head"
    CITATIONS = "citations"
    RIGHTS = "rights"
    GROUNDS = "grounds"
    RULES = "rules"
    PAUSES = "pauses"
    WHO_MAY_ASK = "who_may_ask"
    FORM = "form"
    IDENTITY = "identity"
    FEES = "fees"
    ANSWERS = "answers"
    REFUSALS = "refusals"
    REMEDIES = "remedies"
    WATCH = "watch"
    AUTHORITIES = "authorities"
    VERSIONS = "versions"
    WORDINGS = "wordings"
    SOURCES = "sources"


class Change(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """One row that is not the same in both packs.

    Attributes:
        name: the row's id in its part.
        before: what the former pack says there, in sentences; empty where the row is new.
        after: what the newer one says; empty where the row is gone.
        fields: which keys of a changed row differ.
    """

    part: Part
    name: str
    change: Change
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    fields: tuple[str, ...] = ()


#: What is said once for a whole pack. The version always differs and is told by itself.
_HEAD = (
    "checked",
    "languages",
    "names",
    "short",
    "first",
    "later",
    "territory",
    "calendar",
    "calendars_also",
    "before",
)


def differences(before: LawPack, after: LawPack) -> tuple[Difference, ...]:
    """Name every row that differs, in the order a pack is read."""
    return tuple(each for part in Part for each in _of_part(part, before, after))


def told(each: Difference, messages: Messages) -> tuple[str, ...]:
    """Say a difference: what changed, then what stood there before and what stands there now.

    Of a long row only the sentences that are not the same are said; where all are the same in
    the reader's language, those of the languages that did change.
    """
    named = Message(f"laws.change.{each.change}")
    values: dict[str, Value] = {"name": each.name, "change": named}
    head = Message("laws.difference", values)
    if each.fields:
        head = Message("laws.difference_in", {**values, "fields": ", ".join(each.fields)})
    before = [worded(value, messages) for value in each.before]
    after = [worded(value, messages) for value in each.after]
    if each.change is Change.ADDED:
        return (messages.say(head), *after)
    more = [messages.text("laws.before", text=said) for said in before if said not in after]
    if each.change is Change.CHANGED:
        more += [messages.text("laws.after", text=said) for said in after if said not in before]
    return (messages.say(head), *(more or _in_other_languages(each, messages)))


def _in_other_languages(each: Difference, messages: Messages) -> Iterator[str]:
    for language, before, after in other_languages(each, messages.language):
        yield messages.text("laws.before_in", language=language, text=before)
        yield messages.text("laws.after_in", language=language, text=after)


def other_languages(each: Difference, language: str) -> Iterator[tuple[str, str, str]]:
    """Give what changed in texts of other languages: the language, what it said, what it says."""
    for old, new in zip(each.before, each.after, strict=False):
        if isinstance(old, Words) and isinstance(new, Words):
            for other in sorted({*old.by_language, *new.by_language} - {language}):
                before, after = (text.by_language.get(other, "-") for text in (old, new))
                if before != after:
                    yield other, before, after


def worded(value: Value, messages: Messages) -> str:
    """Say a value of a difference; a date as ISO."""
    if isinstance(value, Message):
        return messages.say(value)
    if isinstance(value, Words):
        return value.say(messages.language)
    return "" if value is None else str(value)


def _of_part(part: Part, before: LawPack, after: LawPack) -> Iterator[Difference]:
    old, new = _rows(part, before), _rows(part, after)
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield Difference(part, name, Change.REMOVED, before=_told(old[name], before))
        elif name not in old:
            yield Difference(part, name, Change.ADDED, after=_told(new[name], after))
        elif old[name] != new[name]:
            yield Difference(
                part,
                name,
                Change.CHANGED,
                _told(old[name], before),
                _told(new[name], after),
                tuple(_changed_fields(old[name], new[name])),
            )


def _rows(part: Part, pack: LawPack) -> Mapping[str, object]:
    if part is Part.HEAD:
        return {name: getattr(pack, name) for name in _HEAD}
    rows = getattr(pack, part.value)
    return rows if isinstance(rows, Mapping) else _numbered(rows)


def _numbered(rows: Iterable[object]) -> dict[str, object]:
    """Give rows by their names; of several of one name the second is called so."""
    found: dict[str, object] = {}
    for row in rows:
        name, number = _name(row), 1
        while (name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found[name if number == 1 else f"{name} ({number})"] = row
    return found


def _name(row: object) -> str:
    if isinstance(row, RightRule):
        return row.right.value
    if isinstance(row, TimeRule):
        return f"{row.id} {row.milestone}"
    if isinstance(row, Version):
        return row.valid_from.isoformat() if row.valid_from else "-"
    return str(getattr(row, "id"))  # noqa: B009 - every other row has one


def _told(row: object, pack: LawPack) -> tuple[Value, ...]:
    """Say a row in what a reader of the law would look at."""
    if isinstance(row, TimeRule):
        return (*rule_sentences(row, pack), *_cited(row.cite, pack))
    if isinstance(row, Pause):
        return (*pause_sentences(row), *_cited(row.cite, pack))
    if isinstance(row, RightRule):
        name = Words(pack.wordings[row.wording])
        return (name, *_cited((row.cite, *row.also, *row.see), pack))
    if isinstance(row, Ground):
        return _cited((row.cite, *row.others), pack)
    if isinstance(row, Provision):
        return (Words(row.text), *_cited(row.cite, pack))
    if isinstance(row, Authority):
        return (Words(row.name), *((Words(row.reach),) if row.reach else ()))
    if isinstance(row, Citation | Version):
        return (Words(row.text),)
    return (_plain(row),)


def _cited(meanings: Iterable[str], pack: LawPack) -> tuple[Value, ...]:
    return tuple(Words(pack.citations[meaning].text) for meaning in meanings)


def _plain(value: object) -> Value:
    if isinstance(value, Mapping):
        return Words(value) if value else "-"
    if isinstance(value, tuple):
        return ", ".join(value) or "-"
    if isinstance(value, str | date):
        return value or "-"
    return str(value)


def _changed_fields(old: object, new: object) -> Iterator[str]:
    if is_dataclass(old) and is_dataclass(new):
        for each in fields(old):
            if getattr(old, each.name) != getattr(new, each.name):
                yield each.name
