"""Why this date: the way to it as a ladder, what it rests on, and what it was counted with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import EventKind
from app.base.messages import Message
from app.cases.timeline import Row, RowKind
from app.laws.why import cited
from app.services.case_file import CaseFile
from ui.asks import asked
from ui.case.counted_with import CountedWith
from ui.case.ladder import Ladder
from ui.case.line_marks import HAPPENED, named
from ui.case.remarks import Otherwise, Remarks
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Rule
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class WhyPanel(Card):
    """The panel beside what happened.

    Signals:
        closed: the user is done with it.
        record_asked: an ``EventKind`` is to be recorded: another arrival, or what would
            give the date.
        what_if_asked: the user wants to see how dates would move.
    """

    closed = Signal()
    record_asked = Signal(object)
    what_if_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._wants: EventKind | None = None
        self.setObjectName("why")
        self._mark = Glyph.certainty(HAPPENED, "accent", 16)
        self._title = Text("", Role.HEADING)
        self._title.setObjectName("why_title")
        self._close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._close.setObjectName("why_close")
        self._close.clicked.connect(self.closed)
        self._named = Text("", Role.SMALL, "text2")
        self._ladder = Ladder()
        self._question = Text("", Role.SMALL)
        self._question.setObjectName("why_question")
        self._record = Button("", Kind.SECONDARY, icon="pencil-line", size=Size.SMALL)
        self._record.setObjectName("why_record")
        self._record.clicked.connect(self._ask_to_record)
        self._sources = Text("", Role.SMALL, "text2")
        self._sources.setObjectName("why_sources")
        self._otherwise = Otherwise()
        self._remarks = Remarks()
        self._with = CountedWith(words)
        self._rule = Rule()
        self._arrival = Button("", Kind.QUIET, size=Size.SMALL)
        self._arrival.setObjectName("change_arrival")
        self._arrival.clicked.connect(lambda: self.record_asked.emit(EventKind.ARRIVED))
        self._what_if = Button("", Kind.QUIET, size=Size.SMALL)
        self._what_if.setObjectName("what_if")
        self._what_if.clicked.connect(self.what_if_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        asked = QHBoxLayout()
        asked.addWidget(self._record)
        asked.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addStretch(1)
        foot.addWidget(self._what_if)
        foot.addWidget(self._arrival)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._named)
        column.addWidget(self._ladder)
        column.addWidget(self._question)
        column.addLayout(asked)
        below: tuple[QWidget, ...] = (
            self._rule,
            self._sources,
            self._otherwise,
            self._remarks,
            self._with,
        )
        for widget in below:
            column.addWidget(widget)
        column.addLayout(foot)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addLayout(column)

    def show_row(self, row: Row, shown: CaseFile) -> None:
        """Explain a row of the timeline: a date to come, or something that happened."""
        words, today = self._words, shown.row.assessment.today
        kind = row.certainty.value if row.certainty else HAPPENED
        self._mark.show_certainty(kind, "accent")
        self._title.set_text(self._heading(row))
        self._close.set_words("", name=words.text("ui.close"))
        self._named.set_text(self._intro(row, shown))
        deadline = row.deadline
        steps = deadline.reason if deadline else ()
        self._ladder.show_steps(steps, kind, today, words)
        self._ladder.setVisible(bool(steps))
        self._show_question(row)
        sources = self._rests_on(row)
        self._sources.set_text(sources)
        self._sources.setVisible(bool(sources))
        self._rule.setVisible(bool(steps and sources))
        self._otherwise.show_row(row, today, words)
        self._remarks.show_row(row, shown, words)
        self._with.show_law(deadline.law if deadline else None, shown)
        self._arrival.set_words(words.text("case.change_arrival"))
        self._what_if.set_words(words.text("case.what_if"))
        can_arrive = any(state.sent_on for state in shown.row.assessment.asks)
        self._arrival.setVisible(can_arrive and self._wants is not EventKind.ARRIVED)

    def _show_question(self, row: Row) -> None:
        """Ask for what would give a date, and offer to record it."""
        words, deadline = self._words, row.deadline
        question = deadline.question if deadline else None
        self._question.set_text(words.say(question) if question else "")
        self._question.setVisible(question is not None)
        self._wants = deadline.wants if deadline else None
        if self._wants is not None:
            event = words.text(f"event.{self._wants}")
            self._record.set_words(words.text("case.record_that", event=event))
        self._record.setVisible(self._wants is not None)

    def _ask_to_record(self) -> None:
        if self._wants is not None:
            self.record_asked.emit(self._wants)

    def _heading(self, row: Row) -> str:
        words = self._words
        if row.on is None:
            waits = row.deadline is not None and row.deadline.waits
            return words.text("case.why_suspended" if waits else "case.why_undated")
        if row.kind is RowKind.MILESTONE:
            return words.text("case.why", day=row.on)
        return words.text("case.why_event", title=row.title, day=row.on)

    def _intro(self, row: Row, shown: CaseFile) -> str:
        words = self._words
        if row.kind is RowKind.EVENT:
            return words.text("case.happened")
        told = [words.say(detail) for detail in row.details if row.deadline is None]
        title = words.say(row.title)
        if row.milestone is not None:
            title = named(row, words)
        if row.certainty is not None:
            certainty = words.text(f"certainty.{row.certainty}")
            title = words.text("case.mark_certainty", said=title, certainty=certainty)
        if row.asks and len(shown.row.case.asks) > 1:
            names = asked(shown.row.case.asks, words.messages, row.asks)
            told.append(words.text("case.concerns", asks=words.messages.listed(names)))
        return "\n".join([title, *told])

    def _rests_on(self, row: Row) -> str:
        """Name the places a date rests on, and quietly the rule they were put into."""
        deadline, words = row.deadline, self._words
        if deadline is None:
            return ""
        places = cited(deadline.citation, words.messages)
        if not deadline.rule or not places or deadline.rule in places:
            return places
        return words.say(Message("case.by_rule", {"places": places, "rule": deadline.rule}))
