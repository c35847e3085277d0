"""A person as a form holds one: texts, whole or half-typed, and how they become a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from app.base.messages import Message, Value
from app.base.places import COUNTRIES, regions_of
from app.base.records import Mistake
from app.people.person import Person, check
from app.services.meanwhile import Unit, clash, merge
from app.services.operator_draft import Unfit

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

#: The mistake of a record -> how a form says it, beside the field.
_BESIDE = {
    "person.name_blank": Message("people.wrong.name"),
    "person.email": Message("wrong.email"),
    "person.control_character": Message("wrong.control_character"),
}

#: A region is one of its country; accounts are looked at one by one.
_UNITS: tuple[Unit, ...] = (
    ("name",),
    ("name_kana",),
    ("name_latin",),
    ("email",),
    ("country", "region"),
    ("postal_code",),
    ("address",),
    ("birth_date",),
)

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PersonDraft:
    """What is typed of a person.

    Attributes:
        address: lines with line breaks between.
        birth_date: as YYYY-MM-DD once it is whole.
        accounts: label and value of each row, also of rows that are half empty.
    """

    name: str = ""
    name_kana: str = ""
    name_latin: str = ""
    email: str = ""
    country: str = ""
    region: str = ""
    postal_code: str = ""
    address: str = ""
    birth_date: str = ""
    accounts: Rows = ()


def draft_of(person: Person) -> PersonDraft:
    """Give a person as a draft to edit."""
    return PersonDraft(
        name=person.name,
        name_kana=person.name_kana,
        name_latin=person.name_latin,
        email=person.email,
        country=person.country,
        region=person.region,
        postal_code=person.postal_code,
        address="\n".join(person.address),
        birth_date=person.birth_date.isoformat() if person.birth_date else "",
        accounts=tuple(person.accounts.items()),
    )


def day_typed(text: str) -> date | None:
    """Read a day as it is typed, YYYY-MM-DD; None = it is none, or not whole yet."""
    text = text.strip()
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def person_of(draft: PersonDraft, *, sample: bool = False) -> Person:
    """Make a person of what was typed; a row of accounts that is empty is left out.

    Raises:
        Unfit: something cannot be so; names every field that is wrong, an account by
            ``("accounts", number)``.
    """
    born = day_typed(draft.birth_date)
    wrong = [*_wrong_accounts(draft.accounts)]
    if born is None and draft.birth_date.strip():
        wrong.append(Mistake(("birth_date",), Message("wrong.birth_date")))
    accounts = {label.strip(): value.strip() for label, value in draft.accounts if label.strip()}
    texts = {
        "name": draft.name,
        "name_kana": draft.name_kana,
        "name_latin": draft.name_latin,
        "email": draft.email.strip(),
        "country": draft.country.strip().upper(),
        "region": draft.region.strip().upper(),
        "postal_code": draft.postal_code.strip(),
    }
    found = Person(name="?", address=(), birth_date=born, sample=sample)
    for field, value in texts.items():
        try:
            found = replace(found, **{field: value})  # type: ignore[arg-type]
            # Each alone, so that no mistake hides another one; a region goes by its country.
            check(found)
        except Mistake as mistake:
            wrong.append(_beside((field,), mistake))
            found = replace(found, **{field: "?" if field == "name" else ""})  # type: ignore[arg-type]
    try:
        found = replace(found, address=_lines(draft.address))
    except Mistake as mistake:
        wrong.append(_beside(("address",), mistake))
    for number, (label, value) in enumerate(draft.accounts):
        try:
            replace(found, accounts={label.strip(): value.strip()})
        except Mistake as mistake:
            wrong.append(_beside(("accounts", number), mistake))
    if wrong:
        raise Unfit(tuple(wrong))
    return replace(found, accounts=accounts)


def over(
    start: PersonDraft, typed: PersonDraft, now: PersonDraft
) -> tuple[PersonDraft, tuple[Mistake, ...]]:
    """Put what was typed over what is on file by now; what was not touched is as it is now.

    Args:
        start: what the form showed at first.
        typed: what it holds.
        now: what is on file.

    Returns:
        the draft, and a mistake for each field that was changed in both places; there the
        draft says what was typed.
    """
    merged, clashes = merge(start, typed, now, _UNITS)
    rows, wrong = _accounts_over(start.accounts, typed.accounts, now.accounts)
    said = [clash(unit[:1], _shown(now, unit[0])) for unit in clashes]
    said += [clash(("accounts", number), value) for number, value in wrong]
    return replace(merged, accounts=rows), tuple(said)


def _accounts_over(start: Rows, typed: Rows, now: Rows) -> tuple[Rows, list[tuple[int, str]]]:
    """Give the rows, and of those changed in both places the number and what is on file."""
    if typed == start:
        return now, []
    if now in (start, typed):
        return typed, []
    was, there = dict(start), dict(now)
    rows: list[tuple[str, str]] = []
    wrong: list[tuple[int, str]] = []
    for label, value in typed:
        key = label.strip()
        if key in was and was[key] == value:
            if key in there:
                rows.append((label, there[key]))
            continue
        if there.get(key) not in (was.get(key), value):
            wrong.append((len(rows), there.get(key, "")))
        rows.append((label, value))
    mine = {label.strip() for label, _ in typed}
    for label, value in now:
        if label in mine or was.get(label) == value:
            continue
        if label in was:
            # Removed here and changed there: it stands again, for the user to remove again.
            wrong.append((len(rows), value))
        rows.append((label, value))
    return tuple(rows), wrong


def _shown(draft: PersonDraft, name: str) -> Value:
    """Give what a field says in the words of a sentence."""
    if name == "birth_date":
        return day_typed(draft.birth_date)
    if name == "address":
        return " / ".join(_lines(draft.address))
    if name != "country":
        return str(getattr(draft, name))
    country: Value = draft.country
    if draft.country in COUNTRIES:
        country = Message(f"country.{draft.country}")
    if not draft.region:
        return country
    region: Value = draft.region
    if draft.region in regions_of(draft.country):
        region = Message(f"region.{draft.region}")
    return Message("directory.region", {"region": region, "country": country})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _beside(path: tuple[str | int, ...], mistake: Mistake) -> Mistake:
    return Mistake(path, _BESIDE.get(mistake.expected.id, mistake.expected))


def _wrong_accounts(accounts: Rows) -> list[Mistake]:
    wrong: list[Mistake] = []
    seen: set[str] = set()
    for number, (label, value) in enumerate(accounts):
        label = label.strip()
        if not label and value.strip():
            wrong.append(Mistake(("accounts", number), Message("people.wrong.no_label")))
        elif label and not value.strip():
            wrong.append(Mistake(("accounts", number), Message("people.wrong.no_value")))
        elif label and label in seen:
            wrong.append(Mistake(("accounts", number), Message("people.wrong.label_twice")))
        seen.add(label)
    return wrong
