"""A page with a list at the left and one record at the right; where there is no room, two pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets import look
from ui.widgets.list_finder import ListFinder
from ui.widgets.page import Page
from ui.widgets.record_heading import RecordHeading

_LIST, _LEAST_LIST = 408, 360
#: The list keeps to this part of the page, so that a record always has the greater one.
_SHARE = 0.4
#: Below this width, for the usual text size, list and record are two pages.
_TWO_PAGES = 812
#: Qt's own greatest width.
_UNBOUND = 16777215


class ListPage(Page):
    """A page whose header and content are about one thing of a list."""

    def __init__(
        self, finder: ListFinder, heading: RecordHeading, parent: QWidget | None = None
    ) -> None:
        """Make a page with ``finder``, the list and its search, at the left.

        ``heading`` is the head of the record.
        """
        super().__init__(parent)
        self._left_side, self._record_head = finder, heading
        #: Whether list and record are two pages.
        self.is_two_pages = False
        #: Whether the record is the page in front then.
        self.record_in_front = False
        self._upper.insertWidget(0, finder)
        self.header.addWidget(heading, 1)
        heading.back_asked.connect(self.close_innermost)

    def lay_pages(self) -> None:
        """Put list and record side by side, or only one of them in front."""
        type_ = look.type_()
        self.is_two_pages = self.width() < type_.px(_TWO_PAGES)
        list_alone = self.is_two_pages and not (self.record_in_front or self.keeps_record())
        self._upper.setStretch(0, int(list_alone))
        self._upper.setStretch(1, int(not list_alone))
        if self.is_two_pages:
            self._left_side.setMinimumWidth(0)
            self._left_side.setMaximumWidth(_UNBOUND)
        else:
            least, most = type_.px(_LEAST_LIST), type_.px(_LIST)
            self._left_side.setFixedWidth(min(most, max(least, round(self.width() * _SHARE))))
        self._left_side.setVisible(list_alone or not self.is_two_pages)
        self._top.setVisible(not list_alone and self.has_head())
        self._scroll.setVisible(not list_alone)
        self._record_head.show_back(self.is_two_pages)

    def bring_record(self) -> None:
        """Put the record in front, where list and record are two pages."""
        self.record_in_front = True
        self.lay_pages()

    def enter_record(self) -> None:
        """Put the record in front and, where it is a page of its own, the keyboard into it."""
        self.bring_record()
        if self.is_two_pages:
            self._record_head.focus_primary()

    def leave_record(self) -> bool:
        """Go back to the list, where list and record are two pages; say whether one did."""
        if not (self.is_two_pages and self.record_in_front):
            return False
        self.record_in_front = False
        self.lay_pages()
        self._left_side.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_search(self) -> None:
        """Put the keyboard into the search field, for Ctrl+F."""
        if self.is_two_pages and not self.keeps_record():
            self.record_in_front = False
            self.lay_pages()
        self._left_side.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._left_side.field.selectAll()

    def keeps_record(self) -> bool:
        """Say whether the right side must be in front: a form is open."""
        return False

    def has_head(self) -> bool:
        """Say whether there is something in the header."""
        return True

    def regions(self) -> list[QWidget]:
        """Give the list too."""
        return [each for each in (self._left_side,) if each.isVisible()] + super().regions()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_pages()
