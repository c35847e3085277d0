"""The rows of the search: what was found, in words, under the heading of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.base.ids import CaseId, OperatorSlug, PersonId
from app.base.text import fold
from app.services.finder import Findings
from ui.asks import asked
from ui.wording import Words


class Kind(StrEnum):
    """What a row leads to."""

    OPERATOR = "operator"
    REQUEST = "request"
    PERSON = "person"
    ACTION = "action"


_ICONS = {Kind.OPERATOR: "building-complex", Kind.REQUEST: "folder-open", Kind.PERSON: "user"}


@dataclass(frozen=True)
class WindowAction:
    """Something the window can do, by the id of its words."""

    name: str
    message_id: str
    icon: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Row:
    """A row of the search; the first of its kind carries the heading."""

    kind: Kind
    key: OperatorSlug | CaseId | PersonId | str
    icon: str
    title: str
    line: str
    heading: str = ""

    @property
    def sentence(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(each for each in (self.title, self.line, self.heading) if each)


def rows_of(
    text: str, found: Findings, actions: tuple[WindowAction, ...], words: Words
) -> tuple[Row, ...]:
    """Word what was found, best kind first: what is typed names an operator more often than not."""
    kinds = (_operators(found, words), _requests(found, words), _people(found, words))
    actions_ = _actions(text, actions, words)
    return tuple(row for kind in (*kinds, actions_) for row in _headed(kind, words))


def _headed(rows: Iterator[Row], words: Words) -> Iterator[Row]:
    for number, row in enumerate(rows):
        heading = words.text(f"search.{row.kind}") if number == 0 else ""
        yield Row(row.kind, row.key, row.icon, row.title, row.line, heading)


def _operators(found: Findings, words: Words) -> Iterator[Row]:
    for each in found.operators:
        operator = each.operator
        services = [name for name in operator.services if name != operator.shown_name]
        way = (
            words.text(f"channel.{each.channel.kind}")
            if each.channel
            else words.text("request.no_channel")
        )
        line = words.messages.listed([*services, way])
        yield _row(Kind.OPERATOR, operator.slug, operator.shown_name, line)


def _requests(found: Findings, words: Words) -> Iterator[Row]:
    for each in found.requests:
        case = each.case
        wishes = words.messages.listed(asked(case.asks, words.messages))
        line = words.text(
            "search.request_line",
            asked=wishes or words.text(f"letter.{case.kind}"),
            person=case.person_name,
            reference=case.reference,
            status=words.say(each.step.words),
        )
        yield _row(Kind.REQUEST, case.id, case.operator_name, line)


def _people(found: Findings, words: Words) -> Iterator[Row]:
    for key, person in found.people:
        yield _row(Kind.PERSON, key, person.name, person.email)


def _actions(text: str, actions: tuple[WindowAction, ...], words: Words) -> Iterator[Row]:
    wanted = fold(text).split()
    for each in actions:
        title = words.text(each.message_id)
        if all(word in fold(title) for word in wanted):
            yield Row(Kind.ACTION, each.name, each.icon, title, "")


def _row(kind: Kind, key: OperatorSlug | CaseId | PersonId, title: str, line: str) -> Row:
    return Row(kind, key, _ICONS[kind], title, line)
