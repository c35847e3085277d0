"""Text whose lines have the height of their role, whatever script is in them.

A stock label grows by four pixels where a Japanese word stands in a Latin
line, so lists of mixed names would jump.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets import look
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role

#: A single line may be squeezed to this; then it ends in "…".
_LEAST_WIDTH = 80

_RELAID_BY = {
    QEvent.Type.LanguageChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LayoutDirectionChange,
}


class Text(QLabel):
    """A text in one role and colour. It is a label for its accessible role; it paints itself.

    The whole text is its accessible name, and its tooltip while it is elided.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        token: str = "text",  # noqa: S107 (a colour token, no password)
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a text.

        Args:
            text: what it says, plain; line breaks are kept.
            role: its size, weight and line height.
            token: its colour.
            single: one line that elides itself, instead of wrapping.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self._role = role
        self._token = token
        self._single = single
        self._layout = QTextLayout()
        self._laid_for = -1
        #: Width -> height: nested layouts ask many times for the same few widths.
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(
            QSizePolicy.Policy.Maximum if single else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Fixed if single else QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(not single)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self._relay()

    def is_cut(self) -> bool:
        """Say whether not all of it can be seen."""
        if self._single:
            return self._widest() > self.width() + 1
        return self.height() < self.heightForWidth(self.width())

    def set_token(self, token: str) -> None:
        """Change the colour."""
        self._token = token
        self.update()

    def stretch(self) -> Text:
        """Let a single line take all the width there is; gives itself."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, self.sizePolicy().verticalPolicy())
        return self

    def sizeHint(self) -> QSize:
        widest = ceil(self._widest())
        if self._single:
            return QSize(widest, look.type_().line(self._role))
        return QSize(widest, self.heightForWidth(max(widest, 1)))

    def minimumSizeHint(self) -> QSize:
        line = look.type_().line(self._role)
        return QSize(min(_LEAST_WIDTH, ceil(self._widest())), line)

    def hasHeightForWidth(self) -> bool:
        return not self._single

    def heightForWidth(self, width: int) -> int:
        if self._single:
            return look.type_().line(self._role)
        if width not in self._heights:
            self._lay_out(width)
            lines = max(1, self._layout.lineCount())
            self._heights[width] = lines * look.type_().line(self._role)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._single:
            self.setToolTip(plain_tip(self.text()) if self.is_cut() else "")
            return
        self._fix_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RELAID_BY:
            self._relay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        type_ = look.type_()
        self._lay_out(self.width())
        painter = QPainter(self)
        token = self._token if self.isEnabled() else "disabled"
        painter.setPen(look.tokens().colour(token))
        line, baseline = type_.line(self._role), type_.baseline(self._role)
        top = max(0, (self.height() - self._layout.lineCount() * line) // 2)
        for index in range(self._layout.lineCount()):
            row = self._layout.lineAt(index)
            row.draw(painter, QPointF(0, top + index * line + baseline - row.ascent()))

    def _relay(self) -> None:
        """Forget the layout: text, role, language or direction changed."""
        self._laid_for = -1
        self._heights.clear()
        if not self._single and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._fix_height()
        self.updateGeometry()
        self.update()

    def _fix_height(self) -> None:
        """Hold exactly the lines there are: nested layouts give such a widget too little or more."""
        needed = self.heightForWidth(self.width())
        if not self.minimumHeight() == needed == self.maximumHeight():
            self.setFixedHeight(needed)

    def _lay_out(self, width: int) -> None:
        if width == self._laid_for:
            return
        self._laid_for = width
        font = look.type_().font(self._role)
        shown = self.text()
        if self._single:
            flat = " ".join(shown.splitlines())
            shown = QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, width + 1)
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(
            QTextOption.WrapMode.NoWrap
            if self._single
            else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )
        self._layout.setFont(font)
        self._layout.setTextOption(option)
        self._layout.setText(shown.replace("\n", "\u2028"))
        self._layout.beginLayout()
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, 0))
        self._layout.endLayout()

    def _widest(self) -> float:
        metrics = QFontMetricsF(look.type_().font(self._role))
        return max((metrics.horizontalAdvance(row) for row in self.text().split("\n")), default=0)
