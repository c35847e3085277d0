"""Where somebody lives: a country, and the region where a law needs it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QVBoxLayout, QWidget

from app.base.places import COUNTRIES, regions_of
from ui.widgets.icons import icon
from ui.wording import Words


class _Country(QComboBox):
    """A combo box with a pin before what is chosen, not before every country of its list."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentIcon = icon("map-pin")


class HomePlace(QWidget):
    """Two combo boxes; the second is there only for countries whose regions differ.

    Signals:
        chosen: the user chose a country and a region, either may be "".
    """

    chosen = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._country = _Country()
        self._country.setObjectName("home_country")
        self._region = QComboBox()
        self._region.setObjectName("home_region")
        self._region.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._country)
        column.addWidget(self._region)
        self._fill_countries(None)
        self._country.activated.connect(self._on_country)
        self._region.activated.connect(lambda _row: self._emit())
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def country(self) -> str:
        """Give the country chosen, ISO 3166-1; empty = elsewhere, or none chosen yet."""
        return self._country.currentData() or ""

    def region(self) -> str:
        """Give the region chosen, ISO 3166-2, or "" where it does not matter."""
        return (self._region.currentData() or "") if regions_of(self.country()) else ""

    def show_place(self, country: str, region: str = "") -> None:
        """Show a place; ``chosen`` stays silent. An unknown country counts as elsewhere."""
        row = self._country.findData(country)
        self._country.setCurrentIndex(row if row >= 0 else self._country.findData(""))
        self._fill_regions(region)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        chosen, region = self._country.currentData(), self.region()
        self._fill_countries(chosen)
        self._fill_regions(region)
        self._country.setPlaceholderText(text("place.choose"))
        self._country.setAccessibleName(text("place.country"))
        self._region.setAccessibleName(text("place.region"))

    def _fill_countries(self, chosen: str | None) -> None:
        self._country.clear()
        for code in COUNTRIES:
            self._country.addItem(self._words.text(f"country.{code}"), code)
        self._country.addItem(self._words.text("country.elsewhere"), "")
        # A null value is found nowhere: then nothing is chosen yet.
        self._country.setCurrentIndex(-1 if chosen is None else self._country.findData(chosen))

    def _fill_regions(self, chosen: str) -> None:
        regions = regions_of(self.country())
        self._region.clear()
        for code in regions:
            self._region.addItem(self._words.text(f"region.{code}"), code)
        self._region.addItem(self._words.text("region.other"), "")
        self._region.setCurrentIndex(max(0, self._region.findData(chosen)))
        self._region.setVisible(bool(regions))

    def _on_country(self, _row: int) -> None:
        # Which region is not known yet; the one without a law of its own claims nothing.
        self._fill_regions("")
        self._emit()

    def _emit(self) -> None:
        self.chosen.emit(self.country(), self.region())


def likely_country(language: str) -> str | None:
    """Guess from the system's language settings, or the window's language, where the user lives."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    if code in COUNTRIES:
        return code
    return "JP" if language == "ja" else None
