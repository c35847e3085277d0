"""Half-filled forms: kept in the vault when it closes, shown again when their page is made anew."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.bootstrap import OpenCore
from ui.tasks import TaskRunner
from ui.widgets.page import Page

Form = Mapping[str, object]

#: Keeps itself a second after every change, reads itself back, and knows when it is done.
_KEEPS_ITSELF = "request"


class HalfFilled(QObject):
    """Carries what pages hold into the vault and back.

    Signals:
        shown_again: a page's name and the page: it shows what was typed before.
        put_aside: a page's name, the page and the form: something else was asked for meanwhile.
        failed: what was typed could not be read.
    """

    shown_again = Signal(str, object)
    put_aside = Signal(str, object, object)
    failed = Signal(Exception)

    def __init__(self, core: OpenCore, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._runner = core, runner
        #: Pages whose kept form is not shown, or of which it is not known whether there is one.
        self._unseen: set[str] = set()
        self._led: set[str] = set()

    def lead(self, name: str) -> None:
        """Hear that a page was sent somewhere: what was kept must not take it away again."""
        self._led.add(name)

    def show_again(self, name: str, page: Page) -> None:
        """Give a page back what was kept of it, once it is read."""
        if name == _KEEPS_ITSELF:
            return
        self._unseen.add(name)

        def answer(form: Form | None) -> None:
            if not form:
                self._unseen.discard(name)
            elif name in self._led:
                self.put_aside.emit(name, page, form)
            else:
                self.restore(name, page, form)

        task = self._runner.store(lambda _progress: self._core.unfinished.get(name))
        task.succeeded.connect(answer)
        task.failed.connect(self.failed)

    def restore(self, name: str, page: Page, form: Form) -> None:
        """Show a form that was kept, unless something was typed meanwhile: then it is offered again."""
        if page.unfinished() is not None:
            self.put_aside.emit(name, page, form)
            return
        self._unseen.discard(name)
        page.restore(form)
        self.shown_again.emit(name, page)

    def forms_of(self, pages: Mapping[str, Page]) -> Mapping[str, Form | None]:
        """Ask every page what it holds; a page not in it keeps what was kept of it before."""
        forms = {name: page.unfinished() for name, page in pages.items()}
        return {
            name: form
            for name, form in forms.items()
            if form is not None or (name not in self._unseen and name != _KEEPS_ITSELF)
        }

    def keep(self, forms: Mapping[str, Form | None]) -> None:
        """Keep what pages hold, None = nothing; on the store's thread.

        Raises:
            Problem: the vault cannot be written.
        """
        for name, form in forms.items():
            self._core.unfinished.keep(name, form)
