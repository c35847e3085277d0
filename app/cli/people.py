"""``kaiji-cli people``: whose data it is, kept in the vault."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from app.base.files import read_text
from app.base.ids import PersonId
from app.cli.context import Frame, LocalGroup, common_options
from app.people.person import Person, read_person
from app.services.people import People


@click.group("people", cls=LocalGroup, help="cli.people.help")
def people() -> None:
    """Hold the commands about people together."""


@people.command("add", help="cli.people.add.help")
@common_options
@click.argument("file", type=click.Path(path_type=Path))
def add(frame: Frame, file: Path) -> None:
    """Keep the person of a TOML file."""
    person = read_person(read_text(file), file.name)
    person_id, _ = People(frame.open_vault()).add(person)
    done = frame.messages.text("cli.people.added", name=person.name, id=person_id)
    frame.emit(_document(person_id, person), [done])


@people.command("list", help="cli.people.list.help")
@common_options
def list_people(frame: Frame) -> None:
    """List everybody."""
    known = People(frame.open_vault()).list()
    frame.emit(
        [_document(person_id, person) for person_id, person in known.items()],
        [_line(frame, person_id, person) for person_id, person in known.items()]
        or [frame.messages.text("cli.people.nobody")],
    )


@people.command("show", help="cli.people.show.help")
@common_options
@click.argument("person_id", metavar="ID")
def show(frame: Frame, person_id: str) -> None:
    """Show one person."""
    person = People(frame.open_vault()).get(PersonId(person_id))
    frame.emit(_document(PersonId(person_id), person), _sheet(frame, PersonId(person_id), person))


def _document(person_id: PersonId, person: Person) -> dict[str, object]:
    born = person.birth_date and person.birth_date.isoformat()
    return {"id": person_id, **asdict(person), "birth_date": born}


def _line(frame: Frame, person_id: PersonId, person: Person) -> str:
    parts = (person_id, person.name, person.email, person.country, _sample(frame, person))
    return "  ".join(part for part in parts if part)


def _sheet(frame: Frame, person_id: PersonId, person: Person) -> list[str]:
    say = frame.messages.text
    born = person.birth_date
    facts = [
        ("person.fact.id", person_id),
        ("person.fact.name", person.name),
        ("person.fact.name_kana", person.name_kana),
        ("person.fact.name_latin", person.name_latin),
        ("person.fact.email", person.email),
        ("person.fact.country", person.region or person.country),
        ("person.fact.postal_code", person.postal_code),
        *(("person.fact.address", line) for line in person.address),
        ("person.fact.birth_date", frame.messages.date_long(born) if born else ""),
    ]
    lines = [say("cli.fact", label=say(label), value=value) for label, value in facts if value]
    lines += [say("cli.fact", label=label, value=value) for label, value in person.accounts.items()]
    return [*lines, *([_sample(frame, person)] if person.sample else [])]


def _sample(frame: Frame, person: Person) -> str:
    return frame.messages.text("person.sample") if person.sample else ""
