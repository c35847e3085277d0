"""Where everything in a row of Today lies: in one storey, in two where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt

from ui.today.rows import TodayRow
from ui.widgets import look
from ui.widgets.buttons import ButtonLook, Kind, button_size
from ui.widgets.pill import pill_size
from ui.widgets.type import Role

#: Between two rows.
GAP = 5
_ROW = 67
#: The column of buttons, by language; longer words make it wider.
_ACTION = {"en": 136, "ja": 132}
_LEFT = 52
_EDGE = 14
_BESIDE = 16
_BUTTON = 32
_MARK = 20
#: In a narrower row pill and button go below the words.
_ONE_STOREY = 620


@dataclass(frozen=True)
class Placed:
    """A text on its baseline, elided to its room."""

    x: float
    base: float
    shown: str
    role: Role
    token: str


@dataclass(frozen=True)
class RowPlaces:
    """A row, laid out.

    Attributes:
        status: the words of the pill, elided.
        person: where the person's icon lies; None where there is no room.
        is_cut: some words did not fit.
    """

    card: QRect
    mark: QRectF
    button: QRect
    pill: QRectF
    status: str
    texts: tuple[Placed, ...]
    person: QRectF | None
    is_cut: bool


class Places:
    """Lays rows out; knows how wide the list is and how wide its widest button."""

    def __init__(self) -> None:
        self._action = 0
        self._width = 0

    def fit(self, actions: Iterable[str]) -> None:
        """Make the column of buttons wide enough for these words."""
        type_ = look.type_()
        widths = [_button_width(words) for words in actions]
        self._action = max([type_.px(_ACTION[type_.language]), *widths])

    def set_width(self, width: int) -> bool:
        """Know how wide the rows are; say whether their height changes by that."""
        before = self._is_narrow()
        self._width = width
        return self._is_narrow() is not before

    def height(self) -> int:
        """Give the height of a card."""
        type_ = look.type_()
        words = type_.line(Role.STRONG) + 2 + type_.line(Role.LABEL)
        if self._is_narrow():
            return words + type_.px(24 + 8 + _BUTTON)
        return max(type_.px(_ROW), words + type_.px(16))

    def _is_narrow(self) -> bool:
        return self._width < look.type_().px(_ONE_STOREY)

    def of(self, rect: QRect, row: TodayRow) -> RowPlaces:
        """Lay a row out in the rectangle the list gives it."""
        type_ = look.type_()
        card = rect.adjusted(0, 0, -1, -GAP)
        narrow = self._is_narrow()
        words = type_.line(Role.STRONG) + 2 + type_.line(Role.LABEL)
        height = type_.px(_BUTTON)
        if narrow:
            top = float(card.top() + type_.px(12))
            below = card.bottom() - type_.px(12) - height + 1
        else:
            top = card.top() + (card.height() - words) / 2
            below = card.center().y() - height // 2
        # Below the words no column is needed, and the pill has more room.
        own = max(type_.px(_ACTION[type_.language]), _button_width(row.action))
        wide = own if narrow else self._action
        button = QRect(card.right() + 1 - _EDGE - wide, below, wide, height)
        left = card.left() + type_.px(_LEFT)
        status, pill = self._pill(row, card, button, left, narrow=narrow)
        right = card.right() - _EDGE if narrow else pill.left() - 12
        texts, person, is_cut = _words(row, left, top, right)
        side = type_.px(_MARK)
        middle = top + words / 2
        mark = QRectF(card.left() + (type_.px(_LEFT) - side) / 2, middle - side / 2, side, side)
        is_cut = is_cut or status != row.status
        return RowPlaces(card, mark, button, pill, status, texts, person, is_cut)

    def _pill(
        self, row: TodayRow, card: QRect, button: QRect, left: int, *, narrow: bool
    ) -> tuple[str, QRectF]:
        type_ = look.type_()
        most = button.left() - _BESIDE - left if narrow else card.width() * 0.3
        status, size = row.status, pill_size(row.status, type_)
        if size.width() > most:
            metrics = type_.metrics(Role.SMALL_STRONG)
            room = most - size.width() + metrics.horizontalAdvance(status)
            status = metrics.elidedText(status, Qt.TextElideMode.ElideRight, max(0.0, room))
            size = pill_size(status, type_)
        x = left if narrow else button.left() - _BESIDE - size.width()
        y = button.top() + (button.height() - size.height()) / 2
        return status, QRectF(x, y, size.width(), size.height())


def _words(
    row: TodayRow, left: float, top: float, right: float
) -> tuple[tuple[Placed, ...], QRectF | None, bool]:
    """Lay out operator, asked and person on one baseline, and the reason below."""
    type_ = look.type_()
    room = max(0.0, right - left)
    # One baseline for three sizes: centring each looks ragged with kanji.
    base = top + type_.baseline(Role.STRONG)
    icon, gap = type_.px(13), type_.px(4)
    asked, person = _width(row.asked, Role.LABEL), icon + gap + _width(row.person, Role.SMALL)
    texts: list[Placed] = []
    place: QRectF | None = None

    def put(x: float, base: float, text: str, role: Role, token: str, room: float) -> float:
        shown = text
        if (width := _width(text, role)) > room:
            metrics = type_.metrics(role)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
            width = metrics.horizontalAdvance(shown)
        texts.append(Placed(x, base, shown, role, token))
        return width

    # Who it is about comes first; the person gives way before what was asked for.
    most = max(room * 0.5, room - 10 - asked - 14 - person)
    x = left + put(left, base, row.operator, Role.STRONG, "text", most) + 10
    rest = max(0.0, right - x)
    x += put(x, base, row.asked, Role.LABEL, "text2", max(rest * 0.6, rest - 14 - person)) + 14
    if right - x >= min(person, type_.px(60)):
        place = QRectF(x, base - type_.px(11), icon, icon)
        x += icon + gap
        put(x, base, row.person, Role.SMALL, "text2", right - x)
    below = top + type_.line(Role.STRONG) + 2 + type_.baseline(Role.LABEL)
    put(left, below, row.reason, Role.LABEL, "text2", room)
    said = [row.operator, row.asked, row.person, row.reason]
    return tuple(texts), place, [each.shown for each in texts] != said


def _button_width(words: str) -> int:
    return button_size(ButtonLook(words, Kind.TONAL), look.type_()).width()


def _width(text: str, role: Role) -> float:
    return look.type_().metrics(role).horizontalAdvance(text)
