"""Today: what needs you, each request with its one next action, and the weeks ahead."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.overview import Filter, Group
from ui.problems import Problems
from ui.today.head import TodayHead
from ui.today.list import TodayList
from ui.today.presenter import Reading, TodayPresenter
from ui.today.side import Side
from ui.today.teaching import Teaching
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.page import MARGIN, Page
from ui.widgets.segmented import Segmented
from ui.wording import Words

#: Below this width of the page the weeks take the list's place instead of standing beside it.
_BESIDE = 1012
_LIST, _WEEKS = "list", "weeks"


class TodayPage(Page):
    """The list, and beside it the calendar and the counts; without a request, how to begin.

    Signals:
        new_request_asked: to write a request.
        counted: how many requests need the user now, whosever they are.
        case_asked: to a request: its ``CaseId``, and the ``Action`` to begin with or None.
        requests_asked: to the requests of a ``Filter``.
        directory_asked: to the directory.
        search_asked: everything is to be searched.
        samples_asked: the sample workspace is to be opened.
    """

    new_request_asked = Signal()
    counted = Signal(int)
    case_asked = Signal(object, object)
    requests_asked = Signal(object)
    directory_asked = Signal()
    search_asked = Signal()
    samples_asked = Signal()

    def __init__(
        self,
        presenter: TodayPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self._reading: Reading | None = None
        self._head = TodayHead(words)
        self._views = Segmented((_LIST, _WEEKS))
        self._views.setObjectName("today_views")
        self._list = TodayList()
        self._nothing = EmptyState()
        self._weeks = Side(words)
        self._teaching = Teaching(words)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._arrange()

    def _lay_out(self) -> None:
        self.header.addWidget(self._head, 1)
        self.content.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.content.setSpacing(8)
        self.content.addWidget(self._views)
        self._desk = QWidget()
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        # The list keeps room for its scroll bar at its right edge.
        row.setSpacing(12)
        row.addWidget(self._list, 1)
        row.addWidget(self._nothing, 1)
        row.addWidget(self._weeks)
        self.content.addWidget(self._desk, 1)
        self.content.addWidget(self._teaching, 1)

    def _connect(self) -> None:
        presenter, teaching = self._presenter, self._teaching
        presenter.read.connect(self._show)
        presenter.progressed.connect(self._tell_progress)
        presenter.case_found.connect(lambda case: self.case_asked.emit(case, None))
        presenter.list_found.connect(self.requests_asked)
        presenter.nothing_found.connect(self._tell_nothing)
        presenter.failed.connect(self._problems.tell)
        self._head.search_asked.connect(self.search_asked)
        self._head.person_chosen.connect(presenter.choose)
        self._list.case_asked.connect(self.case_asked)
        self._list.more_asked.connect(self._ask_group)
        self._weeks.calendar.day_asked.connect(presenter.open_day)
        self._weeks.quiet.asked.connect(self._ask_group)
        self._views.chosen.connect(lambda _view: self._arrange())
        teaching.directory_asked.connect(self.directory_asked)
        teaching.new_request_asked.connect(self.new_request_asked)
        teaching.samples_asked.connect(self.samples_asked)
        self._words.language_changed.connect(self.retranslate)

    def entered(self) -> None:
        """Read again: a day may have passed."""
        self._name_day()
        self._presenter.reload()

    def press_primary(self) -> None:
        """Do what the chosen row is for; without a request write the first."""
        if self._reading is not None and self._is_first():
            self.new_request_asked.emit()
        else:
            self._list.act()

    def regions(self) -> list[QWidget]:
        """Give head, list and side: each of them one region."""
        parts = [self._head, self._list, self._weeks, self._teaching]
        return [part for part in parts if part.isVisible()]

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        self._head.show_people(reading.people, reading.person)
        self._list.show_rows(reading.rows)
        self._weeks.show_glance(reading.glance)
        self._teaching.offer_samples(offered=not reading.samples)
        self._name_day()
        self._arrange()
        self.counted.emit(reading.needing)

    def _is_first(self) -> bool:
        reading = self._reading
        return reading is not None and reading.person is None and not reading.glance.total

    def _arrange(self) -> None:
        """Show what there is, side by side where there is room."""
        folded = self.width() < look.type_().px(_BESIDE)
        known, first = self._reading is not None, self._is_first()
        empty = self._reading is not None and not self._reading.rows
        listed = not folded or self._views.choice() == _LIST
        self._weeks.stand_alone(alone=folded)
        self._teaching.setVisible(first)
        self._desk.setVisible(known and not first)
        self._views.setVisible(known and folded and not first)
        self._list.setVisible(listed and not empty)
        self._nothing.setVisible(listed and empty)
        self._weeks.setVisible(not folded or not listed)

    def _ask_group(self, group: Group) -> None:
        person = self._reading.person if self._reading else None
        self.requests_asked.emit(Filter(person=person, groups=frozenset({group})))

    def _tell_nothing(self) -> None:
        self._banner.tell(self._words.text("today.day_empty"))
        self._presenter.reload()

    def _tell_progress(self, done: int, total: int) -> None:
        self._head.set_line(self._words.text("today.reading", done=done, total=total))

    def _name_day(self) -> None:
        day: date = self._reading.glance.today if self._reading else self._presenter.today()
        self._head.set_line(self._words.messages.date_weekday(day))

    def retranslate(self) -> None:
        """Say everything in the language of the moment; the rows follow when they are read."""
        text = self._words.text
        self._presenter.speak(self._words.messages)
        self._name_day()
        self._head.retranslate()
        self._list.setAccessibleName(text("today.title"))
        views = {_LIST: text("today.view.list"), _WEEKS: text("today.view.weeks")}
        self._views.set_words(views, name=text("today.view"))
        self._nothing.set_words(text("today.empty"), text("today.nothing_line"))
        self._weeks.retranslate()
        self._teaching.retranslate()
        if self._reading is not None:
            self._presenter.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
