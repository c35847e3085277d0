"""What narrows the list: a text, chips for what is asked most, a menu for the rest."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.base.places import COUNTRIES
from app.services.directory import EVERY, Filter
from ui.directory.filter_menu import FilterMenu, filter_words
from ui.directory.presenter import Sought
from ui.directory.row import country_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.filter_chip import FilterChip
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class Filters(QWidget):
    """The search field and the filters below it.

    Signals:
        sought: what is searched for now, a ``Sought``.
        entered: Enter or Down was pressed in the field: on to the list.
    """

    sought = Signal(object)
    entered = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._country = ""
        self.field = SearchField("directory_search")
        self._place = FilterChip("filter_country", opens_menu=True)
        self._email = FilterChip("filter_email")
        self._stale = FilterChip("filter_stale")
        self._more = FilterChip("filter_more", opens_menu=True)
        self._count = Text("", Role.SMALL, "text2", single=True)
        #: Where filters are on, their chips need the room of the count, which goes below then.
        self._count_below = Text("", Role.SMALL, "text2", single=True)
        self._on = Text("", Role.SMALL, "text2")
        self._clear = Button("", Kind.QUIET, icon="x")
        self._clear.setObjectName("clear_filters")
        self._places = QMenu(self)
        self._places.setObjectName("country_menu")
        self._menu = FilterMenu(words, self)
        self._lay_out()
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self.entered)
        self._email.toggled.connect(self._tell)
        self._stale.toggled.connect(self._change_stale)
        self._place.clicked.connect(self._open_places)
        self._more.clicked.connect(self._open_menu)
        self._menu.changed.connect(self._change_menu)
        self._clear.clicked.connect(self.clear)
        self.retranslate()

    def value(self) -> Sought:
        """Give what is searched for."""
        return Sought(self.field.text(), self._wanted())

    def said(self) -> str:
        """Name the filters that are on; empty = none is."""
        wanted = self._wanted()
        return filter_words(wanted, country_words(self._words, wanted.country), self._words)

    def set_text(self, text: str) -> None:
        """Search for ``text`` everywhere."""
        self._put_off()
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self._tell()

    def clear(self) -> None:
        """Put all filters off; the text stays."""
        self._put_off()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def show_count(self, count: int) -> None:
        """Say how many were found."""
        for label in (self._count, self._count_below):
            label.set_text(self._words.plural("directory.records", count))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.field.setPlaceholderText(text("directory.search"))
        self.field.setAccessibleName(text("directory.search"))
        self._email.set_words(text("directory.has_email"), name=text("directory.has_email.name"))
        self._stale.set_words(text("directory.stale"), name=text("directory.stale.name"))
        self._clear.set_words("", name=text("directory.clear_filters"))
        self._menu.retranslate()
        self._fill_places()
        self._say()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in (self._place, self._email, self._stale, self._more):
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self._count)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._on, 1)
        below.addWidget(self._count_below)
        below.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(chips)
        column.addWidget(self._below)

    def _wanted(self) -> Filter:
        return replace(
            self._menu.chosen(),
            country=self._country,
            has_email=self._email.isChecked(),
            stale=self._stale.isChecked(),
        )

    def _put_off(self) -> None:
        for chip in (self._email, self._stale):
            _check(chip, on=False)
        self._country = ""
        self._menu.set_chosen(EVERY)
        self._fill_places()

    def _fill_places(self) -> None:
        self._places.clear()
        group = QActionGroup(self._places)
        everywhere = QAction(self._words.text("directory.all_countries"), self._places)
        actions = [(everywhere, "")]
        for code in COUNTRIES:
            words = country_words(self._words, code).replace("&", "&&")
            actions.append((QAction(words, self._places), code))
        for action, code in actions:
            action.setCheckable(True)
            action.setChecked(code == self._country)
            action.setData(code)
            group.addAction(action)
            self._places.addAction(action)
        group.triggered.connect(self._choose)

    def _open_places(self) -> None:
        # The click toggled it; whether it is on is for the choice to say.
        self._place.setChecked(bool(self._country))
        self._places.popup(self._place.mapToGlobal(QPoint(0, self._place.height() + 2)))

    def _open_menu(self) -> None:
        self._more.setChecked(bool(self._menu.count()))
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _choose(self, action: QAction) -> None:
        self._country = str(action.data())
        self._tell()

    def _change_stale(self, on: bool) -> None:
        # Nothing was checked lately and long ago.
        if on:
            self._menu.set_chosen(replace(self._menu.chosen(), checked_within=0))
        self._tell()

    def _change_menu(self) -> None:
        if self._menu.chosen().checked_within:
            _check(self._stale, on=False)
        self._tell()

    def _say(self) -> None:
        text = self._words.text
        place = country_words(self._words, self._country) or text("directory.all_countries")
        self._place.set_words(place, name=text("directory.by_country", place=place))
        self._place.setChecked(bool(self._country))
        count = self._menu.count()
        more = text("directory.more_filters")
        if count:
            more = text("directory.more_filters.count", count=count)
        self._more.set_words(more, name=text("directory.more_filters.name"))
        self._more.setChecked(bool(count))
        said = self.said()
        self._on.set_text(text("directory.filters_on", filters=said) if said else "")
        self._count.setVisible(not said)
        self._below.setVisible(bool(said))

    def _tell(self, *_what: object) -> None:
        self._say()
        self.sought.emit(self.value())


def _check(chip: FilterChip, *, on: bool) -> None:
    """Put a chip on or off; its signals stay silent."""
    chip.blockSignals(True)
    chip.setChecked(on)
    chip.blockSignals(False)
    chip.updateGeometry()
    chip.update()
