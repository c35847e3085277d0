"""The calendars dates are counted in: their days of a year, and days of one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QSize, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.services.law_data import CalendarYear, DayRow
from ui.settings.section import Row, Section, fill
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.column import SideBySide
from ui.widgets.day_edit import DayEdit
from ui.widgets.field import Reason
from ui.widgets.row_list import RowList
from ui.widgets.type import Role
from ui.wording import Words

_LEAST = 560
_ROWS = 8


class CalendarsSection(Section):
    """A calendar and a year to choose, its days of rest, and what can be done with them.

    Signals:
        year_wanted: code and year to show.
        add_wanted: code, day and name of an own day.
        out_wanted: code and day that is to be no day of rest.
        back_wanted: code and day of a shipped holiday that is to count again.
        reset_wanted: code of a calendar whose shipped days are to come back.
    """

    year_wanted = Signal(str, int)
    add_wanted = Signal(str, object, str)
    out_wanted = Signal(str, object)
    back_wanted = Signal(str, object)
    reset_wanted = Signal(str)

    def __init__(
        self, words: Words, codes: tuple[str, ...], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("section_calendars", parent)
        self._words, self._codes, self._today = words, codes, today
        self._shown: CalendarYear | None = None
        self._calendar = self._box("calendar")
        self._year = self._box("calendar_year")
        self._days = RowList("calendar_days")
        self._model = QStandardItemModel(self._days)
        self._days.setModel(self._model)
        self._days.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self._days.activated.connect(self._act)
        self._days.selectionModel().currentChanged.connect(lambda *_: self._say_action())
        self._problem = Reason()
        self._turn = self._button("turn_day", "x")
        self._turn.clicked.connect(lambda: self._act(self._days.currentIndex()))
        self._reset = self._button("reset_days", "undo-2")
        self._reset.clicked.connect(self._want_reset)
        self._day = DayEdit(words)
        self._day.setObjectName("own_day")
        self._day.set_day(today)
        self._name = QLineEdit()
        self._name.setObjectName("own_day_name")
        self._name.setMaxLength(100)
        self._name.returnPressed.connect(self._add)
        self._add_button = self._button("add_day", "plus")
        self._add_button.clicked.connect(self._add)
        adding = SideBySide(_LEAST)
        for widget, share in ((self._day, 0), (self._name, 1), (self._add_button, 0)):
            adding.add(widget, share)
        self._choice = Row(self._calendar, self._year)
        self._actions = Row(self._turn, self._reset)
        self._own = Row(QWidget())
        self.add_rows([self._choice])
        self.body.addWidget(self._problem)
        self.body.addWidget(self._days)
        self.body.addWidget(self._actions)
        self.add_rows([self._own])
        self.body.addWidget(adding)
        self._problem.hide()

    def first(self, code: str) -> None:
        """Show the calendar ``code`` this year, unless one is shown already."""
        if self._shown is None:
            self.year_wanted.emit(code, self._today.year)

    def show_year(self, shown: CalendarYear) -> None:
        """Show a year of a calendar; the row chosen stays, where it is still there."""
        before, row = self._shown, self._days.currentIndex().row()
        self._shown = shown
        self.retranslate()
        same = before is not None and (before.code, before.year) == (shown.code, shown.year)
        last = self._model.rowCount() - 1
        self._days.setCurrentIndex(self._model.index(min(max(row, 0), last) if same else 0, 0))
        self._say_action()

    def empty_fields(self) -> None:
        """Empty the name of a day that was added."""
        self._name.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._shown is not None:
            self._fill_days(self._shown)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda _row: self._want_year())
        return box

    def _button(self, name: str, icon: str) -> Button:
        button = Button("", Kind.SECONDARY, icon=icon)
        button.setObjectName(name)
        return button

    def _want_year(self) -> None:
        self.year_wanted.emit(self._calendar.currentData(), self._year.currentData())

    def _want_reset(self) -> None:
        if self._shown is not None:
            self.reset_wanted.emit(self._shown.code)

    def _add(self) -> None:
        if self._shown is not None:
            self.add_wanted.emit(self._shown.code, self._day.day(), self._name.text())

    def _act(self, index: QModelIndex) -> None:
        """Take the chosen day out, or count it in again."""
        if self._shown is None or not index.isValid():
            return
        row = self._shown.days[index.row()]
        wanted = self.back_wanted if row.removed else self.out_wanted
        wanted.emit(self._shown.code, row.day)

    def _say_action(self) -> None:
        """Say what the button does with the day chosen."""
        index = self._days.currentIndex()
        chosen = self._shown.days[index.row()] if self._shown and index.isValid() else None
        back = chosen is not None and chosen.removed
        text = self._words.text
        self._turn.set_words(text("settings.day_back" if back else "settings.day_out"))
        self._turn.setEnabled(chosen is not None)
        self._turn.setAccessibleDescription(self._line(chosen) if chosen else "")

    def _line(self, row: DayRow) -> str:
        said = "settings.day_own" if row.own else "settings.day"
        if row.removed:
            said = "settings.day_left_out"
        day = self._words.messages.date_weekday(row.day)
        return self._words.text(said, day=day, name=row.name)

    def _title(self, code: str) -> str:
        country, _, region = code.partition("-")
        name = self._words.text(f"country.{country}")
        values = {"country": name, "code": code}
        return self._words.text("settings.calendar_of", **values) if region else name

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text, shown = self._words.text, self._shown
        self.set_heading(text("settings.calendars"))
        self._choice.set_words(text("settings.calendar"), text("settings.calendar_reason"))
        self._year.setAccessibleName(text("settings.calendar_year"))
        self._actions.set_words("", "", name=False)
        self._own.set_words(text("settings.own_day"), text("settings.own_day_reason"), name=False)
        self._day.setAccessibleName(text("settings.own_day"))
        self._name.setAccessibleName(text("settings.own_day_name"))
        self._name.setPlaceholderText(text("settings.own_day_name"))
        self._add_button.set_words(text("settings.add_day"))
        self._reset.set_words(text("settings.reset_days"))
        self._reset.setVisible(shown is not None and shown.changed)
        self._days.setAccessibleName(text("settings.calendar_days"))
        self._say_action()
        if shown is None:
            return
        entries: list[tuple[str, object]] = sorted(
            (self._title(each), each) for each in self._codes
        )
        fill(self._calendar, entries, shown.code)
        fill(self._year, [(str(each), each) for each in shown.years], shown.year)
        self._problem.setVisible(shown.problem is not None)
        if shown.problem is not None:
            self._problem.say(self._words.say(shown.problem), "circle-alert", "late")
        self._fill_days(shown)

    def _fill_days(self, shown: CalendarYear) -> None:
        row = self._days.currentIndex().row()
        self._model.clear()
        for each in shown.days:
            item = QStandardItem(self._line(each))
            item.setToolTip(self._line(each))
            item.setSizeHint(QSize(0, _row_height()))
            self._model.appendRow(item)
        self._days.setCurrentIndex(self._model.index(min(row, len(shown.days) - 1), 0))
        self._days.setFixedHeight(_row_height() * _ROWS)


def _row_height() -> int:
    return look.type_().line(Role.BODY) * 3 // 2
