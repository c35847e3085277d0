"""One operator's record: cards for reaching it, for how it handles requests, for who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.directory.facts import Fact, Facts, Reach, SourceLine
from ui.widgets import look
from ui.widgets.card import Card, parted, refill
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_LABEL = 132
_ICON = 20
#: Below this width a way takes more lines instead of columns.
_ROOM = 560

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RecordView(QWidget):
    """The cards of a record; read only."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._facts: Facts | None = None
        self._left: list[Callable[[Facts], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._fill_next)
        self._reach, self._handling = _Section(), _Section()
        self._identity, self._sources = _Section(), _Section()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for section in (self._reach, self._handling, self._identity, self._sources):
            column.addWidget(section)

    def show_facts(self, facts: Facts) -> None:
        """Show a record: the first card at once, each other one a turn of the event loop later.

        A long record takes thirty milliseconds in one piece, and keys would wait for it.
        """
        self._left = [self._fill_handling, self._fill_identity, self._fill_sources]
        self._facts = facts
        ways = [_way(each) for each in facts.ways()]
        self._reach.fill(self._words.text("directory.reach"), ways)
        self._turn.start()

    def is_whole(self) -> bool:
        """Say whether every card shows the record."""
        return not self._left

    def _fill_next(self) -> None:
        if self._facts is not None and self._left:
            self._left.pop(0)(self._facts)
        if self._left:
            self._turn.start()

    def _fill_handling(self, facts: Facts) -> None:
        self._handling.fill(self._words.text("directory.handling"), _facts(facts.handling()))

    def _fill_identity(self, facts: Facts) -> None:
        self._identity.fill(self._words.text("directory.identity"), _facts(facts.identity()))

    def _fill_sources(self, facts: Facts) -> None:
        text = self._words.text
        lines = [_source(each) for each in facts.sources()]
        none = [Text(text("directory.no_sources"), Role.LABEL, "text2")]
        self._sources.fill(text("directory.sources"), lines or none)


class _Section(Card):
    """A card with a heading and rows parted by hairlines."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.body.setContentsMargins(20, 14, 20, 8)
        self.body.setSpacing(0)
        self._heading = Text("", Role.HEADING, single=True).stretch()
        self._rows: QWidget | None = None
        self.body.addWidget(self._heading)

    def fill(self, heading: str, rows: Iterable[QWidget]) -> None:
        """Put other rows in place of those there are."""
        self._heading.set_text(heading)
        self._rows = refill(self.body, self._rows, parted(rows))


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


def _way(reach: Reach) -> QWidget:
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
        for line in (reach.path, reach.source):
            if line:
                self._column.addWidget(Text(line, Role.SMALL, "text2"))
        self._fresh = QWidget()
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


def _facts(facts: Iterable[Fact]) -> list[QWidget]:
    return [_Fact(fact) for fact in facts]


class _Fact(QWidget):
    """A label, a value, and where the value comes from."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._label = Text(fact.label, Role.LABEL, "text2")
        across = _across(self)
        across.addWidget(self._label, 0, _TOP)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(fact.value, Role.BODY, "text2" if fact.absent else "text"))
        if fact.evidence:
            column.addWidget(Text(fact.evidence, Role.SMALL, "text2"))
        across.addLayout(column, 1)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(look.type_().px(_LABEL))


def _source(source: SourceLine) -> QWidget:
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
