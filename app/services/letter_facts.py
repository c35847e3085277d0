"""The person's facts in a letter: which are given, why or why not, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.base.ids import ChannelKind
from app.base.messages import Message
from app.base.records import Mistake
from app.operators.record import Channel, Operator
from app.people.person import Person, check
from app.services.usual_facts import is_known_to

#: A fact's field and what was typed for it.
Correction = tuple[str, str]

_ACCOUNT = "account."
_ADDRESS = "postal_address"
_NAMES = ("name", "name_latin", "name_kana")
_FIELDS = frozenset({*_NAMES, "email", _ADDRESS, "birth_date"})

#: The mistake of a record -> how a form says it, beside the field.
_BESIDE = {
    "person.email": Message("wrong.email"),
    "person.name_blank": Message("wrong.name"),
    "person.control_character": Message("wrong.control_character"),
}

#: A first line that is a postal code and nothing else.
_POSTAL_CODE = re.compile(r"(?=.*[0-9])〒?\s*[0-9A-Z]{2,5}[- ]?[0-9A-Z]{2,4}")


@dataclass(frozen=True)
class FactChoice:
    """One of the person's facts: whether the letter gives it, and the reason.

    Attributes:
        field: ``name``, ``email``, ``postal_address``, ``account.LABEL``, ``name_kana``,
            ``name_latin``, ``birth_date``.
        value: what would be written; empty = not on file.
        fixed: whether a letter cannot do without it.
        known: whether the operator has it already, as far as Kaiji can tell, or needs it.
        usual: whether it is shown at once; the others when they are asked for.
        corrected: whether it is otherwise on file.
        wrong: what is wrong with it; it then stands in the letter as it is on file.
        caution: what to be careful about.
    """

    field: str
    value: str
    given: bool
    reason: Message
    fixed: bool = False
    known: bool = True
    usual: bool = True
    corrected: bool = False
    wrong: Message | None = None
    caution: Message | None = None


@dataclass(frozen=True)
class Telling:
    """What decides which facts a letter needs.

    Attributes:
        given: the facts the letter gives.
        language: the letter's.
        on_paper: the answer is wanted on paper.
        corrections: what was typed over the facts on file.
    """

    operator: Operator
    channel: Channel | None
    given: frozenset[str]
    language: str
    on_paper: bool
    corrections: tuple[Correction, ...] = ()

    @property
    def wants_address(self) -> bool:
        """Say whether the postal address is needed: for a letter by post, an answer on paper."""
        return self.on_paper or (self.channel is not None and self.channel.kind is ChannelKind.POST)


def with_fact(person: Person, field: str, value: str) -> Person:
    """Give the person with one fact changed, as it was typed into the field of a ``FactChoice``.

    Raises:
        Problem: the fact cannot be so (a blank name, a control character, no date).
    """
    if field.startswith(_ACCOUNT):
        return replace(person, accounts={**person.accounts, field.removeprefix(_ACCOUNT): value})
    if field == _ADDRESS:
        rows = value.splitlines()
        has_code = bool(rows) and _POSTAL_CODE.fullmatch(rows[0].strip()) is not None
        code = rows.pop(0).strip().removeprefix("〒").strip() if has_code else ""
        return replace(person, postal_code=code, address=tuple(rows))
    if field == "birth_date":
        try:
            return replace(person, birth_date=date.fromisoformat(value) if value else None)
        except ValueError as error:
            raise Mistake(("birth_date",), Message("wrong.birth_date")) from error
    return replace(person, **{field: value})  # type: ignore[arg-type]


def value_of(person: Person, field: str) -> str:
    """Give a fact as its field shows it; empty = not on file."""
    if field.startswith(_ACCOUNT):
        return person.accounts.get(field.removeprefix(_ACCOUNT), "")
    if field == _ADDRESS:
        return "\n".join(row for row in (person.postal_code, *person.address) if row)
    if field == "birth_date":
        return person.birth_date.isoformat() if person.birth_date else ""
    return str(getattr(person, field))


def fields_of(person: Person) -> tuple[str, ...]:
    """Name the facts there are of a person, in the order of a form."""
    accounts = (f"{_ACCOUNT}{label}" for label in person.accounts)
    return (*_NAMES, "email", *accounts, _ADDRESS, "birth_date")


def is_fact(field: str) -> bool:
    """Say whether a field can be one of a person's facts."""
    return field.startswith(_ACCOUNT) or field in _FIELDS


def corrected(
    person: Person, corrections: Iterable[Correction]
) -> tuple[Person, dict[str, Message]]:
    """Give the person with what was typed over the facts on file, and what of it cannot be.

    A fact that cannot be so stays as it is on file; a field the person has not is left out.
    """
    wrong: dict[str, Message] = {}
    fields = fields_of(person)
    for field, value in corrections:
        if field not in fields:
            continue
        try:
            changed = with_fact(person, field, value)
            check(changed)
        except Mistake as mistake:
            wrong[field] = _BESIDE.get(mistake.expected.id, mistake.expected)
        else:
            person = changed
    return person, wrong


def fact_choices(
    filed: Person, person: Person, wrong: dict[str, Message], telling: Telling
) -> tuple[FactChoice, ...]:
    """Tell of each fact whether the letter gives it, and why.

    Args:
        filed: the person as on file.
        person: the same with what was typed.
        wrong: what is wrong with what was typed, by field.
        telling: what decides which facts are needed.
    """
    typed = dict(telling.corrections)
    rows: list[FactChoice] = []
    for fact in _facts(person, telling):
        field = fact.field
        caution = None
        if field == "birth_date" and fact.given:
            caution = Message("need.birth_date_given")
        elif field == _ADDRESS and fact.given and not telling.wants_address:
            caution = Message("need.address_too_much")
        elif field == _ADDRESS and telling.on_paper and not value_of(person, field):
            caution = Message("need.address_for_paper")
        rows.append(
            replace(
                fact,
                value=typed[field] if field in wrong else value_of(person, field),
                given=fact.given or fact.fixed,
                corrected=value_of(person, field) != value_of(filed, field),
                wrong=wrong.get(field) if fact.given or fact.fixed else None,
                caution=caution,
            )
        )
    return tuple(rows)


def on_file(person: Person) -> int:
    """Count the facts there are of a person."""
    return sum(1 for field in fields_of(person) if value_of(person, field))


def _facts(person: Person, telling: Telling) -> Iterator[FactChoice]:
    name: dict[str, str] = {"operator": telling.operator.shown_name}
    given = telling.given
    yield FactChoice("name", "", True, Message("need.name"), fixed=True)
    latin = person.name_latin and telling.language != "ja" and not _is_latin(person.name)
    if person.name_latin and (latin or "name_latin" in given):
        reason = Message("need.name_latin", name)
        yield FactChoice("name_latin", "", "name_latin" in given, reason, usual=bool(latin))
    if person.name_kana and (telling.language == "ja" or "name_kana" in given):
        reason = Message("need.name_kana", name)
        yield FactChoice(
            "name_kana", "", "name_kana" in given, reason, known=False, usual="name_kana" in given
        )
    missing = not person.email and "email" not in given
    reason = Message("need.email_missing" if missing else "need.email", name)
    yield FactChoice("email", "", "email" in given, reason)
    for label in person.accounts:
        field = f"{_ACCOUNT}{label}"
        known = is_known_to(telling.operator, label)
        reason = Message("need.account" if known else "need.account_of_another", name)
        usual = known or field in given
        yield FactChoice(field, "", field in given, reason, known=known, usual=usual)
    why = "need.address" if telling.wants_address else "need.address_not"
    if telling.wants_address and not telling.on_paper:
        why = "need.address_by_post"
    if not value_of(person, _ADDRESS) and not telling.wants_address:
        why = "need.address_missing"
    yield FactChoice(_ADDRESS, "", _ADDRESS in given, Message(why), known=telling.wants_address)
    if person.birth_date or "birth_date" in given:
        usual = "birth_date" in given
        reason = Message("need.birth_date_not")
        yield FactChoice("birth_date", "", usual, reason, known=False, usual=usual)


def _is_latin(name: str) -> bool:
    letters = [each for each in name if each.isalpha()]
    return all(unicodedata.name(each, "").startswith("LATIN") for each in letters)
