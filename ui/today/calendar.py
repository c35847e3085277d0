"""The calendar of Today: four weeks, with a mark for every date and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.base.messages import Messages
from ui.today.weeks import WEEKS, Day, WeekRoles, WeeksModel
from ui.widgets import look
from ui.widgets.marks import certainty_mark, passed_mark
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.type import Role

_ROW, _HEADER = 50, 26
#: Marks are smaller where three have to stand side by side.
_MARK, _SMALL_MARK, _PASSED, _BESIDE = 16, 13, 15, 1
#: As many marks stand side by side; of more, one and how many others.
_MARKS = 3

Index = QModelIndex | QPersistentModelIndex


class _Weekdays(QHeaderView):
    """The names of the days of the week."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, look.type_().px(_HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        base = rect.top() + look.type_().baseline(Role.SMALL)
        painter.save()
        _write(painter, rect, base, str(name or ""), Role.SMALL, "text2")
        painter.restore()


class _Days(QStyledItemDelegate):
    """Draws a day: number, holiday, marks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(WeekRoles.DAY)
        if not isinstance(day, Day):
            return
        tokens, type_ = look.tokens(), look.type_()
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        plate = rect.adjusted(2, 0, -2, -type_.px(4))
        painter.save()
        if day.is_today:
            line = tokens.colour("select_line")
            sheet(painter, plate, tokens.colour("select"), line, radius=CONTROL, width=1.5)
        elif day.marks and state & QStyle.StateFlag.State_MouseOver:
            sheet(painter, plate, tokens.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, plate, tokens.colour("focus"))
        role, token = Role.LABEL, "text3" if day.is_past else "text2" if day.is_free else "text"
        if day.is_today:
            role, token = Role.LABEL_STRONG, "accent_text"
        top = rect.top() + type_.px(12) - type_.line(role) / 2
        _write(painter, rect, top + type_.baseline(role), day.number, role, token)
        if day.holiday:
            middle = rect.top() + type_.px(26 if day.marks else 30)
            top = middle - type_.line(Role.SMALL) / 2
            base = top + type_.baseline(Role.SMALL)
            _write(painter, rect, base, _fitting(day, rect.width()), Role.SMALL, "text2")
        if day.marks:
            self._paint_marks(painter, plate, rect.top() + type_.px(39 if day.holiday else 32), day)
        painter.restore()

    def _paint_marks(self, painter: QPainter, plate: QRect, middle: float, day: Day) -> None:
        tokens, type_ = look.tokens(), look.type_()
        shown = day.marks if len(day.marks) <= _MARKS else day.marks[:1]
        rest = len(day.marks) - len(shown)
        more = f"+{rest}" if rest else ""
        usual = _MARK if len(shown) < _MARKS else _SMALL_MARK
        sides = [type_.px(_PASSED if late else usual) for _, late in shown]
        gap = type_.px(_BESIDE)
        width = sum(sides) + gap * (len(sides) - 1)
        width += round(type_.metrics(Role.SMALL_STRONG).horizontalAdvance(more)) + (
            gap if more else 0
        )
        left = plate.center().x() + 1 - width / 2
        for (certainty, late), side in zip(shown, sides, strict=True):
            place = QRectF(left, middle - side / 2, side, side)
            if late:
                passed_mark(painter, place, certainty.value, tokens)
            else:
                certainty_mark(painter, place, certainty.value, tokens.colour("text2"))
            left += side + gap
        if more:
            token = "late" if shown[0][1] else "text2"
            painter.setFont(type_.font(Role.SMALL_STRONG))
            painter.setPen(tokens.colour(token))
            top = middle - type_.line(Role.SMALL_STRONG) / 2
            painter.drawText(QPointF(left, top + type_.baseline(Role.SMALL_STRONG)), more)


class Calendar(QTableView):
    """Four weeks; arrow keys walk the days, Enter, Space or a click opens a day's requests.

    Signals:
        day_asked: a ``date`` that has requests.
    """

    day_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self._model = WeeksModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Days(self))
        self.setHorizontalHeader(_Weekdays(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        self._measure()

    def show_days(self, days: tuple[Day, ...], messages: Messages) -> None:
        """Show these four weeks; the day that was chosen stays so, else it is today."""
        before = self._model.day(self.currentIndex())
        self._model.show_days(days, messages)
        today = next((day.on for day in days if day.is_today), None)
        kept = self._model.index_of(before.on) if before else QModelIndex()
        if not kept.isValid() and today is not None:
            kept = self._model.index_of(today)
        self.setCurrentIndex(kept)

    def day(self) -> Day | None:
        """Give the day the keys have walked to."""
        return self._model.day(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        day = self._model.day(index)
        if day is not None and day.marks:
            self.day_asked.emit(day.on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            # Ctrl+Enter is the page's.
            event.setAccepted(event.modifiers() == Qt.KeyboardModifier.NoModifier)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _measure(self) -> None:
        type_ = look.type_()
        self.verticalHeader().setDefaultSectionSize(type_.px(_ROW))
        self.setFixedHeight(type_.px(_HEADER) + WEEKS * type_.px(_ROW))


def _fitting(day: Day, room: float) -> str:
    """Give the holiday's name if there is room, else the word for any; the sentence has both."""
    metrics = look.type_().metrics(Role.SMALL)
    fits = metrics.horizontalAdvance(day.holiday) <= room
    return day.holiday if fits else day.holiday_word


def _write(painter: QPainter, rect: QRect, base: float, text: str, role: Role, token: str) -> None:
    """Write in the middle of ``rect``, elided to it."""
    font, metrics = look.type_().font(role), look.type_().metrics(role)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.setFont(font)
    painter.setPen(look.tokens().colour(token))
    left = rect.left() + (rect.width() - metrics.horizontalAdvance(shown)) / 2
    painter.drawText(QPointF(left, base), shown)
