"""The user's requests to an operator: each a row that opens it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.services.dealings import Dealing, Dealings
from ui.directory.row import DOT
from ui.widgets import look
from ui.widgets.glyph import Glyph
from ui.widgets.marks import Mark
from ui.widgets.paint import ring, sheet
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class PastRow(QAbstractButton):
    """One request: what was asked for whom, when it went and was answered, where it stands.

    Signals:
        case_asked: the request's id.
    """

    case_asked = Signal(str)

    def __init__(self, dealing: Dealing, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        case, step = dealing.row.case, dealing.row.step
        self.setObjectName(f"past_{case.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        rights = dict.fromkeys(words.text(f"right.{ask.right}") for ask in case.asks)
        asked = words.messages.listed([*rights]) or str(case.reference)
        line = DOT.join([case.person_name, *_when(dealing, words)])
        self._lines = (
            Text(asked, Role.BODY, single=True).stretch(),
            Text(line, Role.SMALL, "text2", single=True).stretch(),
        )
        name, person = case.operator_name, case.person_name
        said = words.text("directory.dealing.open", name=name, person=person, line=line)
        mark = words.text(f"mark.{step.mark}")
        self.setAccessibleName(f"{said}, {asked}, {mark}")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        for text in self._lines:
            column.addWidget(text)
        across.addLayout(column, 1)
        across.addWidget(Pill(mark, Mark(step.mark.value)))
        across.addWidget(Glyph.icon("chevron-right", "text2", 16))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: self.case_asked.emit(str(case.id)))

    def sizeHint(self) -> QSize:
        return self._fitting(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._fitting(super().minimumSizeHint())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        option.initFrom(self)
        state, tokens = option.state, look.tokens()
        painter = QPainter(self)
        around = QRect(self.rect()).adjusted(-8, 2, 8, -2).intersected(self.rect())
        if self.isDown() or state & QStyle.StateFlag.State_MouseOver:
            sheet(painter, around, tokens.colour("press" if self.isDown() else "hover"))
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and state & keyboard:
            ring(painter, around, tokens.colour("focus"))

    def _fitting(self, size: QSize) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else size


def behaved(dealings: Dealings, words: Words) -> str:
    """Say in one line how the operator behaved; empty = nothing was sent to it."""
    if not dealings.sent:
        return ""
    text = words.text
    said = [text("directory.behaved", sent=dealings.sent, answered=dealings.answered)]
    if dealings.median_days is not None:
        said.append(text("directory.behaved.median", days=dealings.median_days))
    if dealings.bounced:
        said.append(text("directory.behaved.bounced", count=dealings.bounced))
    return DOT.join(said)


def _when(dealing: Dealing, words: Words) -> Iterator[str]:
    if dealing.sent is None:
        yield words.text("directory.dealing.not_sent")
        return
    yield words.text("directory.dealing.sent", date=dealing.sent)
    if dealing.days == 0:
        yield words.text("directory.dealing.same_day")
    elif dealing.days is not None:
        yield words.plural("directory.dealing.answered", dealing.days)
