"""Which law to suggest for a request: always a suggestion with its reason, never a decision."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.base.ids import Law
from app.base.messages import Message, Words
from app.laws import pack

#: The member states of the European Union, with Iceland, Liechtenstein and Norway.
EEA = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
_CALIFORNIA = "US-CA"


@dataclass(frozen=True)
class Suggestion:
    """A law the request could rely on.

    Attributes:
        reason: why Kaiji suggests it, in one sentence.
        certain: False where the law only may apply, because that depends on
            something Kaiji does not know.
    """

    law: Law
    reason: Message
    certain: bool


def suggest(
    person_country: str,
    person_region: str,
    operator_country: str,
    laws_named: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """Suggest the laws Kaiji can write letters under, the most fitting first.

    Args:
        person_country: where the person lives, ISO 3166-1; empty = not known.
        person_region: ISO 3166-2 (``US-CA``), or empty.
        operator_country: where the operator is established; empty = not known.
        laws_named: ids of the laws the operator's policy names.
    """
    return _suggestions(person_country, person_region, operator_country, laws_named, written=True)


def without_letters(
    person_country: str,
    person_region: str,
    operator_country: str,
    laws_named: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """Name the laws that fit as ``suggest`` would, but for which Kaiji has no letters yet."""
    return _suggestions(person_country, person_region, operator_country, laws_named, written=False)


def _suggestions(
    person_country: str,
    person_region: str,
    operator_country: str,
    laws_named: Collection[str],
    *,
    written: bool,
) -> tuple[Suggestion, ...]:
    region = person_region.upper()
    place = _Places(
        person_country.upper() or region[:2],
        region,
        operator_country.upper(),
        frozenset(laws_named),
    )
    shipped = pack.available()
    return tuple(each for each in place.suggestions() if (each.law in shipped) is written)


@dataclass(frozen=True)
class _Places:
    """Who is where, and what the policy names."""

    person: str
    region: str
    operator: str
    named: frozenset[str]

    def suggestions(self) -> Iterator[Suggestion]:
        """Give the law of the person's home where it reaches the operator, then the operator's."""
        yield from self._appi()
        yield from self._gdpr()
        yield from self._uk_gdpr()
        yield from self._ccpa()
        yield from self._operators_own()

    def _appi(self) -> Iterator[Suggestion]:
        if self.person == "JP" and self.operator == "JP":
            yield Suggestion(Law.APPI, Message("choice.both_in_japan"), certain=True)
        elif self.person == "JP":
            reason = Message(
                "choice.serves_japan", {"article": _article(Law.APPI, "extraterritorial")}
            )
            yield Suggestion(Law.APPI, reason, certain=False)

    def _gdpr(self) -> Iterator[Suggestion]:
        if self.person in EEA and self.operator not in EEA and not self._policy_names_only_appi():
            reason = Message(
                "choice.offers_in_eea", {"article": _article(Law.GDPR, "territory_offer")}
            )
            yield Suggestion(Law.GDPR, reason, certain=False)

    def _uk_gdpr(self) -> Iterator[Suggestion]:
        if self.person == "GB" and self.operator == "GB":
            yield Suggestion(Law.UK_GDPR, Message("choice.both_in_uk"), certain=True)
        elif self.person == "GB" and not self._policy_names_only_appi():
            yield Suggestion(Law.UK_GDPR, Message("choice.offers_in_uk"), certain=False)

    def _ccpa(self) -> Iterator[Suggestion]:
        if self.region != _CALIFORNIA:
            return
        if self.operator != "JP":
            yield Suggestion(Law.CCPA, Message("choice.california"), certain=False)
        elif Law.CCPA in self.named:
            yield Suggestion(Law.CCPA, Message("choice.policy_names_ccpa"), certain=False)

    def _operators_own(self) -> Iterator[Suggestion]:
        if self.operator in EEA:
            reason = Message("choice.operator_in_eea", {"article": _article(Law.GDPR, "territory")})
            yield Suggestion(Law.GDPR, reason, certain=True)
        elif self.operator == "JP" and self.person != "JP":
            yield Suggestion(Law.APPI, Message("choice.operator_in_japan"), certain=True)
        elif self.operator == "GB" and self.person != "GB":
            yield Suggestion(Law.UK_GDPR, Message("choice.operator_in_uk"), certain=True)

    def _policy_names_only_appi(self) -> bool:
        return self.operator == "JP" and self.named == {Law.APPI}


def _article(law: Law, meaning: str) -> Words:
    return Words(pack.load(law).citations[meaning].text)
