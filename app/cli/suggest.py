"""``kaiji-cli laws suggest``: which laws fit a situation, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Message, Messages
from app.base.records import shown_key
from app.cli.context import Frame, LocalCommand, common_options, option
from app.laws.calendars import country_of, is_place
from app.laws.choice import Basis, Situation, Suggestion, in_territory
from app.laws.choice import suggest as suggestions
from app.letters.catalogue import has_letters


@click.command("suggest", cls=LocalCommand, help="cli.laws.suggest.help")
@option("--person-country", required=True, metavar="CODE", help="cli.laws.person_country")
@option("--person-region", default="", metavar="CODE", help="cli.laws.person_region")
@option("--operator-country", required=True, metavar="CODE", help="cli.laws.operator_country")
@option("--operator-region", default="", metavar="CODE", help="cli.laws.operator_region")
@option("--used-from", default="", metavar="CODE", help="cli.laws.used_from")
@option("--serves", multiple=True, metavar="CODE", help="cli.laws.serves")
@option(
    "--named",
    type=click.Choice([each.value for each in Law]),
    multiple=True,
    help="cli.laws.named",
)
@common_options
def suggest(
    frame: Frame,
    person_country: str,
    person_region: str,
    operator_country: str,
    operator_region: str,
    used_from: str,
    serves: tuple[str, ...],
    named: tuple[str, ...],
) -> None:
    """Print the laws that fit, each with its reason."""
    _check_places([person_country, *serves])
    _check_places(filter(None, [operator_country, used_from]))
    _check_region(person_country, person_region)
    _check_region(operator_country, operator_region)
    fitting = suggestions(
        Situation(
            person_country,
            person_region,
            operator_country,
            operator_region,
            named,
            used_from,
            serves,
        )
    )
    words = frame.messages
    frame.emit(
        [
            {
                "law": each.law,
                "certain": each.certain,
                "basis": each.basis,
                "supported": has_letters(each.law),
                "reason": words.say(each.reason),
            }
            for each in fitting
        ],
        (_line(each, words) for each in fitting),
    )
    if all(each.basis is Basis.PROMISE for each in fitting):
        frame.warn(Message("choice.not_supported"))
    elif seat := _seat_without_law(operator_country, operator_region):
        country = Message(f"country.{seat}") if words.has(f"country.{seat}") else seat
        frame.warn(Message("choice.own_not_supported", {"country": country}))


def _seat_without_law(country: str, region: str) -> str:
    """Give the operator's country where its own law is none of Kaiji's; empty where it is one."""
    known = any(in_territory(law, country, region) for law in Law)
    return "" if known else country_of((country or region).strip().upper())


def _check_places(places: Iterable[str]) -> None:
    for place in places:
        if not is_place(place.strip().upper()):
            raise Problem("problem.unknown_country", country=shown_key(place))


def _check_region(country: str, region: str) -> None:
    place, within = region.strip().upper(), country_of(country.strip().upper())
    if not place:
        return
    if "-" not in place or not is_place(place):
        raise Problem("problem.region_form", region=shown_key(region))
    if within and country_of(place) != within:
        raise Problem("problem.region_elsewhere", region=place, country=within)


def _line(suggestion: Suggestion, words: Messages) -> str:
    notes = words.text("choice.note_next").join(_notes(suggestion, words))
    values = {"law": Message(f"law.{suggestion.law}"), "reason": suggestion.reason}
    if not notes:
        return words.text("choice.line", **values)
    return words.text("choice.line_noted", notes=notes, **values)


def _notes(suggestion: Suggestion, words: Messages) -> Iterator[str]:
    if suggestion.basis is Basis.PROMISE:
        yield words.text("choice.note_promise")
    elif not suggestion.certain:
        yield words.text("choice.note_may")
    if not has_letters(suggestion.law):
        yield words.text("choice.note_without_letters")
