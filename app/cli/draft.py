"""``kaiji-cli draft``: one letter, written as asked or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import click

from app.base.errors import Problem
from app.base.files import read_text, write_atomically
from app.base.ids import ChannelKind, FollowUp, Law, LetterFormat, PersonId, Right, Tone
from app.base.messages import Message
from app.bootstrap import Core, OpenCore
from app.cases.correspondence import usual_variant
from app.cli.context import (
    Frame,
    LocalCommand,
    common_options_but_language,
    iso_date,
    option,
)
from app.laws.calendars import zone_of
from app.laws.why import with_weekday
from app.letters.custom import LAYOUTS
from app.letters.document import plain
from app.letters.kinds import COMPLAINTS, kind_of
from app.letters.order import Addressee, Agent, AnswerDate, Capacity
from app.people.person import read_person
from app.services.drafting import PIECEWISE, Draft, Making, to_bytes
from app.services.drafting import draft as write_draft
from app.services.later import before as read_before
from app.services.later import check_asked, with_facts
from app.services.own_templates import notices
from app.services.wanted import Wanted, chosen_options


def _choice(ids: type[StrEnum]) -> click.Choice[str]:
    # click would take the names of an enumeration's members, not our ids.
    return click.Choice([each.value for each in ids])


@click.command("draft", cls=LocalCommand, help="cli.draft.help")
@common_options_but_language
@option("--operator", "slug", required=True, metavar="SLUG", help="cli.draft.operator")
@option("--law", "laws", type=_choice(Law), multiple=True, required=True, help="cli.draft.law")
@option("--right", "rights", type=_choice(Right), multiple=True, help="cli.draft.right")
@option("--kind", "follow_up", type=_choice(FollowUp), help="cli.draft.kind")
@option("--ground", "grounds", multiple=True, metavar="ID", help="cli.draft.ground")
@option("--about", default="", metavar="TEXT", help="cli.draft.about")
@option("--lang", "language", default="", metavar="LANG", help="cli.draft.lang")
@option("--person", "person_file", type=click.Path(path_type=Path), help="cli.draft.person")
@option("--person-id", metavar="ID", help="cli.draft.person_id")
@option("--case", "case_id", metavar="ID", help="cli.draft.case")
@option("--channel", type=_choice(ChannelKind), help="cli.draft.channel")
@option("--tone", type=_choice(Tone), help="cli.draft.tone")
@option("--format", "form", type=_choice(LetterFormat), required=True, help="cli.draft.format")
@option("--out", type=click.Path(path_type=Path), required=True, help="cli.draft.out")
@option("--date", "day", callback=iso_date, metavar="DATE", help="cli.draft.date")
@option("--record", is_flag=True, help="cli.draft.record")
@option("--force", is_flag=True, help="cli.draft.force")
@option("--asked", "asked", type=_choice(Right), multiple=True, help="cli.draft.asked")
@option("--past", "past", multiple=True, metavar="FACT=VALUE", help="cli.draft.past")
@option("--variant", default="", metavar="ID", help="cli.draft.variant")
@option("--option", "options", multiple=True, metavar="ID[=TEXT]", help="cli.draft.option")
@option("--no-option", "dropped", multiple=True, metavar="ID", help="cli.draft.no_option")
@option("--point", "points", multiple=True, metavar="ID", help="cli.draft.point")
@option("--refusal", "refusals", multiple=True, metavar="ID", help="cli.draft.refusal")
@option("--reply-by", "reply_by", callback=iso_date, metavar="DATE", help="cli.draft.reply_by")
@option("--agent", "agent_file", type=click.Path(path_type=Path), help="cli.draft.agent")
@option("--capacity", type=_choice(Capacity), help="cli.draft.capacity")
@option("--template", metavar="NAME", help="cli.draft.template")
@option("--authority", default="", metavar="NAME", help="cli.draft.authority")
@option("--layout", type=click.Choice(LAYOUTS), help="cli.draft.layout")
@option("--era", is_flag=True, help="cli.draft.era")
@option("--courtesy", default="", metavar="LANG", help="cli.draft.courtesy")
@option("--pdf-a", "pdf_a", is_flag=True, help="cli.draft.pdf_a")
@option("--with-pdf", "with_pdf", is_flag=True, help="cli.draft.with_pdf")
@option("--length", type=click.IntRange(60), help="cli.draft.length")
def draft(
    frame: Frame,
    slug: str,
    laws: tuple[str, ...],
    rights: tuple[str, ...],
    follow_up: str | None,
    grounds: tuple[str, ...],
    about: str,
    language: str,
    person_file: Path | None,
    person_id: str | None,
    case_id: str | None,
    channel: str | None,
    tone: str | None,
    form: str,
    out: Path,
    day: date | None,
    record: bool,
    force: bool,
    asked: tuple[str, ...],
    past: tuple[str, ...],
    variant: str,
    options: tuple[str, ...],
    dropped: tuple[str, ...],
    points: tuple[str, ...],
    refusals: tuple[str, ...],
    reply_by: date | None,
    agent_file: Path | None,
    capacity: str | None,
    template: str | None,
    authority: str,
    layout: str | None,
    era: bool,
    courtesy: str,
    pdf_a: bool,
    with_pdf: bool,
    length: int | None,
) -> None:
    """Write one letter to a file."""
    if len(laws) > 2 or len(set(laws)) < len(laws):
        raise click.UsageError(frame.messages.text("usage.laws"))
    if bool(rights) == bool(follow_up):
        raise click.UsageError(frame.messages.text("usage.right_or_kind"))
    if bool(person_file) == bool(person_id):
        raise click.UsageError(frame.messages.text("usage.person_or_id"))
    making = Making(pdf_a=pdf_a, with_pdf=with_pdf, length=length)
    _check_making(frame, LetterFormat(form), making)
    if capacity and agent_file is None:
        raise click.UsageError(frame.messages.text("usage.capacity"))
    if authority and Right.COMPLAINT_AUTHORITY.value not in rights:
        raise click.UsageError(frame.messages.text("usage.only_authority"))
    if not follow_up and COMPLAINTS.isdisjoint(Right(each) for each in rights):
        given = {"--asked": asked, "--past": past, "--refusal": refusals, "--reply-by": reply_by}
        _refuse_later(frame, [name for name, value in given.items() if value])
    core = Core(frame.home, frame.clock)
    needs_vault = person_id or case_id or record or template
    opened = core.unlocked(frame.open_vault()) if needs_vault else None
    if person_file is not None:
        person = read_person(read_text(person_file), person_file.name)
    else:
        person = _of(opened).people.get(PersonId(person_id or ""))
    case = _of(opened).requests.get(case_id) if case_id else None
    today = frame.clock.today(zone_of(person.country, person.region))
    kind = FollowUp(follow_up) if follow_up else None
    row = _of(opened).requests.row(case.id) if case else None
    before = read_before(row, Law(laws[0]), kind or next((Right(each) for each in rights), None))
    if row is not None and kind_of([Right(each) for each in rights], kind).asked:
        check_asked(row, before, Law(laws[0]), [Right(each) for each in asked])
    told = with_facts(before.past, past)
    own = _of(opened).own_templates.get(template) if template else None
    for notice in notices(own) if own else ():
        frame.warn(notice)
    agent = read_person(read_text(agent_file), agent_file.name) if agent_file else None
    wanted = Wanted(
        operator=(opened or core).directory.get(slug),
        person=person,
        law=Law(laws[0]),
        also=Law(laws[1]) if laws[1:] else None,
        day=day or today,
        rights=tuple(dict.fromkeys(Right(right) for right in rights)),
        follow_up=kind,
        grounds=tuple(dict.fromkeys(grounds)) or before.grounds,
        about=about,
        channel=ChannelKind(channel) if channel else None,
        language=language or (own.language if own else ""),
        tone=Tone(tone) if tone else kind_of([Right(each) for each in rights], kind).tones[0],
        reference=case.reference if case else None,
        asked=tuple(dict.fromkeys(Right(each) for each in asked)) or before.asked,
        past=told,
        variant=variant or usual_variant(kind, told, Law(laws[0])),
        points=tuple(dict.fromkeys(points)),
        refusals=tuple(dict.fromkeys(refusals)),
        reply_by=reply_by,
        agent=Agent(agent, Capacity(capacity or Capacity.AGENT)) if agent else None,
        authority=Addressee(authority) if authority else None,
        layout=layout or "",
        era=era,
        courtesy=courtesy,
        template=own,
    )
    wanted = replace(wanted, options=chosen_options(wanted, options, dropped))
    drafted = write_draft(wanted, today)
    _tell_findings(frame, drafted)
    if drafted.errors and not force:
        raise Problem("problem.letter_has_errors", count=len(drafted.errors), path=str(out))
    if case is not None:
        _of(opened).requests.check_belongs(
            case, drafted, PersonId(person_id) if person_id else None
        )
    data = to_bytes(drafted, LetterFormat(form), making)
    recorded = None
    if record:
        recorded, _ = _of(opened).requests.record_draft(
            drafted,
            PersonId(person_id) if person_id else None,
            case.id if case else None,
            {LetterFormat(form): data},
            out,
        )
    else:
        write_atomically(out, data)
    _tell_steps(frame, drafted)
    _tell_dates(frame, drafted)
    frame.emit(
        _document(frame, drafted, out, form, recorded),
        [frame.messages.text("cli.draft.done", path=str(out))],
    )


def _check_making(frame: Frame, form: LetterFormat, making: Making) -> None:
    """Refuse what would have no effect on a file of this format.

    Raises:
        UsageError: the wish and the format do not go together.
    """
    mail_with_pdf = form is LetterFormat.EML and making.with_pdf
    for wrong, said in (
        (making.pdf_a and form is not LetterFormat.PDF and not mail_with_pdf, "usage.pdf_a"),
        (making.with_pdf and form is not LetterFormat.EML, "usage.with_pdf"),
        (making.length is not None and form is not LetterFormat.TEXT, "usage.length"),
    ):
        if wrong:
            raise click.UsageError(frame.messages.text(said))


def _refuse_later(frame: Frame, names: list[str]) -> None:
    if names:
        said = frame.messages.text("usage.only_later", options=", ".join(names))
        raise click.UsageError(said)


def _of(opened: OpenCore | None) -> OpenCore:
    """Give the open core; the options that need it have opened it."""
    assert opened is not None  # noqa: S101
    return opened


def _tell_findings(frame: Frame, drafted: Draft) -> None:
    for caution in drafted.cautions:
        frame.warn(caution)
    for finding in drafted.findings:
        frame.warn(Message("cli.draft.finding", {"id": finding.id, "text": finding.message}))


def _tell_steps(frame: Frame, drafted: Draft) -> None:
    if drafted.letter.channel in PIECEWISE and drafted.letter.steps:
        path = " > ".join(drafted.letter.steps)
        frame.warn(Message("cli.draft.steps", {"path": path}))


def _tell_dates(frame: Frame, drafted: Draft) -> None:
    """Say when to expect an answer under each law, where there is more than one."""
    for each in drafted.expected if drafted.order.also else ():
        if each.date is not None:
            frame.warn(
                Message(
                    "cli.draft.expected",
                    {
                        "law": Message(f"law.{each.law}"),
                        "date": with_weekday(each.date.day),
                        "certainty": Message(f"certainty.{each.date.certainty}"),
                    },
                )
            )


def _date(by: AnswerDate | None) -> dict[str, str] | None:
    return {"date": by.day.isoformat(), "certainty": str(by.certainty)} if by else None


def _document(
    frame: Frame, drafted: Draft, out: Path, form: str, recorded: str | None
) -> dict[str, object]:
    letter, order = drafted.letter, drafted.order
    return {
        "out": str(out),
        "format": str(form),
        "operator": order.operator.slug,
        "law": str(order.law),
        "also": order.also and str(order.also),
        "kinds": [str(kind) for kind in letter.kind],
        "language": letter.language,
        "channel": letter.channel and str(letter.channel),
        "to": letter.to or None,
        "steps": list(letter.steps),
        "subject": plain(letter.subject),
        "reference": letter.reference,
        "date": letter.day.isoformat(),
        "answer_by": _date(order.answer_by),
        "expected": {str(each.law): _date(each.date) for each in drafted.expected},
        "citations": list(letter.citations),
        "pack_versions": dict(letter.pack_versions),
        "cautions": [frame.messages.say(each) for each in drafted.cautions],
        "findings": [
            {"id": each.id, "severity": each.severity, "text": frame.messages.say(each.message)}
            for each in drafted.findings
        ],
        "case": recorded,
    }
