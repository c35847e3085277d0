"""A letter about an earlier request: which way it goes, what it tells, and what it answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.base.ids import Right
from app.services.later import told
from app.services.new_request import Proposal
from app.services.remarks import LATER
from ui.request.dropdown import Dropdown
from ui.request.ticks import Ticks
from ui.widgets.card import Card
from ui.widgets.field import Field, Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class LaterCard(Card):
    """What is chosen for such a letter; hidden for a new request.

    Signals:
        variant_chosen, authority_typed: an id, a name.
        point_ticked: a point is missing from the answer, or no longer.
        refusal_ticked: a reason of the refusal is answered, or no longer.
    """

    variant_chosen = Signal(str)
    authority_typed = Signal(str)
    point_ticked = Signal(str, bool)
    refusal_ticked = Signal(str, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._facts = Text("", Role.LABEL, "text2")
        self._facts.setObjectName("later_facts")
        self._remark = Reason()
        self._remark.setObjectName("later_remark")
        self._variant = Dropdown("variant")
        self._variant.chosen.connect(self.variant_chosen)
        self._authority = Field("authority")
        self._authority.edited.connect(self.authority_typed)
        self._asks = Text("", Role.LABEL, "text2")
        self._points = Ticks("missing")
        self._points.ticked.connect(self.point_ticked)
        self._refusals = Ticks("refusal")
        self._refusals.ticked.connect(self.refusal_ticked)
        for widget in (
            self._facts,
            self._variant,
            self._authority,
            self._remark,
            self._asks,
            self._points,
            self._refusals,
        ):
            self.body.addWidget(widget)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what is chosen of a letter about an earlier request."""
        later, text = proposal.form.later, self._words.text
        self.setVisible(later is not None)
        if later is None:
            return
        choices = proposal.choices
        facts = [self._words.say(each) for each in told(later)]
        self._facts.set_text("\n".join(facts) if facts else text("later.nothing_known"))
        variants = {each: text(f"variant.{each}") for each in choices.variants}
        self._variant.show_entries(text("later.variant"), variants, choices.variant)
        self._show_authority(proposal)
        ticked = choices.points if choices.points_missing else ()
        self._asks.set_text(text("later.points") if ticked else text("later.refusals"))
        self._asks.setVisible(bool(ticked or choices.refusals))
        self._points.show_boxes(
            {each.id: text(f"point.{each.id}") for each in ticked},
            {each.id for each in ticked if each.chosen},
        )
        self._refusals.show_boxes(
            {each.id: text(f"ground.{each.id}") for each in choices.refusals},
            {each.id for each in choices.refusals if each.chosen},
        )
        remark = next((each for each in proposal.remarks if each.place == LATER), None)
        self._remark.setVisible(remark is not None)
        if remark is not None:
            self._remark.say(self._words.say(remark.message), "circle-alert", "late")

    def _show_authority(self, proposal: Proposal) -> None:
        later, draft = proposal.form.later, proposal.draft
        wanted = later is not None and later.kind is Right.COMPLAINT_AUTHORITY
        self._authority.setVisible(wanted)
        if later is None or not wanted:
            return
        chosen = draft.order.authority if draft else None
        self._authority.set_words(
            self._words.text("later.authority"), placeholder=chosen.name if chosen else ""
        )
        if not self._authority.edit().hasFocus():
            self._authority.set_value(later.authority)
