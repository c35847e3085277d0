"""The form's life: opened, kept half-filled, put away, saved, undone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from app.operators.record import Operator
from app.services.meanwhile import Meanwhile
from app.services.operator_draft import OperatorDraft
from app.services.operator_over import over
from app.services.operator_remarks import Remarks
from app.services.own_operators import Saved
from ui.directory.editing import Half, half_of
from ui.directory.form import OperatorForm
from ui.directory.presenter import DirectoryPresenter, Wish
from ui.problems import Problems
from ui.sheet_saver import is_foreseen, mistakes_of
from ui.widgets.banner import Banner
from ui.wording import Words

#: Pause in typing after which what was typed is checked, milliseconds.
PAUSE = 400


class Editor(QObject):
    """Owns the form and what is edited in it; the page decides where it stands.

    Every filling of the form is a sheet with a number of its own. What comes back of a sheet
    that is not the one in front any more touches no form.

    Signals:
        opened: the form asks for a record.
        closed: it does not any more, and nothing was saved.
        saving: whether the sheet in front is being saved.
        kept: the slug of the record that was saved from the sheet in front; it is closed.
        taken_back: the record of a new operator that is forgotten again.
    """

    opened = Signal()
    closed = Signal()
    saving = Signal(bool)
    kept = Signal(str)
    taken_back = Signal(object)

    def __init__(
        self,
        presenter: DirectoryPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self.form = OperatorForm(words)
        #: The record that is edited; empty = a new operator.
        self.slug = ""
        self._is_open = False
        self._sheet = 0
        #: The record that is being read for the form; empty = none is.
        self._asked = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)
        self.form.edited.connect(self._pause.start)
        presenter.checked.connect(self._say_remarks)
        presenter.editing.connect(self._edit)
        presenter.saved.connect(self._tell_saved)
        presenter.removed.connect(self._tell_removed)
        presenter.refused.connect(self._refuse)

    def begin(self, name: str = "") -> None:
        """Ask for a new operator, perhaps with a name already known."""
        self.form.show_new(self._today(), name)
        self._open("")

    def edit(self, slug: str) -> None:
        """Ask for a record as a form, unless something else is done before it is read."""
        self._asked = slug
        self._presenter.edit(slug)

    def put_away(self) -> None:
        """Close the form, or do not open it; what was typed can be had back."""
        self.forget_asked()
        if not self._is_open:
            return
        half = self._half() if self.form.is_changed() else None
        self._close()
        self.closed.emit()
        if half is not None:
            self._offer_back(half)

    def forget_asked(self) -> None:
        """Open no form for what is still being read."""
        self._asked = ""

    def save(self) -> None:
        """Keep what is in the form, once, however often it is asked for meanwhile."""
        self.saving.emit(True)
        half = self._half()
        self._presenter.save(Wish(self._sheet, half.slug, half.draft, half.start))

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the form in JSON values, if something in it is not saved."""
        return self._half().values() if self._is_changed() else None

    def restore(self, values: Mapping[str, object]) -> None:
        """Open the form with what ``unfinished`` gave, unless another is filled in."""
        half = half_of(values)
        if half is not None and not self._is_changed():
            self._resume(half)

    def _check(self) -> None:
        if self._is_open:
            half = self._half()
            self._presenter.check(Wish(self._sheet, half.slug, half.draft, half.start))

    def _say_remarks(self, remarks: Remarks, wish: Wish) -> None:
        # What was typed meanwhile is checked in its turn.
        if self._is_here(wish) and self.form.draft() == wish.draft:
            self.form.remark(remarks.mistakes, remarks.doubts)

    def _half(self) -> Half:
        return Half(self.form.draft(), self.slug, self.form.start())

    def _is_changed(self) -> bool:
        return self._is_open and self.form.is_changed()

    def _offer_back(self, half: Half) -> None:
        def back() -> None:
            self.put_away()
            self._resume(half)

        self._banner.offer_undo(self._words.text("own.put_away"), back)

    def _edit(self, slug: str, draft: OperatorDraft) -> None:
        if slug == self._asked:
            self.form.show_draft(draft, self._today())
            self._open(slug)

    def _resume(self, half: Half) -> None:
        self.form.resume(half.draft, half.start or OperatorDraft(), self._today())
        self._open(half.slug)

    def _open(self, slug: str) -> None:
        self._sheet += 1
        self._asked = ""
        self._is_open, self.slug = True, slug
        self.opened.emit()

    def _close(self) -> None:
        self._sheet += 1
        self._is_open, self.slug = False, ""

    def _is_here(self, wish: Wish) -> bool:
        return self._is_open and wish.sheet == self._sheet

    def _tell_saved(self, saved: Saved, wish: Wish) -> None:
        operator, before = saved.operator, saved.before
        if self._is_here(wish) and self.form.draft() != wish.draft:
            # What was typed while it was saved is newer: the form stays, for the record kept.
            self.slug = str(operator.slug)
            self.form.begin_from(wish.draft)
            self.saving.emit(False)
        elif self._is_here(wish):
            self._close()
            self.kept.emit(str(operator.slug))
        message = "own.saved" if wish.slug else "own.added"
        self._banner.offer_undo(
            self._words.text(message, name=operator.shown_name),
            lambda: self._undo_save(operator, before),
        )

    def _undo_save(self, operator: Operator, before: Operator | None) -> None:
        if before is not None:
            self._presenter.put_back(before)
        else:
            self.taken_back.emit(operator)
            self._presenter.take_back(operator.slug)

    def _tell_removed(self, operator: Operator) -> None:
        self._banner.offer_undo(
            self._words.text("own.removed", name=operator.shown_name),
            lambda: self._presenter.put_back(operator),
        )

    def _refuse(self, error: Exception, wish: Wish) -> None:
        if not self._is_here(wish):
            # There is no form to say it at: it can be had back, and saved again.
            if not is_foreseen(error):
                self._problems.tell(error)
            self._offer_back(Half(wish.draft, wish.slug, wish.start))
            return
        self.saving.emit(False)
        if isinstance(error, Meanwhile) and isinstance(error.now, OperatorDraft):
            self._follow(error.now, wish)
        if mistakes := mistakes_of(error):
            self.form.complain(mistakes)
        else:
            self._problems.tell(error)

    def _follow(self, now: OperatorDraft, wish: Wish) -> None:
        """Show what is on file by now wherever nothing was typed."""
        draft, _ = over(wish.start or wish.draft, self.form.draft(), now)
        self.form.resume(draft, now, self._today())

    def _today(self) -> str:
        return self._presenter.today().isoformat()
