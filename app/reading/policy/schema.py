"""A policy's reading as one record, for files: lists, and null for what is not stated."""

from __future__ import annotations

from app.reading.policy.fields import PolicyField
from app.reading.policy.stated import PolicyReading

_LISTS = (
    PolicyField.OPERATOR,
    PolicyField.SERVICES,
    PolicyField.EMAILS,
    PolicyField.URLS,
    PolicyField.POSTAL_ADDRESSES,
    PolicyField.PHONES,
    PolicyField.LAWS,
    PolicyField.REQUESTS,
)
_SINGLE = (
    PolicyField.IN_APP,
    PolicyField.DESK,
    PolicyField.IDENTITY_CHECK,
    PolicyField.RESPONSE_PROMISE,
)
_EXTRA = (PolicyField.GOVERNING_LAW, PolicyField.LANGUAGE_PRECEDENCE, PolicyField.LAST_UPDATED)
_FEE = {
    "amount": PolicyField.FEE_AMOUNT,
    "currency": PolicyField.FEE_CURRENCY,
    "basis": PolicyField.FEE_BASIS,
}


def record(reading: PolicyReading) -> dict[str, object]:
    """Give a reading as a document of plain values; each field's evidence stands beside it."""
    made: dict[str, object] = {
        field.value: [each.value for each in reading.of(field)] for field in _LISTS
    }
    made.update((field.value, reading.value(field)) for field in _SINGLE)
    fee = {key: reading.value(field) for key, field in _FEE.items()}
    if fee["basis"] == "free" and fee["amount"] is None:
        fee["amount"] = 0
    made["fee"] = {"stated": any(value is not None for value in fee.values()), **fee}
    made["redacted_contact"] = reading.value(PolicyField.REDACTED_CONTACT) is True
    made["language"] = reading.language
    made["other_contacts"] = [each.value for each in reading.others]
    made["extra"] = {field.value: reading.value(field) for field in _EXTRA}
    made["evidence"] = _evidence(reading)
    return made


def _evidence(reading: PolicyReading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in reading.findings:
        field = "fee" if each.field in _FEE.values() else each.field
        words = reading.evidence(each)
        if words not in found.setdefault(field, []):
            found[field].append(words)
    return found
