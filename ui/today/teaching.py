"""Before the first request: how it goes, in three cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.column import Column, SideBySide
from ui.widgets.glyph import Glyph
from ui.widgets.paint import sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 920
#: Icon and name of each card; the last has nothing to press.
_CARDS = {"find": "search", "say": "file-text", "come_back": "calendar-clock"}
#: Lines of writing on the sheet, in pixels.
_LINES = (40, 60, 60, 52, 60)


class _Sheets(QWidget):
    """Two sheets of paper, and a tick."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(200), look.type_().px(136))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 200, self.height() / 136)
        surface = tokens.colour("surface")
        sheet(painter, QRectF(37, 20, 92, 108), surface, tokens.colour("line2"), width=1.5)
        sheet(painter, QRectF(53, 8, 92, 108), surface, tokens.colour("control"), width=1.5)
        painter.setPen(QPen(tokens.colour("line2"), 4, c=Qt.PenCapStyle.RoundCap))
        for number, width in enumerate(_LINES):
            y = 30 + 14 * number
            painter.drawLine(QPointF(69, y), QPointF(67 + width, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(QPointF(143, 108), 20, 20)
        pen = QPen(tokens.colour("on_accent"), 3, c=Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(134, 108), QPointF(140, 114), QPointF(152, 101)])


class _Step(Card):
    """A card: icon, title, what it is about, and perhaps a button at its foot."""

    def __init__(self, icon: str, button: Button | None) -> None:
        super().__init__(padding=20)
        self._title = Text("", Role.HEADING)
        self._line = Text("", Role.LABEL, "text2")
        self.body.setSpacing(8)
        self.body.addWidget(Glyph.icon(icon, "accent", 24))
        self.body.addSpacing(2)
        self.body.addWidget(self._title)
        self.body.addWidget(self._line)
        self.body.addStretch(1)
        if button is not None:
            self.body.addWidget(button)

    def set_words(self, title: str, line: str) -> None:
        """Set the title and the line below."""
        self._title.set_text(title)
        self._line.set_text(line)


class Teaching(QWidget):
    """What to do first.

    Signals:
        directory_asked: to look for an operator.
        new_request_asked: to write a request.
        samples_asked: to open the sample workspace.
    """

    directory_asked = Signal()
    new_request_asked = Signal()
    samples_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sentence = Text("", Role.DISPLAY)
        self._line = Text("", Role.BODY, "text2")
        self._find = Button("", Kind.TONAL)
        self._find.setObjectName("look_in_directory")
        self._write = Button("", Kind.SECONDARY)
        self._write.setObjectName("first_request")
        buttons = {"find": self._find, "say": self._write}
        self._cards = {name: _Step(icon, buttons.get(name)) for name, icon in _CARDS.items()}
        self._around = QWidget()
        self._only = Text("", Role.LABEL, "text2", single=True)
        self._samples = Button("", Kind.LINK)
        self._samples.setObjectName("open_samples")
        self._find.clicked.connect(self.directory_asked)
        self._write.clicked.connect(self.new_request_asked)
        self._samples.clicked.connect(self.samples_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(_WIDTH)
        row = SideBySide(700)
        for card in self._cards.values():
            row.add(card)
        for text in (self._sentence, self._line):
            text.setAlignment(centre)
        around = QHBoxLayout(self._around)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(20)
        around.addStretch(1)
        around.addWidget(self._only)
        around.addWidget(self._samples)
        around.addStretch(1)
        column.body.addWidget(_Sheets(), 0, centre)
        column.body.addWidget(self._sentence)
        column.body.addWidget(self._line)
        column.body.addSpacing(20)
        column.body.addWidget(row)
        column.body.addSpacing(20)
        column.body.addWidget(self._around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addWidget(column)
        whole.addStretch(3)

    def offer_samples(self, *, offered: bool) -> None:
        """Offer the sample workspace, where it is not there already."""
        self._around.setVisible(offered)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._sentence.set_text(text("today.empty"))
        self._line.set_text(text("today.first.line"))
        for name, card in self._cards.items():
            card.set_words(text(f"today.first.{name}"), text(f"today.first.{name}_line"))
        self._find.set_words(text("today.first.look"))
        self._write.set_words(text("ui.new_request"))
        self._only.set_text(text("today.first.samples"))
        self._samples.set_words(text("today.first.open_samples"))
