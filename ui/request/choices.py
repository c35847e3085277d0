"""What somebody chooses and types of a request: each is a change of its form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.base.ids import ChannelKind, Law, Right
from app.people.person import Person
from app.services.request_form import Form
from app.services.right_choices import CORRECTIONS
from ui.request.writer import Shown

#: A change of one of these makes it a request of its own, with a reference of its own.
_ANOTHER_REQUEST = frozenset({"law", "also", "rights", "grounds", "enquiry"})


class Choices(QObject):
    """Holds the form; whoever derives from it writes the letter.

    Signals:
        touched: the user changed something.
    """

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = Form()
        self._last: Shown | None = None

    def want(self, right: Right, wanted: bool) -> None:
        """Ask for a right, or no longer."""
        rights = [each for each in self._form.rights if each is not right]
        if right in CORRECTIONS:
            rights = [each for each in rights if each not in CORRECTIONS]
        if wanted:
            rights.append(right)
        self._edit(rights=tuple(rights), enquiry=False)

    def ask_for_contact(self) -> None:
        """Write an enquiry for the contact instead of a request."""
        self._edit(enquiry=True)

    def choose_law(self, law: Law) -> None:
        """Rely on this law; if it was the second one, the two change places."""
        also = self._form.also
        if also is law:
            also = self._last.proposal.law if self._last else None
        self._edit(law=law, also=also, grounds=None)

    def rely_also(self, law: Law, on: bool) -> None:
        """Rely on a second law beside the first, or no longer."""
        self._edit(also=law if on else None)

    def ground(self, ground: str, chosen: bool) -> None:
        """Rely on a ground, or no longer."""
        now = self._form.grounds
        if now is None:
            shown = self._last.proposal.grounds if self._last else ()
            now = tuple(each.id for each in shown if each.chosen)
        others = tuple(each for each in now if each != ground)
        self._edit(grounds=(*others, ground) if chosen else others)

    def tell(self, about: str) -> None:
        """Set the user's own facts."""
        self._edit(about=about)

    def give(self, field: str, given: bool) -> None:
        """Write one of the person's facts into the letter, or leave it out."""
        if self._last is None:
            return
        now = {fact.field for fact in self._last.proposal.facts if fact.given}
        now = now | {field} if given else now - {field}
        self._edit(given=frozenset(now))

    def correct(self, field: str, value: str) -> None:
        """Change one of the person's facts: in the letter now, on file once it is recorded."""
        if self._filed() is not None:
            self._edit(corrections=self._form.with_correction(field, value).corrections)

    def answer_on_paper(self, wanted: bool) -> None:
        """Ask for the answer on paper, to the postal address, or no longer."""
        given = self._form.given
        if given is not None:
            address = {"postal_address"}
            given = given | address if wanted else given - address
        self._edit(on_paper=wanted, given=given)

    def go_by(self, channel: ChannelKind) -> None:
        """Choose the way the letter goes."""
        self._edit(channel=channel, given=None)

    def word(self, text: str | None) -> None:
        """Take the user's own wording of the letter's body; None = as composed."""
        self._edit(edit=text)

    def _edit(self, **changes: object) -> None:
        if "edit" not in changes and self._form.edit is not None:
            # Whatever else changes, the user's own wording was of another letter.
            changes["edit"] = None
        self._form = replace(self._form, **changes)  # type: ignore[arg-type]
        if changes.keys() & _ANOTHER_REQUEST:
            self._form = self._form.renewed()
        self.touched.emit()
        self._changed()

    def _changed(self) -> None:
        """Hear that the letter is to be written anew."""
        raise NotImplementedError

    def _filed(self) -> Person | None:
        """Give the person as on file, if somebody is chosen."""
        raise NotImplementedError
