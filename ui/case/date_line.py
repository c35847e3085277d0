"""The date line: what happened above, what is to come below, today between.

It is a list to Qt, so that arrow keys walk its marks and a screen reader hears each as one
sentence; only the painting is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.base.ids import Law, Milestone
from app.services.case_file import Pause
from ui.case.line_layout import LineLayout, lay_out, mark_rect
from ui.case.line_marks import LineMark
from ui.case.line_painter import LinePainter
from ui.widgets import look
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

_MARK_ROLE = int(Qt.ItemDataRole.UserRole)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_RUN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Marks(QAbstractListModel):
    """The marks as rows, each one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[LineMark, ...] = ()

    def show_marks(self, marks: Sequence[LineMark]) -> None:
        self.beginResetModel()
        self.marks = tuple(marks)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.marks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        mark = self.marks[index.row()]
        if role == _MARK_ROLE:
            return mark
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return mark.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(mark.sentence)
        return None


class DateLine(QListView):
    """Marks on a line.

    Signals:
        opened: why this date, of the mark given (a ``LineMark``).
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("date_line")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._marks = _Marks()
        self.setModel(self._marks)
        self._today = date.min
        self._flag = ""
        self._pauses: tuple[Pause, ...] = ()
        self._chosen: LineMark | None = None
        self._layout: LineLayout | None = None

    def show_line(
        self, marks: Sequence[LineMark], pauses: tuple[Pause, ...], today: date, flag: str
    ) -> None:
        """Show marks; the one with the keyboard keeps it if it is still there.

        Args:
            marks: by date.
            pauses: times in which nothing was counted.
            today: where the rule stands.
            flag: the words of its flag.
        """
        before = self.current()
        self._today, self._flag, self._pauses = today, flag, pauses
        self._marks.show_marks(marks)
        self._relay()
        same = [n for n, m in enumerate(marks) if before and _key(m) == _key(before)]
        self._go_to(same[0] if same else self._first_ahead())

    def choose(self, mark: LineMark | None) -> None:
        """Ring the mark whose date is explained."""
        self._chosen = mark
        if mark is not None and mark in self._marks.marks:
            self._go_to(self._marks.marks.index(mark))
        self.viewport().update()

    def marks(self) -> tuple[LineMark, ...]:
        """Give the marks shown."""
        return self._marks.marks

    def current(self) -> LineMark | None:
        """Give the mark the keyboard is on."""
        index = self.currentIndex()
        return self._marks.marks[index.row()] if index.isValid() else None

    def _first_ahead(self) -> int:
        ahead = [n for n, m in enumerate(self._marks.marks) if m.on >= self._today]
        return ahead[0] if ahead else len(self._marks.marks) - 1

    def _go_to(self, row: int) -> None:
        index = self._marks.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    # Sizes

    def sizeHint(self) -> QSize:
        return QSize(480, self._laid_out().height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._laid_out().height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._relay()

    def _relay(self) -> None:
        self._layout = None
        height = self._laid_out().height
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.viewport().update()

    def _laid_out(self) -> LineLayout:
        if self._layout is None:
            width = max(self.viewport().width(), 240)
            self._layout = lay_out(self._marks.marks, self._today, self._flag, width, look.type_())
        return self._layout

    # What Qt's list asks, to draw, click and read aloud

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._laid_out().placed):
            return QRect()
        placed = self._laid_out().placed[index.row()]
        rect = mark_rect(placed, self._laid_out(), look.type_())
        return (rect.united(placed.label) if placed.label else rect).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        under = self._rows_at(point)
        return self._marks.index(under[0], 0) if under else QModelIndex()

    def _rows_at(self, point: QPoint) -> list[int]:
        """Give the marks under a point: dates to keep before what happened, the nearest first.

        Where several marks lie on each other all are given; words only where no mark is.
        """
        at = QPointF(point)
        layout = self._laid_out()
        reach = look.type_().px(4)

        def place(row: int) -> tuple[bool, float]:
            placed = layout.placed[row]
            return placed.mark.happened, abs(placed.x - at.x())

        rows = range(len(layout.placed))
        marks = [mark_rect(placed, layout, look.type_()) for placed in layout.placed]
        near = [r for r in rows if marks[r].adjusted(-reach, -reach, reach, reach).contains(at)]
        if not near:
            labels = [placed.label for placed in layout.placed]
            near = [r for r, label in enumerate(labels) if label and label.contains(at)]
        return sorted(near, key=place)

    def _clicked(self, point: QPoint) -> int | None:
        """Give the mark a click means: of several on each other the one after the chosen one."""
        under = self._rows_at(point)
        if not under:
            return None
        chosen = [n for n, row in enumerate(under) if self._marks.marks[row] == self._chosen]
        return under[(chosen[0] + 1) % len(under)] if chosen else under[0]

    def scrollTo(
        self,
        _index: Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Nothing scrolls here: everything is seen at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        current = self.current()
        if step is not None and self._marks.marks:
            row = self.currentIndex().row() + step
            self._go_to(max(0, min(row, len(self._marks.marks) - 1)))
        elif event.key() in _RUN and current is not None:
            self.opened.emit(current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._clicked(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(row)
            self.opened.emit(self._marks.marks[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Nothing is dragged or selected by moving.
        event.accept()

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = LinePainter(QPainter(self.viewport()), self._laid_out(), self._today)
        focused = self.current() if self.hasFocus() else None
        painter.paint(self._pauses, self._flag, self._chosen, focused)


def _key(mark: LineMark) -> tuple[date, Milestone | None, Law | None]:
    """Tell marks apart across languages: what happened on one day is one mark."""
    row = mark.rows[0]
    return (mark.on, None, None) if mark.happened else (mark.on, row.milestone, row.law)
