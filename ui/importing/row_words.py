"""A row of an import in words: its line in the list, and all that is to be said of it beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from app.base.messages import Message
from app.operators.importing.plan import Difference, Planned, State
from app.operators.record import Channel, Operator
from ui.directory.row import DOT, name_words, place_words
from ui.widgets.marks import Mark
from ui.wording import Words

#: What a state looks like; without a mark it wants nothing of the user.
MARKS = {
    State.NEW: Mark.ANSWERED,
    State.CHANGED: Mark.NEEDS_YOU,
    State.SAME: None,
    State.DUPLICATE: Mark.DUE_SOON,
    State.BROKEN: Mark.LATE,
}

#: Fields that say where others come from.
_OF_SOURCES = ("stated_in", "inferred", "sources")
_LABELS = {"channels": "contact", "fees": "fee", "notes": "note"}

#: Of a new record, what is shown of it.
_SHOWN = ("country", "domains", "services", "channels", "identity_check", "language", "notes")

#: Longer values are cut.
_LONGEST = 300


@dataclass(frozen=True)
class ReviewRow:
    """A row in the list, all words ready."""

    name: str
    line: str
    state: str
    mark: Mark | None
    sentence: str


@dataclass(frozen=True)
class Change:
    """A field of the row: what is on file and what the import says."""

    label: str
    before: str
    after: str
    kept: bool


def review_row(planned: Planned, names: Mapping[str, str], words: Words) -> ReviewRow:
    """Word a row for the list."""
    operator, state = planned.row.operator, words.text(f"import.state.{planned.state}")
    name = name_words(words, operator) if operator else place(planned, words)
    line = DOT.join(part for part in (planned.slug, _gist(planned, names, words)) if part)
    sentence = ", ".join(part for part in (name, state, line) if part)
    return ReviewRow(name, line, state, MARKS[planned.state], sentence)


def place(planned: Planned, words: Words) -> str:
    """Say where in the import a row stands."""
    row = planned.row
    if not row.line:
        return row.file
    return words.text("import.place", file=row.file, line=row.line)


def _gist(planned: Planned, names: Mapping[str, str], words: Words) -> str:
    row = planned.row
    if row.operator is None:
        return words.say(row.why) if row.why else ""
    if planned.by is not None:
        return _of_whom(planned, names, words)
    if planned.differences:
        return words.plural("importing.differences", len(told(planned)))
    return place_words(words, row.operator)


def _of_whom(planned: Planned, names: Mapping[str, str], words: Words) -> str:
    by = words.text(f"import.by.{planned.by}")
    name = names.get(planned.duplicate_of, planned.duplicate_of)
    return words.text("importing.duplicate", name=name, by=by)


def remarks(planned: Planned, names: Mapping[str, str], words: Words) -> Iterator[tuple[str, str]]:
    """Give an icon and a sentence for each remarkable thing about a row."""
    row = planned.row
    if row.operator is None and row.why is not None:
        yield "circle-alert", words.say(row.why)
    if planned.by is not None:
        yield "copy", _of_whom(planned, names, words)
        if planned.result is None:
            yield "info", words.text("importing.second")
    if planned.over_shipped:
        yield "book-open", words.text("import.over_shipped")
    if planned.renamed_from:
        moved = Message("import.renamed", {"slug": planned.renamed_from, "now": planned.slug})
        yield "info", words.say(moved)
    if planned.state is State.SAME:
        yield "check", words.text("importing.same")


def told(planned: Planned) -> list[Difference]:
    """Give the differences a user would call so: sources of facts are none."""
    found = [each for each in planned.differences if each.field.split(".")[0] not in _OF_SOURCES]
    return found or list(planned.differences)


def changes(planned: Planned, words: Words) -> list[Change]:
    """Word what differs from what is on file; of a new record, all that would be kept."""
    if planned.differences:
        return [
            Change(
                _label(each.field, words),
                _shown(each.before, words) or words.text("import.nothing"),
                _shown(each.after, words) or words.text("import.nothing"),
                each.kept,
            )
            for each in told(planned)
        ]
    operator = planned.result.record if planned.result else planned.row.operator
    return [*_facts(operator, words)] if operator else []


def _facts(operator: Operator, words: Words) -> Iterator[Change]:
    for name in _SHOWN:
        value: object = getattr(operator, name)
        if name == "country":
            value = place_words(words, operator)
        elif name == "identity_check" and operator.identity_check:
            value = words.text(f"identity_check.{operator.identity_check}")
        if shown := _shown(value, words):
            yield Change(_label(name, words), "", shown, kept=False)


def _label(name: str, words: Words) -> str:
    message_id = f"operator.fact.{_LABELS.get(name, name)}"
    return words.text(message_id) if words.messages.has(message_id) else name


def _shown(value: object, words: Words) -> str:
    if value is None or value in ("", (), {}):
        return ""
    each = value if isinstance(value, tuple) else (value,)
    text = "\n".join(_plain(item, words) for item in each)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _plain(value: object, words: Words) -> str:
    if isinstance(value, Channel):
        return f"{words.text(f'channel.{value.kind}')} {' '.join(value.value.split())}"
    if isinstance(value, str):
        return " ".join(value.split())
    return msgspec.json.encode(value).decode()
