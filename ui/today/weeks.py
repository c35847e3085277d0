"""The four weeks in words: each day's number, holiday, dates and sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.ids import Certainty
from app.base.messages import Messages
from app.services.overview import DayMark, Glance

WEEKS, DAYS = 4, 7
_SATURDAY = 5

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Day:
    """A day of the calendar.

    Attributes:
        number: its number; on the first of a month the month as well.
        holiday: its name, and a word for any; both empty where it is none.
        marks: what stands behind each of its dates, and whether it has passed unanswered,
            the most pressing first.
        sentence: all of it, as a screen reader says it.
    """

    on: date
    number: str
    holiday: str
    holiday_word: str
    marks: tuple[tuple[Certainty, bool], ...]
    sentence: str
    is_today: bool
    is_past: bool

    @property
    def is_free(self) -> bool:
        """Whether it is a weekend or a holiday."""
        return bool(self.holiday) or self.on.weekday() >= _SATURDAY


def days_of(glance: Glance, messages: Messages) -> tuple[Day, ...]:
    """Word the four weeks from Monday of this week on."""
    monday = glance.today - timedelta(days=glance.today.weekday())
    found: dict[date, list[DayMark]] = {}
    for mark in glance.days:
        found.setdefault(mark.on, []).append(mark)
    every = (monday + timedelta(days=number) for number in range(WEEKS * DAYS))
    return tuple(_day(day, glance, found.get(day, []), messages) for day in every)


def _day(on: date, glance: Glance, dates: list[DayMark], messages: Messages) -> Day:
    text = messages.text
    name = glance.holidays.get(on)
    number = str(on.day)
    if on.day == 1:
        number = text("date.short", day=1, month=text(f"month_short.{on.month}"))
    month, weekday = text(f"month.{on.month}"), text(f"weekday_long.{on.isoweekday()}")
    said = [text("today.day", day=on.day, month=month, weekday=weekday)]
    if on == glance.today:
        said.append(text("today.this_day"))
    if name is not None:
        said.append(name.say(messages.language))
    said += [_dates(mark, messages) for mark in dates] or [text("today.dates.none")]
    return Day(
        on=on,
        number=number,
        holiday=name.say(messages.language) if name else "",
        holiday_word=text("today.holiday") if name else "",
        marks=tuple(
            (mark.certainty, mark.late) for mark in dates for _ in range(min(mark.count, 1000))
        ),
        sentence=text("list.comma").join(said),
        is_today=on == glance.today,
        is_past=on < glance.today,
    )


def _dates(mark: DayMark, messages: Messages) -> str:
    if mark.late:
        return messages.plural(f"today.dates.late_{mark.certainty}", mark.count)
    return messages.plural(f"today.dates.{mark.certainty}", mark.count)


class WeekRoles(IntEnum):
    """What a view can ask a cell for."""

    DAY = Qt.ItemDataRole.UserRole + 1


class WeeksModel(QAbstractTableModel):
    """Four weeks of seven days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()
        self._weekdays: tuple[str, ...] = ("",) * DAYS

    def show_days(self, days: tuple[Day, ...], messages: Messages) -> None:
        """Show four weeks, with the names of the weekdays in this language."""
        if len(days) == len(self._days):
            self._days = days
            self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))
        else:
            self.beginResetModel()
            self._days = days
            self.endResetModel()
        names = range(1, DAYS + 1)
        self._weekdays = tuple(messages.text(f"weekday_short.{number}") for number in names)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._days) // DAYS

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        if day is None:
            return None
        if role == WeekRoles.DAY:
            return day
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return day.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return day.sentence if day.marks or day.holiday else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._weekdays[section] if is_name and 0 <= section < DAYS else None

    def day(self, index: Index) -> Day | None:
        """Give the day of a cell."""
        number = index.row() * DAYS + index.column()
        return self._days[number] if index.isValid() and number < len(self._days) else None

    def index_of(self, on: date) -> QModelIndex:
        """Give the cell of a day, or an invalid one."""
        for number, day in enumerate(self._days):
            if day.on == on:
                return self.index(number // DAYS, number % DAYS)
        return QModelIndex()
