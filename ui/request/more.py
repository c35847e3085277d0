"""What else the letter says and how it looks: tone, sentences, points, who writes, the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.ids import PersonId
from app.people.person import Person
from app.services.new_request import Proposal
from app.services.remarks import MORE
from ui.request.dropdown import Dropdown
from ui.request.made_how import MadeHow
from ui.request.own_texts import OwnTexts
from ui.request.sentences import Sentences, is_about
from ui.request.ticks import Ticks
from ui.request.tone_row import ToneRow
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_CAPACITIES = ("agent", "parent", "guardian")


class More(Card):
    """The tone, and below it the rest, folded until it is asked for: the usual letter needs none.

    Signals:
        agent_chosen, capacity_chosen: an id; empty = the usual one.
        option_chosen: a sentence with its text, or None = it is switched off.
        point_ticked: a point of the answer is wanted, or no longer.
    """

    agent_chosen = Signal(str)
    capacity_chosen = Signal(str)
    option_chosen = Signal(str, object)
    point_ticked = Signal(str, bool)

    def __init__(self, words: Words, texts: OwnTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._people: Mapping[PersonId, Person] = {}
        #: The tone of the letter.
        self.tone = ToneRow(words)
        self._fold = Button("", Kind.LINK, icon="chevron-down", size=Size.SMALL)
        self._fold.setObjectName("letter_more")
        self._fold.setCheckable(True)
        self._on = Text("", Role.SMALL, "text2")
        self._on.setObjectName("letter_more_on")
        self._remark = Reason()
        self._remark.setObjectName("more_remark")
        self._inside = QWidget()
        self._agent = Dropdown("agent")
        self._agent.chosen.connect(self.agent_chosen)
        self._alone = Reason()
        self._capacity = Dropdown("capacity")
        self._capacity.chosen.connect(self.capacity_chosen)
        self._mandate = Reason()
        self._mandate.setObjectName("agent_mandate")
        self._sentences_head = Text("", Role.LABEL, "text2")
        self._sentences = Sentences(words)
        self._sentences.chosen.connect(self.option_chosen)
        self._points_head = Text("", Role.LABEL, "text2")
        self._points = Ticks("point")
        self._points.ticked.connect(self.point_ticked)
        self._made_head = Text("", Role.LABEL, "text2")
        #: How the letter looks and becomes a file.
        self.made = MadeHow(words, texts)
        self._lay_out()
        self._fold.toggled.connect(self._unfold)
        self._inside.hide()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(6)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._agent, self._alone, self._capacity, self._mandate),
            (self._points_head, self._points),
            (self._sentences_head, self._sentences),
            (self._made_head, self.made),
        )
        for number, group in enumerate(groups):
            if number:
                inside.addSpacing(6)
            for widget in group:
                inside.addWidget(widget)
        self.body.addWidget(self.tone)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._on)
        self.body.addWidget(self._remark)
        self.body.addWidget(self._inside)

    def show_people(self, people: Mapping[PersonId, Person]) -> None:
        """Offer these people to act for the person."""
        self._people = people

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what can be chosen for the letter, and what is."""
        text, choices = self._words.text, proposal.choices
        self.tone.show_proposal(proposal)
        self._fold.set_words(text("request.more"))
        self._show_agent(proposal)
        listed = () if proposal.form.later else choices.points
        self._points_head.set_text(text("request.points"))
        self._points_head.setVisible(bool(listed))
        self._points.show_boxes(
            {each.id: text(f"point.{each.id}") for each in listed},
            {each.id for each in listed if each.chosen},
        )
        remark = next((each for each in proposal.remarks if each.place == MORE), None)
        self._sentences_head.set_text(text("request.sentences"))
        self._sentences_head.setVisible(bool(choices.options))
        self._sentences.show_options(choices.options, remark)
        self._made_head.set_text(text("request.looks"))
        self.made.show_proposal(proposal)
        at_sentence = any(is_about(remark, each) for each in choices.options)
        self._remark.setVisible(remark is not None and not at_sentence)
        if remark is not None:
            self._remark.say(self._words.say(remark.message), "circle-alert", "late")
            self._fold.setChecked(True)
        said = self._words.messages.listed(list(self._switched_on(proposal)))
        self._on.set_text(text("request.more_on", what=said) if said else text("request.more_off"))

    def _switched_on(self, proposal: Proposal) -> Iterator[str]:
        """Name what is chosen inside, for the line that stands there while it is folded."""
        text, form, choices = self._words.text, proposal.form, proposal.choices
        agent = self._people.get(form.agent) if form.agent else None
        if agent is not None:
            yield text("request.more_agent", name=agent.name)
        missing = sum(1 for each in choices.points if not each.chosen)
        if missing and not form.later:
            yield self._words.plural("request.more_points", len(choices.points) - missing)
        for option in choices.options:
            if option.chosen:
                yield text(f"option.{option.id}")
        if form.template in choices.templates:
            yield text("own_text.listed", name=form.template)
        if form.layout:
            yield text(f"layout.{form.layout}")
        if form.era:
            yield text("request.era")
        if form.making.with_pdf:
            yield text("request.with_pdf")
        if form.making.pdf_a:
            yield text("request.pdf_a")

    def _show_agent(self, proposal: Proposal) -> None:
        text, form = self._words.text, proposal.form
        others = {
            key: person.name
            for key, person in self._people.items()
            if person.name != proposal.person.name
        }
        nobody = {"": text("request.agent_none")}
        self._agent.show_entries(text("request.agent"), nobody | others, form.agent or "")
        self._alone.say(text("request.agent_alone"))
        self._alone.setVisible(not others and proposal.choices.wants_agent)
        capacities = {each: text(f"capacity.{each}") for each in _CAPACITIES}
        self._capacity.show_entries(text("request.capacity"), capacities, form.capacity.value)
        self._capacity.setVisible(form.agent in others)
        mandated = form.agent in others and form.later is None and form.capacity == _CAPACITIES[0]
        self._mandate.setVisible(mandated)
        if mandated:
            write, mandate = text("case.write_letter"), text("letter.mandate_form")
            said = text("request.agent_mandate", write=write, mandate=mandate)
            self._mandate.say(said)
            self._capacity.describe(said)
        else:
            self._capacity.describe("")

    def _unfold(self, on: bool) -> None:
        self._inside.setVisible(on)
        self._on.setVisible(not on)
