"""Requests: every request there is, found, sorted, opened, and recorded for many at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.ids import CaseId
from app.services.overview import Filter
from ui.cases.filters import Filters
from ui.cases.header_row import HeaderRow
from ui.cases.list_view import RequestsList
from ui.cases.many import Many
from ui.cases.model import RequestsModel
from ui.cases.presenter import Asked, Listing, RequestsPresenter
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.heading import PageHeading
from ui.widgets.page import MARGIN, Page
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class RequestsPage(Page):
    """The list of all requests.

    Signals:
        case_asked: the id of a request to open, and None: no one date of it.
        new_request_asked: the user wants to write a request.
    """

    case_asked = Signal(object, object)
    new_request_asked = Signal()

    def __init__(
        self,
        presenter: RequestsPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._listing: Listing | None = None
        self._shown = Asked()
        self._heading = PageHeading()
        self.header.addWidget(self._heading, 1)
        self._filters = Filters(words)
        self._names = HeaderRow(words)
        self._model = RequestsModel(self)
        self._list = RequestsList(self._model)
        self._many = Many(presenter, words, banner, self._list, self)
        self._start = Button("", Kind.PRIMARY, icon="plus")
        self._start.setObjectName("first_request")
        self._empty = EmptyState(self._start)
        self._nothing = QWidget()
        self._nothing_said = Text("", Role.BODY, "text2")
        self._clear = Button("", Kind.SECONDARY, icon="x")
        self._clear.setObjectName("clear_filters")
        self._lay_out()
        self._connect(problems)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(0, 32, 0, 0)
        column.setSpacing(12)
        self._nothing_said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._nothing_said)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.content.setContentsMargins(MARGIN, 4, MARGIN - 8, 0)
        self.content.setSpacing(8)
        self.content.addWidget(self._filters)
        self.content.addWidget(self._many.refused)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self._names)
        table.addWidget(self._list, 1)
        self.content.addLayout(table, 1)
        self.content.addWidget(self._nothing, 1)
        self.content.addWidget(self._empty, 1)
        layout = self._many.progress.layout()
        if layout is not None:
            layout.setContentsMargins(MARGIN, 8, MARGIN, 8)
        for widget in (self._many.form, self._many.progress, self._many.bar):
            widget.hide()
            self._whole.addWidget(widget)
        for part in (self._filters, self._names, self._list, self._nothing, self._empty):
            part.hide()

    def _connect(self, problems: Problems) -> None:
        presenter = self._presenter
        presenter.listed.connect(self._take)
        presenter.page_read.connect(self._model.put_page)
        presenter.failed.connect(problems.tell)
        self._model.page_wanted.connect(presenter.want_page)
        self._filters.asked.connect(self._ask)
        self._filters.entered.connect(self._list.enter)
        self._names.sort_asked.connect(self._filters.order.sort_by)
        self._list.opened.connect(self._open)
        self._list.looked.connect(presenter.look_at)
        self._list.measured.connect(self._names.leave_room)
        self._start.clicked.connect(self.new_request_asked)
        self._clear.clicked.connect(self._let_all_through)
        self._many.bar.open_asked.connect(self._open_chosen)
        self._words.language_changed.connect(self.retranslate)

    # The page

    def entered(self) -> None:
        """Read again: a day may have passed."""
        if self._listing is None:
            self._presenter.look_for(self._filters.value())
        else:
            self._presenter.reload()

    def show_filter(self, wanted: Filter) -> None:
        """Show exactly the requests this lets through."""
        self._filters.show_filter(wanted)

    def focus_search(self) -> None:
        """Put the keyboard into the search field, for Ctrl+F."""
        self._filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filters.field.selectAll()

    def press_primary(self) -> None:
        """Record for all, or open the one chosen, or write the first request."""
        if self._many.form.isVisible():
            self._many.form.press()
        elif self._empty.isVisible():
            self.new_request_asked.emit()
        elif self._list.chosen_count() == 1:
            self._open_chosen()

    def close_innermost(self) -> bool:
        """Close the form, else the list of problems, else choose nothing."""
        if self._many.close_innermost():
            return True
        if not self._list.chosen_count():
            return False
        self._list.clearSelection()
        return True

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what is filled in for many requests, if anything is."""
        return self._many.unfinished()

    def restore(self, values: Mapping[str, object]) -> None:
        """Choose the same requests again, with the form as it was filled in."""
        if isinstance(values.get("text"), str):
            self._many.hold(values)
            self._resume()

    def put_away(self) -> None:
        """Leave no table of people on the clipboard."""
        self.forget_clipboard()

    def forget_clipboard(self) -> None:
        """Take the copied table off the clipboard, if it is still there."""
        self._many.forget_clipboard()

    def regions(self) -> list[QWidget]:
        """Give the form and the bar too."""
        more = (self._many.form, self._many.bar)
        return super().regions() + [part for part in more if part.isVisible()]

    def retranslate(self) -> None:
        """Say everything in the language of the moment; the rows follow."""
        text = self._words.text
        self._presenter.speak(self._words.messages)
        self._filters.retranslate()
        self._names.retranslate()
        self._many.retranslate()
        self._list.setAccessibleName(text("requests.title"))
        self._empty.set_words(text("requests.empty"), text("requests.empty_line"))
        self._start.set_words(text("ui.rail.new_request"))
        self._nothing_said.set_text(text("requests.nothing"))
        self._clear.set_words(text("requests.clear"))
        self._say_count()
        if self._listing is not None:
            self._presenter.reload()

    def _say_count(self) -> None:
        line = ""
        if self._listing is not None and self._listing.total:
            count = len(self._listing.ids)
            line = self._words.plural("requests.count", count, number=f"{count:,}")
        self._heading.set_words(self._words.text("requests.title"), line)

    # The list

    def _ask(self, asked: Asked) -> None:
        self._names.show_sort(asked.sort, descending=asked.descending)
        self._presenter.look_for(asked)

    def _take(self, listing: Listing) -> None:
        anew = self._listing is None or listing.asked != self._shown
        self._listing, self._shown = listing, listing.asked
        self._names.show_sort(listing.asked.sort, descending=listing.asked.descending)
        self._filters.show_people(listing.people)
        first = next((row for page in listing.pages.values() for row in page if row), None)
        if listing.asked.filter.operator and first is not None:
            self._filters.name_operator(first.operator)
        found, any_ = bool(listing.ids), bool(listing.total)
        had_keyboard = self._list.hasFocus()
        self._empty.setVisible(not any_)
        self._filters.setVisible(any_)
        self._names.setVisible(found)
        self._list.setVisible(found)
        self._nothing.setVisible(any_ and not found)
        self._list.show_list(listing.ids, listing.pages, anew=anew)
        self._say_count()
        self._resume()
        if had_keyboard and not found and any_:
            self._clear.setFocus()

    def _resume(self) -> None:
        """Show what was kept of the form, where the requests it was for can all be chosen."""
        if self._listing is None or not self._many.is_holding():
            return
        if self._listing.asked.filter == Filter():
            self._many.resume()
        else:
            self._filters.clear()

    def _let_all_through(self) -> None:
        self._filters.clear()
        self._filters.field.setFocus()

    def _open(self, case: CaseId) -> None:
        self.case_asked.emit(case, None)

    def _open_chosen(self) -> None:
        chosen = self._list.chosen_cases()
        if len(chosen) == 1:
            self._open(chosen[0])
