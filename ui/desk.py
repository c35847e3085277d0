"""What works while a vault is open: search, keys, personal choices, locking."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.base.errors import Problem
from app.base.ids import CaseId, OperatorSlug, PersonId
from app.bootstrap import OpenCore
from app.services import ways_out
from app.services.preferences import Personal
from ui.half_filled import HalfFilled, forms_of
from ui.keyboard import KeyboardMap
from ui.locking import IdleWatcher
from ui.personal import PersonalChoices
from ui.search.palette import Palette
from ui.search.rows import Kind, Row, WindowAction
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.wiring import Window


class Desk(QObject):
    """Lives from the opening of the vault to its locking; presenters are its children.

    Signals:
        locked: the vault is closed; the page that was in front, and whether it locked itself.
    """

    locked = Signal(str, bool)

    def __init__(self, core: OpenCore, built: Window) -> None:
        super().__init__(built.window)
        self.core, self._built, self._window = core, built, built.window
        self._half_filled = HalfFilled(core, built.runner, self)
        self._half_filled.failed.connect(built.problems.tell)
        self._half_filled.shown_again.connect(self._tell_shown_again)
        self._window.page_made.connect(self._half_filled.show_again)
        self.personal = PersonalChoices(core, built.runner, built.hub, built.problems, self)
        self.personal.changed.connect(self._take_choices)
        self.personal.read()
        self._idle = IdleWatcher(self)
        self._idle.lock_asked.connect(lambda: self._lock(itself=True))
        self._idle.start()
        over = self._window.sheet
        self._keys = KeyboardMap(built.words, over)
        self._search = Palette(core, built.runner, built.words, self._actions(), over)
        self._search.chosen.connect(self._go)
        self._shortcuts = [
            self._window.add_key("Ctrl+K", self.search),
            self._window.add_key("Ctrl+L", self.lock),
            self._window.add_key("F1", self._keys.show_keys),
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
            WindowAction("keys", "ui.show_keys", "keyboard", self._keys.show_keys),
        )

    def search(self) -> None:
        """Search everything."""
        self._search.ask()

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

    def _tell_shown_again(self, _name: str) -> None:
        self._window.banner.tell(self._built.words.text("ui.unlocked_again"))

    def add_samples(self) -> None:
        """Put the sample workspace into the vault."""
        task = self._built.runner.store(lambda _progress: self.core.upkeep.add_samples())
        task.succeeded.connect(self._built.hub.publish)
        task.failed.connect(self._built.problems.tell)

    # Locking

    def lock(self) -> None:
        """Lock the vault because the user asked for it."""
        self._lock(itself=False)

    def _lock(self, *, itself: bool) -> None:
        """Keep what is half filled, then close; where it cannot be kept the vault stays open."""
        front = next(name for name, page in self._pages().items() if page.isVisible())
        self._idle.stop()
        self._half_filled.keep(
            forms_of(self._pages()), lambda: self._close(front=front, itself=itself)
        )

    def _pages(self) -> Mapping[str, Page]:
        return {name: page for name, page in self._window.pages().items() if name != "gate"}

    def _close(self, *, front: str, itself: bool) -> None:
        # Work asked for before is done before: its outcome still finds the pages, hidden.
        pages = [self._window.forget_page(name) for name in self._pages()]
        for key in self._shortcuts:
            key.deleteLater()
        self._window.page_made.disconnect(self._half_filled.show_again)
        self._window.banner.dismiss()
        self._built.report.hide()
        self.locked.emit(front, itself)
        task = self._built.runner.store(lambda _progress: self._close_core())

        def forget() -> None:
            for each in (*pages, self._keys, self._search, self):
                each.deleteLater()

        task.finished.connect(forget)

    def _close_core(self) -> None:
        ways_out.empty_folder(self._built.home.handed)
        self.core.close()

    def close_now(self, pages: Mapping[str, Page]) -> None:
        """Keep what is half filled and close the vault, while the program ends."""
        forms = forms_of({name: page for name, page in pages.items() if name != "gate"})
        try:
            self._half_filled.keep_now(forms)
        except Problem as problem:
            self._built.problems.tell(problem)
        finally:
            self._close_core()
