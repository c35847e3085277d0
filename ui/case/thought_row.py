"""One imagined event: which, on which day, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.base.ids import EventKind
from app.cases.case import Event
from app.cases.events import effective
from app.cases.fields import date_of
from app.cases.imagining import MOVES_DATES, Thought
from app.cases.timeline import RowKind
from app.services.case_file import CaseFile
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.day_edit import DayEdit
from ui.wording import Words


@dataclass(frozen=True)
class Recorded:
    """What is recorded of a request, by kind of event.

    Attributes:
        today: where nothing is recorded, the day to begin with.
        last: the last event of each kind that stands.
        days: the day to begin with: when it happened, of an arrival nobody recorded when it
            is assumed, of a promise the day promised.
    """

    today: date
    last: Mapping[EventKind, Event]
    days: Mapping[EventKind, date]

    @classmethod
    def of(cls, shown: CaseFile) -> Recorded:
        """Read it from a request."""
        last = {event.kind: event for event in effective(shown.row.case.events)}
        days = {row.on: EventKind.ARRIVED for row in shown.timeline if row.kind is RowKind.ASSUMED}
        begin = {kind: day for day, kind in days.items() if day is not None}
        begin |= {kind: date_of(event.payload, "by") or event.on for kind, event in last.items()}
        return cls(shown.row.assessment.today, last, begin)


class ThoughtRow(QWidget):
    """The controls of one imagined event.

    Signals:
        changed: something else is imagined.
        removed: it is imagined no longer.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, words: Words, recorded: Recorded, kind: EventKind) -> None:
        super().__init__()
        self._words, self._recorded = words, recorded
        self.setObjectName("thought")
        self.event_box = QComboBox()
        self.event_box.setObjectName("imagine_event")
        self.event_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.event_box.setMaxVisibleItems(len(MOVES_DATES))
        self._remove = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._remove.setObjectName("imagine_remove")
        self._day = DayEdit(words)
        self._day.setObjectName("imagine_on")
        self._not = QCheckBox()
        self._not.setObjectName("imagine_not")
        self._lay_out()
        self.retranslate()
        self.event_box.setCurrentIndex(self.event_box.findData(kind.value))
        self._begin()
        self.event_box.activated.connect(self._choose)
        self._day.dateChanged.connect(self.changed)
        self._not.toggled.connect(self._deny)
        self._remove.clicked.connect(self.removed)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.event_box, 1)
        first.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignVCenter)
        second.setSpacing(10)
        second.addWidget(self._day)
        second.addWidget(self._not)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)

    def kind(self) -> EventKind:
        """Give the kind of event that is imagined."""
        return EventKind(self.event_box.currentData())

    def thought(self) -> Thought:
        """Give what is imagined."""
        kind, day = self.kind(), self._day.day()
        if self._not.isChecked():
            return Thought(kind, None)
        if kind is not EventKind.PROMISED:
            return Thought(kind, day)
        # Of a promise the day it names is chosen; when it was made moves nothing.
        known = self._recorded.last.get(kind)
        made = known.on if known is not None else self._recorded.today
        return Thought(kind, min(made, day), payload={"by": day.isoformat()})

    def can_be_removed(self, can: bool) -> None:
        """Let it be removed, or keep it: something is always imagined."""
        self._remove.setVisible(can)

    def know(self, recorded: Recorded) -> None:
        """Know what is recorded now; what is imagined stays."""
        self._recorded = recorded
        self._not.setVisible(self.kind() in recorded.last)

    def _begin(self) -> None:
        kind = self.kind()
        for control in (self._day, self._not):
            control.blockSignals(True)
        self._day.set_day(self._recorded.days.get(kind, self._recorded.today))
        self._not.setChecked(False)
        for control in (self._day, self._not):
            control.blockSignals(False)
        self._not.setVisible(kind in self._recorded.last)
        self._day.setEnabled(True)

    def _choose(self) -> None:
        self._begin()
        self.changed.emit()

    def _deny(self, denied: bool) -> None:
        self._day.setEnabled(not denied)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what is imagined stays."""
        text = self._words.text
        self.event_box.setAccessibleName(text("case.imagine.event"))
        self._day.setAccessibleName(text("case.imagine.on"))
        self._not.setText(text("case.imagine.not"))
        self._remove.set_words("", name=text("case.imagine.remove"))
        chosen = self.event_box.currentData()
        self.event_box.clear()
        for kind in MOVES_DATES:
            self.event_box.addItem(text(f"event.{kind}"), kind.value)
        self.event_box.setCurrentIndex(max(0, self.event_box.findData(chosen)))
