"""Where everything stands on the date line: days on a scale, labels in rows that do not collide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from ui.case.line_marks import LineMark
from ui.widgets.type import Role, Type

#: A longer gap between two marks is compressed, in days, to the second number.
_LONG, _COMPRESSED = 365, 60
#: Marks of neighbouring days keep apart.
_APART = 20
#: Room between two labels of one row.
_BETWEEN = 10
_ROWS_BELOW = 3
#: The mark's own square, and how far labels keep from the line.
_MARK = 16
_EDGE = 12


@dataclass(frozen=True)
class Placed:
    """A mark on the line.

    Attributes:
        x: its middle.
        label: where its words stand; None where there is no room for them.
        row: how many rows of labels lie between it and its own.
    """

    mark: LineMark
    x: float
    label: QRectF | None
    row: int


@dataclass(frozen=True)
class LineLayout:
    """The line laid out.

    Attributes:
        y: of the line.
        today: x of today.
        flag: where the flag of today stands.
        breaks: x of every compressed gap.
    """

    width: float
    height: int
    y: float
    placed: tuple[Placed, ...]
    today: float
    flag: QRectF
    breaks: tuple[float, ...]
    _scale: tuple[tuple[date, float], ...]

    def x_of(self, day: date) -> float:
        """Give the place of a day that has a mark; of another, that of the last one before it."""
        x = self._scale[0][1]
        for known, at in self._scale:
            if known <= day:
                x = at
        return x


def lay_out(
    marks: Sequence[LineMark], today: date, flag: str, width: float, type_: Type
) -> LineLayout:
    """Lay marks out over ``width`` pixels; ``flag`` is the words of today's flag."""
    small, strong = type_.line(Role.SMALL), type_.line(Role.SMALL_STRONG)
    y = type_.px(24) + small + type_.px(12)
    scale, breaks = _scale([mark.on for mark in marks], today, width, type_.px(56))
    at = dict(scale)
    xs = _apart(marks, at, type_.px(_APART))
    flag_width = _advance(flag, Role.SMALL_STRONG, type_) + type_.px(16)
    flag_rect = QRectF(_within(at[today] - flag_width / 2, flag_width, width), 0, flag_width, 0)
    flag_rect.setHeight(type_.px(22))
    # A second row of events stands beside the flag.
    above = _Rows(width, [[], [(flag_rect.left(), flag_rect.right())]], type_)
    below = _Rows(width, [[] for _ in range(_ROWS_BELOW)], type_)
    placed, rows_below = [], 1
    for number, (mark, x) in enumerate(zip(marks, xs, strict=True)):
        wide = _advance(mark.label, Role.SMALL, type_)
        if mark.happened:
            found = above.place(x, wide, x + wide)
            row, left = found if found else (0, 0.0)
            top = y - type_.px(12) - small if row == 0 else float(type_.px(2))
            rect = QRectF(left, top, wide, small) if found else None
        else:
            wide = max(wide, _advance(mark.day, Role.SMALL_STRONG, type_))
            nexts = [xs[n] for n in range(number + 1, len(marks)) if not marks[n].happened]
            found = below.place(x, wide, nexts[0] if nexts else width + wide)
            row, left = found if found else (0, 0.0)
            top = y + type_.px(_EDGE) + row * (small + strong + 2)
            rect = QRectF(left, top, wide, small + strong) if found else None
            rows_below = max(rows_below, row + 1)
        placed.append(Placed(mark, x, rect, row))
    height = y + type_.px(_EDGE) + rows_below * (small + strong + 2) + type_.px(4)
    return LineLayout(
        width,
        max(type_.px(112), round(height)),
        float(y),
        tuple(placed),
        at[today],
        flag_rect,
        breaks,
        scale,
    )


def mark_rect(placed: Placed, layout: LineLayout, type_: Type) -> QRectF:
    """Give the square a mark is drawn in."""
    side = type_.px(_MARK)
    return QRectF(placed.x - side / 2, layout.y - side / 2, side, side)


class _Rows:
    """Rows of labels; the one nearest to the line first."""

    def __init__(self, width: float, rows: list[list[tuple[float, float]]], type_: Type) -> None:
        self._width = width
        self._rows = rows
        self._between = type_.px(_BETWEEN)

    def place(self, x: float, wide: float, next_x: float) -> tuple[int, float] | None:
        """Find a row for a label of a mark at ``x``; give it with the label's left edge.

        The label makes way for the next mark, whose own may stand a row further away.
        """
        left = _within(x - wide / 2, wide, self._width)
        if next_x > x:
            left = _within(max(x - wide, min(left, next_x - 8 - wide)), wide, self._width)
        for number, row in enumerate(self._rows):
            start = left - self._between
            end = left + wide + self._between
            if all(end <= begun or start >= ended for begun, ended in row):
                row.append((left, left + wide))
                return number, left
        return None


def _within(left: float, wide: float, width: float) -> float:
    return max(0.0, min(left, width - wide))


def _advance(text: str, role: Role, type_: Type) -> float:
    return QFontMetricsF(type_.font(role)).horizontalAdvance(text) + 1


def _scale(
    days: Iterable[date], today: date, width: float, pad: float
) -> tuple[tuple[tuple[date, float], ...], tuple[float, ...]]:
    """Give the place of every day, and of the breaks in gaps of more than a year."""
    known = sorted({*days, today})
    lengths = [(b - a).days for a, b in pairwise(known)]
    shown = [_COMPRESSED if length > _LONG else length for length in lengths]
    unit = (width - 2 * pad) / max(sum(shown), 1)
    if len(known) == 1:
        return ((known[0], width / 2),), ()
    places, breaks = [(known[0], pad)], []
    for day, length, drawn in zip(known[1:], lengths, shown, strict=True):
        before = places[-1][1]
        places.append((day, before + drawn * unit))
        if length > _LONG:
            breaks.append(before + drawn * unit / 2)
    return tuple(places), tuple(breaks)


def _apart(marks: Sequence[LineMark], at: dict[date, float], apart: float) -> list[float]:
    """Keep dates to come that fall close together beside each other; what happened stays put."""
    xs: list[float] = []
    last: float | None = None
    for mark in marks:
        x = at[mark.on]
        if not mark.happened:
            if last is not None and x < last + apart:
                x = last + apart
            last = x
        xs.append(x)
    return xs
