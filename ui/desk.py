"""What works while a vault is open: search, keys, personal choices, locking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.base.changes import Changes, Topic
from app.base.errors import Problem
from app.base.ids import CaseId, OperatorSlug, PersonId
from app.bootstrap import OpenCore
from app.services import ways_out
from app.services.preferences import Personal
from ui.half_filled import HalfFilled
from ui.law_notices import LawNotices
from ui.locking import IdleWatcher
from ui.personal import PersonalChoices
from ui.search.rows import Kind, Row, WindowAction
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.keyboard import KeyboardMap
    from ui.search.palette import Palette
    from ui.wiring import Window

#: After midnight, in milliseconds: timers may come a little early.
_A_MOMENT = 2000


class Desk(QObject):
    """Lives from the opening of the vault to its locking; presenters are its children.

    Signals:
        locked: the vault is being closed, its pages must not be seen any more; the page that was
            in front, and whether it locked itself.
        closed: it is closed; the desk goes.
        stayed_open: it could not be closed without losing something.
    """

    locked = Signal(str, bool)
    closed = Signal()
    stayed_open = Signal()

    def __init__(self, core: OpenCore, built: Window) -> None:
        super().__init__(built.window)
        self.core, self._built, self._window = core, built, built.window
        self._half_filled = HalfFilled(core, built.runner, self)
        self._half_filled.failed.connect(built.problems.tell)
        self._half_filled.shown_again.connect(self._tell_shown_again)
        self._half_filled.put_aside.connect(self._offer_again)
        self._window.page_made.connect(self._half_filled.show_again)
        self.personal = PersonalChoices(core, built.runner, built.hub, built.problems, self)
        self.personal.changed.connect(self._take_choices)
        self.personal.read()
        self._law_notices = LawNotices(core, built.runner, built.hub, self)
        self._law_notices.counted.connect(partial(self._window.rail.set_badge, "settings"))
        self._law_notices.failed.connect(built.problems.tell)
        self._law_notices.read_soon()
        self._idle = IdleWatcher(self)
        self._idle.lock_asked.connect(lambda: self._lock(itself=True))
        self._idle.start()
        self._locking = self._is_closed = False
        self._forms: Mapping[str, Mapping[str, object] | None] = {}
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._begin_day)
        self._plan_midnight()
        #: Made when they are first asked for: an opening does not wait for them.
        self._keys: KeyboardMap | None = None
        self._search: Palette | None = None
        self._shortcuts = [
            self._window.add_key("Ctrl+K", self.search),
            self._window.add_key("Ctrl+L", self.lock),
            self._window.add_key("F1", self.show_keys),
        ]

    def _actions(self) -> tuple[WindowAction, ...]:
        window = self._window
        pages = (
            ("request", "plus", "ui.rail.new_request"),
            ("today", "sun", "ui.rail.today"),
            ("requests", "folder-open", "ui.rail.requests"),
            ("directory", "book-open", "ui.rail.directory"),
            ("people", "users", "ui.rail.people"),
            ("settings", "settings", "ui.rail.settings"),
        )
        return (
            *(
                WindowAction(name, words, icon, partial(window.show_page, name))
                for name, icon, words in pages
            ),
            WindowAction("lock", "ui.lock", "lock", self.lock),
            WindowAction("keys", "ui.show_keys", "keyboard", self.show_keys),
        )

    def search(self) -> None:
        """Search everything."""
        if self._search is None:
            from ui.search.palette import Palette

            built, over = self._built, self._window.sheet
            self._search = Palette(self.core, built.runner, built.words, self._actions(), over)
            self._search.chosen.connect(self._go)
            self._search.failed.connect(built.problems.tell)
        self._search.ask()

    def show_keys(self) -> None:
        """Show what the keys do."""
        if self._keys is None:
            from ui.keyboard import KeyboardMap

            self._keys = KeyboardMap(self._built.words, self._window.sheet)
        self._keys.show_keys()

    def _go(self, row: Row) -> None:
        built = self._built
        if row.kind is Kind.OPERATOR:
            built.show_operator(OperatorSlug(row.key))
        elif row.kind is Kind.REQUEST:
            built.show_case(CaseId(row.key))
        else:
            built.show_person(PersonId(row.key))

    def _take_choices(self, chosen: Personal) -> None:
        self._idle.set_minutes(chosen.lock_after_minutes)
        self._built.appearance.keep_still(chosen.less_motion)

    def lead(self, name: str) -> None:
        """Hear that a page was sent to something the user asked for."""
        self._half_filled.lead(name)

    def _tell_shown_again(self, _name: str, _page: Page) -> None:
        # What can still be undone says more.
        if not self._window.banner.can_undo():
            self._window.banner.tell(self._built.words.text("ui.unlocked_again"))

    def _offer_again(self, name: str, page: Page, form: Mapping[str, object]) -> None:
        text = self._built.words.text
        self._window.banner.tell(
            text("ui.half_filled"),
            action=text("ui.half_filled.show"),
            act=lambda: self._half_filled.restore(name, page, form),
        )

    def add_samples(self) -> None:
        """Put the sample workspace into the vault."""
        task = self._built.runner.store(lambda _progress: self.core.upkeep.add_samples())
        task.succeeded.connect(self._built.hub.publish)
        task.failed.connect(self._built.problems.tell)

    def _plan_midnight(self) -> None:
        """Let every page read again when a day begins: what is due goes by the day."""
        now = datetime.now().astimezone()
        morning = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
        self._midnight.start(round((morning - now).total_seconds() * 1000) + _A_MOMENT)

    def _begin_day(self) -> None:
        self._built.hub.publish(Changes.of(Topic.CASES))
        self._plan_midnight()

    # Locking

    def lock(self) -> None:
        """Lock the vault because the user asked for it."""
        self._lock(itself=False)

    def _lock(self, *, itself: bool) -> None:
        """Hide the pages at once; keep what is half filled and close once running work is stopped."""
        if self._locking:
            return
        self._locking = True
        pages = self._pages()
        self._forms = self._half_filled.forms_of(pages)
        front = next((name for name, page in pages.items() if page.isVisible()), "today")
        self._idle.stop()
        self._midnight.stop()
        for over in (self._search, self._keys):
            if over is not None:
                over.close_sheet()
        self._window.banner.dismiss()
        self._built.report.hide()
        self.locked.emit(front, itself)
        self._built.runner.cancel_all()
        task = self._built.runner.store(lambda _progress: self.close_core())
        task.succeeded.connect(self._forget)
        task.failed.connect(self._stay_open)

    def _pages(self) -> Mapping[str, Page]:
        return {name: page for name, page in self._window.pages().items() if name != "gate"}

    def _forget(self, _none: object) -> None:
        """Let go of everything that showed the vault, once it is closed."""
        pages = self._pages()
        for name, page in pages.items():
            page.put_away()
            self._window.forget_page(name)
        for key in self._shortcuts:
            key.deleteLater()
        self._window.page_made.disconnect(self._half_filled.show_again)
        self.closed.emit()
        for each in (*pages.values(), self._keys, self._search, self):
            if each is not None:
                each.deleteLater()

    def _stay_open(self, error: Exception) -> None:
        """Show the pages again: what was typed could not be kept and would be lost."""
        self._locking = False
        self._idle.start()
        self._plan_midnight()
        self.stayed_open.emit()
        self._built.problems.tell(error)

    def close_core(self) -> None:
        """Keep what is half filled, then close the vault; on the store's thread, or after it ended.

        Raises:
            Problem: it cannot be kept; then the vault stays open.
        """
        if self._is_closed:
            return
        self._half_filled.keep(self._forms)
        ways_out.empty_folder(self._built.home.handed)
        self.core.close()
        self._is_closed = True

    def close_now(self) -> None:
        """Close the vault while the program ends, whatever becomes of what is half filled."""
        if not self._locking:
            self._forms = self._half_filled.forms_of(self._pages())
        try:
            self.close_core()
        except Problem as problem:
            self._built.problems.tell(problem)
            self.core.close()
