"""Whether the procedure and the fees can be followed as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.base.messages import Message
from app.base.toml_lines import Path
from app.operators.record import IDENTITY_DOCUMENTS, PAYMENTS, Documents, Fee
from app.operators.rules.fault import Fault, Level, Subject, fault, fits, known, malformed
from app.operators.rules.whole import web
from app.operators.rules.words import CHARGES, FOR_WHOM, PROCEDURE_CHOICES

_CURRENCY = re.compile(r"[A-Z]{3}")

#: More than this for one request is a slip of the pen or worth a second look.
_HIGH = {"JPY": 20_000, "EUR": 100, "GBP": 100, "USD": 100, "CHF": 100}

#: No operator promises an answer later than this; it is a number of something else.
_MOST_DAYS = 366


def procedure(subject: Subject) -> Iterator[Fault]:
    """Each word of the procedure is known, and what it asks for can be given."""
    stated = subject.operator.procedure
    if "://" in stated.form:
        yield from web(("procedure", "form"), stated.form)
    for key, choices in PROCEDURE_CHOICES.items():
        yield from known(("procedure", key), getattr(stated, key), ("", *choices))
    if stated.days is not None and not 1 <= stated.days <= _MOST_DAYS:
        wanted = Message("check.form.days", {"most": _MOST_DAYS})
        yield malformed(("procedure", "days"), str(stated.days), wanted)
    for number, documents in enumerate(stated.identity_documents):
        yield from _documents(("procedure", "identity_documents", number), documents)


def _documents(place: Path, documents: Documents) -> Iterator[Fault]:
    for number, each in enumerate(documents.any_of):
        yield from known((*place, "any_of", number), each, IDENTITY_DOCUMENTS)
    if not 1 <= documents.count <= len(documents.any_of):
        message, fix = "check.documents", "check.documents.fix"
        named = len(documents.any_of)
        path = (*place, "count")
        yield fault(path, Level.ERROR, message, fix, wanted=documents.count, named=named)
    if len(set(documents.any_of)) < len(documents.any_of):
        message, fix = "check.documents_twice", "check.documents_twice.fix"
        yield fault((*place, "any_of"), Level.WARNING, message, fix)
    yield from known((*place, "for_whom"), documents.for_whom, FOR_WHOM)


def fees(subject: Subject) -> Iterator[Fault]:
    """An amount has a currency, and a fee the rights it is stated for."""
    for number, fee in enumerate(subject.operator.fees):
        place: Path = ("fees", number)
        yield from _amount((*place, "amount"), fee)
        if fee.amount is None and fee.currency:
            currency = (*place, "currency")
            yield fault(currency, Level.ERROR, "check.no_amount", "check.no_amount.fix")
        wanted = Message("check.form.currency")
        yield from fits((*place, "currency"), fee.currency, _CURRENCY, wanted)
        yield from known((*place, "per"), fee.per, CHARGES)
        for at, way in enumerate(fee.how):
            yield from known((*place, "how", at), way, PAYMENTS)
        if not fee.rights:
            rights = (*place, "rights")
            yield fault(rights, Level.ERROR, "check.fee_rights", "check.fee_rights.fix")


def _amount(path: Path, fee: Fee) -> Iterator[Fault]:
    """Judge an amount: it is there in a currency, likely, and means what ``per`` says."""
    if fee.amount is None:
        return
    if fee.amount < 0:
        yield malformed(path, str(fee.amount), Message("check.form.amount"))
    if not fee.currency:
        yield fault(path, Level.ERROR, "check.no_currency", "check.no_currency.fix")
    if fee.amount > _HIGH.get(fee.currency, max(_HIGH.values())):
        message, fix = "check.fee_high", "check.fee_high.fix"
        amount, currency = f"{fee.amount:,}"[:40], fee.currency
        yield fault(path, Level.WARNING, message, fix, amount=amount, currency=currency)
    if fee.per == "actual_cost":
        yield fault(path, Level.WARNING, "check.fee_cost", "check.fee_cost.fix")
    if fee.amount == 0 and (fee.how or fee.per == "may_be_charged"):
        yield fault(path, Level.WARNING, "check.fee_free", "check.fee_free.fix")
