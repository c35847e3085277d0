"""Where a person lives, labelled as a field of the form: a country, and a region where it matters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.base.places import COUNTRIES, regions_of
from ui.people.row import place_of
from ui.widgets import look
from ui.widgets.field import LABEL_WIDTH, Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class PlaceField(QWidget):
    """Two choices beside each other; what a file said and no list has stays as it is.

    Signals:
        edited: the user chose another place.
    """

    edited = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("person_place")
        self._words = words
        self._given = ("", "")
        self._is_wrong = False
        self._label = Text("", Role.LABEL, single=True).stretch()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label)
        self._country = QComboBox()
        self._country.setObjectName("person_country")
        self._region = QComboBox()
        self._region.setObjectName("person_region")
        self._region.hide()
        self._reason = Reason()
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        boxes.addWidget(self._country)
        boxes.addWidget(self._region)
        boxes.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._head, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(boxes, 0, 1)
        grid.addWidget(self._reason, 1, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._country)
        for box in (self._country, self._region):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._country.activated.connect(self._on_country)
        self._region.activated.connect(lambda _row: self.edited.emit())
        self._measure()

    def country(self) -> str:
        """Give the country, ISO 3166-1; empty = elsewhere, or not given."""
        return str(self._country.currentData() or "")

    def region(self) -> str:
        """Give the region, ISO 3166-2; empty = it does not matter."""
        return "" if self._region.isHidden() else str(self._region.currentData() or "")

    def set_place(self, country: str, region: str) -> None:
        """Show a place; ``edited`` stays silent."""
        if (country, region) == self._given == (self.country(), self.region()):
            return
        self._given = (country, region)
        self._fill(country, region)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it; empty = nothing."""
        self._is_wrong = bool(sentence)
        if sentence:
            self._reason.say(sentence, "circle-alert", "late")
        else:
            self._reason.say(self._words.text("people.why.country"))

    def has_error(self) -> bool:
        """Say whether it says that something is wrong."""
        return self._is_wrong

    def controls(self) -> tuple[QWidget, ...]:
        """Give what Tab walks through, in order."""
        return self._country, self._region

    def retranslate(self) -> None:
        """Name the places in the language of the moment, in the order of their names."""
        text = self._words.text
        self._label.set_text(text("people.country"))
        self._country.setAccessibleName(text("place.country"))
        self._region.setAccessibleName(text("place.region"))
        self._fill(self.country(), self.region())
        self.complain("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        type_ = look.type_()
        self._head.setFixedWidth(type_.px(LABEL_WIDTH))
        self._head.setFixedHeight(type_.px(36))

    def _fill(self, country: str, region: str) -> None:
        codes = [*COUNTRIES, *(code for code in self._given[:1] if code and code not in COUNTRIES)]
        named = [(place_of(self._words, code), code) for code in codes]
        if self._words.language == "en":
            named.sort()
        self._country.clear()
        for name, code in named:
            self._country.addItem(name, code)
        self._country.addItem(self._words.text("people.place_none"), "")
        self._country.setCurrentIndex(max(0, self._country.findData(country)))
        self._fill_regions(region)

    def _fill_regions(self, region: str) -> None:
        known = list(regions_of(self.country()))
        country, given = self._given
        if given and country == self.country() and given not in known:
            known.append(given)
        self._region.clear()
        for code in known:
            self._region.addItem(place_of(self._words, "", code), code)
        self._region.addItem(self._words.text("region.other"), "")
        self._region.setCurrentIndex(self._region.findData(region if region in known else ""))
        self._region.setVisible(bool(known))

    def _on_country(self, _row: int) -> None:
        # Which region is not known yet; the one without a law of its own claims nothing.
        self._fill_regions("")
        self.edited.emit()
