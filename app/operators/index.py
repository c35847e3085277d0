"""The tables an index of operators consists of, and how a record and a search get into them.

All of it is derived from the records and can be made anew from them at any time.

- ``operator_entries``: one row a record, with the texts to grade it by, in order of names.
- ``operator_starts``: where texts and words begin, so that what begins as typed is found
  however many records hold it somewhere.
- ``operator_grams``: every one, two and three letters of each text. A text that holds what was
  typed holds its letters; whether they stand in that order is for the grading to see.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec

from app.base.ids import ChannelKind, Law
from app.operators.match import Entry, Query, key_of
from app.operators.record import Operator
from app.operators.store import Parameters

#: Changes with these tables and with how records get into them: an index of another form is
#: made anew.
FORM = "3"

TABLES = ("operator_entries", "operator_starts", "operator_grams")

SCHEMA = (
    """
    CREATE TABLE operator_entries (
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,         -- the key of the name that is shown
        country TEXT NOT NULL,
        has_email INTEGER NOT NULL,
        facts TEXT NOT NULL,        -- laws, kinds of channels, fee: each between commas
        checked TEXT NOT NULL,      -- the day its channel was, or empty
        sample INTEGER NOT NULL,
        entry BLOB NOT NULL         -- msgpack
    ) STRICT
    """,
    "CREATE INDEX operator_entries_of_samples ON operator_entries (slug) WHERE sample",
    # With what mostly narrows a list, so that walking it reads no record.
    """
    CREATE INDEX operator_entries_by_name
    ON operator_entries (name, slug, country, has_email, checked)
    """,
    """
    CREATE INDEX operator_entries_by_country
    ON operator_entries (country, name, slug, has_email, checked)
    """,
    """
    CREATE TABLE operator_starts (
        of_word INTEGER NOT NULL,   -- 0 the start of a text other than the name, 1 of a word
        key TEXT NOT NULL,          -- the beginning of what starts there
        entry INTEGER NOT NULL,
        PRIMARY KEY (of_word, key, entry)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE operator_grams USING fts5(
        grams, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
    )
    """,
)

#: Letters kept of a start; more are seldom typed while thousands of records still match.
_START = 20

#: Fewer letters with a slip in them could be anything.
_SHORTEST_SIMILAR = 4

#: Letters of a search looked up in ``operator_grams``; the grading looks at all.
_MOST_GRAMS = 24

# Signs no key holds, before words that are no letters of a text.
_SOUND, _FACT = "♪", "¶"

_FEE = "fee"

#: Checks of earlier years count as of the first: Kaiji is younger; none is later than the last.
_FIRST_YEAR, _LAST_YEAR = 2000, 2100

_ENTRY = msgspec.msgpack.Decoder(Entry)


@dataclass(frozen=True)
class Narrow:
    """Which operators count at all; everything empty = all.

    Attributes:
        country: ISO 3166-1 alpha-2, in any case.
        law: only those whose policy names it, or who fall under it by their seat.
        has_email: only those that can be reached by e-mail.
        checked_before: only those whose channel was last checked before that day.
        checked_since: only those whose channel was checked on that day or later.
        channel: only those that have such a way to reach them.
        has_fee: only those that charge for a request.
    """

    country: str = ""
    law: Law | None = None
    has_email: bool = False
    checked_before: date | None = None
    checked_since: date | None = None
    channel: ChannelKind | None = None
    has_fee: bool = False

    def match(self, match: str) -> str:
        """Narrow what ``operator_grams`` is asked for."""
        wanted = [_country(self.country)] if self.country else []
        wanted += [ChannelKind.EMAIL.value] if self.has_email else []
        parts = [f"({match})", *(_quoted(_fact(each)) for each in (*wanted, *self._facts))]
        if self.checked_before:
            parts.append(_any_of(_days_before(self.checked_before)))
        if self.checked_since:
            parts.append(_any_of(_days_since(self.checked_since)))
        return " AND ".join(parts)

    def where(self) -> tuple[str, list[str]]:
        """Give a condition on ``operator_entries`` with its parameters."""
        conditions, values = ["1"], []
        if self.country:
            conditions.append("country = ?")
            values.append(self.country.upper())
        for fact in self._facts:
            conditions.append("instr(facts, ?)")
            values.append(f",{fact},")
        if self.has_email:
            conditions.append("has_email")
        if self.checked_before:
            conditions.append("checked > '' AND checked < ?")
            values.append(self.checked_before.isoformat())
        if self.checked_since:
            conditions.append("checked >= ?")
            values.append(self.checked_since.isoformat())
        return " AND ".join(conditions), values

    @property
    def _facts(self) -> tuple[str, ...]:
        """The facts wanted that stand in the column of facts."""
        return (
            *([self.law.value] if self.law else []),
            *([self.channel.value] if self.channel else []),
            *([_FEE] if self.has_fee else []),
        )


def falls_under(operator: Operator, law: Law) -> bool:
    """Say whether the operator's policy names ``law``, or its seat brings it under the APPI."""
    return law.value in operator.laws_named or (law is Law.APPI and operator.country == "JP")


def columns(operator: Operator, entry: Entry) -> Parameters:
    """Give a record's row of ``operator_entries``, without its id."""
    channel = operator.channel()
    checked = channel.checked if channel else None
    return (
        operator.slug,
        key_of(operator.shown_name),
        operator.country,
        int(operator.channel(ChannelKind.EMAIL) is not None),
        f",{','.join(facts_of(operator))},",
        checked.isoformat() if checked else "",
        int(operator.sample),
        msgspec.msgpack.encode(entry),
    )


def facts_of(operator: Operator) -> tuple[str, ...]:
    """Give what a list can be narrowed by: laws, kinds of channels, whether there is a fee."""
    kinds = dict.fromkeys(channel.kind.value for channel in operator.channels)
    laws = [law.value for law in Law if falls_under(operator, law)]
    return (*laws, *kinds, *([_FEE] if operator.fees else []))


def read_entry(stored: bytes) -> Entry:
    """Read what ``columns`` wrote."""
    return _ENTRY.decode(stored)


def starts(entry: Entry) -> set[tuple[int, str]]:
    """Give a record's rows of ``operator_starts``, without its id."""
    found = set()
    for text in entry.texts:
        if text.field == "slug":
            continue
        if text.field != "name":
            found.add((0, start_of(text.key)))
        found.update((1, start_of(text.key[start:])) for start in text.starts if start)
    return {(of_word, key) for of_word, key in found if key}


def start_of(key: str) -> str:
    """Give of a key what ``operator_starts`` keeps."""
    return key[:_START]


def grams(operator: Operator, entry: Entry) -> str:
    """Give a record's row of ``operator_grams``."""
    found: set[str] = set()
    # A domain mostly stands there twice: of the site and of the mail.
    for key in {text.key for text in entry.texts}:
        found.update(key, [key[at : at + 2] for at in range(len(key) - 1)], _threes(key))
    for sound in entry.sounds:
        found.update(_SOUND + three for three in _threes(sound))
    found.update(map(_fact, facts_of(operator)))
    found.update([_fact(_country(operator.country))] if operator.country else [])
    channel = operator.channel()
    if channel and channel.checked:
        found.update(_day(channel.checked))
    return " ".join(found)


def match(query: Query) -> str:
    """Ask ``operator_grams`` for the records that may answer ``query``."""
    if not query.heard:
        return text_match(query)
    return f"({text_match(query)}) OR ({sound_match(query)})"


def text_match(query: Query) -> str:
    """Ask ``operator_grams`` for the records that may hold the words of ``query``."""
    wanted: dict[str, None] = {}
    for word in query.words:
        wanted.update(dict.fromkeys(_threes(word) if len(word) > len("ab") else [word]))
    return _all_of([*wanted][:_MOST_GRAMS])


def sound_match(query: Query) -> str:
    """Ask ``operator_grams`` for the records that may sound as ``query`` does."""
    wanted = dict.fromkeys(_SOUND + three for three in _threes(query.heard))
    return _all_of([*wanted][:_MOST_GRAMS])


def _all_of(wanted: Iterable[str]) -> str:
    return " AND ".join(map(_quoted, wanted))


def _any_of(wanted: Iterable[str]) -> str:
    return f"({' OR '.join(map(_quoted, wanted))})"


def _quoted(word: str) -> str:
    return f'"{word}"'


def _threes(key: str) -> list[str]:
    return [key[at : at + 3] for at in range(len(key) - 2)]


@lru_cache(maxsize=1000)
def _fact(name: str) -> str:
    return _FACT + "".join(filter(str.isalnum, name)).lower()


def _country(code: str) -> str:
    return f"country{code}"


@lru_cache(maxsize=4000)
def _day(day: date) -> tuple[str, str, str]:
    """Give year, month and day as words, so that all days before one are few words."""
    year = max(day.year, _FIRST_YEAR)
    return f"{_FACT}y{year}", f"{_FACT}m{year}{day:%m}", f"{_FACT}d{year}{day:%m%d}"


def _days_before(day: date) -> list[str]:
    years = [date(year, 1, 1) for year in range(_FIRST_YEAR, max(day.year, _FIRST_YEAR + 1))]
    months = [date(day.year, month, 1) for month in range(1, day.month)]
    days = [date(day.year, day.month, each) for each in range(1, day.day)]
    return [
        *(_day(each)[0] for each in years),
        *(_day(each)[1] for each in months),
        *(_day(each)[2] for each in days),
    ]


def _days_since(day: date) -> list[str]:
    if day.year > _LAST_YEAR:
        return [_day(day)[2]]
    last = calendar.monthrange(day.year, day.month)[1]
    days = [day.replace(day=each) for each in range(day.day, last + 1)]
    months = [date(day.year, month, 1) for month in range(day.month + 1, 13)]
    years = [date(year, 1, 1) for year in range(day.year + 1, _LAST_YEAR + 1)]
    return [
        *(_day(each)[0] for each in years),
        *(_day(each)[1] for each in months),
        *(_day(each)[2] for each in days),
    ]


def similar_match(query: Query) -> str:
    """Ask ``operator_grams`` for what may be typed with one slip; empty = too short to say.

    One slip, also two letters changed about, leaves one of two halves as it is, wherever the
    halves meet but at the slip itself: hence three ways to halve.
    """
    typed = query.whole
    if len(typed) < _SHORTEST_SIMILAR:
        return ""
    middle = len(typed) // 2
    halves = [half for at in (middle - 1, middle, middle + 1) for half in (typed[:at], typed[at:])]
    wanted = [_all_of(_threes(half) or [half]) for half in halves if len(half) > 1]
    return " OR ".join(f"({each})" for each in dict.fromkeys(wanted))
