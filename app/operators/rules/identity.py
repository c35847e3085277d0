"""Who the operator is in law: its corporate number, and who follows it when it is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.base.messages import Message
from app.operators.rules.fault import Fault, Level, Subject, fault, malformed

_CORPORATE_NUMBER = re.compile(r"[1-9][0-9]{12}")


def check_digit(base: str) -> int:
    """Give the first digit of a 法人番号 whose other twelve are ``base``.

    9 - (sum of P(n) x Q(n) for n = 1..12) mod 9, where P(n) is the n-th digit from the right
    and Q(n) is 1 for odd n, 2 for even n: 法人番号の指定等に関する省令 2条.
    """
    digits = [int(digit) for digit in reversed(base)]
    return 9 - sum(digit * (1 + at % 2) for at, digit in enumerate(digits)) % 9


def corporate_number(subject: Subject) -> Iterator[Fault]:
    """A corporate number has thirteen digits, and its first one fits the others."""
    number = subject.operator.corporate_number
    path = ("corporate_number",)
    if not number:
        return
    if not _CORPORATE_NUMBER.fullmatch(number):
        yield malformed(path, number, Message("check.form.corporate_number"))
    elif int(number[0]) != check_digit(number[1:]):
        message, fix = "check.check_digit", "check.check_digit.fix"
        yield fault(path, Level.ERROR, message, fix, number=number)


def status(subject: Subject) -> Iterator[Fault]:
    """An operator that is gone says who follows it; one that is active has no successor."""
    operator = subject.operator
    if operator.status and not operator.successor:
        # Whoever merged or took another name goes on somewhere; who ceased may be gone for good.
        level = Level.NOTE if operator.status == "ceased" else Level.WARNING
        message, fix = "check.no_successor", "check.no_successor.fix"
        yield fault(("status",), level, message, fix)
    if operator.successor and not operator.status:
        message, fix = "check.active_successor", "check.active_successor.fix"
        yield fault(("successor",), Level.ERROR, message, fix)
