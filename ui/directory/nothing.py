"""Nothing found: what one can do now, and what was perhaps meant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.directory import OperatorRow
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 680
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Drawing(QWidget):
    """Three records and a looking-glass."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 136)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left, top, width, border, dot in (
            (46, 14, 106, "line2", "line2"),
            (40, 48, 118, "line2", "line2"),
            (34, 82, 130, "control", "accent"),
        ):
            painter.setPen(QPen(tokens.colour(border), 1.75))
            painter.setBrush(tokens.colour("surface"))
            painter.drawRoundedRect(QRectF(left, top, width, 26), 5, 5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(dot))
            painter.drawEllipse(QPointF(left + 15, top + 13), 4, 4)
            pen = QPen(tokens.colour("line2"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(left + 30, top + 13, left + width - 38, top + 13))
        pen = QPen(tokens.colour("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(tokens.colour("surface"))
        painter.drawEllipse(QPointF(150, 83), 18, 18)
        painter.drawLine(QLineF(163, 97, 176, 111))


class Nothing(QWidget):
    """The empty directory page.

    Signals:
        add_asked: the user wants to write a record.
        clear_asked: the user wants the filters off.
        meant: the slug of a near miss.
    """

    add_asked = Signal()
    clear_asked = Signal()
    meant = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._near: tuple[OperatorRow, ...] = ()
        self._sentence = Text("", Role.DISPLAY)
        self._line = Text("", Role.BODY, "text2")
        self._card = Card(horizontal=True)
        self._title = Text("", Role.HEADING)
        self._about = Text("", Role.LABEL, "text2")
        self._add = Button("", Kind.TONAL)
        self._add.setObjectName("add_found_nothing")
        self._add.clicked.connect(self.add_asked)
        self._hide = Text("", Role.LABEL, "text2")
        self._clear = Button("", Kind.SECONDARY, icon="x")
        self._clear.setObjectName("clear_found_nothing")
        self._clear.clicked.connect(self.clear_asked)
        self._perhaps = Text("", Role.LABEL, "text2")
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._lay_out()
        self._measure()

    def show_near(self, near: tuple[OperatorRow, ...]) -> None:
        """Offer what was perhaps meant."""
        self._near = near
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in near:
            link = Button("", Kind.QUIET)
            name = row.operator.shown_name
            shown = name if len(name) <= 40 else f"{name[:40]}…"
            link.set_words(shown, name=name)
            link.setObjectName(f"meant_{row.operator.slug}")
            slug = str(row.operator.slug)
            link.clicked.connect(lambda _checked=False, slug=slug: self.meant.emit(slug))
            self._names.addWidget(link, 0, _CENTRE)
        self._perhaps.setVisible(bool(near))

    def show_filtered(self, filtered: bool) -> None:
        """Offer to put the filters off, where some are on."""
        self._hide.setVisible(filtered)
        self._clear.setVisible(filtered)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._sentence.set_text(text("directory.nothing"))
        self._line.set_text(text("directory.nothing_line"))
        self._title.set_text(text("directory.write_it"))
        self._about.set_text(text("directory.write_it_line"))
        self._add.set_words(text("directory.add"))
        self._hide.set_text(text("directory.filters_hide"))
        self._clear.set_words(text("directory.clear_filters"))
        self._perhaps.set_text(text("directory.perhaps"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._card.setMaximumWidth(look.type_().px(_WIDTH))

    def _lay_out(self) -> None:
        across = self._card.body
        assert isinstance(across, QHBoxLayout)  # noqa: S101 - asked for above
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._about)
        across.setSpacing(16)
        across.addWidget(Glyph.icon("pencil-line", "accent_text", 24))
        across.addLayout(column, 1)
        across.addWidget(self._add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 24, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(_Drawing(), 0, _CENTRE)
        whole.addSpacing(12)
        for words in (self._sentence, self._line, self._hide, self._perhaps):
            words.setAlignment(_CENTRE)
        whole.addWidget(self._sentence)
        whole.addWidget(self._line)
        whole.addWidget(self._hide)
        whole.addWidget(self._clear, 0, _CENTRE)
        whole.addSpacing(16)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._card, 20)
        centred.addStretch(1)
        whole.addLayout(centred)
        whole.addSpacing(16)
        whole.addWidget(self._perhaps)
        whole.addLayout(self._names)
        whole.addStretch(1)
