"""What there is to say about a letter, each at the place of the form it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.ids import Right
from app.base.messages import Message, Words
from app.letters.lint import ERROR, NOTE, Finding
from app.operators.record import Operator
from app.services.drafting import Draft
from app.services.letter_facts import FactChoice

#: Places of the form: steps and fields. A fact's is ``fact.FIELD``.
WHO, RIGHTS, LAW, GROUNDS, ABOUT, CHANNEL, TEXT, LATER, MORE = (
    "who",
    "rights",
    "law",
    "grounds",
    "about",
    "channel",
    "text",
    "later",
    "more",
)

#: What stands in the way of a letter -> where it is put right, and how a form says it.
_PROBLEMS = {
    "problem.operator_without_name": (WHO, "remark.no_name"),
    "problem.nothing_asked": (RIGHTS, "remark.nothing_asked"),
    "problem.right_not_in_law": (RIGHTS, "remark.right_not_in_law"),
    "problem.no_letter_yet": (RIGHTS, "remark.no_letter"),
    "problem.no_letter_in_language": (RIGHTS, "remark.no_letter"),
    "problem.law_without_letters": (LAW, "remark.no_letter_under_law"),
    "problem.no_law_fits": (LAW, "remark.no_law_fits"),
    "problem.ground_missing": (GROUNDS, "remark.ground_missing"),
    "problem.particulars_missing": (ABOUT, "remark.about_missing"),
    "problem.words_missing": (ABOUT, "remark.words_missing"),
    "problem.past_missing": (LATER, "remark.past_missing"),
    "problem.asked_missing": (LATER, "remark.asked_missing"),
    "problem.points_missing": (LATER, "remark.points_missing"),
    "problem.refusals_missing": (LATER, "remark.refusals_missing"),
    "problem.authority_missing": (LATER, "remark.authority_missing"),
    "problem.agent_missing": (MORE, "remark.agent_missing"),
    "problem.option_text_missing": (MORE, "remark.option_text_missing"),
    "problem.option_no_date": (MORE, "remark.option_no_date"),
    "problem.option_text_long": (MORE, "remark.option_text_long"),
    "problem.operator_with_desk_only": (CHANNEL, "remark.desk_only"),
    "problem.operator_without_channel": (CHANNEL, "remark.no_channel"),
}

#: A template of the user's own that has a mistake: another one is chosen there.
_OWN_TEXT = ("own_template", "template_mistake")

#: Between places of law that a caution lists.
_LISTED = re.compile(r", |、")

#: The user's own words in a letter.
_OWN_FIELDS = {"about": ABOUT}
_FACTS = ("name", "email", "postal_address", "birth_date", "name_kana", "account.")


@dataclass(frozen=True)
class Remark:
    """One thing to say about the letter.

    Attributes:
        place: the step or field of the form it belongs to.
        stops: whether the letter cannot leave before it is put right.
        excerpt: the words of the letter it is about; empty = of none.
        right: the right it is about, left out of the letter.
        finding: what the linter found, with its place in the letter and its fix, if any
            (``app.letters.lint.with_fix``); None for all other remarks.
    """

    place: str
    message: Message
    stops: bool = False
    excerpt: str = ""
    right: Right | None = None
    finding: Finding | None = None


def remarks_on(
    draft: Draft | None,
    problem: Problem | None,
    facts: tuple[FactChoice, ...],
    operator: Operator,
) -> tuple[Remark, ...]:
    """Collect what there is to say, what stops the letter first."""
    found = [*_about_problem(problem), *_about_facts(facts)]
    if draft is not None:
        found += [_about_finding(each) for each in _once(draft.findings)]
        # What there is to say about the channel stands beside it, in words of its own.
        language = draft.letter.language
        found += [
            Remark(TEXT, each, excerpt=_cited(each, language))
            for each in draft.cautions
            if not each.id.startswith("caution.channel_")
        ]
    told = tuple(each for each in facts if each.given and each.value and not each.known)
    if told and draft is not None:
        values = {"operator": operator.shown_name}
        message = Message("remark.new_facts", values, count=len(told))
        found.append(Remark(f"fact.{told[0].field}", message))
    return tuple(sorted(found, key=lambda each: not each.stops))


def _about_problem(problem: Problem | None) -> Iterator[Remark]:
    if problem is not None:
        own = problem.code.removeprefix("problem.").startswith(_OWN_TEXT)
        place, sentence = _PROBLEMS.get(problem.code, (MORE if own else TEXT, problem.code))
        yield Remark(place, Message(sentence, problem.message.values), stops=True)


def _about_facts(facts: Iterable[FactChoice]) -> Iterator[Remark]:
    for fact in facts:
        if fact.wrong is not None:
            yield Remark(f"fact.{fact.field}", fact.wrong, stops=True)
        elif fact.caution is not None and fact.caution.id == "need.address_for_paper":
            yield Remark(f"fact.{fact.field}", fact.caution, stops=True)


def _once(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Leave out what is said already: of the same words elsewhere, or of a value in them.

    A note says what stands beside the channel too.
    """
    of_values = {each.id for each in findings if each.value.startswith(_FACTS)}
    said = set()
    for each in findings:
        words = (each.id, each.message.id, each.excerpt or str(each.message.values))
        if each.severity != NOTE and words not in said and (each.value or each.id not in of_values):
            said.add(words)
            yield each


def _cited(caution: Message, language: str) -> str:
    """Give the first place of law a caution is about, as the letter writes it."""
    places = caution.values.get("places")
    return _LISTED.split(places.say(language))[0] if isinstance(places, Words) else ""


def _about_finding(finding: Finding) -> Remark:
    place = TEXT
    if finding.value in _OWN_FIELDS:
        place = _OWN_FIELDS[finding.value]
    elif finding.value.startswith(_FACTS):
        place = f"fact.{finding.value}"
    stops = finding.severity == ERROR
    return Remark(place, finding.message, stops, finding.excerpt, finding=finding)
