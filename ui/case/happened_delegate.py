"""Painting what happened: date, ring with icon on a spine, title with attachments, sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.case.happened_model import ENTRY_ROLE, Entry
from ui.widgets import look
from ui.widgets.icons import draw_icon
from ui.widgets.paint import CARD, ring, sheet
from ui.widgets.type import Role

Index = QModelIndex | QPersistentModelIndex

_ROW = 64
_DATE = 60
_RING = 28
_GAP = 14
_ICON = 16
#: A long text of one's own shows so many lines until its entry is chosen.
_LINES = 3
#: A note may have 20,000 characters; no more than this is ever laid out while folded.
_FOLDED = 600


@dataclass(frozen=True)
class Hit:
    """What lies under the pointer: the number of an attachment, or the entry's menu."""

    paper: int | None = None
    menu: bool = False


class HappenedDelegate(QStyledItemDelegate):
    """Draws an entry; heights come from its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = 400
        self._date = float(_DATE)
        self._open = -1
        self._laid: dict[tuple[str, bool], tuple[QTextLayout, ...]] = {}

    def fit(self, width: int) -> bool:
        """Lay words out for a list of this width; say whether it is another one."""
        changed = width != self._width
        if changed:
            self._width = width
            self._laid.clear()
        return changed

    def fit_days(self, days: Iterable[str]) -> None:
        """Make the column of dates wide enough: one of another year names it."""
        type_ = look.type_()
        metrics = QFontMetricsF(type_.font(Role.LABEL_STRONG))
        widths = [metrics.horizontalAdvance(day) + type_.px(10) for day in set(days)]
        self._date = max([float(type_.px(_DATE)), *widths])
        self._laid.clear()

    def unfold(self, row: int) -> None:
        """Show all of the words of one row."""
        self._open = row

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        type_ = look.type_()
        entry = index.data(ENTRY_ROLE)
        lines = self._lines(entry, unfolded=index.row() == self._open)
        height = type_.px(4) + type_.line(Role.STRONG) + lines * type_.line(Role.SMALL)
        return QSize(self._width, max(type_.px(_ROW), height + type_.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = look.tokens()
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        rect = option.rect
        if hovered or focused:
            sheet(painter, _inside(rect), tokens.colour("hover"), radius=CARD)
        rows = index.model().rowCount()
        self._paint_spine(painter, rect, index.row(), rows)
        self._paint_ring(painter, rect, entry)
        self._paint_words(painter, rect, entry, unfolded=index.row() == self._open)
        for place, paper in zip(self._papers(rect, entry), entry.papers, strict=False):
            name = "paperclip" if paper.format is None else "file-text"
            draw_icon(painter, place, name, tokens.colour("text2"))
        if (hovered or focused) and _has_menu(entry):
            draw_icon(painter, self._menu(rect), "ellipsis", tokens.colour("accent_text"))
        if focused:
            ring(painter, _inside(rect), tokens.colour("focus"), radius=CARD)
        painter.restore()

    def hit(self, rect: QRect, entry: Entry, at: QPointF) -> Hit:
        """Say what lies at a point of an entry's rectangle."""
        reach = 6
        for number, place in enumerate(self._papers(rect, entry)):
            if place.adjusted(-reach, -reach, reach, reach).contains(at):
                return Hit(paper=number)
        if _has_menu(entry) and self._menu(rect).adjusted(-8, -8, 8, 8).contains(at):
            return Hit(menu=True)
        return Hit()

    def menu_place(self, rect: QRect) -> QPointF:
        """Give the point an entry's menu opens at."""
        return self._menu(rect).bottomLeft()

    def _left(self) -> float:
        type_ = look.type_()
        return type_.px(8) + self._date + type_.px(_RING) + type_.px(_GAP)

    def _text_width(self) -> float:
        return max(80.0, self._width - self._left() - look.type_().px(44))

    def _paint_spine(self, painter: QPainter, rect: QRect, row: int, rows: int) -> None:
        type_ = look.type_()
        x = type_.px(8) + self._date + type_.px(_RING) / 2 + rect.left()
        middle = rect.top() + type_.px(4) + type_.px(_RING) / 2
        top = float(rect.top()) if row else middle
        bottom = float(rect.bottom() + 1) if row < rows - 1 else middle
        painter.setPen(QPen(look.tokens().colour("line2"), 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_ring(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        type_, tokens = look.type_(), look.tokens()
        side = type_.px(_RING)
        place = QRectF(rect.left() + type_.px(8) + self._date, rect.top() + type_.px(4), side, side)
        border = tokens.colour("line2")
        sheet(painter, place, tokens.colour("surface"), border, radius=side / 2, width=1.5)
        inner = type_.px(14)
        icon = QRectF(0, 0, inner, inner)
        icon.moveCenter(place.center())
        draw_icon(painter, icon, entry.icon, tokens.colour("text3" if entry.struck else "text2"))

    def _paint_words(self, painter: QPainter, rect: QRect, entry: Entry, *, unfolded: bool) -> None:
        type_, tokens = look.type_(), look.tokens()
        top = rect.top() + type_.px(4) + (type_.px(_RING) - type_.line(Role.STRONG)) / 2
        base = top + type_.baseline(Role.STRONG)
        painter.setFont(type_.font(Role.LABEL_STRONG))
        painter.setPen(tokens.colour("text3" if entry.struck else "text"))
        painter.drawText(QPointF(rect.left() + type_.px(6), base), entry.day)
        font = QFont(type_.font(Role.STRONG))
        if entry.struck:
            font.setStrikeOut(True)
        title = self._title(entry)
        painter.setFont(font)
        left = rect.left() + self._left()
        painter.drawText(QPointF(left, base), title)
        if entry.remark:
            painter.setFont(type_.font(Role.SMALL))
            painter.setPen(tokens.colour("text3"))
            at = self._after_title(rect, entry) + len(entry.papers) * type_.px(_ICON + 6)
            painter.drawText(QPointF(at, base), entry.remark)
        painter.setPen(tokens.colour("text3" if entry.struck else "text2"))
        line = type_.line(Role.SMALL)
        at_line = top + type_.line(Role.STRONG) + 1
        for layout in self._layouts(entry, unfolded=unfolded):
            for number in range(layout.lineCount()):
                row = layout.lineAt(number)
                drop = type_.baseline(Role.SMALL) - row.ascent()
                row.draw(painter, QPointF(left, at_line + drop))
                at_line += line

    def _title(self, entry: Entry) -> str:
        metrics = QFontMetricsF(look.type_().font(Role.STRONG))
        return metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, self._text_width())

    def _after_title(self, rect: QRect, entry: Entry) -> float:
        metrics = QFontMetricsF(look.type_().font(Role.STRONG))
        advance = metrics.horizontalAdvance(self._title(entry))
        return rect.left() + self._left() + advance + look.type_().px(8)

    def _papers(self, rect: QRect, entry: Entry) -> list[QRectF]:
        type_ = look.type_()
        side = type_.px(_ICON)
        left = self._after_title(rect, entry)
        top = rect.top() + type_.px(4) + (type_.px(_RING) - side) / 2
        return [
            QRectF(left + number * (side + type_.px(6)), top, side, side)
            for number in range(len(entry.papers))
        ]

    def _menu(self, rect: QRect) -> QRectF:
        type_ = look.type_()
        side = type_.px(_ICON)
        top = rect.top() + type_.px(4) + (type_.px(_RING) - side) / 2
        return QRectF(rect.right() - type_.px(14) - side, top, side, side)

    def _lines(self, entry: Entry, *, unfolded: bool) -> int:
        return sum(layout.lineCount() for layout in self._layouts(entry, unfolded=unfolded))

    def _layouts(self, entry: Entry, *, unfolded: bool) -> tuple[QTextLayout, ...]:
        key = entry.line, unfolded
        if key not in self._laid:
            self._laid[key] = self._lay_out(entry.line, unfolded=unfolded)
        return self._laid[key]

    def _lay_out(self, text: str, *, unfolded: bool) -> tuple[QTextLayout, ...]:
        if not text:
            return ()
        if not unfolded and len(text) > _FOLDED:
            text = text[:_FOLDED] + "…"
        width = self._text_width()
        layout, ends = _wrapped(text, width)
        if unfolded or len(ends) <= _LINES:
            return (layout,)
        # The last line of a folded text ends in "…".
        start = ends[_LINES - 2]
        metrics = QFontMetricsF(look.type_().font(Role.SMALL))
        rest = " ".join(text[start:].split())
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - 2)
        return (_wrapped(text[:start], width)[0], _wrapped(last, width * 2)[0])


def _wrapped(text: str, width: float) -> tuple[QTextLayout, list[int]]:
    """Break a text into lines; give where each of them ends."""
    layout = QTextLayout(text.rstrip().replace("\n", "\u2028"), look.type_().font(Role.SMALL))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends = []
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, 0))
        ends.append(row.textStart() + row.textLength())
    layout.endLayout()
    return layout, ends


def _inside(rect: QRect) -> QRectF:
    return QRectF(rect).adjusted(0, 0, 0, -2)


def _has_menu(entry: Entry) -> bool:
    return entry.event is not None or bool(entry.papers)
