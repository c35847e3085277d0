"""The rows of an import that are shown, and which of them are ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from app.operators.importing.plan import Plan, Planned, State
from ui.importing.row_words import ReviewRow, review_row
from ui.widgets.worded_model import Index, WordedModel
from ui.wording import Words

#: What is ticked without being asked for.
_TICKED = (State.NEW, State.CHANGED)


class ReviewModel(WordedModel):
    """Rows of a plan, worded one by one when they are drawn; numbers are those in the plan.

    Signals:
        ticks_changed: another number of rows is ticked.
    """

    ticks_changed = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._plan = Plan(())
        self._names: Mapping[str, str] = {}
        self._shown: list[int] = []
        self._states: frozenset[State] = frozenset()
        self._ticked: set[int] = set()

    def show_plan(self, plan: Plan, names: Mapping[str, str]) -> None:
        """Show another plan; what is new or changed is ticked.

        Args:
            plan: what an import would do.
            names: those of the records that rows may be duplicates of, by slug.
        """
        self._plan, self._names = plan, names
        self._ticked = self._by_default()
        self.show_states(frozenset())

    def show_states(self, states: frozenset[State]) -> None:
        """Show the rows in these states alone; none = all rows."""
        self.beginResetModel()
        self._states = states
        rows = enumerate(self._plan.rows)
        self._shown = [number for number, each in rows if not states or each.state in states]
        self.forget_words()
        self.endResetModel()

    def chosen(self) -> list[Planned]:
        """Give the ticked rows, in the order of the import."""
        return [self._plan.rows[number] for number in sorted(self._ticked)]

    def ticked_count(self) -> int:
        """Give how many rows are ticked, shown or not."""
        return len(self._ticked)

    def planned(self, index: Index) -> Planned | None:
        """Give a row; None = there is none."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._plan.rows[self._shown[index.row()]]

    def is_ticked(self, index: Index) -> bool:
        """Say whether a shown row is ticked."""
        return self._shown[index.row()] in self._ticked

    def can_tick(self, index: Index) -> bool:
        """Say whether anything could be written of a row."""
        planned = self.planned(index)
        return planned is not None and planned.result is not None

    def toggle(self, index: Index) -> None:
        """Tick a row, or take its tick away, where it can have one."""
        if self.can_tick(index):
            self._ticked ^= {self._shown[index.row()]}
            self.dataChanged.emit(index, index)
            self.ticks_changed.emit()

    def tick_shown(self, *, on: bool) -> None:
        """Tick all rows that are shown and can be, or none of them."""
        rows = self._plan.rows
        able = {number for number in self._shown if rows[number].result is not None}
        self._ticked = self._ticked | able if on else self._ticked - able
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))
        self.ticks_changed.emit()

    def flipped(self) -> list[int]:
        """Give the rows, by number, that are ticked otherwise than without the user."""
        return sorted(self._ticked ^ self._by_default())

    def flip(self, numbers: Iterable[int]) -> None:
        """Tick as ``flipped`` said, as far as there are such rows."""
        rows = self._plan.rows
        able = {each for each in numbers if 0 <= each < len(rows) and rows[each].result is not None}
        self._ticked ^= able
        self.show_states(self._states)
        self.ticks_changed.emit()

    def row_count(self) -> int:
        return len(self._shown)

    def word(self, number: int) -> ReviewRow:
        return review_row(self._plan.rows[self._shown[number]], self._names, self._words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(found, str):
            ticked = "importing.ticked" if self.is_ticked(index) else "importing.unticked"
            return f"{self._words.text(ticked)}, {found}"
        return found

    def _by_default(self) -> set[int]:
        rows = enumerate(self._plan.rows)
        return {
            number for number, each in rows if each.state in _TICKED and each.result is not None
        }
