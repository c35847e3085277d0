"""Whether a mail address is the operator's own, and whether it names a person.

The free providers, the words of desks and the domains under which names are registered
stand in ``mail.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.base.ids import ChannelKind
from app.base.mail_address import is_mail_address
from app.base.records import read_shipped, shown_key
from app.base.resources import core_data
from app.base.text import fold
from app.base.toml_lines import Path
from app.operators.record import Operator
from app.operators.rules.fault import Fault, Level, Subject, fault

_NAME_PART = re.compile(r"[a-z]{2,15}")
_INITIAL = re.compile(r"[a-z]")


@dataclass(frozen=True)
class MailWords:
    """What is known of mail addresses.

    Attributes:
        free: domains where anybody can have a mailbox.
        second: labels under a country's domain below which names are registered (``co`` in co.jp).
        desks: words that tell a desk, a topic or a machine from a person; those of four
            letters and more also as part of a longer one.
    """

    free: tuple[str, ...]
    second: tuple[str, ...]
    desks: tuple[str, ...]


@cache
def mail_words() -> MailWords:
    """Read ``mail.toml``."""
    return read_shipped(core_data("operators").joinpath("rules", "mail.toml"), MailWords)


def mail_domain(subject: Subject) -> Iterator[Fault]:
    """A mailbox lies in a domain of the operator's own."""
    operator = subject.operator
    own = {_registered(each) for each in operator.domains}
    for path, _, domain in _mailboxes(operator):
        if _registered(domain) in own:
            continue
        shown = shown_key(domain)
        if domain in mail_words().free:
            message, fix = "check.mail_free", "check.mail_free.fix"
            yield fault(path, Level.WARNING, message, fix, domain=shown)
        elif own:
            message, fix = "check.mail_domain", "check.mail_domain.fix"
            domains = ", ".join(map(shown_key, operator.domains[:3]))
            # One name under two endings (example.com, example.de) is mostly one owner's.
            named = _registered(domain).split(".")[0] in {each.split(".")[0] for each in own}
            level = Level.NOTE if named else Level.WARNING
            yield fault(path, level, message, fix, domain=shown, domains=domains)


def personal_names(subject: Subject) -> Iterator[Fault]:
    """A mailbox is a desk's: a person's name goes when the person goes."""
    for path, local, _ in _mailboxes(subject.operator):
        if _looks_personal(local, subject.operator):
            message, fix = "check.person_in_address", "check.person_in_address.fix"
            yield fault(path, Level.NOTE, message, fix, name=shown_key(local))


def _mailboxes(operator: Operator) -> Iterator[tuple[Path, str, str]]:
    """Give each whole mail address: its place, what stands before the @, its domain."""
    for number, channel in enumerate(operator.channels):
        if channel.kind is ChannelKind.EMAIL and is_mail_address(channel.value):
            local, _, domain = channel.value.lower().partition("@")
            yield ("channels", number, "value"), local, domain


def _registered(domain: str) -> str:
    """Give the part of a domain somebody registered: a.example.co.jp → example.co.jp."""
    labels = domain.lower().strip(".").split(".")
    of_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in mail_words().second
    return ".".join(labels[-3:] if of_country else labels[-2:])


def _looks_personal(local: str, operator: Operator) -> bool:
    """Judge by ``given.family`` or ``g.family``; whatever may be a desk or the firm is none."""
    first, dot, last = local.replace("_", ".").partition(".")
    if not dot or not _NAME_PART.fullmatch(last):
        return False
    if not (_NAME_PART.fullmatch(first) or _INITIAL.fullmatch(first)):
        return False
    known = " ".join([operator.slug, operator.name, *operator.names.values(), *operator.services])
    firm = fold(" ".join([known, *operator.domains]))
    parts = [part for part in (first, last) if len(part) > 1]
    return not any(part in firm or _is_desk(part) for part in parts)


def _is_desk(part: str) -> bool:
    """Find a desk's word: a short one only as the whole part, a long one anywhere in it."""
    return any(word == part or (len(word) > 3 and word in part) for word in mail_words().desks)
