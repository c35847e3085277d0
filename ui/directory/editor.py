"""The form's life: opened, kept half-filled, put away, saved, undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import msgspec
from PySide6.QtCore import QObject, Signal

from app.base.records import Mistake
from app.operators.record import Operator
from app.services.operator_draft import OperatorDraft, Unfit
from app.services.own_operators import Saved
from ui.directory.form import OperatorForm
from ui.directory.presenter import DirectoryPresenter
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.wording import Words


class Editor(QObject):
    """Owns the form and what is edited in it; the page decides where it stands.

    Signals:
        opened: the form asks for a record.
        closed: it does not any more, and nothing was saved.
        saving: whether a draft is being saved.
        kept: the slug of the record that was saved.
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
        presenter.editing.connect(self._edit)
        presenter.saved.connect(self._tell_saved)
        presenter.removed.connect(self._tell_removed)
        presenter.refused.connect(self._refuse)

    def begin(self, name: str = "") -> None:
        """Ask for a new operator, perhaps with a name already known."""
        self.form.show_new(self._today(), name)
        self._open("")

    def put_away(self) -> None:
        """Close the form; what was typed can be had back."""
        if not self._is_open:
            return
        draft, slug, changed = self.form.draft(), self.slug, self.form.is_changed()
        self._is_open, self.slug = False, ""
        self.closed.emit()
        if changed:
            sentence = self._words.text("own.put_away")
            self._banner.offer_undo(sentence, lambda: self._resume(draft, slug))

    def save(self) -> None:
        """Keep what is in the form, once, however often it is asked for meanwhile."""
        self.saving.emit(True)
        self._presenter.save(self.form.draft(), self.slug)

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the form in JSON values, if something in it is not saved."""
        if not self._is_open or not self.form.is_changed():
            return None
        return {"slug": self.slug, "draft": asdict(self.form.draft())}

    def restore(self, values: Mapping[str, object]) -> None:
        """Open the form with what ``unfinished`` gave; what is no such thing is left."""
        try:
            draft = msgspec.convert(values.get("draft"), OperatorDraft)
        except msgspec.ValidationError:
            return
        self._resume(draft, str(values.get("slug") or ""))

    def _edit(self, slug: str, draft: OperatorDraft) -> None:
        self.form.show_draft(draft, self._today())
        self._open(slug)

    def _resume(self, draft: OperatorDraft, slug: str) -> None:
        self.form.resume(draft, self._today())
        self._open(slug)

    def _open(self, slug: str) -> None:
        self._is_open, self.slug = True, slug
        self.opened.emit()

    def _tell_saved(self, saved: Saved, is_new: bool) -> None:
        operator, before = saved.operator, saved.before
        self._is_open, self.slug = False, ""
        self.kept.emit(str(operator.slug))
        message = "own.added" if is_new else "own.saved"
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

    def _refuse(self, error: Exception) -> None:
        self.saving.emit(False)
        if isinstance(error, Unfit):
            self.form.complain(error.mistakes)
        elif isinstance(error, Mistake):
            self.form.complain((error,))
        else:
            self._problems.tell(error)

    def _today(self) -> str:
        return self._presenter.today().isoformat()
