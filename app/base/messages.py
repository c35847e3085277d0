"""Messages: every sentence a person reads, by id, in the language of the reader.

Catalogues are gettext (``translations/LANG.po``, compiled to ``.mo`` by
``packaging/build_assets.py``). An id is symbolic (``problem.wrong_passphrase``);
both languages have their own text, placeholders are named: ``{operator}``.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from typing import Union

from app.base.resources import core_data

LANGUAGES = ("en", "ja")

#: What may stand in a sentence. Dates and nested messages are worded in its language.
Value = Union[str, int, date, "Message", "Words", None]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Message:
    """A sentence to be said: its id and its values.

    Attributes:
        id: the message's id in the catalogues.
        values: what its named placeholders stand for.
        count: where the sentence has a plural, the number that decides; it is
            also available as ``{count}``.
    """

    id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    count: int | None = None


@dataclass(frozen=True)
class Words:
    """A name that data brings along in several languages: a holiday's, a law's.

    Attributes:
        by_language: the name by language, English at least.
    """

    by_language: Mapping[str, str]

    def say(self, language: str) -> str:
        """Give the name in ``language``, else in English."""
        return self.by_language.get(language) or self.by_language["en"]


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    data = core_data("base").joinpath("translations", f"{language}.mo").read_bytes()
    return gettext.GNUTranslations(BytesIO(data))


class Messages:
    """Words messages in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    def has(self, message_id: str) -> bool:
        """Say whether the catalogue knows this id."""
        return self._catalogue.gettext(message_id) != message_id

    def text(self, message_id: str, **values: Value) -> str:
        """Word the message ``message_id``; its placeholders take ``values``."""
        return self._fill(self._catalogue.gettext(message_id), values)

    def plural(self, message_id: str, count: int, **values: Value) -> str:
        """Word a message whose form depends on ``count``, available as ``{count}``."""
        template = self._catalogue.ngettext(message_id, message_id, count)
        return self._fill(template, {"count": count, **values})

    def say(self, message: Message) -> str:
        """Word ``message``."""
        if message.count is not None:
            return self.plural(message.id, message.count, **message.values)
        return self.text(message.id, **message.values)

    def date_long(self, day: date) -> str:
        """Write a date in full: "21 November 2026", 2026年11月21日."""
        return self.text(
            "date.long", day=day.day, month=self.text(f"month.{day.month}"), year=day.year
        )

    def date_weekday(self, day: date) -> str:
        """Write a date with its weekday: "Saturday 21 November 2026", 2026年11月21日(土)."""
        return self.text("date.weekday", date=day, weekday=self.text(f"weekday.{day.isoweekday()}"))

    def date_short(self, day: date, today: date) -> str:
        """Write a date briefly: "21 Nov", 11/21; with its year where that is another one."""
        month = self.text(f"month_short.{day.month}")
        message_id = "date.short" if day.year == today.year else "date.short_year"
        return self.text(message_id, day=day.day, month=month, year=day.year)

    def date_short_weekday(self, day: date, today: date) -> str:
        """Write a date briefly with its weekday: "Tue 24 Nov", 11/24（火）."""
        weekday = self.text(f"weekday_short.{day.isoweekday()}")
        return self.text("date.short_weekday", day=self.date_short(day, today), weekday=weekday)

    def listed(self, words: list[str]) -> str:
        """Join words as a list in this language: "a, b and c", a、b、c."""
        if len(words) < 2:
            return "".join(words)
        return self.text("list.last", rest=self.text("list.comma").join(words[:-1]), last=words[-1])

    def _fill(self, template: str, values: Mapping[str, Value]) -> str:
        # One pass over the template: a value that contains "{x}" is never expanded again.
        return _PLACEHOLDER.sub(lambda found: self._word(values[found[1]]), template)

    def _word(self, value: Value) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Words):
            return value.say(self.language)
        if isinstance(value, date):
            return self.date_long(value)
        return "" if value is None else str(value)
