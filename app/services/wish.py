"""Checking what is wanted of a letter: each refusal says what to add or to change."""

from __future__ import annotations

from datetime import date

from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.base.messages import Message, Value
from app.laws import pack
from app.letters import kinds, promised
from app.letters.catalogue import has_letters, languages_of
from app.letters.kinds import kind_name
from app.letters.order import PAST_DAYS, LetterOrder
from app.services.wanted import Wanted

#: A refusal is quoted in a few words only (letter-briefs.md 7.6).
_LONGEST_QUOTE = 60

#: A time that has an end may well end after the letter.
_NOT_YET_OVER = "due"


def check_wish(wanted: Wanted, language: str) -> None:
    """See that there is such a letter, and that it has all it cannot do without.

    Raises:
        Problem: it has not; names the first thing that is missing or does not fit.
    """
    law = Message(f"law.{wanted.law}")
    if not wanted.kinds:
        raise Problem("problem.nothing_asked")
    if len(wanted.rights) > 1 and not kinds.COMPLAINTS.isdisjoint(wanted.rights):
        raise Problem("problem.complaint_alone")
    _check_second(wanted, language)
    for kind in wanted.kinds:
        name = kind_name(kind)
        if isinstance(kind, Right):
            _check_right(wanted, kind, name)
        known = _languages(wanted, kind)
        if not known:
            raise Problem("problem.no_letter_yet", kind=name, law=law)
        if language not in known:
            raise Problem(
                "problem.no_letter_in_language",
                kind=name,
                law=law,
                language=language,
                known=", ".join(known),
            )
        if wanted.courtesy and (wanted.courtesy == language or wanted.courtesy not in known):
            others = ", ".join(each for each in known if each != language) or "-"
            raise Problem("problem.no_courtesy", kind=name, language=wanted.courtesy, known=others)
    _check_grounds(wanted)
    _check_kind(wanted)
    _check_options(wanted)
    _check_points(wanted)


def _check_right(wanted: Wanted, right: Right, name: Message) -> None:
    """See that the law knows the right on the letter's day, or else a clause of the policy."""
    rules, law = pack.load(wanted.law), Message(f"law.{wanted.law}")
    if right in promised.unknown_to(wanted.law, (right,), wanted.day):
        if promised.CLAUSES.intersection(wanted.chosen):
            if len(wanted.rights) > 1 or len(wanted.laws) > 1:
                raise Problem("problem.promised_alone", right=name, law=law)
            return
    elif rules.rule(right) is None:
        raise Problem("problem.no_such_right", right=name, law=law)
    if rules.rule(right) is None:
        raise Problem("problem.right_not_in_law", right=name, law=law)
    if rules.rule(right, wanted.day) is None:
        raise Problem("problem.right_not_on_day", right=name, law=law, day=wanted.day)


def _languages(wanted: Wanted, kind: Right | FollowUp) -> tuple[str, ...]:
    """Name the languages in which there is such a letter."""
    if promised.is_promised(wanted.law, wanted.rights, wanted.day):
        return pack.load(wanted.law).letter_languages
    return languages_of(wanted.law, kind)


def _check_second(wanted: Wanted, language: str) -> None:
    """Refuse a second law Kaiji has no words for, or that knows nothing of what is asked."""
    for law in wanted.laws[1:]:
        name = Message(f"law.{law}")
        if not has_letters(law):
            raise Problem("problem.law_without_letters", law=name)
        if wanted.follow_up is not None:
            raise Problem("problem.second_law_for_follow_up", law=name)
        known = pack.load(law).letter_languages
        if language not in known:
            raise Problem(
                "problem.second_law_other_language",
                law=name,
                language=language,
                known=", ".join(known),
            )
        if not rights_under(law, wanted):
            raise Problem("problem.second_law_without_right", law=name)


def rights_under(law: Law, wanted: Wanted | LetterOrder) -> tuple[Right, ...]:
    """Give what is asked as far as ``law`` knows it."""
    rules = pack.load(law)
    return tuple(right for right in wanted.rights if rules.rule(right, wanted.day) is not None)


def _check_grounds(wanted: Wanted) -> None:
    """Hold the grounds against each law: each wants its own, and none may be left over."""
    if wanted.is_later:
        return  # those of the earlier request, which was checked when it was written
    fitting: dict[str, None] = {}
    for law in wanted.laws:
        rules = pack.load(law)
        for right in rights_under(law, wanted):
            rule = rules.granted(right, wanted.day)
            fitting |= dict.fromkeys(rule.grounds)
            name = kind_name(right)
            chosen = [ground for ground in wanted.grounds if ground in rule.grounds]
            if rule.grounds and not chosen:
                raise Problem(
                    "problem.ground_missing",
                    right=name,
                    law=Message(f"law.{law}"),
                    known=", ".join(rule.grounds),
                )
            needs_facts = rule.particulars or any(rules.grounds[each].facts for each in chosen)
            if needs_facts and not wanted.about.strip():
                raise Problem("problem.particulars_missing", right=name)
    unused = set(wanted.grounds) - fitting.keys()
    if unused:
        raise Problem(
            "problem.ground_not_for_right",
            ground=", ".join(sorted(unused)),
            known=", ".join(fitting),
        )


def _check_kind(wanted: Wanted) -> None:
    """Hold the letter against what is known of its kind (``kinds.toml``)."""
    kind = wanted.kind
    values: dict[str, Value] = {"kind": kind_name(wanted.kinds[0])}
    if wanted.tone not in kind.tones:
        raise Problem("problem.tone_not_offered", **values, known=", ".join(kind.tones))
    if wanted.variant and wanted.variant not in kind.under(wanted.law):
        if not kind.under(wanted.law):
            raise Problem("problem.no_variants", **values)
        known = ", ".join(kind.under(wanted.law))
        raise Problem("problem.variant_unknown", **values, variant=wanted.variant, known=known)
    if kind.asked and not wanted.asked:
        raise Problem("problem.asked_missing", **values)
    for right in wanted.asked:
        if pack.load(wanted.law).rule(right, wanted.day) is None:
            law = Message(f"law.{wanted.law}")
            raise Problem("problem.no_such_right", right=kind_name(right), law=law)
    for fact in kind.needs:
        if getattr(wanted.past, fact) is None:
            fact_name = Message(f"past.{fact}")
            raise Problem("problem.past_missing", **values, fact=fact_name, id=fact)
    _check_days(wanted)
    if len(wanted.past.quote) > _LONGEST_QUOTE:
        raise Problem("problem.quote_too_long", most=_LONGEST_QUOTE)
    rules = pack.load(wanted.law)
    if wanted.follow_up is FollowUp.PRE_SUIT_NOTICE and not any(
        map(rules.can_be_sued_for, wanted.asked)
    ):
        raise Problem("problem.not_for_suit")
    if kind.agent and wanted.agent is None:
        raise Problem("problem.agent_missing", **values)
    if kind.about == "must" and not wanted.about.strip():
        raise Problem("problem.words_missing", **values)


def _check_days(wanted: Wanted) -> None:
    """Refuse what cannot have happened yet on the letter's day, and a reply asked for before it."""
    if not wanted.is_later:
        return
    for fact in PAST_DAYS:
        on: date | None = getattr(wanted.past, fact)
        if fact != _NOT_YET_OVER and on is not None and on > wanted.day:
            name = Message(f"past.{fact}")
            raise Problem("problem.past_after_letter", fact=name, on=on, day=wanted.day)
    if wanted.reply_by is not None and wanted.reply_by <= wanted.day:
        raise Problem("problem.reply_by_past", on=wanted.reply_by, day=wanted.day)


def _check_options(wanted: Wanted) -> None:
    """Refuse an option that has no place in the letter, or lacks what goes with it."""
    offered = {
        each.id: each for each in kinds.options(wanted.laws, wanted.rights, wanted.follow_up)
    }
    for chosen, given in wanted.chosen.items():
        option = offered.get(chosen)
        if option is None:
            known = ", ".join(offered) or "-"
            raise Problem("problem.option_not_here", option=chosen, known=known)
        name = Message(f"option.{option.id}")
        if option.text and not given.strip():
            raise Problem("problem.option_text_missing", option=name, id=option.id)
        if option.most and len(given.strip()) > option.most:
            raise Problem("problem.option_text_long", option=name, most=option.most)
        if option.text == "date" and not _is_date(given):
            raise Problem("problem.option_no_date", option=name, given=given.strip())


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _check_points(wanted: Wanted) -> None:
    """See that points and reasons are such as the original request can have."""
    about = wanted.asked or wanted.rights
    points = [each.id for each in kinds.points(wanted.law, about) if not each.voluntary]
    reasons = [each.id for each in kinds.refusals(wanted.law, about)]
    for chosen, known, problem in (
        (wanted.points, points, "problem.point_unknown"),
        (wanted.refusals, reasons, "problem.refusal_unknown"),
    ):
        for each in chosen:
            if each not in known:
                raise Problem(problem, id=each, known=", ".join(known))
    kind = wanted.kind
    if kind.items and not wanted.points:
        raise Problem("problem.points_missing", known=", ".join(points))
    if kind.refusals and not wanted.refusals:
        raise Problem("problem.refusals_missing", known=", ".join(reasons))
