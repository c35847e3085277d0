"""A field of a reading in words: ids in the reader's language, the operator's own words as read."""

from __future__ import annotations

from app.reading.policy.fields import SINGLE, PolicyField
from app.reading.policy.stated import PolicyReading
from ui.wording import Words

#: The rows of the record, in the order in which somebody asks.
ROWS = (
    PolicyField.OPERATOR,
    PolicyField.SERVICES,
    PolicyField.REQUESTS,
    PolicyField.EMAILS,
    PolicyField.URLS,
    PolicyField.POSTAL_ADDRESSES,
    PolicyField.PHONES,
    PolicyField.IN_APP,
    PolicyField.DESK,
    PolicyField.RESPONSE_PROMISE,
    PolicyField.IDENTITY_CHECK,
    PolicyField.FEE_BASIS,
    PolicyField.FEE_AMOUNT,
    PolicyField.LAWS,
    PolicyField.LANGUAGE_PRECEDENCE,
    PolicyField.LAST_UPDATED,
)

#: What a line of words can fill in; the rest is chosen in the directory's form.
FILLABLE = frozenset(
    {
        PolicyField.OPERATOR,
        PolicyField.SERVICES,
        PolicyField.EMAILS,
        PolicyField.URLS,
        PolicyField.POSTAL_ADDRESSES,
        PolicyField.PHONES,
        PolicyField.IN_APP,
        PolicyField.DESK,
    }
)

#: Fields of which a row shows all values; of the others one is the fact.
_LISTED = frozenset(ROWS) - SINGLE


def value_words(reading: PolicyReading, field: PolicyField, words: Words) -> str:
    """Word what was read for ``field``; empty = not stated."""
    found = reading.of(field)
    if not found:
        return ""
    values = [_one(field, each.value, words) for each in found]
    if field is PolicyField.FEE_AMOUNT:
        currency = reading.value(PolicyField.FEE_CURRENCY)
        return " ".join(str(part) for part in (values[0], currency) if part)
    if field in _LISTED:
        return words.messages.listed([*dict.fromkeys(values)])
    return values[0]


def _one(field: PolicyField, value: str | int | bool | None, words: Words) -> str:
    if isinstance(value, bool):
        return words.text("policy.identity.required" if value else "policy.identity.not_required")
    text = str(value)
    if field is PolicyField.REQUESTS:
        return words.text(f"right.{text}")
    if field is PolicyField.LAWS:
        return words.text(f"law.{text if text == 'my_number_act' else text.upper()}")
    if field is PolicyField.FEE_BASIS:
        return words.text(f"policy.fee.{text.replace(' ', '_')}")
    if field is PolicyField.FEE_AMOUNT and isinstance(value, int):
        return f"{value:,}"
    return " ".join(text.split())
