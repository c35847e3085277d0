"""The way from the settings to law packs and calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.base.changes import Changes
from app.base.ids import Law
from app.base.messages import Message
from app.bootstrap import OpenCore
from app.services.law_data import CalendarYear, Installed, LawData, PackRow, versions_of
from ui.changes_hub import ChangesHub
from ui.tasks import TaskRunner


class LawPresenter(QObject):
    """Reads packs and one calendar year, and changes them.

    Signals:
        packs_read: a tuple of ``PackRow``.
        year_read: a ``CalendarYear``.
        exchanged: an ``Installed`` and the sentence about it, after a pack was taken or given back.
        day_added: an own day was added as asked; its fields can be emptied.
        failed: any failure; what is shown still holds.
    """

    packs_read = Signal(object)
    year_read = Signal(object)
    exchanged = Signal(object, object)
    day_added = Signal()
    failed = Signal(Exception)

    def __init__(
        self, core: OpenCore, runner: TaskRunner, hub: ChangesHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._data, self._runner, self._hub = core.law_data, runner, hub
        self._shown: tuple[str, int] | None = None

    def today(self) -> date:
        """Give this machine's civil date."""
        return self._data.today()

    def calendars(self) -> tuple[str, ...]:
        """Name the calendars there are."""
        return self._data.calendars()

    def reload(self) -> None:
        """Read packs and the calendar on show again."""
        data, shown = self._data, self._shown

        def look() -> tuple[tuple[PackRow, ...], CalendarYear | None]:
            return data.packs(), data.year(*shown) if shown else None

        self._runner.ask(self, look, self._tell, self.failed)

    def show_year(self, code: str, year: int) -> None:
        """Show a year of a calendar from now on."""
        self._shown = (code, year)
        self._runner.ask(
            self, lambda: self._data.year(code, year), self.year_read.emit, self.failed
        )

    def install(self, file: Path) -> None:
        """Take the pack in a file into use."""
        self._exchange(lambda: self._data.install(file), "laws.installed")

    def give_back(self, law: Law) -> None:
        """Give the shipped pack of a law back."""
        self._exchange(lambda: self._data.give_back(law), "laws.uninstalled")

    def add_day(self, code: str, day: date, name: str) -> None:
        """Add an own day to a calendar."""

        def then(changes: Changes) -> None:
            self.day_added.emit()
            self._hub.publish(changes)

        self._runner.ask(self, lambda: self._data.add_day(code, day, name), then, self.failed)

    def change(self, work: Callable[[LawData], Changes]) -> None:
        """Change a calendar."""
        self._runner.ask(self, lambda: work(self._data), self._hub.publish, self.failed)

    def _exchange(self, work: Callable[[], tuple[Installed, Changes]], said: str) -> None:
        def then(done: tuple[Installed, Changes]) -> None:
            self._hub.publish(done[1])
            self.exchanged.emit(done[0], Message(said, versions_of(done[0])))

        self._runner.ask(self, work, then, self.failed)

    def _tell(self, both: tuple[tuple[PackRow, ...], CalendarYear | None]) -> None:
        packs, year = both
        self.packs_read.emit(packs)
        # Meanwhile another one may have been asked for; that one comes by itself.
        if year is not None and (year.code, year.year) == self._shown:
            self.year_read.emit(year)
