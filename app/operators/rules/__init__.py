"""What is right in an operator's record beyond its types; ``check`` applies it to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.operators.rules.channels import channels
from app.operators.rules.fault import Fault, Level, Subject, fault
from app.operators.rules.identity import corporate_number, status
from app.operators.rules.mailboxes import mail_domain, personal_names
from app.operators.rules.procedure import fees, procedure
from app.operators.rules.sources import days_seen, sources
from app.operators.rules.whole import absences, clean, forms, laws, place, whole
from app.operators.rules.words import ABSENT, BASES, SOURCED

__all__ = ["ABSENT", "BASES", "RULES", "SOURCED", "Fault", "Level", "Subject", "fault"]

#: What each record is held against by itself; ``across`` holds records against each other.
RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    place,
    whole,
    forms,
    corporate_number,
    status,
    channels,
    mail_domain,
    personal_names,
    sources,
    days_seen,
    procedure,
    fees,
    laws,
    absences,
    clean,
)
