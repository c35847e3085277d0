"""Which laws to suggest for a request: always suggestions with their reasons, never a decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.base.ids import Law
from app.base.messages import Message, Value, Words
from app.laws import calendars, pack
from app.laws.rule import Meaning


class Basis(StrEnum):
    """What a letter under a suggested law can rest on."""

    #: The law itself, which reaches the operator or may reach it.
    LAW = "law"
    #: The operator's policy, which names a law that otherwise does not fit.
    PROMISE = "promise"


@dataclass(frozen=True)
class Situation:
    """Who is where, and what is known of the operator.

    Places are ISO 3166 codes in any case; empty = not known. Where a country is wanted, a region
    says it too (``US-CA``); a region of another country than the one given is left aside.

    Attributes:
        person_country: where the person lives.
        person_region: ISO 3166-2 where it matters.
        operator_country: where the operator is established.
        operator_region: likewise.
        laws_named: laws the operator's policy names, by id or plain name.
        used_from: where the person was when using the service.
        serves: where the operator is known to offer its services; it may do so elsewhere too.
    """

    person_country: str = ""
    person_region: str = ""
    operator_country: str = ""
    operator_region: str = ""
    laws_named: Collection[str] = ()
    used_from: str = ""
    serves: Collection[str] = ()


@dataclass(frozen=True)
class Suggestion:
    """A law the request could rely on.

    Attributes:
        reason: why Kaiji suggests it.
        certain: False where the law only may apply, because that depends on
            something Kaiji does not know; whoever shows it then says "may".
        basis: a promise is for the user to take up, never relied on unasked.
    """

    law: Law
    reason: Message
    certain: bool
    basis: Basis = Basis.LAW


def suggest(situation: Situation) -> tuple[Suggestion, ...]:
    """Suggest every law that fits, each once, the most fitting first.

    The law of the person's home comes first where it reaches the operator, then that of the
    place of use, then the operator's own, then what only the operator's policy names.
    Empty: no law Kaiji knows fits.
    """
    found: dict[Law, Suggestion] = {}
    for each in _Facts.of(situation).suggestions():
        found.setdefault(each.law, each)
    return tuple(found.values())


def in_territory(law: Law, *places: str) -> bool:
    """Say whether one of ``places`` (countries or regions) is where ``law`` is the law of the land."""
    return not _codes(places).isdisjoint(pack.load(law).territory)


#: Laws that reach an operator elsewhere by what it offers in their territory.
_REACHING = (Law.APPI, Law.GDPR, Law.UK_GDPR)


@dataclass(frozen=True)
class _Facts:
    """The situation with every place as the laws that hold there."""

    home: frozenset[Law]
    used: frozenset[Law]
    #: Whether it is known where the service was used, a law of Kaiji's or not.
    used_known: bool
    seat: frozenset[Law]
    seat_known: bool
    served: frozenset[Law]
    named: tuple[Law | None, ...]

    @classmethod
    def of(cls, given: Situation) -> _Facts:
        seat = _place(given.operator_country, given.operator_region)
        used = _codes([given.used_from])
        return cls(
            home=_laws_of(_place(given.person_country, given.person_region)),
            used=_laws_of(used),
            used_known=bool(used),
            seat=_laws_of(seat),
            seat_known=bool(seat),
            served=_laws_of(_codes(given.serves)),
            named=tuple(_law(each) for each in given.laws_named),
        )

    def suggestions(self) -> Iterator[Suggestion]:
        """Give the suggestions in order; a law may come again for another reason."""
        yield from self._at_home()
        for law in _REACHING:
            if law in self.used and self._reaches(law):
                yield self._abroad(law, Message("choice.used_there", {"place": _territory(law)}))
        yield from self._operators_own()
        yield from self._named()

    def _at_home(self) -> Iterator[Suggestion]:
        if Law.APPI in self.home & self.seat:
            reason = Message("choice.both_there", {"place": _territory(Law.APPI)})
            yield Suggestion(Law.APPI, reason, certain=True)
        for law in _REACHING:
            if law in self.home and self._reaches(law):
                yield self._abroad(law, Message("choice.lives_there", {"place": _territory(law)}))
        if Law.CCPA in self.home and Law.APPI not in self.seat:
            article = _article(Law.CCPA, "business")
            reason = Message("choice.california", {"article": article})
            yield Suggestion(Law.CCPA, reason, certain=False)

    def _reaches(self, law: Law) -> bool:
        """Say whether ``law`` may reach the operator from outside its seat."""
        only_appi = Law.APPI in self.seat and bool(self.named) and {*self.named} == {Law.APPI}
        return law not in self.seat and (law in self.served or not only_appi)

    def _abroad(self, law: Law, person: Message) -> Suggestion:
        meaning = "extraterritorial" if law is Law.APPI else "territory_offer"
        values: dict[str, Value] = {"person": person, "article": _article(law, meaning)}
        # Whoever lives there but used the service elsewhere may not have been served there.
        if law in self.served and (law in self.used or not self.used_known):
            return Suggestion(law, Message("choice.known_to_serve", values), certain=True)
        if not self.seat_known:
            return Suggestion(law, Message("choice.seat_unknown", values), certain=False)
        if law is Law.APPI:
            return Suggestion(law, Message("choice.may_supply", values), certain=False)
        return Suggestion(law, Message("choice.may_offer", values), certain=False)

    def _operators_own(self) -> Iterator[Suggestion]:
        if Law.APPI in self.seat:
            yield Suggestion(Law.APPI, Message("choice.operator_in_japan"), certain=True)
        for law in (Law.GDPR, Law.UK_GDPR):
            if law in self.seat:
                values: dict[str, Value] = {
                    "place": _territory(law),
                    "article": _article(law, "territory"),
                }
                yield Suggestion(law, Message("choice.operator_there", values), certain=True)

    def _named(self) -> Iterator[Suggestion]:
        if Law.CCPA in self.home and Law.CCPA in self.named:
            yield Suggestion(Law.CCPA, Message("choice.policy_names_ccpa"), certain=False)
        for law in Law:
            if law in self.named:
                reason = Message("choice.promise")
                yield Suggestion(law, reason, certain=False, basis=Basis.PROMISE)


def _place(country: str, region: str) -> frozenset[str]:
    """Give the codes of a place; a region that is not in the country says nothing."""
    known, also = _codes([country]), _codes([region])
    return known | also if not known or known & also else known


def _codes(places: Iterable[str]) -> frozenset[str]:
    """Give every known place in capitals, and the country it is in."""
    codes = [place.strip().upper() for place in places]
    countries = {code: calendars.country_of(code) for code in codes}
    return frozenset(
        each for code, country in countries.items() if country for each in (code, country)
    )


def _laws_of(codes: frozenset[str]) -> frozenset[Law]:
    return frozenset(law for law in Law if in_territory(law, *codes))


def _law(name: str) -> Law | None:
    """Know a law by its id, however it is written (``UK GDPR``); None for any other name."""
    written = name.strip().upper().replace(" ", "_").replace("-", "_")
    return next((law for law in Law if law.value == written), None)


def _territory(law: Law) -> Message:
    return Message(f"territory.{law}")


def _article(law: Law, meaning: Meaning) -> Words:
    return Words(pack.load(law).citations[meaning].text)
