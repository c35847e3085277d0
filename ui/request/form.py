"""The four steps of the form: who, what, law and why, your data; each open, never a wizard."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operators.record import Operator
from app.services.new_request import Proposal
from app.services.remarks import ABOUT, GROUNDS, LAW, RIGHTS, WHO, Remark
from ui.request.facts import Facts
from ui.request.grounds import Grounds
from ui.request.law_card import LawCard
from ui.request.presenter import RequestPresenter
from ui.request.who import Who
from ui.request.wishes import Wishes
from ui.widgets.field import Field
from ui.widgets.heading import StepHeading
from ui.widgets.progress import ProgressRow
from ui.wording import Words

_STEPS = ("who", "what", "law", "data")


class RequestForm(QWidget):
    """The form; what is chosen in it goes to the presenter."""

    def __init__(
        self, presenter: RequestPresenter, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._headings = [StepHeading(number) for number in range(1, len(_STEPS) + 1)]
        self._who = Who(words)
        self._wishes = Wishes(words)
        self._grounds = Grounds(words)
        self._law = LawCard(words)
        self._facts = Facts(words)
        #: How far the letters to several operators are.
        self.progress = ProgressRow(words)
        self._rest = [*self._headings[1:], self._wishes, self._law, self._facts]
        self._lay_out()
        self._connect(presenter)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        steps: list[list[QWidget]] = [
            [self._who, self.progress],
            [self._wishes, self._grounds],
            [self._law],
            [self._facts],
        ]
        for heading, step in zip(self._headings, steps, strict=True):
            whole.addWidget(heading)
            for widget in step:
                whole.addWidget(widget)
            whole.addSpacing(4)

    def _connect(self, presenter: RequestPresenter) -> None:
        presenter.found.connect(self._who.show_found)
        self._who.searched.connect(presenter.search)
        self._who.picked.connect(presenter.pick)
        self._wishes.wanted.connect(presenter.want)
        self._law.chosen.connect(presenter.choose_law)
        self._law.also_wanted.connect(presenter.rely_also)
        self._grounds.chosen.connect(presenter.ground)
        self._grounds.told.connect(presenter.tell)
        self._grounds.focused.connect(presenter.marking.look_at)
        self._facts.given.connect(presenter.give)
        self._facts.given.connect(lambda name, on: presenter.marking.flash(name) if on else None)
        self._facts.corrected.connect(presenter.correct)
        self._facts.focused.connect(presenter.marking.look_at)
        self._facts.paper_wanted.connect(presenter.answer_on_paper)

    def show_picked(self, operators: tuple[Operator, ...]) -> None:
        """Show whom it goes to; before somebody is chosen there is nothing else to ask."""
        self._who.show_picked(operators)
        for widget in self._rest:
            widget.setVisible(bool(operators))
        if not operators:
            self._grounds.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the form completed."""
        for part in (self._who, self._wishes, self._grounds, self._law, self._facts):
            part.show_proposal(proposal)
        self._head(proposal)

    def _head(self, proposal: Proposal | None) -> None:
        text = self._words.text
        for heading, name in zip(self._headings, _STEPS, strict=True):
            heading.set_words(text(f"request.step.{name}"))
        if proposal is not None:
            given = sum(1 for fact in proposal.facts if fact.given and fact.value)
            remark = text("request.given_of", given=given, all=proposal.on_file)
            self._headings[-1].set_words(text("request.step.data"), remark)

    def place_of(self, remark: Remark) -> QWidget | None:
        """Give the widget a remark belongs to; None = it is not in the form."""
        if remark.place.startswith("fact."):
            return self._facts.field(remark.place.removeprefix("fact.")) or self._facts
        return {
            WHO: self._who,
            RIGHTS: self._wishes,
            LAW: self._law,
            GROUNDS: self._grounds,
            ABOUT: self._grounds.about,
        }.get(remark.place)

    def focus(self, place: QWidget) -> None:
        """Put the keyboard into a place: a field's value, else the first control of it."""
        if isinstance(place, Field):
            place.edit().setFocus()
        else:
            place.setFocus()
            place.focusNextChild()

    def begin(self) -> None:
        """Take the keyboard: into the search, where it is open."""
        self._who.focus()

    def top(self) -> QWidget:
        """Give the first heading, to scroll to."""
        return self._headings[0]

    def close_innermost(self) -> bool:
        """Close the other laws, else the search; say whether one was open."""
        return self._law.close_others() or self._who.close_search()

    def retranslate(self, proposal: Proposal | None) -> None:
        """Say everything in the language of the moment."""
        self._head(None)
        if proposal is not None:
            self.show_proposal(proposal)
