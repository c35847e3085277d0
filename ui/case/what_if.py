"""What if: how the dates would move if something happened. Nothing is recorded by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import EventKind
from app.cases.events import EventDraft
from app.cases.timeline import Row, RowKind
from ui.case.line_marks import HAPPENED
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.day_edit import DayEdit
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What moves dates, the likeliest first.
EVENTS = (
    EventKind.ARRIVED,
    EventKind.SENT,
    EventKind.IDENTITY_REQUESTED,
    EventKind.IDENTITY_RECEIVED,
    EventKind.ANSWERED,
    EventKind.REFUSED,
    EventKind.EXTENSION_NOTIFIED,
)


class WhatIf(Card):
    """An event and a day to imagine, and the dates as they would be.

    Signals:
        imagined: an ``EventDraft`` to show the dates of.
        closed: the user is done with it.
    """

    imagined = Signal(object)
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self.setObjectName("imagine")
        self._title = Text("", Role.HEADING, single=True).stretch()
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("imagine_close")
        self._close.clicked.connect(self.closed)
        self._line = Text("", Role.SMALL, "soon").stretch()
        self._event_label = Text("", Role.SMALL, "text2")
        self._event = QComboBox()
        self._event.setObjectName("imagine_event")
        self._event.activated.connect(self._emit)
        self._day_label = Text("", Role.SMALL, "text2")
        self._day = DayEdit(words)
        self._day.setObjectName("imagine_on")
        self._day.dateChanged.connect(self._emit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._before: tuple[Row, ...] = ()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        warned = QHBoxLayout()
        warned.setSpacing(6)
        warned.addWidget(Glyph.icon("flask-conical", "soon", 14), 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(self._line, 1)
        self.body.addLayout(head)
        self.body.addLayout(warned)
        self.body.addSpacing(4)
        for widget in (self._event_label, self._event, self._day_label, self._day):
            self.body.addWidget(widget)
        self.body.addSpacing(8)
        self.body.addLayout(self._rows)

    def ask(self, before: tuple[Row, ...], today: date) -> None:
        """Begin to imagine, from the dates as they are."""
        self._before = before
        self._day.blockSignals(True)
        self._day.set_day(today)
        self._day.blockSignals(False)
        self.show()
        self._event.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit()

    def refresh(self, before: tuple[Row, ...]) -> None:
        """Imagine the same once more, after something was recorded."""
        self._before = before
        self._emit()

    def draft(self) -> EventDraft:
        """Give what is imagined."""
        return EventDraft(EventKind(self._event.currentData()), self._day.day())

    def show_dates(self, after: tuple[Row, ...]) -> None:
        """Show how the dates would stand."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line, kind in _compared(self._before, after, self._words):
            self._rows.addWidget(_Line(line, kind))
        if self._rows.count() == 0:
            self._rows.addWidget(Text(self._words.text("case.imagine.none"), Role.SMALL, "text2"))

    def _emit(self) -> None:
        self.imagined.emit(self.draft())

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._title.set_text(text("case.imagine.title"))
        self._close.set_words("", name=text("case.imagine.back"))
        self._line.set_text(text("case.imagine.line"))
        self._event_label.set_text(text("case.imagine.event"))
        self._day_label.set_text(text("case.imagine.on"))
        self._event.setAccessibleName(text("case.imagine.event"))
        self._day.setAccessibleName(text("case.imagine.on"))
        chosen = self._event.currentData()
        self._event.clear()
        for kind in EVENTS:
            self._event.addItem(text(f"event.{kind}"), kind.value)
        self._event.setCurrentIndex(max(0, self._event.findData(chosen)))


class _Line(QWidget):
    def __init__(self, said: str, kind: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph.certainty(kind), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(said, Role.SMALL).stretch(), 1)


def _compared(before: Sequence[Row], after: Sequence[Row], words: Words) -> list[tuple[str, str]]:
    """Say for every milestone how it moves, with the certainty behind it."""
    old, new = _dates(before), _dates(after)
    lines = []
    for key in dict.fromkeys((*new, *old)):
        was, becomes = old.get(key), new.get(key)
        row = becomes or was
        if row is None:
            continue
        certainty = row.certainty or (was.certainty if was else None)
        said = _moved(row, was, becomes, words)
        if becomes is not None and becomes.on is None and was is not None and was.on is not None:
            for why in becomes.details:
                said = words.text("timeline.more", said=said, more=why)
        lines.append((said, certainty.value if certainty else HAPPENED))
    return lines


def _moved(row: Row, was: Row | None, becomes: Row | None, words: Words) -> str:
    none = words.text("case.imagine.no_date")
    before = words.day(was.on) if was and was.on else none
    after = words.day(becomes.on) if becomes and becomes.on else none
    title = row.title
    if was is None:
        return words.text("case.imagine.new", title=title, day=after)
    if becomes is None:
        return words.text("case.imagine.gone", title=title, day=before)
    if before == after:
        return words.text("case.imagine.same", title=title, day=after)
    return words.text("case.imagine.moved", title=title, before=before, after=after)


def _dates(rows: Sequence[Row]) -> Mapping[tuple[str, tuple[str, ...]], Row]:
    return {(row.title.id, row.asks): row for row in rows if row.kind is RowKind.MILESTONE}
