"""What narrows the list: a text, a country, only those with e-mail, only those not checked lately."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.base.places import COUNTRIES
from ui.directory.presenter import Sought
from ui.directory.row import country_words
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
        self._count = Text("", Role.SMALL, "text2", single=True)
        self._menu = QMenu(self)
        self._menu.setObjectName("country_menu")
        row = QHBoxLayout()
        row.setSpacing(6)
        for chip in (self._place, self._email, self._stale):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self.entered)
        self._email.toggled.connect(self._tell)
        self._stale.toggled.connect(self._tell)
        self._place.clicked.connect(self._open_menu)
        self.retranslate()

    def value(self) -> Sought:
        """Give what is searched for."""
        return Sought(
            self.field.text(), self._country, self._email.isChecked(), self._stale.isChecked()
        )

    def set_text(self, text: str) -> None:
        """Search for ``text`` everywhere."""
        for chip in (self._email, self._stale):
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        self._country = ""
        self._show_place()
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self._tell()

    def show_count(self, count: int) -> None:
        """Say how many were found."""
        self._count.set_text(self._words.plural("directory.records", count))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.field.setPlaceholderText(text("directory.search"))
        self.field.setAccessibleName(text("directory.search"))
        self._email.set_words(text("directory.has_email"), name=text("directory.has_email.name"))
        self._stale.set_words(text("directory.stale"), name=text("directory.stale.name"))
        self._show_place()
        self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        everywhere = QAction(self._words.text("directory.all_countries"), self._menu)
        actions = [(everywhere, "")]
        for code in COUNTRIES:
            words = country_words(self._words, code).replace("&", "&&")
            actions.append((QAction(words, self._menu), code))
        for action, code in actions:
            action.setCheckable(True)
            action.setChecked(code == self._country)
            action.setData(code)
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(self._choose)

    def _open_menu(self) -> None:
        # The click toggled it; whether it is on is for the choice to say.
        self._place.setChecked(bool(self._country))
        self._menu.popup(self._place.mapToGlobal(QPoint(0, self._place.height() + 2)))

    def _choose(self, action: QAction) -> None:
        self._country = str(action.data())
        self._show_place()
        self._tell()

    def _show_place(self) -> None:
        place = country_words(self._words, self._country)
        words = place or self._words.text("directory.all_countries")
        self._place.set_words(words, name=self._words.text("directory.by_country", place=words))
        self._place.setChecked(bool(self._country))

    def _tell(self, *_what: object) -> None:
        self.sought.emit(self.value())
