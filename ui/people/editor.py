"""The form's life: filled, half-typed, put away, saved, undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.base.ids import PersonId
from app.people.person import Person
from app.services.meanwhile import Meanwhile
from app.services.person_draft import PersonDraft, draft_of
from ui.people.editing import Half
from ui.people.form import PersonForm
from ui.people.presenter import Kept, PeoplePresenter, Wish
from ui.problems import Problems
from ui.sheet_saver import is_foreseen, mistakes_of
from ui.widgets.banner import Banner
from ui.wording import Words


class Editor(QObject):
    """Owns the form and whose it is; the page decides who is shown.

    Every filling of the form is a sheet with a number of its own. What comes back of a sheet
    that is not the one in front any more touches no form.

    Signals:
        edited: the user changed something.
        saving: whether the sheet in front is being saved.
        kept: a ``Kept``, and whether the sheet in front is the one that was saved.
        wanted_back: a ``Half`` that was put away and shall be shown again.
    """

    edited = Signal()
    saving = Signal(bool)
    kept = Signal(object, bool)
    wanted_back = Signal(object)

    def __init__(
        self,
        presenter: PeoplePresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._words = presenter, words
        self._banner, self._problems = banner, problems
        self.form = PersonForm(words)
        #: Whose form it is; None = of somebody new.
        self.person: PersonId | None = None
        self._sheet = 0
        self._is_open = False
        self.form.edited.connect(self.edited)
        presenter.kept.connect(self._take_kept)
        presenter.refused.connect(self._refuse)

    def show(self, key: PersonId, person: Person) -> None:
        """Show somebody as kept."""
        self._begin(key, draft_of(person))

    def begin(self) -> None:
        """Ask for somebody new."""
        self._begin(None, PersonDraft())

    def resume(self, half: Half, person: Person | None) -> None:
        """Show what was typed and not saved, over what is on file by now."""
        now = draft_of(person) if person is not None else PersonDraft()
        self._begin(half.person, now)
        self.form.resume(half.draft, half.start or now, now)

    def refresh(self, person: Person) -> None:
        """Hear what is on file by now: what is typed stays, the rest of the form follows."""
        self.form.rebase(draft_of(person))

    def close(self) -> None:
        """Hold nothing."""
        self._begin(None, PersonDraft())
        self._is_open = False

    def is_changed(self) -> bool:
        """Say whether anything was typed that is not saved."""
        return self._is_open and self.form.is_changed()

    def half(self) -> Half:
        """Give what is typed."""
        return Half(self.form.draft(), self.person, self.form.start())

    def put_away(self) -> None:
        """Let go of what was typed; it can be had back."""
        if self.is_changed():
            half = self.half()
            self.close()
            self.offer_back(half)

    def offer_back(self, half: Half) -> None:
        """Offer something half-typed that is not shown."""
        sentence = self._words.text("people.put_away")
        self._banner.offer_undo(sentence, lambda: self.wanted_back.emit(half))

    def save(self) -> None:
        """Keep what was typed, once, however often it is asked for meanwhile."""
        self.saving.emit(True)
        half = self.half()
        start = half.start or half.draft
        self._presenter.save(Wish(self._sheet, half.person, half.draft, start))

    def _begin(self, key: PersonId | None, draft: PersonDraft) -> None:
        self._sheet += 1
        self._is_open, self.person = True, key
        self.form.show_draft(draft)
        self.saving.emit(False)

    def _take_kept(self, kept: Kept) -> None:
        is_here = self._is_open and kept.wish.sheet == self._sheet
        if is_here:
            self.person = kept.id
            # What was typed while it was saved is newer and stays.
            self.form.rebase(draft_of(kept.person), kept.wish.draft)
            self.saving.emit(False)
        self.kept.emit(kept, is_here)
        message = "people.added" if kept.before is None else "people.saved"
        self._banner.offer_undo(
            self._words.text(message, name=kept.person.name), lambda: self._undo(kept)
        )

    def _undo(self, kept: Kept) -> None:
        if kept.before is None:
            self._presenter.delete(kept.id)
        else:
            self._presenter.put_back(kept.id, kept.before)

    def _refuse(self, error: Exception, wish: Wish) -> None:
        if not (self._is_open and wish.sheet == self._sheet):
            # There is no form to say it at: it can be had back, and saved again.
            if not is_foreseen(error):
                self._problems.tell(error)
            self.offer_back(Half(wish.draft, wish.person, wish.start))
            return
        self.saving.emit(False)
        if isinstance(error, Meanwhile) and isinstance(error.now, PersonDraft):
            self.form.rebase(error.now)
            self.form.go_to_mistake()
        elif mistakes := mistakes_of(error):
            self.form.complain(mistakes)
        else:
            self._problems.tell(error)
