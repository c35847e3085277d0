"""The left of the page: every authority there is, narrowed by words and by country."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.operators.authorities import Authority
from ui.authorities.rows import AuthorityRow, fits, row_words
from ui.directory.row import country_words
from ui.widgets import look
from ui.widgets.filter_chip import FilterChip
from ui.widgets.icons import draw_icon
from ui.widgets.list_finder import ListFinder
from ui.widgets.row_paint import TwoLines, plate, put, put_right
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.widgets.worded_model import Index, Roles, WordedModel
from ui.wording import Words

_PADDING = 14
_ICON = 16


class AuthorityDelegate(QStyledItemDelegate):
    """Draws one authority on two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, TwoLines.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Roles.ROW)
        if not isinstance(row, AuthorityRow):
            return
        painter.save()
        self._paint_words(painter, plate(painter, option), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: AuthorityRow) -> None:
        left, right = area.left() + _PADDING, area.right() - _PADDING
        at = TwoLines.within(area)
        laws = put_right(painter, right, at.first, row.laws, (right - left) * 0.45)
        put(painter, left, at.first, row.name, row.found, Role.STRONG, "text", laws - left - 10)
        type_, tokens = look.type_(), look.tokens()
        side, x = type_.px(_ICON), float(right)
        for icon in reversed(row.icons):
            x -= side
            place = QRectF(x, at.middle - side / 2, side, side)
            draw_icon(painter, place, icon, tokens.colour("text2"))
            x -= type_.px(5)
        room = x - left - 8
        put(painter, left, at.second, row.line, row.line_found, Role.SMALL, "text2", room)


class _Model(WordedModel):
    """The authorities that fit."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._typed = ""
        self.shown: tuple[Authority, ...] = ()

    def show_these(self, shown: tuple[Authority, ...], typed: str) -> None:
        self.beginResetModel()
        self.shown, self._typed = shown, typed
        self.forget_words()
        self.endResetModel()

    def row_count(self) -> int:
        return len(self.shown)

    def word(self, number: int) -> AuthorityRow:
        return row_words(self._words, self.shown[number], self._typed)


class _Narrow(QWidget):
    """The search field and the country.

    Signals:
        changed: something else is looked for.
    """

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.country = ""
        self._countries: tuple[str, ...] = ()
        self.field = SearchField("authorities_search")
        self._place = FilterChip("authorities_country", opens_menu=True)
        self.count = Text("", Role.SMALL, "text2", single=True)
        self._menu = QMenu(self)
        self._menu.setObjectName("authorities_country_menu")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self._place.clicked.connect(self._open_menu)

    def show_countries(self, countries: tuple[str, ...]) -> None:
        self._countries = countries
        self.retranslate()

    def retranslate(self) -> None:
        text = self._words.text
        self.field.setPlaceholderText(text("authorities.search"))
        self.field.setAccessibleName(text("authorities.search"))
        self._menu.clear()
        group = QActionGroup(self._menu)
        named = [(country_words(self._words, code), code) for code in self._countries]
        if self._words.language == "en":
            named.sort()
        for name, code in [(text("directory.all_countries"), ""), *named]:
            action = QAction(name.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(code == self.country)
            action.setData(code)
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(self._choose)
        self._show_place()

    def _show_place(self) -> None:
        words = country_words(self._words, self.country)
        shown = words or self._words.text("directory.all_countries")
        self._place.set_words(shown, name=self._words.text("directory.by_country", place=shown))
        self._place.setChecked(bool(self.country))

    def _open_menu(self) -> None:
        # The click toggled it; whether it is on is for the choice to say.
        self._place.setChecked(bool(self.country))
        self._menu.popup(self._place.mapToGlobal(QPoint(0, self._place.height() + 2)))

    def _choose(self, action: QAction) -> None:
        self.country = str(action.data())
        self._show_place()
        self.changed.emit()


class AuthorityList(ListFinder):
    """Search, country, list; ``chosen`` and ``opened`` carry an id, ``add_asked`` asks for the form."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self._narrow = _Narrow(words)
        self._model = _Model(words)
        self._all: tuple[Authority, ...] = ()
        names = ("authorities_find", "authorities_list")
        field, delegate = self._narrow.field, AuthorityDelegate()
        super().__init__(self._narrow, field, self._model, delegate, names=names, parent=parent)
        self._words = words
        self._add.set_icon("scale")
        self._narrow.changed.connect(self._fill)
        field.returnPressed.connect(self.enter_list)
        field.down.connect(self.enter_list)
        self.retranslate()

    def show_all(self, every: tuple[Authority, ...]) -> None:
        """List these authorities, as far as they fit what is looked for."""
        if every == self._all:
            return
        self._all = every
        self._narrow.show_countries(tuple(dict.fromkeys(each.country for each in every)))
        self._fill()

    def authority(self, key: str) -> Authority | None:
        """Give an authority by its id."""
        return next((each for each in self._all if each.id == key), None)

    def choose(self, key: str) -> bool:
        """Make an authority's row the current one, silently; empty = none."""
        shown = [each.id for each in self._model.shown]
        return self.choose_row(shown.index(key) if key in shown else -1)

    def key_at(self, index: Index) -> str | None:
        row = index.data(Roles.ROW)
        return row.id if isinstance(row, AuthorityRow) else None

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.name_frame(self._words.text("authorities.title"), self._words.text("authorities.find"))
        self._narrow.retranslate()
        current = self.key_at(self.view.currentIndex()) or ""
        self._fill()
        self.choose(current)

    def _fill(self) -> None:
        typed, country = self._narrow.field.text().strip()[:200], self._narrow.country
        shown = tuple(each for each in self._all if fits(self._words, each, typed, country))
        with self.silent():
            self._model.show_these(shown, typed)
        self.view.setVisible(bool(shown))
        self._narrow.count.set_text(self._words.plural("authorities.count", len(shown)))
        nothing = self._words.text("authorities.none_here")
        if typed:
            nothing = self._words.text("authorities.none_for", text=typed[:60])
        self.say_none("" if shown or not self._all else nothing)
