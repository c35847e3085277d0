"""Two or three views of one thing, side by side in one control."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.widgets import look
from ui.widgets.paint import CARD, CONTROL, ring, sheet
from ui.widgets.type import Role

_HEIGHT = 32


class _Segment(QAbstractButton):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        metrics = QFontMetricsF(type_.font(Role.LABEL_STRONG))
        width = metrics.horizontalAdvance(self.accessibleName())
        return QSize(round(width + 0.5) + type_.px(24), type_.px(_HEIGHT - 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen:
            sheet(painter, self.rect(), tokens.colour("surface"), tokens.colour("line2"))
        role = Role.LABEL_STRONG if chosen else Role.LABEL
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setFont(type_.font(role))
        painter.setPen(tokens.colour("text" if chosen or hovered else "text2"))
        words = self.accessibleName()
        width = QFontMetricsF(type_.font(role)).horizontalAdvance(words)
        drop = (self.height() - type_.line(role)) / 2 + type_.baseline(role)
        painter.drawText(QPointF((self.width() - width) / 2, drop), words)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & keyboard:
            ring(painter, self.rect(), tokens.colour("focus"), radius=CONTROL)


class Segmented(QWidget):
    """Exactly one segment is chosen; arrow keys move the choice.

    Signals:
        chosen: the user chose the segment with this name.
    """

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make a control with a segment for each name; the first is chosen."""
        super().__init__(parent)
        self._segments = {name: _Segment(name) for name in names}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            row.addWidget(segment)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(names[0])

    def set_words(self, words: dict[str, str], *, name: str) -> None:
        """Set the words of each segment, and the accessible name of the whole."""
        for key, text in words.items():
            self._segments[key].set_words(text)
        self.setAccessibleName(name)

    def choice(self) -> str:
        """Give the name of the chosen segment."""
        return next(name for name, each in self._segments.items() if each.isChecked())

    def choose(self, name: str) -> None:
        """Choose a segment; ``chosen`` stays silent. The others leave the tab order."""
        self._segments[name].setChecked(True)
        for each, segment in self._segments.items():
            on = Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self._segments)
        name = names[(names.index(self.choice()) + step) % len(names)]
        self.choose(name)
        self._segments[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        line = tokens.colour("line2" if tokens.is_dark else "line")
        sheet(painter, self.rect(), tokens.colour("sunken"), line, radius=CARD)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.choose(button.objectName())
        self.chosen.emit(button.objectName())
