"""One request in short: what is due and why, what happened, and the form to record more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.cases.next_steps import NextStep
from app.cases.timeline import Row, RowKind, timeline
from app.laws.why import cited, explain
from app.services.requests import CaseRow
from ui.today.record import RecordForm
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule, Sheet
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class CasePanel(QWidget):
    """The side panel of Today."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.form = RecordForm(words)
        self._title = Text("", Role.TITLE)
        self._line = Text("", Role.SMALL, "text2")
        self._next = Card(Sheet.NEXT, padding=12)
        self._reason = Text("", Role.BODY)
        self._next.body.addWidget(self._reason)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for widget in (self._title, self._line, self._next, self.form, Rule()):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_case(self, row: CaseRow, today: date) -> None:
        """Show a request; what was typed about it stays while nothing new has happened."""
        text = self._words.text
        self._title.set_text(row.case.operator_name)
        self._line.set_text(
            text("today.case_line", person=row.case.person_name, reference=row.case.reference)
        )
        self._reason.set_text(self._next_words(row.step))
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for each in timeline(row.case, row.assessment):
            self._rows.addWidget(_Entry(each, self._words))
        for fault in row.altered:
            self._rows.addWidget(Text(self._words.say(fault), Role.SMALL, "late"))
        self.form.ask(row, today)

    def _next_words(self, step: NextStep) -> str:
        return self._words.say(step.reason)


class _Entry(QWidget):
    """One row of the timeline; a milestone opens its "why this date"."""

    def __init__(self, row: Row, words: Words) -> None:
        super().__init__()
        milestone = row.kind is RowKind.MILESTONE
        certainty = row.certainty.value if row.certainty else "happened"
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(Glyph.certainty(certainty), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        across.addLayout(column, 1)
        day = words.day(row.on) if row.on else words.text("today.no_date")
        column.addWidget(
            Text(
                words.text("today.entry", day=day, title=row.title),
                Role.SMALL_STRONG if milestone else Role.SMALL,
                "text3" if row.struck else "text",
            )
        )
        if row.struck:
            column.addWidget(Text(words.text("cli.cases.struck"), Role.SMALL, "text3"))
        if row.certainty is not None:
            column.addWidget(Text(words.text(f"certainty.{row.certainty}"), Role.SMALL, "text2"))
        for detail in row.details:
            column.addWidget(Text(words.say(detail), Role.SMALL, "text2"))
        if row.text:
            column.addWidget(Text(row.text, Role.SMALL, "text2"))
        if row.deadline is not None and row.deadline.reason:
            self._add_why(column, row, words)

    def _add_why(self, column: QVBoxLayout, row: Row, words: Words) -> None:
        deadline = row.deadline
        assert deadline is not None  # noqa: S101 - asked by the caller
        messages = words.messages
        sentences = [explain(deadline.reason, messages), cited(deadline.citation, messages)]
        sentences += [
            words.text("deadlines.alternative", date=each.day, why=each.why)
            for each in deadline.alternatives
        ]
        sentences += [words.say(each) for each in deadline.warnings]
        why = Text("\n".join(each for each in sentences if each), Role.SMALL, "text2")
        why.hide()
        opener = Button(words.text("today.why"), Kind.LINK)
        opener.setCheckable(True)
        opener.setAccessibleDescription(messages.say(row.title))
        opener.toggled.connect(why.setVisible)
        column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(why)
