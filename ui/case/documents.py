"""Documents: letters as they were given out and what was attached, saved where the user says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.base.ids import LetterFormat
from app.services.case_file import CaseFile, Paper
from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CONTROL, ring, sheet
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

Index = QModelIndex | QPersistentModelIndex

_PAPER = int(Qt.ItemDataRole.UserRole)
_SIZE = _PAPER + 1
#: So many are shown before "All".
_FEW = 6
_ICONS = {LetterFormat.EML: "mail"}


class _Delegate(QStyledItemDelegate):
    """Icon, name and size in one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, look.type_().line(Role.LABEL) + look.type_().px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, type_ = look.tokens(), look.type_()
        paper = index.data(_PAPER)
        rect, state = option.rect, option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver or focused:
            sheet(painter, rect, tokens.colour("hover"))
        side = type_.px(16)
        icon = QRectF(rect.left() + 4, rect.top() + (rect.height() - side) / 2, side, side)
        name = "paperclip"
        if paper.format is not None:
            name = _ICONS.get(paper.format, "file-text")
        draw_icon(painter, icon, name, tokens.colour("text2"))
        top = rect.top() + (rect.height() - type_.line(Role.LABEL)) / 2
        base = top + type_.baseline(Role.LABEL)
        size = index.data(_SIZE)
        small = QFontMetricsF(type_.font(Role.SMALL))
        right = rect.right() - 4 - small.horizontalAdvance(size)
        painter.setFont(type_.font(Role.SMALL))
        painter.setPen(tokens.colour("text2"))
        painter.drawText(QPointF(right, base), size)
        font = type_.font(Role.LABEL)
        left = icon.right() + type_.px(8)
        words = QFontMetricsF(font).elidedText(
            index.data(Qt.ItemDataRole.DisplayRole),
            Qt.TextElideMode.ElideMiddle,
            right - left - type_.px(12),
        )
        painter.setFont(font)
        painter.setPen(tokens.colour("text"))
        painter.drawText(QPointF(left, base), words)
        if focused:
            ring(painter, rect, tokens.colour("focus"), radius=CONTROL)
        painter.restore()


class _List(QListView):
    """As tall as its rows; Enter and Space act."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, not the list.
        event.ignore()


class Documents(Card):
    """The card of a request's papers.

    Signals:
        save_asked: a ``Paper`` is to be saved.
        add_asked: files are to be added.
        read_asked: a letter (``Paper``) is to be read here.
    """

    save_asked = Signal(object)
    add_asked = Signal()
    read_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._shown: CaseFile | None = None
        self._all = False
        self._title = Text("", Role.HEADING, single=True).stretch()
        self._more = Button("", Kind.QUIET, size=Size.SMALL)
        self._more.setObjectName("all_documents")
        self._more.clicked.connect(self._switch)
        self._read = Button("", Kind.QUIET, size=Size.SMALL)
        self._read.setObjectName("read_letter")
        self._read.clicked.connect(self._ask_to_read)
        self._add = Button("", Kind.QUIET, icon="plus", size=Size.SMALL)
        self._add.setObjectName("add_document")
        self._add.clicked.connect(self.add_asked)
        self._none = Text("", Role.SMALL, "text2")
        self._model = QStandardItemModel()
        self._list = _List()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.clicked.connect(lambda index: self.save_asked.emit(index.data(_PAPER)))
        self._letter_title = Text("", Role.SMALL_STRONG).stretch()
        self._letter_close = Button("", Kind.QUIET, icon="x", size=Size.SMALL)
        self._letter_close.setObjectName("letter_close")
        self._letter_close.clicked.connect(self.close_letter)
        self._letter = Paragraph(read_only=True)
        self._letter.setObjectName("letter_text")
        self.setFocusProxy(self._read)
        self._lay_out()
        self.close_letter()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for button in (self._more, self._read, self._add):
            head.addWidget(button)
        letter = QHBoxLayout()
        letter.addWidget(self._letter_title, 1)
        letter.addWidget(self._letter_close)
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addWidget(self._list)
        self.body.addLayout(letter)
        self.body.addWidget(self._letter)

    def show_case(self, shown: CaseFile) -> None:
        """Show the papers of a request, newest first."""
        self._shown = shown
        words = self._words
        self._title.set_text(words.text("case.documents"))
        self._add.set_words(words.text("case.add"))
        self._read.set_words(words.text("case.read_letter"))
        self._letter_close.set_words("", name=words.text("ui.close"))
        self._none.set_text(words.text("case.no_documents"))
        papers = list(reversed(shown.papers))
        self._none.setVisible(not papers)
        self._read.setVisible(any(paper.format is not None for paper in papers))
        self._more.setVisible(len(papers) > _FEW)
        self._more.set_words(
            words.text("case.fewer") if self._all else words.plural("case.all", len(papers))
        )
        self._fill(papers if self._all else papers[:_FEW])

    def _fill(self, papers: list[Paper]) -> None:
        self._model.clear()
        self._list.setAccessibleName(self._words.text("case.documents"))
        for paper in papers:
            name, size = self._name(paper), size_words(paper.size, self._words)
            item = QStandardItem(name)
            item.setEditable(False)
            item.setData(paper, _PAPER)
            item.setData(size, _SIZE)
            item.setData(
                plain_tip(self._words.text("case.save_paper", name=name)),
                Qt.ItemDataRole.ToolTipRole,
            )
            item.setData(
                self._words.text("case.paper", name=name, size=size),
                Qt.ItemDataRole.AccessibleTextRole,
            )
            self._model.appendRow(item)
        row = look.type_().line(Role.LABEL) + look.type_().px(8)
        self._list.setFixedHeight(max(1, row * len(papers) + 2))
        self._list.setVisible(bool(papers))

    def papers(self) -> list[Paper]:
        """Give the papers listed now."""
        return [self._model.item(row).data(_PAPER) for row in range(self._model.rowCount())]

    def show_letter(self, paper: Paper, text: str) -> None:
        """Show a letter's text, to be read here."""
        words = self._words
        day = words.day(paper.on) if paper.on else paper.name
        self._letter_title.set_text(words.text("case.letter_text", day=day))
        self._letter.setAccessibleName(self._letter_title.text())
        self._letter.setPlainText(text)
        self._letter.setFixedHeight(look.type_().px(280))
        for widget in (self._letter_title, self._letter_close, self._letter):
            widget.show()
        self._letter.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_letter(self) -> bool:
        """Close the letter's text; say whether it was open."""
        was_open = not self._letter.isHidden()
        for widget in (self._letter_title, self._letter_close, self._letter):
            widget.hide()
        return was_open

    def _name(self, paper: Paper) -> str:
        if paper.format is None:
            return paper.name
        day = self._words.day(paper.on) if paper.on else ""
        form = self._words.text(f"case.format.{paper.format}")
        return self._words.text("case.letter_file", day=day, format=form)

    def _switch(self) -> None:
        self._all = not self._all
        if self._shown is not None:
            self.show_case(self._shown)

    def _ask_to_read(self) -> None:
        letters = [p for p in self._shown.papers if p.format is not None] if self._shown else []
        if letters:
            self.read_asked.emit(letters[-1])


def size_words(size: int, words: Words) -> str:
    """Say a size in bytes as people do: "54 kB"."""
    if size < 1000:
        return words.text("case.size.bytes", size=size)
    if size < 1_000_000:
        return words.text("case.size.kb", size=round(size / 1000))
    return words.text("case.size.mb", size=f"{size / 1_000_000:.1f}")
