"""``kaiji-cli laws``: the law packs, laid open so that a lawyer can check them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from app.base.errors import Problem
from app.base.ids import Certainty, Law, Right
from app.base.messages import Message, Messages
from app.base.records import shown_key
from app.cli.context import Frame, LocalGroup, common_options, option
from app.laws import choice, pack
from app.laws.calendars import is_place
from app.laws.choice import Suggestion
from app.laws.pack import LawPack, Method, RightRule, TimeRule


@click.group("laws", cls=LocalGroup, help="cli.laws.help")
def laws() -> None:
    """Hold the commands about laws together."""


@laws.command("list", help="cli.laws.list.help")
@common_options
def list_laws(frame: Frame) -> None:
    """Print the laws whose packs are shipped."""
    packs = [pack.load(law) for law in pack.available()]
    language = frame.messages.language
    frame.emit(
        [
            {
                "law": each.law,
                "name": each.names[language],
                "short": each.short[language],
                "version": each.version,
                "checked": each.checked.isoformat(),
                "languages": each.languages,
            }
            for each in packs
        ],
        (f"{each.law}  {each.names[language]}" for each in packs),
    )


@laws.command("show", help="cli.laws.show.help")
@click.argument("law", type=click.Choice([each.value for each in Law], case_sensitive=False))
@common_options
def show(frame: Frame, law: str) -> None:
    """Print one pack: every right, ground, rule and citation, and what is to be verified."""
    if law not in pack.available():
        raise Problem("problem.law_not_shipped", law=Message(f"law.{law}"))
    shown = pack.load(Law(law))
    frame.emit(_document(shown, frame.messages), _lines(shown, frame.messages))


@laws.command("suggest", help="cli.laws.suggest.help")
@option("--person-country", required=True, metavar="CODE", help="cli.laws.person_country")
@option("--person-region", default="", metavar="CODE", help="cli.laws.person_region")
@option("--operator-country", required=True, metavar="CODE", help="cli.laws.operator_country")
@option(
    "--named",
    "named",
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
    named: tuple[str, ...],
) -> None:
    """Print the laws that fit, each with its reason."""
    for country in (person_country, operator_country):
        if not is_place(country.upper()):
            raise Problem("problem.unknown_country", country=shown_key(country))
    places = (person_country, person_region, operator_country, named)
    fitting = [(each, True) for each in choice.suggest(*places)]
    fitting += [(each, False) for each in choice.without_letters(*places)]
    words = frame.messages
    frame.emit(
        [
            {
                "law": each.law,
                "supported": written,
                "certain": each.certain,
                "reason": words.say(each.reason),
            }
            for each, written in fitting
        ],
        (_suggestion_line(each, words, written=written) for each, written in fitting),
    )
    if not fitting:
        frame.warn(Message("choice.not_supported"))


def _document(shown: LawPack, messages: Messages) -> dict[str, object]:
    language = messages.language
    return {
        "law": shown.law,
        "name": shown.names[language],
        "short": shown.short[language],
        "version": shown.version,
        "checked": shown.checked.isoformat(),
        "languages": shown.languages,
        "calendar": shown.calendar or None,
        "authority": shown.authority.get(language),
        "rights": [_right(shown, right, rule, language) for right, rule in shown.rights.items()],
        "grounds": [
            {
                "ground": ground,
                "article": shown.cite(rule.cite, language),
                "names": [shown.cite(meaning, language) for meaning in rule.others],
                "facts_needed": rule.facts,
                "facts_wanted": rule.facts_wanted,
                "suit": rule.suit,
                "verified": _verified(shown, (rule.cite, *rule.others)),
            }
            for ground, rule in shown.grounds.items()
        ],
        "rules": [_rule(rule) for rule in shown.rules],
        "citations": [
            {
                "meaning": meaning,
                "id": citation.id,
                "article": citation.text[language],
                "source": citation.source or None,
                "verified": citation.verified,
            }
            for meaning, citation in shown.citations.items()
        ],
        "sources": shown.sources,
    }


def _right(shown: LawPack, right: Right, rule: RightRule, language: str) -> dict[str, object]:
    return {
        "right": right,
        "article": shown.cite(rule.cite, language),
        "fee": rule.fee,
        "fee_article": shown.cite(rule.fee_cite, language) if rule.fee_cite else None,
        "grounds": rule.grounds,
        "particulars": rule.particulars,
        "suit": rule.suit,
        "milestones": rule.milestones,
        "verified": _verified(shown, (rule.cite,)),
    }


def _rule(rule: TimeRule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "milestone": rule.milestone,
        "method": rule.method,
        "amount": rule.amount,
        "start": rule.start,
        "at_once": rule.at_once,
        "waits_for": rule.waits_for,
        "blocked_by": rule.blocked_by,
        "roll": rule.roll,
        "certainty": rule.certainty,
        "source": rule.source or None,
        "verified": _rule_verified(rule),
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
    }


def _verified(shown: LawPack, meanings: tuple[str, ...]) -> bool:
    return all(shown.citations[meaning].verified for meaning in meanings)


def _rule_verified(rule: TimeRule) -> bool:
    # A convention of ours states no law, so there is nothing to verify.
    return rule.verified or rule.certainty is Certainty.CONVENTION


def _lines(shown: LawPack, messages: Messages) -> Iterator[str]:
    language = messages.language
    yield f"{shown.law}  {shown.names[language]}"
    yield messages.text("laws.version", version=shown.version, checked=shown.checked)
    if shown.calendar:
        yield messages.text("laws.calendar", calendar=shown.calendar)
    if shown.authority:
        yield messages.text("laws.authority", authority=shown.authority[language])
    yield from _section(messages.text("laws.rights"), _right_lines(shown, messages))
    yield from _section(messages.text("laws.grounds"), _ground_lines(shown, messages))
    yield from _section(messages.text("laws.rules"), _rule_lines(shown, messages))
    yield from _section(messages.text("laws.citations"), _citation_lines(shown, messages))
    yield from _section(
        messages.text("laws.sources"), (f"{key}  {told}" for key, told in shown.sources.items())
    )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines)


def _right_lines(shown: LawPack, messages: Messages) -> Iterator[str]:
    for right, rule in shown.rights.items():
        article = shown.cite(rule.cite, messages.language)
        notes = list(_right_notes(shown, rule, messages))
        verified = _verified(shown, (rule.cite,))
        yield _line(f"{right}  {article}", notes, messages, verified=verified)


def _right_notes(shown: LawPack, rule: RightRule, messages: Messages) -> Iterator[str]:
    if rule.fee:
        yield messages.text("laws.fee", article=shown.cite(rule.fee_cite, messages.language))
    if rule.grounds:
        yield messages.text("laws.needs_ground", known=", ".join(rule.grounds))
    if rule.particulars:
        yield messages.text("laws.needs_facts")
    if rule.suit:
        yield messages.text("laws.can_be_sued_for")


def _ground_lines(shown: LawPack, messages: Messages) -> Iterator[str]:
    for ground, rule in shown.grounds.items():
        cited = (rule.cite, *rule.others)
        places = messages.listed([shown.cite(each, messages.language) for each in cited])
        notes = [messages.text("laws.needs_facts")] if rule.facts else []
        yield _line(f"{ground}  {places}", notes, messages, verified=_verified(shown, cited))


def _rule_lines(shown: LawPack, messages: Messages) -> Iterator[str]:
    for rule in shown.rules:
        counted = messages.plural(_METHODS[rule.method], rule.amount)
        notes = list(_rule_notes(shown, rule, messages))
        text = f"{rule.id}  {rule.milestone}: {counted}"
        yield _line(text, notes, messages, verified=_rule_verified(rule))


def _rule_notes(shown: LawPack, rule: TimeRule, messages: Messages) -> Iterator[str]:
    if rule.certainty is Certainty.CONVENTION:
        yield messages.text("laws.convention")
    if rule.start:
        yield messages.text("laws.counted_from", events=", ".join(rule.start))
    for asked, given in rule.waits_for.items():
        yield messages.text("laws.waits_for", asked=asked, given=given)
    if rule.at_once:
        yield messages.text("laws.at_once", events=", ".join(rule.at_once))
    if rule.blocked_by:
        yield messages.text("laws.blocked_by", events=", ".join(rule.blocked_by))
    if rule.roll:
        yield messages.text("laws.rolled")
    yield from (shown.cite(each, messages.language) for each in (*rule.cite, *rule.cite_roll))


_METHODS = {
    Method.NONE: "laws.method_none",
    Method.MONTHS: "laws.method_months",
    Method.DAYS: "laws.method_days",
    Method.PRE_SUIT: "laws.method_pre_suit",
}


def _citation_lines(shown: LawPack, messages: Messages) -> Iterator[str]:
    for meaning, citation in shown.citations.items():
        source = [citation.source] if citation.source else []
        yield _line(
            f"{meaning}  {citation.text[messages.language]}",
            source,
            messages,
            verified=citation.verified,
        )


def _line(text: str, notes: list[str], messages: Messages, *, verified: bool) -> str:
    told = notes if verified else [*notes, messages.text("laws.to_be_verified")]
    return f"{text}  [{'; '.join(told)}]" if told else text


def _suggestion_line(suggestion: Suggestion, messages: Messages, *, written: bool) -> str:
    if not written:
        return messages.text(
            "choice.line_without_letters",
            law=Message(f"law.{suggestion.law}"),
            reason=suggestion.reason,
        )
    if suggestion.certain:
        return messages.text(
            "choice.line", law=Message(f"law.{suggestion.law}"), reason=suggestion.reason
        )
    return messages.text(
        "choice.line_may", law=Message(f"law.{suggestion.law}"), reason=suggestion.reason
    )
