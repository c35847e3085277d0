"""What a date was counted with, as chips: the rules and when they were checked, the calendar."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.base.ids import Law
from app.services.case_file import CaseFile
from app.services.counting import Counting
from ui.widgets.flow import Flow
from ui.widgets.pill import Chip
from ui.wording import Words


class CountedWith(QWidget):
    """The chips below the ladder."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._flow = Flow(self, gap=6)

    def show_law(self, law: Law | None, shown: CaseFile) -> None:
        """Show what the dates of a request under ``law`` are counted with."""
        self._flow.clear()
        for counting in shown.countings:
            if counting.law == law:
                self._flow.addWidget(Chip(self._pack(counting), "scale"))
                self._flow.addWidget(Chip(self._calendar(counting), "calendar-clock"))
        self.setVisible(self._flow.count() > 0)

    def _pack(self, counting: Counting) -> str:
        words, checked = self._words, counting.checked
        return words.text(
            "case.chip_pack",
            law=words.text(f"law_short.{counting.law}"),
            month=words.text(f"month.{checked.month}"),
            year=checked.year,
        )

    def _calendar(self, counting: Counting) -> str:
        if counting.place is None:
            return self._words.text("case.chip_weekends")
        return self._words.text(
            "case.chip_calendar",
            place=counting.place,
            first=counting.known_from,
            last=counting.known_until,
        )
