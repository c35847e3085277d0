"""When to expect an answer if the letter arrives on its day: under each law its own date."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import Certainty, Law
from app.services.new_request import Proposal
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class ExpectedDates(QWidget):
    """One date for each law relied on, side by side; hidden where nothing says when it arrives."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._if = Text("", Role.SMALL, "text2")
        self._dates = QHBoxLayout()
        self._dates.setSpacing(24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 8, 0)
        whole.setSpacing(4)
        whole.addWidget(self._if)
        whole.addLayout(self._dates)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the dates that would follow."""
        while (item := self._dates.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in proposal.expected:
            if each.date is not None:
                cell = self._date(each.law, each.date.day, each.date.certainty)
                self._dates.addWidget(cell, 1)
        self.setVisible(self._dates.count() > 0)
        if proposal.draft is not None:
            day = proposal.draft.order.day
            self._if.set_text(self._words.text("request.expected_if", date=day))

    def _date(self, law: Law, day: date, certainty: Certainty) -> QWidget:
        text = self._words.text
        shown = Text(self._words.day(day), Role.LABEL_STRONG, single=True)
        shown.setObjectName(f"expected_{law}")
        values = {"law": text(f"law_short.{law}"), "certainty": text(f"certainty.{certainty}")}
        behind = Text(text("request.expected_under", **values), Role.SMALL, "text2")
        behind.setObjectName(f"expected_under_{law}")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(shown)
        column.addWidget(behind)
        column.addStretch(1)
        cell = QWidget()
        across = QHBoxLayout(cell)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 2, 0, 0)
        mark.addWidget(Glyph.certainty(certainty.value, "accent", 16))
        mark.addStretch(1)
        across.addLayout(mark)
        across.addLayout(column, 1)
        return cell
