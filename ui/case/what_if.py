"""What if: how the dates would move if things had happened otherwise. Nothing is recorded by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.ids import EventKind
from app.base.messages import Message
from app.cases import clock_words
from app.cases.clocks import Change, Clock, Move, Standing
from app.cases.imagining import MOVES_DATES, Thought
from app.services.case_file import CaseFile
from ui.case.line_marks import HAPPENED
from ui.case.thought_row import Recorded, ThoughtRow
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Rule
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What is imagined first, the likeliest first.
_LIKELY = (
    EventKind.ARRIVED,
    EventKind.EXTENSION_NOTIFIED,
    EventKind.ANSWERED,
    EventKind.IDENTITY_REQUESTED,
    EventKind.IDENTITY_RECEIVED,
)


class WhatIf(Card):
    """Events and days to imagine, and the dates as they would be.

    Signals:
        imagined: a tuple of ``Thought``, to show the dates of.
        closed: the user is done with it.
    """

    imagined = Signal(object)
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._shown: CaseFile | None = None
        self._answer: Sequence[Move] | Problem = ()
        self.setObjectName("imagine")
        self._title = Text("", Role.HEADING, single=True).stretch()
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("imagine_close")
        self._close.clicked.connect(self.closed)
        self._line = Text("", Role.SMALL, "soon").stretch()
        self._thoughts: list[ThoughtRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._add = Button("", Kind.QUIET, icon="plus", size=Size.SMALL)
        self._add.setObjectName("imagine_add")
        self._add.clicked.connect(self._add_another)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
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
        add = QHBoxLayout()
        add.addWidget(self._add)
        add.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(warned)
        self.body.addSpacing(4)
        self.body.addLayout(self._column)
        self.body.addLayout(add)
        self.body.addWidget(Rule())
        self.body.addSpacing(2)
        self.body.addLayout(self._rows)

    def ask(self, shown: CaseFile) -> None:
        """Begin to imagine, from a request as it is."""
        for row in self._thoughts:
            _drop(row)
        self._thoughts = []
        self._shown = shown
        self.show()
        self._add_row().event_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit()

    def refresh(self, shown: CaseFile) -> None:
        """Imagine the same once more, after something was recorded."""
        self._shown = shown
        recorded = Recorded.of(shown)
        for row in self._thoughts:
            row.know(recorded)
        self._emit()

    def thoughts(self) -> tuple[Thought, ...]:
        """Give what is imagined."""
        return tuple(row.thought() for row in self._thoughts)

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Show how the dates would stand."""
        self._answer = moves
        self._clear()
        if self._shown is None:
            return
        several = len({ask.law for ask in self._shown.row.case.asks}) > 1
        told = [move for move in moves if _is_told(move)]
        for move in told:
            self._rows.addWidget(_MoveLine(move, self._words, several=several))
        if not told:
            self._rows.addWidget(Text(self._words.text("case.imagine.none"), Role.SMALL, "text2"))

    def refuse(self, problem: Problem) -> None:
        """Say why what is imagined cannot have happened."""
        self._answer = problem
        self._clear()
        self._rows.addWidget(_Refusal(self._words.say(problem.message)))

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                _drop(widget)

    def _add_row(self) -> ThoughtRow:
        assert self._shown is not None  # noqa: S101 - rows come with a request only
        taken = [row.kind() for row in self._thoughts]
        kind = next((each for each in (*_LIKELY, *MOVES_DATES) if each not in taken), _LIKELY[0])
        row = ThoughtRow(self._words, Recorded.of(self._shown), kind)
        row.changed.connect(self._emit)
        row.removed.connect(lambda: self._remove(row))
        self._thoughts.append(row)
        self._column.addWidget(row)
        self._tell_removable()
        return row

    def _add_another(self) -> None:
        if self._shown is not None:
            self._add_row().event_box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._emit()

    def _remove(self, row: ThoughtRow) -> None:
        self._thoughts.remove(row)
        self._column.removeWidget(row)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        _drop(row)
        self._tell_removable()
        self._emit()

    def _tell_removable(self) -> None:
        for row in self._thoughts:
            row.can_be_removed(len(self._thoughts) > 1)

    def _emit(self) -> None:
        self.imagined.emit(self.thoughts())

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what is imagined stays."""
        text = self._words.text
        self._title.set_text(text("case.imagine.title"))
        self._close.set_words("", name=text("case.imagine.back"))
        self._line.set_text(text("case.imagine.line"))
        self._add.set_words(text("case.imagine.add"))
        for row in self._thoughts:
            row.retranslate()
        if isinstance(self._answer, Problem):
            self.refuse(self._answer)
        else:
            self.show_moves(self._answer)


class _MoveLine(QWidget):
    """A clock before and after; a chip says what becomes of it, what moves is in strong type."""

    def __init__(self, move: Move, words: Words, *, several: bool) -> None:
        super().__init__()
        self.setObjectName("move")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        certainty = move.clock.due.certainty
        row.addWidget(Glyph.certainty(certainty.value if certainty else HAPPENED), 0, top)
        role, token = (Role.SMALL_STRONG, "text") if move.moved else (Role.SMALL, "text2")
        row.addWidget(Text(_said(move, words, several=several), role, token).stretch(), 1)
        icon = "calendar-clock" if move.moved else ""
        row.addWidget(Chip(words.text(_tag(move)), icon, accent=move.moved), 0, top)


class _Refusal(QWidget):
    def __init__(self, said: str) -> None:
        super().__init__()
        self.setObjectName("imagine_refused")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph.icon("circle-alert", "late", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(said, Role.SMALL, "late").stretch(), 1)


def _is_told(move: Move) -> bool:
    """Leave out what no law dates, before or after."""
    return move.moved or move.clock.standing is not Standing.NONE


def _said(move: Move, words: Words, *, several: bool) -> str:
    said = words.say(clock_words.move(move, several=several))
    why = _why_dateless(move.after) if move.moved else None
    return words.text("timeline.more", said=said, more=why) if why else said


def _tag(move: Move) -> str:
    change = move.change
    if change is Change.OTHERWISE and move.clock.due.due is None:
        return "case.imagine.no_date"
    return f"case.imagine.{change}"


def _why_dateless(clock: Clock | None) -> Message | None:
    return clock.due.words if clock is not None and clock.due.due is None else None


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
