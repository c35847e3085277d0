"""Reading a policy: every field's findings, one value a fact, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from app.reading.document import Document
from app.reading.finding import Finding
from app.reading.flow import flowing
from app.reading.layout import Layout
from app.reading.policy import contacts, language, promises, requests, rights, who
from app.reading.policy.fields import SINGLE, PolicyField
from app.reading.policy.stated import PolicyReading


def read_policy(document: Document) -> PolicyReading:
    """Read a policy, in time by its length; what is not stated is not found."""
    layout = Layout(document)
    spoken = language.of(layout)
    named = who.find(layout, spoken)
    reached, others = contacts.find(layout, spoken, named)
    offered = rights.offers(flowing(layout), spoken)
    found = (
        *named,
        *reached,
        *requests.find(offered, spoken),
        *promises.find(offered, spoken),
    )
    kept, passed = _chosen(found)
    return PolicyReading(document, spoken, kept, tuple(others), passed)


def _chosen(found: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Of each field keep one finding a value, and one value where the field holds one."""
    kept: list[Finding] = []
    passed: list[Finding] = []
    taken: set[tuple[str, object]] = set()
    for each in sorted(found, key=lambda each: (-each.weight, each.start, each.end)):
        fact = (each.field, None if each.field in SINGLE else each.value)
        (passed if fact in taken else kept).append(each)
        taken.add(fact)
    order = {field: number for number, field in enumerate(PolicyField)}
    kept.sort(key=lambda each: (order[PolicyField(each.field)], each.start))
    return tuple(kept), tuple(passed)
