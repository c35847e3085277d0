"""Whether the time rules of a law pack can be counted by: what their types cannot say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.base.ids import Milestone
from app.base.messages import Message
from app.base.records import Mistake
from app.base.toml_lines import Path
from app.laws.events import QUESTIONS
from app.laws.rule import Method, TimeRule

if TYPE_CHECKING:
    from app.laws.pack import LawPack

_MOST_DAYS = 3660

#: What a law without days says instead: a key of ``LawPack.wordings``.
_WITHOUT_DELAY = "without_delay"


def check(pack: LawPack) -> None:
    """See that every rule and pause of a pack gives a date, or says why there is none.

    Raises:
        Mistake: one does not; says where, and what is expected.
    """
    for number, rule in enumerate(pack.rules):
        _check_rule(pack, ("rules", number), rule)
    _check_pauses(pack)


def _check_rule(pack: LawPack, place: Path, rule: TimeRule) -> None:
    if rule.method not in (Method.NONE, Method.PROMISE):
        if not 0 < rule.amount <= _MOST_DAYS:
            raise Mistake((*place, "amount"), Message("pack.amount", {"most": _MOST_DAYS}))
        if not rule.start:
            raise Mistake((*place, "start"), Message("pack.start"))
    if not all(rule.start_by_right.values()):
        raise Mistake((*place, "start_by_right"), Message("pack.start"))
    if rule.method is Method.NONE and _WITHOUT_DELAY not in pack.wordings:
        raise Mistake((*place, "method"), Message("pack.no_wording", {"name": _WITHOUT_DELAY}))
    if rule.method is Method.PRE_SUIT and not rule.cite_roll:
        raise Mistake((*place, "cite_roll"), Message("pack.at_least_one"))
    for asked, given in rule.waits_for.items():
        if QUESTIONS.get(asked) is not given:
            raise Mistake((*place, "waits_for"), Message("pack.question"))
    if rule.extends is not None:
        extended = pack.rules_for(rule.extends)
        alone = any(
            rule.is_for(right) and not any(each.is_for(right) for each in extended)
            for right in {each.right for each in pack.rights}
        )
        if rule.only_with is None or not extended or alone:
            raise Mistake((*place, "extends"), Message("pack.extends"))
        if rule.milestone in _extended(pack, rule.extends):
            raise Mistake((*place, "extends"), Message("pack.extends_itself"))


def _extended(pack: LawPack, milestone: Milestone) -> set[Milestone]:
    """Collect a milestone and what it gives more time for, link by link."""
    found: set[Milestone] = set()
    ahead = [milestone]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += [rule.extends for rule in pack.rules_for(each) if rule.extends is not None]
    return found


def _check_pauses(pack: LawPack) -> None:
    dated = {rule.milestone for rule in pack.rules}
    for number, pause in enumerate(pack.pauses):
        place: Path = ("pauses", number)
        if not pause.of:
            raise Mistake((*place, "of"), Message("pack.at_least_one"))
        if QUESTIONS.get(pause.asked) is not pause.given:
            raise Mistake((*place, "asked"), Message("pack.question"))
        if not dated.issuperset(pause.of):
            raise Mistake((*place, "of"), Message("pack.no_rule"))
        if pause.limit is not None and pause.limit not in dated:
            raise Mistake((*place, "limit"), Message("pack.no_rule"))
