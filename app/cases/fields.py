"""What each kind of event may carry besides its date: one table, for every way of recording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.base.errors import Problem
from app.base.ids import EVENT_SYNONYMS, ChannelKind, EventKind, Outcome
from app.base.messages import Message
from app.cases.case import Payload
from app.cases.grounds import REFUSAL_GROUNDS

#: What a field's value is once it has been read.
FieldValue = str | int | bool

#: What an operator can ask to see (the ids of the reply reader).
IDENTITY_DOCUMENTS = (
    "passport",
    "driving_licence",
    "my_number_card",
    "residence_card",
    "insurance_card",
    "certificate_of_residence",
    "utility_bill",
    "seal_certificate",
    "mandate",
    "account_login",
    "other",
)

#: What shows that a letter left: a word of one's own, a slip, tracking, a certified copy.
SENT_PROOFS = ("none", "stated", "receipt", "registered", "certified", "screenshot")

#: What shows that it came: a receipt, or somebody's statement.
ARRIVAL_PROOFS = ("receipt", "stated")

_TEXT_LIMIT = 20_000
_DAYS_LIMIT = 3_660
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_AMOUNT = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,2})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_FLAGS = {
    **dict.fromkeys(("yes", "true", "1", "はい"), True),
    **dict.fromkeys(("no", "false", "0", "いいえ"), False),
}


class FieldType(StrEnum):
    """How the value of a field is written and kept.

    Dates are kept as ISO text. An amount is kept as a whole number where it is
    one, else as decimal text ("12.50"): a float has no one spelling to hash.
    ``CHOICES`` is several choices with commas between.
    """

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"
    CURRENCY = "currency"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True)
class FieldRule:
    """One field of a payload."""

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()


#: On every event: the person's own words, and the document that shows it.
COMMON = (FieldRule("text"), FieldRule("document"))

_CHANNEL = FieldRule("channel", FieldType.CHOICE, choices=tuple(ChannelKind))
_LETTER = FieldRule("letter")
_DOCUMENTS = FieldRule("documents", FieldType.CHOICES, choices=IDENTITY_DOCUMENTS)
_DAYS = FieldRule("days", FieldType.NUMBER)

_OWN: dict[EventKind, tuple[FieldRule, ...]] = {
    EventKind.DRAFTED: (_CHANNEL, _LETTER, FieldRule("given"), FieldRule("kind")),
    EventKind.SENT: (
        _CHANNEL,
        FieldRule("proof", FieldType.CHOICE, choices=SENT_PROOFS),
        FieldRule("to"),
        FieldRule("message_id"),
        _LETTER,
    ),
    EventKind.ARRIVED: (FieldRule("proof", FieldType.CHOICE, choices=ARRIVAL_PROOFS),),
    EventKind.BOUNCED: (FieldRule("permanent", FieldType.FLAG), _CHANNEL),
    EventKind.ACKNOWLEDGED: (FieldRule("ticket"),),
    EventKind.IDENTITY_REQUESTED: (_DOCUMENTS,),
    EventKind.IDENTITY_RECEIVED: (_DOCUMENTS,),
    EventKind.FEE_REQUESTED: (
        FieldRule("amount", FieldType.AMOUNT),
        FieldRule("currency", FieldType.CURRENCY),
        FieldRule("contested", FieldType.FLAG),
    ),
    EventKind.FEE_PAID: (
        FieldRule("amount", FieldType.AMOUNT),
        FieldRule("currency", FieldType.CURRENCY),
    ),
    EventKind.EXTENSION_NOTIFIED: (
        FieldRule("until", FieldType.DATE),
        FieldRule("months", FieldType.NUMBER),
        _DAYS,
    ),
    EventKind.PROMISED: (
        FieldRule("by", FieldType.DATE),
        _DAYS,
        FieldRule("from", FieldType.CHOICE, choices=(*EventKind, *EVENT_SYNONYMS)),
    ),
    EventKind.REDIRECTED: (FieldRule("form"), FieldRule("contact")),
    EventKind.DATA_RECEIVED: (FieldRule("link_expiry", FieldType.DATE),),
    EventKind.REFUSED: (FieldRule("ground", FieldType.CHOICE, choices=REFUSAL_GROUNDS),),
    EventKind.COMPLAINT_LODGED: (FieldRule("authority"),),
    EventKind.CLOSED: (
        FieldRule(
            "outcome", FieldType.CHOICE, choices=tuple(o for o in Outcome if o != Outcome.NONE)
        ),
    ),
    EventKind.RETRACTED: (FieldRule("event", required=True),),
}

#: Every kind's fields.
FIELDS: Mapping[EventKind, tuple[FieldRule, ...]] = {
    kind: (*_OWN.get(kind, ()), *COMMON) for kind in EventKind
}

#: Fields of which an event may have only one.
_EITHER: dict[EventKind, tuple[str, ...]] = {
    EventKind.EXTENSION_NOTIFIED: ("until", "months", "days"),
    EventKind.PROMISED: ("by", "days"),
}


def split_fields(written: Iterable[str]) -> dict[str, str]:
    """Split ``k=v`` strings; a value may contain further equals signs.

    Raises:
        Problem: no equals sign, or the same field twice.
    """
    values: dict[str, str] = {}
    for each in written:
        name, equals, value = each.partition("=")
        name = name.strip()
        if not equals or not name:
            raise Problem("problem.event_field_form", written=shortened(each))
        if name in values:
            raise Problem("problem.event_field_twice", field=shortened(name))
        values[name] = value
    return values


def read_payload(kind: EventKind, values: Payload) -> dict[str, FieldValue]:
    """Read the fields of an event, written as text or typed already, into a typed payload.

    Fields that are absent, None or empty text are left out.

    Raises:
        Problem: a field the kind does not have, one that is missing, or a value that is
            not what the field holds.
    """
    rules = {rule.name: rule for rule in FIELDS[kind]}
    payload: dict[str, FieldValue] = {}
    for name, value in values.items():
        rule = rules.get(name)
        if rule is None:
            raise Problem(
                "problem.event_field_unknown",
                event=event_name(kind),
                field=shortened(name),
                known=", ".join(rules),
            )
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        payload[name] = _read(rule, value)
    for rule in FIELDS[kind]:
        if rule.required and rule.name not in payload:
            raise Problem("problem.event_field_missing", event=event_name(kind), field=rule.name)
    _check_alternatives(kind, payload)
    return payload


def _check_alternatives(kind: EventKind, payload: Mapping[str, FieldValue]) -> None:
    fields = _EITHER.get(kind, ())
    given = [name for name in fields if name in payload]
    # An operator may announce "later" without a date; a promise without one promises nothing.
    wanting = kind is EventKind.PROMISED and not given
    if len(given) > 1 or wanting:
        raise Problem(
            "problem.event_field_either", event=event_name(kind), fields=" | ".join(fields)
        )


def event_name(kind: EventKind) -> Message:
    """Name a kind of event as the reader knows it."""
    return Message(f"event.{kind.value}")


def shortened(text: str) -> str:
    """Cut what somebody typed so that a sentence can quote it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())
    return line if len(line) <= 40 else line[:39] + "…"


def date_of(payload: Payload, name: str) -> date | None:
    """Give a date of a payload, or None where it is absent or cannot be read."""
    value = payload.get(name)
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def number_of(payload: Payload, name: str) -> int | None:
    """Give a whole number of a payload, or None."""
    value = payload.get(name)
    return int(value) if isinstance(value, int) else None


def flag_of(payload: Payload, name: str) -> bool | None:
    """Give a yes or no of a payload, or None."""
    value = payload.get(name)
    return bool(value) if isinstance(value, int) else None


def text_of(payload: Payload, name: str) -> str:
    """Give a text of a payload, or ""."""
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def money_of(payload: Payload) -> Message | None:
    """Word the amount of a payload with its currency, or None where no amount is recorded."""
    value = payload.get("amount")
    if value is None:
        return None
    try:
        amount = f"{Decimal(value):,}"
    except ArithmeticError:
        return None
    currency = text_of(payload, "currency")
    if not currency:
        return Message("amount.bare", {"amount": amount})
    if currency == "JPY":
        return Message("amount.yen", {"amount": amount})
    return Message("amount.other", {"amount": amount, "currency": currency})


def _read(rule: FieldRule, value: FieldValue) -> FieldValue:
    try:
        return _READERS[rule.type](rule, value)
    except ValueError as error:
        raise Problem(
            "problem.event_field",
            field=rule.name,
            value=shortened(str(value)),
            expected=_expected(rule),
        ) from error


def _expected(rule: FieldRule) -> Message:
    if rule.choices:
        return Message(f"field.expect.{rule.type.value}", {"choices": ", ".join(rule.choices)})
    return Message(f"field.expect.{rule.type.value}")


def _typed(value: FieldValue) -> str:
    """Give what was typed, with full-width digits and letters made plain."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def _text(_: FieldRule, value: FieldValue) -> str:
    text = str(value).strip()
    if len(text) > _TEXT_LIMIT or "\0" in text:
        raise ValueError
    text.encode()  # a lone surrogate could not be hashed later
    return text


def _date(_: FieldRule, value: FieldValue) -> str:
    text = _typed(value)
    if not _ISO_DATE.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text).isoformat()


def _number(_: FieldRule, value: FieldValue) -> int:
    text = _typed(value)
    if isinstance(value, bool) or not _WHOLE.fullmatch(text) or not 0 < int(text) <= _DAYS_LIMIT:
        raise ValueError
    return int(text)


def _amount(_: FieldRule, value: FieldValue) -> int | str:
    text = _typed(value)
    if isinstance(value, bool) or not _AMOUNT.fullmatch(text):
        raise ValueError
    amount = Decimal(text.replace(",", ""))
    return int(amount) if amount == amount.to_integral_value() else f"{amount:.2f}"


def _currency(_: FieldRule, value: FieldValue) -> str:
    text = _typed(value).upper()
    if not _CURRENCY.fullmatch(text):
        raise ValueError
    return text


def _flag(_: FieldRule, value: FieldValue) -> bool:
    if isinstance(value, bool):
        return value
    found = _FLAGS.get(_typed(value).casefold())
    if found is None:
        raise ValueError
    return found


def _choice(rule: FieldRule, value: FieldValue) -> str:
    text = _typed(value).casefold()
    if text not in rule.choices:
        raise ValueError
    # An enum's member would be kept by its repr: the payload holds plain text.
    return str(text)


def _choices(rule: FieldRule, value: FieldValue) -> str:
    names = [each for each in re.split(r"[,、\s]+", _typed(value).casefold()) if each]
    if not names or any(each not in rule.choices for each in names):
        raise ValueError
    return ",".join(dict.fromkeys(names))


_READERS: dict[FieldType, Callable[[FieldRule, FieldValue], FieldValue]] = {
    FieldType.TEXT: _text,
    FieldType.DATE: _date,
    FieldType.NUMBER: _number,
    FieldType.AMOUNT: _amount,
    FieldType.CURRENCY: _currency,
    FieldType.FLAG: _flag,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
}
