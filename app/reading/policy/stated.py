"""What a policy states: each field's findings, with the words they stand on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.reading.document import Document
from app.reading.finding import Finding
from app.reading.policy.fields import PolicyField

#: The rule of what a person filled in: it stands on no words of the text.
FILLED_IN = "filled_in"


@dataclass(frozen=True)
class PolicyReading:
    """What a policy states.

    Attributes:
        document: what was read.
        language: of the text (ISO 639-1).
        findings: in the order of ``PolicyField``, then of the text; one a value.
        others: contacts that are somebody else's: regulators, processors, representatives.
        passed_over: findings that lost to a rival of the same field.
    """

    document: Document
    language: str
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...] = ()
    passed_over: tuple[Finding, ...] = ()

    def of(self, field: PolicyField) -> tuple[Finding, ...]:
        """Give what is stated for ``field``, in the order of the text."""
        return tuple(each for each in self.findings if each.field == field)

    def value(self, field: PolicyField) -> str | int | bool | None:
        """Give the first value of ``field``; None = not stated."""
        return next((each.value for each in self.of(field)), None)

    def evidence(self, finding: Finding) -> str:
        """Give the words of the text a finding stands on."""
        return self.document.text[finding.start : finding.end]

    def with_values(self, field: PolicyField, values: Iterable[str | int | bool]) -> PolicyReading:
        """Put ``values`` a person filled in in the place of what was read; none = not stated.

        A value that was read keeps its words.
        """
        read = {each.value: each for each in self.of(field)}
        kept = [read.get(value) or Finding(field.value, value, 0, 0, FILLED_IN) for value in values]
        order = {each.value: number for number, each in enumerate(PolicyField)}
        others = [each for each in self.findings if each.field != field]
        found = sorted((*others, *kept), key=lambda each: order[each.field])
        return replace(self, findings=tuple(found))
