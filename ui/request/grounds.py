"""Why the rights apply, where the law wants that said, and the user's own facts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.ground_choices import GroundChoice
from app.services.new_request import Proposal
from app.services.remarks import ABOUT, GROUNDS
from ui.widgets.card import Card
from ui.widgets.field import Field, Reason
from ui.widgets.tip import plain_tip
from ui.wording import Words


class Grounds(Card):
    """The grounds to choose from, each with its place in the law, and the facts behind them.

    Signals:
        chosen: a ground was chosen or given up.
        told: the user's own facts.
        focused: the user's own facts are looked at; the letter marks them.
    """

    chosen = Signal(str, bool)
    told = Signal(str)
    focused = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._boxes: dict[str, QCheckBox] = {}
        self._need = Reason()
        self._need.setObjectName("grounds_need")
        self._choices = QWidget()
        self._rows = QVBoxLayout(self._choices)
        self._rows.setContentsMargins(0, 4, 0, 8)
        self._rows.setSpacing(4)
        self.about = Field("about", lines=3)
        self.about.edited.connect(self.told)
        self.about.focus_changed.connect(
            lambda on: self.focused.emit(frozenset({"about"}) if on else frozenset())
        )
        self.body.addWidget(self._need)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.about)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the grounds the chosen rights may rest on."""
        grounds = {each.id: each for each in proposal.grounds}
        if list(grounds) != list(self._boxes):
            self._rebuild(grounds)
        text = self._words.text
        for name, box in self._boxes.items():
            ground = grounds[name]
            article = ground.article.say(self._words.language)
            words = text("request.ground", ground=text(f"ground.{name}"), article=article)
            box.setText(words.replace("&", "&&"))
            box.setAccessibleDescription(self._aside(ground))
            box.setToolTip(plain_tip(self._aside(ground)))
            box.setChecked(ground.chosen)
        self._need.setVisible(bool(grounds))
        self._choices.setVisible(bool(grounds))
        missing = next((each for each in proposal.remarks if each.place == GROUNDS), None)
        if missing is not None:
            self._need.say(self._words.say(missing.message), "circle-alert", "late")
        elif grounds:
            rights = dict.fromkeys(right for each in grounds.values() for right in each.rights)
            names = [text(f"request.tile.{right}") for right in rights]
            listed = self._words.messages.listed(names)
            self._need.say(text("request.grounds_needed", rights=listed))
        self._show_about(proposal)
        self.setVisible(bool(grounds) or proposal.wants_about)

    def _aside(self, ground: GroundChoice) -> str:
        if ground.facts:
            return self._words.text("request.ground_needs_facts")
        return self._words.text("request.ground_wants_facts") if ground.facts_wanted else ""

    def _show_about(self, proposal: Proposal) -> None:
        text = self._words.text
        self.about.setVisible(proposal.wants_about)
        later = proposal.form.later is not None
        if later:
            self.about.set_words(text("later.about"), placeholder=text("later.about_hint"))
        else:
            self.about.set_words(text("request.about"), placeholder=text("request.about_hint"))
        remark = next((each for each in proposal.remarks if each.place == ABOUT), None)
        if remark is not None and remark.stops and proposal.form.about.strip():
            self.about.complain(self._words.say(remark.message))
        elif remark is not None:
            self.about.warn(self._words.say(remark.message))
        else:
            why = "request.about_reason" if proposal.needs_about else "request.about_wanted"
            if later:
                why = "later.about_reason" if proposal.needs_about else "later.about_wanted"
            self.about.explain(text(why))
        if not self.about.edit().hasFocus():
            self.about.set_value(proposal.form.about)

    def _rebuild(self, grounds: dict[str, GroundChoice]) -> None:
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {}
        for name in grounds:
            box = QCheckBox()
            box.setObjectName(f"ground_{name}")
            box.clicked.connect(lambda on, name=name: self.chosen.emit(name, on))
            self._rows.addWidget(box)
            self._boxes[name] = box
