"""What somebody chooses and types of a request: each is a change of its form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.base.ids import ChannelKind, Law, PersonId, Right, Tone
from app.letters.lint import Finding
from app.letters.order import Capacity
from app.people.person import Person
from app.services.edits import mended
from app.services.request_form import Form
from app.services.right_choices import CORRECTIONS
from ui.request.writer import Shown

#: A change of one of these makes it a request of its own, with a reference of its own.
_ANOTHER_REQUEST = frozenset({"law", "also", "rights", "grounds", "enquiry"})

#: A change of one of these leaves every word of the letter as it is.
_SAME_WORDS = frozenset({"making", "layout"})


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

    def speak(self, tone: str) -> None:
        """Choose the tone of the letter."""
        self._edit(tone=Tone(tone))

    def lay_out(self, layout: str) -> None:
        """Choose the layout of the page; empty = by custom."""
        self._edit(layout=layout)

    def write_era(self, wanted: bool) -> None:
        """Write Japanese years by era, or no longer."""
        self._edit(era=wanted)

    def act_by(self, agent: str) -> None:
        """Have this person act for the one whose data it is; empty = nobody."""
        self._edit(agent=PersonId(agent) if agent else None)

    def act_as(self, capacity: str) -> None:
        """Say in which capacity."""
        self._edit(capacity=Capacity(capacity))

    def say_also(self, option: str, text: str | None) -> None:
        """Switch a sentence on, with what goes with it, or off (None)."""
        shown = self._last.proposal.choices.options if self._last else ()
        now = {each.id: each.text for each in shown if each.chosen}
        self._edit(options=self._form.with_option(option, text, now).options)

    def point(self, point: str, wanted: bool) -> None:
        """Tick a point of an answer, or no longer."""
        shown = self._last.proposal.choices.points if self._last else ()
        now = [each.id for each in shown if each.chosen and each.id != point]
        self._edit(points=(*now, point) if wanted else tuple(now))

    def refuse(self, reason: str, answered: bool) -> None:
        """Answer a reason of a refusal, or no longer."""
        later = self._form.later
        if later is not None:
            others = tuple(each for each in later.refusals if each != reason)
            chosen = (*others, reason) if answered else others
            self._edit(later=replace(later, refusals=chosen))

    def go_way(self, variant: str) -> None:
        """Choose which way a letter about an earlier request goes."""
        if self._form.later is not None:
            self._edit(later=replace(self._form.later, variant=variant))

    def complain_to(self, authority: str) -> None:
        """Name the authority a complaint goes to."""
        if self._form.later is not None:
            self._edit(later=replace(self._form.later, authority=authority))

    def write_in(self, template: str) -> None:
        """Write the letter in this text of the user's own; empty = in Kaiji's."""
        self._edit(template=template)

    def make(self, **changes: object) -> None:
        """Choose how the letter becomes a file, by the names in ``Making``."""
        self._edit(making=replace(self._form.making, **changes))  # type: ignore[arg-type]

    def mend(self, finding: Finding) -> tuple[str, str | None] | None:
        """Put a finding's fix into the letter, as an edit; give that edit and the one before.

        None where it cannot be mended, or the letter is not written yet.
        """
        shown = self._last
        fixed = mended(shown.proposal, finding) if shown else None
        if fixed is None:
            return None
        before = self._form.edit
        self._edit(edit=fixed)
        return fixed, before

    def word(self, text: str | None) -> None:
        """Take the user's own wording of the letter's body; None = as composed."""
        self._edit(edit=text)

    def _edit(self, **changes: object) -> None:
        another = not changes.keys() <= _SAME_WORDS
        if "edit" not in changes and self._form.edit is not None and another:
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
