"""Whether a law pack hangs together: what its types cannot say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from app.base.ids import Right
from app.base.messages import LANGUAGES, Message
from app.base.records import Mistake, is_endless, shown_key
from app.base.toml_lines import Path
from app.laws import calendars, countable
from app.laws.grants import RightRule
from app.laws.provision import PROVISIONS, Authority, Provision
from app.laws.rule import TimeRule
from app.laws.validity import Dated

if TYPE_CHECKING:
    from app.laws.pack import LawPack

#: A pack file is refused unread beyond this; the longest shipped one is a twentieth of it.
MOST_BYTES = 1_000_000

_LONGEST = 1000
_LONGEST_ID = 60

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")

_TEXTS = ("names", "short", "first", "later")
_STATEMENTS = (*PROVISIONS, "authorities")
_WANTED = ("languages", "letter_languages", "versions", "rights", "rules", "sources")


def check_size(text: str) -> None:
    """See that a text is not larger than a pack may be, nor endless to read, before it is read.

    Raises:
        Mistake: it is.
    """
    if len(text) > MOST_BYTES or is_endless(text):
        raise Mistake((), Message("pack.too_big"))


def check(pack: LawPack) -> None:
    """See that a pack hangs together.

    Raises:
        Mistake: it does not; says where, and what is expected.
    """
    _check_head(pack)
    for place, texts in _texts(pack):
        _check_texts(place, texts, {*pack.languages, *LANGUAGES, *_also(pack, place)})
    for name in ("first", "later"):
        _check_place(pack, name)
    for place, meaning in _cited(pack):
        if meaning not in pack.citations:
            raise Mistake(place, _absent("pack.no_citation", meaning))
    _check_rights(pack)
    countable.check(pack)
    for place, row in _rows(pack):
        _check_row(pack, place, row)
    _check_once(pack)


def check_beside(pack: LawPack, shipped: LawPack) -> None:
    """See that letters and screens find in ``pack`` everything they ask the shipped one for.

    What they have no words for must not be in it either: rights and grounds of its own.

    Raises:
        Mistake: it is of another law, or something is missing or not known.
    """
    if pack.law is not shipped.law:
        raise Mistake(("law",), _absent("pack.other_law", shipped.law))
    for name in ("languages", "citations", "wordings", "grounds"):
        for key in getattr(shipped, name):
            if key not in getattr(pack, name):
                raise Mistake((name,), _absent("pack.needed", key))
    known = {each.right for each in shipped.rights}
    for number, right in enumerate(pack.rights):
        if right.right not in known:
            raise Mistake(("rights", number, "right"), _absent("pack.new", right.right))
    for ground in pack.grounds:
        if ground not in shipped.grounds:
            raise Mistake(("grounds", ground), _absent("pack.new", ground))


def _also(pack: LawPack, place: Path) -> tuple[str, ...]:
    """Name the further languages a text must be in: what a letter writes, in those of the letters."""
    return pack.letter_languages if place[0] in (*_TEXTS, "citations") else ()


def _absent(message_id: str, name: str) -> Message:
    return Message(message_id, {"name": shown_key(name)})


def _check_head(pack: LawPack) -> None:
    for name in _WANTED:
        if not getattr(pack, name):
            raise Mistake((name,), Message("pack.at_least_one"))
    if not _is_date(pack.version):
        raise Mistake(("version",), Message("pack.version"))
    for number, language in enumerate(pack.languages):
        if not _LANGUAGE.fullmatch(language):
            raise Mistake(("languages", number), Message("pack.language_code"))
    for name in ("citations", "wordings", "grounds", "sources"):
        for key in getattr(pack, name):
            if not _is_id(key):
                raise Mistake((name, key), Message("pack.id"))
    for key, told in pack.sources.items():
        if not _is_plain(told):
            raise Mistake(("sources", key), Message("pack.sentence", {"most": _LONGEST}))
    for number, place in enumerate(pack.territory):
        if not _PLACE.fullmatch(place):
            raise Mistake(("territory", number), Message("pack.place_code"))
    for number, authority in enumerate(pack.authorities):
        if authority.place and not _PLACE.fullmatch(authority.place):
            raise Mistake(("authorities", number, "place"), Message("pack.place_code"))
    if pack.calendar and not calendars.has(pack.calendar):
        raise Mistake(("calendar",), _absent("pack.no_calendar", pack.calendar))
    for number, code in enumerate(pack.calendars_also):
        if not calendars.has(code):
            raise Mistake(("calendars_also", number), _absent("pack.no_calendar", code))


def _is_date(text: str) -> bool:
    # Versions are compared as text, so nothing but a date may stand here.
    if not _ISO_DATE.fullmatch(text):
        return False
    month, day = int(text[5:7]), int(text[8:])
    return 1 <= month <= 12 and 1 <= day <= 31


def _texts(pack: LawPack) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Walk everything that is said in several languages."""
    told = (*_TEXTS, "before") if pack.before else _TEXTS
    yield from (((name,), getattr(pack, name)) for name in told)
    for key, wording in pack.wordings.items():
        yield ("wordings", key), wording
    for meaning, citation in pack.citations.items():
        yield ("citations", meaning, "text"), citation.text
    for number, version in enumerate(pack.versions):
        yield ("versions", number, "text"), version.text
    for section, provisions in pack.provisions():
        for number, provision in enumerate(provisions):
            yield (section, number, "text"), provision.text
    for number, authority in enumerate(pack.authorities):
        yield ("authorities", number, "name"), authority.name
        if authority.reach:
            yield ("authorities", number, "reach"), authority.reach


def _check_texts(place: Path, texts: Mapping[str, str], languages: set[str]) -> None:
    missing = languages.difference(texts)
    if missing:
        wanted = ", ".join(sorted(missing))
        raise Mistake(place, Message("pack.language_missing", {"languages": wanted}))
    for language, text in texts.items():
        if not _is_plain(text):
            raise Mistake((*place, language), Message("pack.sentence", {"most": _LONGEST}))


def _is_plain(text: str) -> bool:
    # Control characters a terminal or a letter would obey instead of showing them.
    plain = text.replace("\u3000", " ")
    return bool(plain.strip()) and len(plain) <= _LONGEST and plain.isprintable()


def _is_id(key: str) -> bool:
    return 0 < len(key) <= _LONGEST_ID and key.isprintable()


def _check_place(pack: LawPack, name: str) -> None:
    for language, text in getattr(pack, name).items():
        rest = text.replace("{place}", "", 1).replace("{,}", "")
        if "{place}" not in text or "{" in rest or "}" in rest:
            raise Mistake((name, language), Message("pack.placeholder", {"name": "{place}"}))


def _cited(pack: LawPack) -> Iterator[tuple[Path, str]]:
    """Walk every meaning something is cited by."""
    for number, right in enumerate(pack.rights):
        fees = (right.fee_cite,) if right.fee_cite else ()
        cited = {"cite": (right.cite,), "also": right.also, "see": right.see, "fee_cite": fees}
        yield from _each(("rights", number), **cited)
    for name, ground in pack.grounds.items():
        yield from _each(("grounds", name), cite=(ground.cite,), others=ground.others)
    for number, rule in enumerate(pack.rules):
        place = ("rules", number)
        yield from _each(
            place, cite=rule.cite, cite_roll=rule.cite_roll, cite_at_once=rule.cite_at_once
        )
        for event, meanings in rule.cite_start.items():
            yield from _each((*place, "cite_start"), **{event.value: meanings})
        for kind, meanings in rule.cite_by_right.items():
            yield from _each((*place, "cite_by_right"), **{kind.value: meanings})
    for number, pause in enumerate(pack.pauses):
        yield from _each(("pauses", number), cite=pause.cite)
    for section in _STATEMENTS:
        for number, row in enumerate(getattr(pack, section)):
            yield from _each((section, number), cite=row.cite)


def _each(place: Path, **meanings: Iterable[str]) -> Iterator[tuple[Path, str]]:
    for key, cited in meanings.items():
        yield from (((*place, key), meaning) for meaning in cited)


def _check_rights(pack: LawPack) -> None:
    for number, right in enumerate(pack.rights):
        place: Path = ("rights", number)
        if right.wording not in pack.wordings:
            raise Mistake((*place, "wording"), _absent("pack.no_wording", right.wording))
        if right.fee != bool(right.fee_cite):
            raise Mistake((*place, "fee"), Message("pack.fee"))
        for ground in right.grounds:
            if ground not in pack.grounds:
                raise Mistake((*place, "grounds"), _absent("pack.no_ground", ground))


def _rows(pack: LawPack) -> Iterator[tuple[Path, Dated]]:
    """Walk everything that holds for a time and was seen somewhere."""
    for meaning, citation in pack.citations.items():
        yield ("citations", meaning), citation
    for section in ("versions", "rights", "rules", "pauses", *_STATEMENTS):
        for number, row in enumerate(getattr(pack, section)):
            yield (section, number), row


def _check_row(pack: LawPack, place: Path, row: Dated) -> None:
    if row.valid_from is not None and row.valid_to is not None and row.valid_from > row.valid_to:
        raise Mistake((*place, "valid_to"), Message("pack.ends_before"))
    source = getattr(row, "source", "")
    if source and source not in pack.sources:
        raise Mistake((*place, "source"), _absent("pack.no_source", source))
    if not source and getattr(row, "verified", False):
        raise Mistake((*place, "verified"), Message("pack.verified"))
    key = getattr(row, "id", None)
    if key is not None and not _is_id(key):
        raise Mistake((*place, "id"), Message("pack.id"))


def _check_once(pack: LawPack) -> None:
    """See that no two rows say when they begin to hold for the same thing on the same day."""
    seen: set[tuple[object, ...]] = set()
    for place, row in _rows(pack):
        for key in _held(row):
            if (place[0], key, row.valid_from) in seen:
                raise Mistake(place, Message("pack.twice"))
            seen.add((place[0], key, row.valid_from))


def _held(row: Dated) -> Iterator[object]:
    if isinstance(row, RightRule):
        yield row.right
    elif isinstance(row, TimeRule):
        yield from ((row.milestone, right) for right in Right if row.is_for(right))
    elif isinstance(row, Provision | Authority):
        yield row.id
