"""What can be chosen for a letter beside its rights: tones, ways, sentences, points, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.base.errors import Problem
from app.base.ids import FollowUp, Tone
from app.letters import custom, kinds
from app.letters.document import Letter
from app.letters.own_template import OwnTemplate
from app.services.clauses import clause_suggestions
from app.services.request_form import Form
from app.services.wanted import Wanted


@dataclass(frozen=True)
class OptionChoice:
    """A sentence that can be switched on.

    Attributes:
        wants: what must be given with it: ``text``, ``date`` or nothing.
        text: what was given.
        usual: whether it is on where nobody chose.
        suggested: what is put there first where it is switched on, for the user to change.
    """

    id: str
    wants: str
    chosen: bool
    text: str = ""
    usual: bool = False
    suggested: str = ""


@dataclass(frozen=True)
class PointChoice:
    """A point of an answer, or a reason of a refusal, that can be ticked."""

    id: str
    chosen: bool


@dataclass(frozen=True)
class LetterChoices:
    """All of it for one letter.

    Attributes:
        variants: ways it can go; empty = one only. ``variant`` is the one it goes.
        points: of a request for access those wanted; those missing from an answer where
            ``points_missing``.
        refusals: reasons of a refusal that can be answered.
        templates: names of the user's own texts for such a letter.
        layouts: pages to choose from.
        wants_agent: it is written by somebody who acts for the person.
    """

    tones: tuple[Tone, ...]
    variants: tuple[str, ...] = ()
    variant: str = ""
    options: tuple[OptionChoice, ...] = ()
    points: tuple[PointChoice, ...] = ()
    points_missing: bool = False
    refusals: tuple[PointChoice, ...] = ()
    templates: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    wants_agent: bool = False


def letter_choices(wanted: Wanted, form: Form, own: Sequence[OwnTemplate] = ()) -> LetterChoices:
    """Tell what can be chosen for the letter wanted, and what is."""
    kind = wanted.kind
    chosen = wanted.chosen
    usual = replace(wanted, options=None).chosen
    about = wanted.asked or wanted.rights
    every = kinds.points(wanted.law, about)
    if kind.items:
        points = tuple(
            PointChoice(each.id, each.id in form.points) for each in every if not each.voluntary
        )
    else:
        listed = () if wanted.is_later else tuple(each for each in every if each.listed)
        points = tuple(
            PointChoice(each.id, not form.points or each.id in form.points) for each in listed
        )
    later = form.later
    reasons = kinds.refusals(wanted.law, about) if kind.refusals else ()
    return LetterChoices(
        tones=kind.tones,
        variants=kind.under(wanted.law),
        variant=wanted.variant or next(iter(kind.under(wanted.law)), ""),
        options=tuple(
            OptionChoice(
                each.id,
                each.text,
                each.id in chosen,
                chosen.get(each.id, ""),
                each.id in usual,
                clause_suggestions(wanted.operator, each.most).get(each.id, ""),
            )
            for each in kinds.options(wanted.laws, wanted.rights, wanted.follow_up)
        ),
        points=points,
        points_missing=bool(kind.items),
        templates=tuple(each.name for each in own),
        wants_agent=kind.agent,
        refusals=tuple(
            PointChoice(each.id, later is not None and each.id in later.refusals)
            for each in reasons
        ),
    )


def fitting_templates(
    own: Sequence[OwnTemplate], wanted: Wanted, language: str
) -> tuple[OwnTemplate, ...]:
    """Give the user's own texts that write the letter wanted; none where it asks for several rights."""
    if len(wanted.kinds) != 1 or wanted.also is not None:
        return ()
    letter = (wanted.law, wanted.kinds[0], wanted.language or language)
    return tuple(each for each in own if (each.law, each.kind, each.language) == letter)


def with_layouts(choices: LetterChoices, letter: Letter | None, form: Form) -> LetterChoices:
    """Add the pages there are for a letter; the one chosen stays, so that it can be given up."""
    grids = custom.CERTIFIED if letter is not None and _can_be_certified(letter) else ()
    layouts = tuple(
        each
        for each in custom.LAYOUTS
        if each not in custom.CERTIFIED or each in grids or each == form.layout
    )
    return replace(choices, layouts=layouts)


def _can_be_certified(letter: Letter) -> bool:
    """Say whether a letter can be 内容証明: in Japanese, a follow-up, in plain paragraphs."""
    if letter.language != "ja" or not any(isinstance(each, FollowUp) for each in letter.kind):
        return False
    from app.letters.certified import to_grid

    try:
        to_grid(letter)
    except Problem:
        return False
    return True
