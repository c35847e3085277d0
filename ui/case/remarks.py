"""What must be said beside a date: other readings of the law, late notices, what was not verified."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import Milestone
from app.cases.timeline import Row
from app.laws.why import cited
from app.services.case_file import CaseFile
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_TOP = Qt.AlignmentFlag.AlignTop


class Otherwise(QWidget):
    """The other dates somebody may hold for right, each with when it would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why_otherwise")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_row(self, row: Row, today: date, words: Words) -> None:
        """Show the alternatives of a date; nothing where there are none."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = _alternatives(row, words)
        if rows:
            title = Text(words.text("case.otherwise"), Role.SMALL_STRONG, "text2")
            self._grid.addWidget(title, 0, 0, 1, 2)
        for number, (day, reason) in enumerate(rows, 1):
            shown = words.messages.date_short_weekday(day, today)
            self._grid.addWidget(Text(shown, Role.SMALL_STRONG, single=True), number, 0, _TOP)
            self._grid.addWidget(Text(reason, Role.SMALL, "text2"), number, 1, _TOP)
        self.setVisible(bool(rows))


class Remarks(QWidget):
    """Notes, each with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why_notes")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_row(self, row: Row, shown: CaseFile, words: Words) -> None:
        """Show what must be said of a date and of what it was counted with."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        notes = _notes(row, shown, words)
        for icon, token, said in notes:
            self._rows.addWidget(_Note(icon, token, said))
        self.setVisible(bool(notes))

    def texts(self) -> list[str]:
        """Give what the notes say."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each.said for each in widgets if isinstance(each, _Note)]


class _Note(QWidget):
    def __init__(self, icon: str, token: str, said: str) -> None:
        super().__init__()
        self.said = said
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Glyph.icon(icon, token, 14), 0, _TOP)
        row.addWidget(Text(said, Role.SMALL, token).stretch(), 1)


def _alternatives(row: Row, words: Words) -> list[tuple[date, str]]:
    found = row.deadline.alternatives if row.deadline else ()
    return [(each.day, words.say(each.why)) for each in found]


def _notes(row: Row, shown: CaseFile, words: Words) -> list[tuple[str, str, str]]:
    """Give icon, colour and words of each note, the gravest first."""
    deadline = row.deadline
    if deadline is None:
        return []
    notes = [("circle-alert", "soon", words.say(each)) for each in deadline.warnings]
    if row.milestone is Milestone.EARLIEST_SUIT:
        notes.append(("info", "text2", words.text("case.suit_no_advice")))
    if deadline.error is not None:
        notes.append(("circle-alert", "soon", words.say(deadline.error.message)))
    if not deadline.verified:
        places = cited(deadline.to_verify, words.messages) or deadline.rule
        said = words.text("deadlines.to_be_verified", places=places)
        notes.append(("file-search", "soon", said))
    for counting in shown.countings:
        if counting.law is not deadline.law:
            continue
        if counting.outdated is not None:
            notes.append(("clock", "soon", words.say(counting.outdated)))
        if counting.elsewhere is not None and deadline.due is not None:
            notes.append(("info", "text2", words.say(counting.elsewhere)))
    return notes
