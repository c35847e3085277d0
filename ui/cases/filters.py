"""What narrows and orders the list: a text, where requests stand, whose they are, the sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.base.ids import PersonId
from app.services.overview import Filter, Group
from ui.cases.presenter import Asked
from ui.cases.sort_box import SortBox
from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.search_field import SearchField
from ui.widgets.tip import plain_tip
from ui.wording import Words

_LATE = "late"
#: The chips from left to right: places a request can be in, and lateness between them.
_CHIPS: tuple[Group | str, ...] = (
    Group.NEEDS_YOU,
    _LATE,
    Group.WAITING,
    Group.PAUSED,
    Group.DRAFTS,
    Group.ANSWERED,
    Group.CLOSED,
)
#: Below this width, for the usual text size, the boxes stand below the field.
_BESIDE = 520


class Filters(QWidget):
    """The search field, the chips, whose requests, and the order.

    Signals:
        asked: an ``Asked``: what the list is to show now.
        entered: Enter or Down was pressed in the field: on to the list.
    """

    asked = Signal(object)
    entered = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._filter = Filter()
        self._operator = ""
        self._people: Mapping[PersonId, str] = {}
        self.field = SearchField("requests_search")
        self.field.down.connect(self.entered)
        self._chips = {str(each): FilterChip(f"filter_{each}") for each in _CHIPS}
        self._coming = Button("", Kind.TONAL, icon="x", size=Size.SMALL)
        self._coming.setObjectName("drop_coming_up")
        self._on = Button("", Kind.TONAL, icon="x", size=Size.SMALL)
        self._on.setObjectName("drop_day")
        self._to = Button("", Kind.TONAL, icon="x", size=Size.SMALL)
        self._to.setObjectName("drop_operator")
        self._person = QComboBox()
        self._person.setObjectName("requests_person")
        self.order = SortBox(words)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        # A name of 300 characters would make the page as wide as itself.
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._person.setSizeAdjustPolicy(adjust)
        self._person.setMinimumContentsLength(8)
        self._person.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.setSpacing(8)
        self._upper.addWidget(self.field, 1)
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        boxes.addWidget(self._person)
        boxes.addWidget(self.order)
        boxes.addStretch()
        self._upper.addLayout(boxes)
        self._lower = QWidget()
        flow = Flow(self._lower, gap=6)
        for widget in (*self._chips.values(), self._coming, self._on, self._to):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._upper)
        column.addWidget(self._lower)
        self._measure()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.entered)
        for chip in self._chips.values():
            chip.toggled.connect(self._narrow)
        self._coming.clicked.connect(
            lambda: self._drop(
                replace(self._filter, groups=self._filter.groups - {Group.COMING_UP})
            )
        )
        self._on.clicked.connect(lambda: self._drop(replace(self._filter, on=None)))
        self._to.clicked.connect(lambda: self._drop(replace(self._filter, operator=None)))
        self._person.currentIndexChanged.connect(self._narrow)
        self.order.changed.connect(self._tell)

    def value(self) -> Asked:
        """Give what the list is to show."""
        return Asked(self._filter, self.order.sort(), self.order.is_descending())

    def is_narrow(self) -> bool:
        """Say whether anything narrows the list."""
        return self._filter != Filter()

    def show_filter(self, wanted: Filter, operator: str = "") -> None:
        """Narrow the list to exactly this; ``operator`` is the name of the filter's operator."""
        self._filter, self._operator = wanted, operator
        self._show()
        self._tell()

    def clear(self) -> None:
        """Let everything through."""
        self.show_filter(Filter())

    def name_operator(self, name: str) -> None:
        """Know the name of the operator the list is narrowed to."""
        if name != self._operator:
            self._operator = name
            self._say_more()

    def show_people(self, people: Mapping[PersonId, str]) -> None:
        """Offer these people."""
        if people == self._people:
            return
        self._people = dict(people)
        self._fill_people()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.field.setPlaceholderText(text("requests.search"))
        self.field.setAccessibleName(text("requests.search"))
        self._lower.setAccessibleName(text("requests.filters"))
        for name, chip in self._chips.items():
            chip.set_words(text(f"requests.filter.{name}"))
        self.order.retranslate()
        self._person.setAccessibleName(text("requests.person"))
        self._person.setToolTip(text("requests.person"))
        self._fill_people()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Put the boxes beside the field where there is room, else below it."""
        narrow = self.width() < look.type_().px(_BESIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._upper.setDirection(way)
        self._person.setFixedWidth(look.type_().px(150))

    def _fill_people(self) -> None:
        with QSignalBlocker(self._person):
            self._person.clear()
            self._person.addItem(self._words.text("requests.everyone"), "")
            for key, name in self._people.items():
                self._person.addItem(name, key)
            self._show_person()
        self._person.setVisible(len(self._people) > 1 or self._filter.person is not None)

    def _show_person(self) -> None:
        place = self._person.findData(self._filter.person or "")
        self._person.setCurrentIndex(max(0, place))

    def _show(self) -> None:
        """Show the filter in the widgets, which stay silent."""
        wanted = self._filter
        with QSignalBlocker(self.field):
            if self.field.text() != wanted.text:
                self.field.setText(wanted.text)
        for name, chip in self._chips.items():
            on = wanted.late if name == _LATE else Group(name) in wanted.groups
            if chip.isChecked() != on:
                chip.blockSignals(True)
                chip.setChecked(on)
                chip.blockSignals(False)
                chip.updateGeometry()
        with QSignalBlocker(self._person):
            self._show_person()
        self._say_more()

    def _say_more(self) -> None:
        text, wanted = self._words.text, self._filter
        said = (
            (
                self._coming,
                Group.COMING_UP in wanted.groups,
                text("requests.filter.coming_up"),
            ),
            (
                self._on,
                wanted.on is not None,
                text("requests.filter.on", on=wanted.on),
            ),
            (
                self._to,
                wanted.operator is not None,
                text("requests.filter.operator", operator=self._operator or wanted.operator),
            ),
        )
        for button, on, words in said:
            shown = words if len(words) <= 60 else words[:59] + "…"
            button.set_words(shown, name=text("requests.filter.drop", filter=words))
            button.setToolTip(plain_tip(words))
            button.setVisible(on)
        self._lower.updateGeometry()

    def _narrow(self, *_what: object) -> None:
        groups = frozenset(
            each for each in _CHIPS if isinstance(each, Group) and self._chips[each].isChecked()
        )
        if Group.COMING_UP in self._filter.groups:
            groups |= {Group.COMING_UP}
        key = self._person.currentData()
        self._filter = replace(
            self._filter,
            text=self.field.text(),
            groups=groups,
            late=self._chips[_LATE].isChecked(),
            person=PersonId(key) if key else None,
        )
        self._tell()

    def _drop(self, without: Filter) -> None:
        self.show_filter(without, self._operator)
        # The button that had the keyboard is gone.
        self.field.setFocus()

    def _tell(self) -> None:
        self.asked.emit(self.value())
