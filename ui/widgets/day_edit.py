"""A day to choose, written as the language writes it, with its weekday."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QWidget

from ui.widgets import look
from ui.wording import Words

# Of English, the American: elsewhere September is "Sept", and who types "sep" has no month yet.
_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "ja": QLocale(QLocale.Language.Japanese, QLocale.Country.Japan),
}

_WEEK_BEGINS = {"en": Qt.DayOfWeek.Monday, "ja": Qt.DayOfWeek.Sunday}


class DayEdit(QDateEdit):
    """A day with a calendar to open.

    Signals: ``dateChanged`` of QDateTimeEdit.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setCalendarPopup(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def day(self) -> date:
        """Give the day as it stands in the field: a month half typed is read first."""
        self.interpretText()
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def retranslate(self) -> None:
        """Write the day as the language of the moment does."""
        self.setLocale(_LOCALES[self._words.language])
        self.setDisplayFormat(self._words.text("date.edit"))
        self._measure()
        calendar = self.calendarWidget()
        if calendar is not None:
            calendar.setLocale(self.locale())
            calendar.setFirstDayOfWeek(_WEEK_BEGINS[self._words.language])

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the line in it that has the focus."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self.setMinimumWidth(look.type_().px(224))
        self.setFixedHeight(look.type_().px(36))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls under the pointer; a day must not change by that.
        event.ignore()
