"""How a policy's operator is reached, and which contacts are somebody else's."""

from __future__ import annotations

from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy import addresses_mail, in_app, phones, postal, redacted, urls
from app.reading.policy.candidates import Candidate
from app.reading.policy.fields import PolicyField
from app.reading.policy.owners import Owner, Owners

#: A text with more addresses is a list; they are not compared with each other.
_MANY = 50


def find(
    layout: Layout, language: str, named: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Find the operator's own contacts and those of others, given who was ``named``.

    A contact whose owner is unclear is never given as the operator's: a value that is somebody's
    for certain anywhere in the text is theirs everywhere.
    """
    contacts = _contacts(layout, language)
    owners = Owners(layout, language, named)
    told = tuple((each, _owner(owners, each)) for each in contacts)
    foreign = {each.value for each, owner in told if owner is Owner.THIRD}
    own = tuple(
        each for each, owner in told if owner is Owner.OPERATOR and each.value not in foreign
    )
    own += _alone(tuple(pair for pair in told if pair[0].value not in foreign), own)
    own = _longest(own)
    others = tuple(each for each in contacts if each.value in foreign)
    near = tuple(each for each in contacts if each.value not in foreign)
    found = (
        *(_finding(layout, each) for each in own),
        *in_app.find(layout, language),
        *redacted.find(layout, language, near, own),
    )
    return found, _once(tuple(_finding(layout, each) for each in others))


def _contacts(layout: Layout, language: str) -> tuple[Candidate, ...]:
    found = (
        *addresses_mail.find(layout, language),
        *phones.find(layout, language),
        *postal.find(layout, language),
        *urls.find(layout, language),
    )
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _owner(owners: Owners, candidate: Candidate) -> Owner:
    """Whose a contact is; an address of a page is one only where words ask to use it."""
    owner = owners.of(candidate)
    if owner is Owner.THIRD or candidate.field != PolicyField.URLS:
        return owner
    return owner if candidate.labelled else Owner.SILENT


def _alone(
    told: tuple[tuple[Candidate, Owner], ...], own: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Give the contacts nothing speaks of that are the operator's for want of any other.

    A second number or address of nobody known may be anybody's; a mailbox of the same domain as
    one of the operator's is the operator's.
    """
    domains = {_domain(each) for each in own if each.field == PolicyField.EMAILS}
    values: dict[str, set[str]] = {}
    for each, owner in told:
        if owner in (Owner.OPERATOR, Owner.UNKNOWN):
            values.setdefault(each.field, set()).add(each.value)
    found: list[Candidate] = []
    for each, owner in told:
        if owner is not Owner.UNKNOWN:
            continue
        only = len(values[each.field]) == 1 or each.field == PolicyField.URLS
        mail = each.field == PolicyField.EMAILS
        if (mail and _domain(each) in domains) or (only and (mail or each.labelled)):
            found.append(each)
    return tuple(found)


def _longest(own: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out a postal address that another one holds whole (without its post code)."""
    values = {each.value for each in own if each.field == PolicyField.POSTAL_ADDRESSES}
    if len(values) > _MANY:
        return own
    return tuple(
        each
        for each in own
        if each.field != PolicyField.POSTAL_ADDRESSES
        or not any(each.value in value and each.value != value for value in values)
    )


def _domain(candidate: Candidate) -> str:
    return candidate.value.rsplit("@", 1)[-1].lower()


def _finding(layout: Layout, candidate: Candidate) -> Finding:
    start, end = layout.original(candidate.start, candidate.end)
    weight = 2 if candidate.labelled else 1
    return Finding(candidate.field, candidate.value, start, end, candidate.rule, weight)


def _once(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    kept: dict[tuple[str, object], Finding] = {}
    for each in found:
        kept.setdefault((each.field, each.value), each)
    return tuple(kept.values())
