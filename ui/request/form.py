"""The four steps of the form: who, what, law and why, your data; each open, never a wizard."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operators.record import Operator
from app.services.new_request import Proposal
from app.services.remarks import ABOUT, GROUNDS, LATER, LAW, MORE, RIGHTS, WHO, Remark
from ui.request.facts import Facts
from ui.request.grounds import Grounds
from ui.request.later_card import LaterCard
from ui.request.law_card import LawCard
from ui.request.more import More
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
        self._later_mode = False
        self._any = False
        self._who = Who(words)
        self._wishes = Wishes(words)
        self._grounds = Grounds(words)
        self._law = LawCard(words)
        self._facts = Facts(words)
        self._later = LaterCard(words)
        self._more = More(words, presenter.texts)
        #: How far the letters to several operators are.
        self.progress = ProgressRow(words)
        self._rest = [*self._headings[1:], self._wishes, self._law, self._facts, self._more]
        #: Settled by the earlier request, where the letter is about one.
        self._settled = [self._headings[0], self._who, self._headings[2], self._law, self._wishes]
        self._lay_out()
        self._connect(presenter)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        steps: list[list[QWidget]] = [
            [self._who, self.progress],
            [self._later, self._wishes, self._grounds],
            [self._law],
            [self._facts, self._more],
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
        self._connect_more(presenter)

    def _connect_more(self, presenter: RequestPresenter) -> None:
        more, later = self._more, self._later
        presenter.people_changed.connect(more.show_people)
        more.tone.chosen.connect(presenter.speak)
        more.made.text_chosen.connect(presenter.write_in)
        more.made.layout_chosen.connect(presenter.lay_out)
        more.made.era_wanted.connect(presenter.write_era)
        more.made.making_chosen.connect(lambda name, value: presenter.make(**{name: value}))
        more.agent_chosen.connect(presenter.act_by)
        more.capacity_chosen.connect(presenter.act_as)
        more.option_chosen.connect(presenter.say_also)
        more.point_ticked.connect(presenter.point)
        later.variant_chosen.connect(presenter.go_way)
        later.authority_typed.connect(presenter.complain_to)
        later.point_ticked.connect(presenter.point)
        later.refusal_ticked.connect(presenter.refuse)

    def show_picked(self, operators: tuple[Operator, ...], later: bool) -> None:
        """Show whom it goes to; before somebody is chosen there is nothing else to ask.

        A letter about an earlier request asks only what is open: that request settles most.
        """
        self._any = bool(operators)
        self._who.show_picked(operators)
        for widget in self._rest:
            widget.setVisible(bool(operators))
        if not operators:
            self._grounds.hide()
            self._later.hide()
        self._settle(later)

    def _settle(self, later: bool) -> None:
        if later or self._later_mode:
            for widget in self._settled:
                widget.setVisible(not later and (widget not in self._rest or self._any))
        self._later_mode = later
        for number, heading in enumerate(self._headings, 1):
            heading.set_number({2: 1, 4: 2}.get(number, number) if later else number)
        self._head(None)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the form completed."""
        parts = (self._who, self._wishes, self._grounds, self._law, self._facts)
        for part in (*parts, self._later, self._more):
            part.show_proposal(proposal)
        if self._later_mode != (proposal.form.later is not None):
            self._settle(proposal.form.later is not None)
        self._head(proposal)

    def _head(self, proposal: Proposal | None) -> None:
        text = self._words.text
        for heading, name in zip(self._headings, _STEPS, strict=True):
            later = self._later_mode and name == "what"
            heading.set_words(text("later.step" if later else f"request.step.{name}"))
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
            LATER: self._later,
            MORE: self._more,
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
