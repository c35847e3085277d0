"""The rows of a record's cards: a way, a fact, a source, a remark."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.directory.facts import SourceLine
from ui.directory.stated import Fact
from ui.directory.ways import Reach
from ui.widgets import look
from ui.widgets.card import Card, parted, refill
from ui.widgets.field import Reason
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

_LABEL = 132
_ICON = 20
#: Below this width a way takes more lines instead of columns.
_ROOM = 560

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Section(Card):
    """A card with a heading, perhaps a line or a button beside it, and rows parted by hairlines."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(20, 14, 20, 8)
        self.body.setSpacing(0)
        self._heading = Text("", Role.HEADING, single=True).stretch()
        self._aside = Text("", Role.SMALL, "text2", single=True)
        self._aside.hide()
        self._rows: QWidget | None = None
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._aside, 0, _MIDDLE)
        self.body.addLayout(self._head)

    def say(self, line: str) -> None:
        """Say a line beside the heading; empty = nothing."""
        self._aside.set_text(line)
        self._aside.setVisible(bool(line))

    def fill(self, heading: str, rows: Iterable[QWidget]) -> None:
        """Put other rows in place of those there are."""
        self._heading.set_text(heading)
        self._rows = refill(self.body, self._rows, parted(rows))


def note_row(note: str) -> QWidget:
    """Show a remark of the user's."""
    row = QWidget()
    across = _across(row)
    across.addWidget(Glyph.icon("pencil-line", "text", _ICON), 0, _TOP)
    across.addWidget(Text(note, Role.BODY), 1)
    return row


def _across(row: QWidget) -> QHBoxLayout:
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 8, 0, 8)
    across.setSpacing(12)
    return across


def _no_way(reach: Reach) -> QWidget:
    """A way that was looked for in vain takes one line, not two."""
    row = QWidget()
    across = _across(row)
    across.addWidget(Glyph.icon(reach.icon, "text3", _ICON), 0, _MIDDLE)
    across.addWidget(Text(reach.value, Role.BODY, "text2"), 3, _MIDDLE)
    if reach.source:
        why = Text(reach.source, Role.SMALL, "text2")
        why.setAlignment(Qt.AlignmentFlag.AlignRight)
        across.addWidget(why, 2, _MIDDLE)
    return row


def way_row(reach: Reach) -> QWidget:
    """Show a way to reach it, or that there is none."""
    return _Way(reach) if reach.chip else _no_way(reach)


class _Way(QWidget):
    """A way there is: value and purpose on one line, freshness at the right, while there is room."""

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self._across = _across(self)
        self._across.addWidget(Glyph.icon(reach.icon, "text", _ICON), 0, _MIDDLE)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(10)
        self._head.addWidget(Text(reach.value, Role.BODY), 0, _TOP)
        self._head.addWidget(Chip(reach.chip, accent=reach.suits), 0, _TOP)
        self._head.addStretch(1)
        self._column.addLayout(self._head)
        for line in (reach.path, reach.only, reach.source):
            if line:
                self._column.addWidget(Text(line, Role.SMALL, "text2"))
        if reach.warning:
            self._column.addWidget(Reason(reach.warning, "circle-alert"))
        self._fresh = QWidget()
        self._fresh.setToolTip(plain_tip(reach.trust))
        self._fresh.setAccessibleDescription(reach.trust)
        fresh = QHBoxLayout(self._fresh)
        fresh.setContentsMargins(0, 0, 0, 0)
        fresh.setSpacing(8)
        fresh.addWidget(Glyph.freshness(reach.freshness))
        fresh.addWidget(Text(reach.checked, Role.SMALL, "text2", single=True).stretch(), 1)
        self._across.addLayout(self._column, 1)
        self._across.addWidget(self._fresh, 0, _MIDDLE)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look.type_().px(_ROOM)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._head.setSpacing(2 if narrow else 10)
        if narrow:
            self._across.removeWidget(self._fresh)
            self._column.addWidget(self._fresh)
        else:
            self._column.removeWidget(self._fresh)
            self._across.addWidget(self._fresh, 0, _MIDDLE)


class FactRow(QWidget):
    """A label, a value, where the value comes from, and the words it was read from."""

    def __init__(self, fact: Fact, words: Words, *, quoted: bool) -> None:
        super().__init__()
        self._label = Text(fact.label, Role.LABEL, "text2")
        across = _across(self)
        across.addWidget(self._label, 0, _TOP)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(fact.value, Role.BODY, "text2" if fact.absent else "text"))
        if fact.evidence:
            column.addWidget(Text(fact.evidence, Role.SMALL, "text2"))
        self._quote: Text | None = None
        if fact.quote:
            self._quote = Text(words.text("directory.quote", words=fact.quote), Role.SMALL)
            self._quote.setVisible(quoted)
            column.addWidget(self._quote)
        across.addLayout(column, 1)
        self._measure()

    def show_quote(self, shown: bool) -> None:
        """Show or hide the words it was read from."""
        if self._quote is not None:
            self._quote.setVisible(shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(look.type_().px(_LABEL))


def source_row(source: SourceLine) -> QWidget:
    """Show a document facts come from."""
    row = QWidget()
    across = _across(row)
    across.addWidget(Glyph.icon("file-text", "text", _ICON), 0, _MIDDLE)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Text(source.title, Role.BODY))
    for line in (source.places, source.dates):
        if line:
            column.addWidget(Text(line, Role.SMALL, "text2"))
    across.addLayout(column, 1)
    return row
