"""Labelled choices of the form: one of several ids, and a place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.base.places import COUNTRIES
from ui.authorities.rows import region_words
from ui.directory.row import country_words
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: Letters a box keeps room for; a longer entry ends in "…" where there is no more.
_LETTERS = 10


def make_box(name: str) -> QComboBox:
    """Make a box that takes the width there is and never asks for more."""
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


class IdChoice(QWidget):
    """A label and a box of ids with words.

    Signals:
        edited: the user chose another.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._label = Text("", Role.LABEL)
        self._box = make_box(name)
        self._box.activated.connect(lambda _row: self.edited.emit())
        column = _column(self)
        column.addWidget(self._label)
        column.addWidget(self._box)
        column.addStretch(1)

    def value(self) -> str:
        """Give the id chosen."""
        return str(self._box.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose an id, the first where there is no such; ``edited`` stays silent."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))

    def show_entries(self, label: str, entries: Mapping[str, str]) -> None:
        """Word the choice; what is chosen stays."""
        chosen = self.value()
        self._label.set_text(label)
        self._box.setAccessibleName(label)
        self._box.clear()
        for each, words in entries.items():
            self._box.addItem(words, each)
        self.set_value(chosen)


class PlaceChoice(QWidget):
    """A label, a country, and a region where the country has an authority for each.

    Signals:
        edited: the user chose another.
    """

    edited = Signal()

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self._words = words
        self._regions: Mapping[str, tuple[str, ...]] = {}
        self._place = ("", "")
        self._label = Text("", Role.LABEL)
        self._country = make_box(f"{name}_country")
        self._region = make_box(f"{name}_region")
        column = _column(self)
        column.addWidget(self._label)
        column.addWidget(self._country)
        column.addWidget(self._region)
        column.addStretch(1)
        self._country.activated.connect(self._choose_country)
        self._region.activated.connect(self._choose_region)

    def value(self) -> tuple[str, str]:
        """Give country and region; empty = not known."""
        return self._place

    def set_value(self, country: str, region: str = "") -> None:
        """Show a place; ``edited`` stays silent."""
        self._place = (country, region)
        self._fill()

    def know_regions(self, regions: Mapping[str, tuple[str, ...]]) -> None:
        """Know which countries have regions to choose from."""
        self._regions = regions
        self._fill()

    def say(self, label: str) -> None:
        """Word the choice in the language of the moment."""
        self._label.set_text(label)
        self._country.setAccessibleName(label)
        self._region.setAccessibleName(self._words.text("authorities.part", label=label))
        self._fill()

    def _fill(self) -> None:
        country, region = self._place
        # A seat on record may lie where no law of Kaiji's reaches.
        codes = [*COUNTRIES, *([country] if country and country not in COUNTRIES else [])]
        named = [(country_words(self._words, code), code) for code in codes]
        if self._words.language == "en":
            named.sort()
        self._show(self._country, [(self._words.text("directory.not_known"), ""), *named], country)
        codes = list(self._regions.get(country, ()))
        named = sorted((region_words(self._words, code), code) for code in codes)
        self._show(self._region, [(self._words.text("authorities.any_region"), ""), *named], region)
        self._region.setVisible(bool(codes))

    def _show(self, box: QComboBox, entries: list[tuple[str, str]], chosen: str) -> None:
        box.clear()
        for words, code in entries:
            box.addItem(words, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _choose_country(self, _row: int) -> None:
        self.set_value(str(self._country.currentData() or ""))
        self.edited.emit()

    def _choose_region(self, _row: int) -> None:
        self._place = (self._place[0], str(self._region.currentData() or ""))
        self.edited.emit()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column
