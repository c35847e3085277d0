"""To whom somebody can complain: the authorities a law makes competent, each with the reason.

Under the GDPR a complaint may be lodged where the person lives, where they work, or where the
infringement happened, which is taken to be the operator's seat; the person chooses. The
authority at the seat leads where the operator acts across borders: good to know, not a duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Message
from app.base.records import shown_key
from app.laws import calendars, pack
from app.operators.authorities import SCOPES, Authorities, Authority, shipped_authorities

#: Why an authority of a place is named; where only some of its country's are meant, see below.
_REASONS = {
    "residence": "authority.reason.residence",
    "work": "authority.reason.work",
    "seat": "authority.reason.seat",
}

#: Why one of a region's two authorities is named where it is not known which sector it is about.
_SECTOR_UNKNOWN = {
    "private": "authority.reason.sector_private",
    "public": "authority.reason.sector_public",
}

#: The same as ``_REASONS`` where the country has an authority for each region and the region is not known.
_REGION_UNKNOWN = {
    "residence": "authority.reason.residence_region_unknown",
    "work": "authority.reason.work_region_unknown",
    "seat": "authority.reason.seat_region_unknown",
}


@dataclass(frozen=True)
class Place:
    """A country and, where known, a region of it.

    Attributes:
        country: ISO 3166-1 alpha-2; empty = not known.
        region: ISO 3166-2; empty = not known.
    """

    country: str = ""
    region: str = ""


@dataclass(frozen=True)
class Candidate:
    """An authority a complaint can go to.

    Attributes:
        reason: why it is competent, or under which condition.
        certain: whether it is competent as far as the places are known; False = one of several
            of which one is, or only for some operators.
        lead: whether it leads where the operator acts across borders; informative.
    """

    authority: Authority
    reason: Message
    certain: bool = True
    lead: bool = False


@dataclass(frozen=True)
class Found:
    """The authorities found, the nearest to the person first.

    Attributes:
        questions: what would have to be known to say more.
    """

    candidates: tuple[Candidate, ...]
    questions: tuple[Message, ...] = ()

    @property
    def certain(self) -> tuple[Candidate, ...]:
        """Those that are competent as far as the places are known."""
        return tuple(each for each in self.candidates if each.certain)


def find(
    law: Law,
    operator: Place,
    person: Place,
    *,
    work: Place | None = None,
    sector: str = "",
    authorities: Authorities | None = None,
) -> Found:
    """Find the authorities a complaint about ``operator`` can go to.

    Args:
        law: the law the complaint rests on.
        operator: where it has its seat.
        person: where the person lives.
        work: where the person works, if elsewhere.
        sector: ``private`` or ``public``; empty = not known.
        authorities: the shipped ones if not given.

    Raises:
        Problem: a place is no country or region.
    """
    known = authorities or shipped_authorities()
    places = {
        "residence": _place(person),
        "work": _place(work or Place()),
        "seat": _place(operator),
    }
    if law is not Law.GDPR:
        every = [each for each in known.all() if law in each.laws]
        fit = [each for each in every if _fits(each, sector)]
        reason = Message(
            "authority.reason.only" if len(every) == 1 else "authority.reason.enforces"
        )
        question = () if fit else (Message("authority.ask.sector_none"),)
        return Found(tuple(Candidate(each, reason) for each in fit), question)
    return _by_place(known, places, sector)


def _by_place(known: Authorities, places: dict[str, Place], sector: str) -> Found:
    territory = pack.load(Law.GDPR).territory
    candidates: dict[str, Candidate] = {}
    questions: dict[str, Message] = {}
    within = {why: place for why, place in places.items() if place.country in territory}
    crosses = len({place.country for place in within.values()}) > 1
    for why, place in within.items():
        there = list(_candidates(known, why, place, sector))
        certain = [each for each in there if each.certain]
        if why == "seat" and crosses and len(certain) == 1:
            there = [replace(each, lead=each.certain) for each in there]
        for each in there:
            _keep(candidates, each)
        for question in _questions(there, place):
            questions.setdefault(str(question), question)
    if not within:
        nowhere = not any(place.country for place in places.values())
        id_ = "authority.ask.places" if nowhere else "authority.ask.outside"
        questions[id_] = Message(id_)
    ordered = sorted(candidates.values(), key=lambda each: (not each.certain, _last(each)))
    return Found(tuple(ordered), tuple(questions.values()))


def _candidates(known: Authorities, why: str, place: Place, sector: str) -> Iterator[Candidate]:
    every = [each for each in known.all(place.country) if Law.GDPR in each.laws]
    regions = {each.region for each in every if each.region}
    here = place.region if place.region in regions else ""
    for each in every:
        if each.scope:
            # Competent for some operators only: never a default.
            yield Candidate(each, Message(SCOPES[each.scope]), certain=False)
        elif not _fits(each, sector):
            continue
        elif not regions:
            yield Candidate(each, Message(_REASONS[why]))
        elif not here:
            yield Candidate(each, Message(_REGION_UNKNOWN[why]), certain=False)
        elif each.region == here and each.sector and not sector:
            yield Candidate(each, Message(_SECTOR_UNKNOWN[each.sector]), certain=False)
        elif each.region == here:
            yield Candidate(each, Message(_REASONS[why]))


def _questions(there: list[Candidate], place: Place) -> Iterator[Message]:
    regions = {each.authority.region for each in there if each.authority.region}
    if len(regions) > 1:
        yield Message("authority.ask.region", {"country": Message(f"country.{place.country}")})
    elif len([each for each in there if each.authority.sector and not each.certain]) > 1:
        yield Message("authority.ask.sector", {"region": place.region})


def _keep(candidates: dict[str, Candidate], each: Candidate) -> None:
    """Keep an authority once, with its first reason, unless a later one is certain."""
    before = candidates.get(each.authority.id)
    if before is None or (each.certain and not before.certain):
        candidates[each.authority.id] = each
    elif each.lead:
        candidates[each.authority.id] = replace(before, lead=True)


def _last(candidate: Candidate) -> bool:
    return bool(candidate.authority.scope)


def _fits(authority: Authority, sector: str) -> bool:
    return not sector or authority.sector in ("", sector)


def _place(given: Place) -> Place:
    """Give a place in capitals, its country told by the region if need be.

    Raises:
        Problem: it is no country or region.
    """
    country, region = given.country.strip().upper(), given.region.strip().upper()
    for code in (country, region):
        if code and not calendars.is_place(code):
            raise Problem("problem.unknown_place", place=shown_key(code))
    resolved = calendars.country_of(country) or calendars.country_of(region)
    inside = calendars.country_of(region) == resolved
    return Place(resolved, f"{resolved}-{region.partition('-')[2]}" if region and inside else "")
