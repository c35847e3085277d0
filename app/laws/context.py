"""What one count stands in: the law, the events in order, and whose days of rest count."""

from __future__ import annotations

from dataclasses import dataclass

from app.base.errors import Problem
from app.base.messages import Message
from app.laws import pack
from app.laws.calendars import Calendar
from app.laws.deadline import Vector
from app.laws.events import Events, read_events
from app.laws.pack import LawPack
from app.laws.place import calendar_for


@dataclass(frozen=True)
class Context:
    """A vector with the law and the calendar that belong to it.

    Attributes:
        caveats: what must be said of any date counted in this calendar.
        told: whether it is to be said how a date was counted.
    """

    vector: Vector
    pack: LawPack
    calendar: Calendar
    events: Events
    caveats: tuple[Message, ...]
    told: bool

    @classmethod
    def of(cls, vector: Vector, *, told: bool) -> Context:
        """Check the vector.

        Raises:
            Problem: the law has no such right, or the vector is none.
        """
        rules = pack.load(vector.law)
        if rules.rule(vector.right) is None:
            name = Message(f"right.{vector.right}")
            raise Problem("problem.no_such_right", right=name, law=Message(f"law.{vector.law}"))
        calendar, caveats = calendar_for(rules, vector.calendar)
        return cls(vector, rules, calendar, read_events(vector.events), caveats, told)
