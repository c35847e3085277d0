"""From a form to the letter it wants: what was chosen, as far as it fits that letter."""

from __future__ import annotations

from dataclasses import replace

from app.base.ids import FollowUp
from app.letters.kinds import options, points
from app.letters.order import Addressee, Agent
from app.people.person import Person
from app.services.later import Later
from app.services.request_form import Form
from app.services.wanted import Wanted


def wish_of(form: Form, request: Wanted, agent: Person | None) -> Wanted:
    """Give what ``form`` wants.

    Args:
        form: what was chosen.
        request: to whom, for whom, under which laws, and the rights and grounds that are
            possible there: what is wanted of a new request.
        agent: who acts for the person, if ``form`` names somebody.
    """
    wanted = replace(
        request,
        about=form.about,
        channel=form.channel,
        tone=form.tone,
        reference=form.reference,
        given=form.given,
        on_paper=form.on_paper,
        options=form.options,
        points=form.points,
        agent=Agent(agent, form.capacity) if agent else None,
        layout=form.layout,
        era=form.era,
    )
    if form.later is not None:
        wanted = _about_earlier(wanted, form.later)
    elif form.enquiry:
        wanted = replace(wanted, rights=(), grounds=(), follow_up=FollowUp.CONTACT_ENQUIRY)
    return _fitting(wanted)


def _about_earlier(wanted: Wanted, later: Later) -> Wanted:
    return replace(
        wanted,
        rights=later.rights,
        follow_up=later.follow_up,
        grounds=later.before.grounds,
        asked=later.before.asked,
        past=later.before.past,
        variant=later.shown_variant,
        refusals=later.refusals,
        reply_by=later.reply_by,
        authority=Addressee(later.authority) if later.authority else None,
    )


def _fitting(wanted: Wanted) -> Wanted:
    """Leave out what was chosen while the letter was another: a tone, a sentence, a point."""
    kind, chosen = wanted.kind, wanted.options
    offered = {each.id for each in options(wanted.laws, wanted.rights, wanted.follow_up)}
    about = wanted.asked or wanted.rights
    known = {each.id for each in points(wanted.law, about) if kind.items or each.listed}
    if chosen is not None:
        chosen = {name: text for name, text in chosen.items() if name in offered}
    return replace(
        wanted,
        tone=wanted.tone if wanted.tone in kind.tones else kind.tones[0],
        options=chosen,
        points=tuple(each for each in wanted.points if each in known),
    )
