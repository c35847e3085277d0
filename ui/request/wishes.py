"""What to ask for, under which law, and why: the middle steps of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.base.ids import Law, Right
from app.base.messages import Message
from app.services.new_request import CORRECTIONS, GroundChoice, Proposal, RightChoice
from ui.widgets.card import Card
from ui.widgets.field import Field, Reason
from ui.widgets.pill import Chip
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.tile import Tile, TileGrid
from ui.widgets.type import Role
from ui.wording import Words

RIGHT_ICONS = {
    Right.ACCESS: "file-search",
    Right.CORRECTION: "pencil-line",
    Right.CEASE_USE: "circle-pause",
    Right.ERASURE: "trash",
    Right.CEASE_THIRD_PARTY: "share-2",
    Right.PURPOSE_NOTICE: "circle-question-mark",
    Right.RESTRICTION: "circle-pause",
    Right.PORTABILITY: "folder-output",
    Right.OBJECTION: "hand",
}


class Wishes(QWidget):
    """The rights as tiles, with what goes beside them.

    Signals:
        wanted: a right was chosen or given up.
    """

    wanted = Signal(object, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tiles: dict[Right, Tile] = {}
        self._shown: tuple[RightChoice, ...] = ()
        self._grid = TileGrid()
        self._also = QCheckBox()
        self._also.setObjectName("also_records")
        self._also.clicked.connect(lambda on: self.wanted.emit(Right.THIRD_PARTY_RECORDS, on))
        self._variant = Segmented(tuple(right.value for right in CORRECTIONS))
        self._variant.setObjectName("correction_variant")
        self._variant.chosen.connect(lambda name: self.wanted.emit(Right(name), True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._grid)
        whole.addWidget(self._also)
        whole.addWidget(self._variant, 0, Qt.AlignmentFlag.AlignLeft)
        self._also.hide()
        self._variant.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the rights of the law, and which are chosen."""
        rights = [choice.right for choice in proposal.rights]
        if rights != list(self._tiles):
            self._tiles = {right: self._tile(right) for right in rights}
            self._grid.set_tiles(list(self._tiles.values()))
        self._shown = proposal.rights
        for choice in proposal.rights:
            tile = self._tiles[choice.right]
            tile.set_words(self._title(choice.right), self._articles(choice))
            tile.setChecked(choice.chosen)
        also = proposal.also_records
        self._also.setVisible(also is not None)
        if also is not None:
            self._also.setText(
                self._words.text("request.also_records", article=self._articles(also))
            )
            self._also.setChecked(also.chosen)
        self._variant.setVisible(proposal.correction is not None)
        if proposal.correction is not None:
            self._variant.set_words(
                {each.value: self._words.text(f"request.variant.{each}") for each in CORRECTIONS},
                name=self._words.text("request.variant"),
            )
            self._variant.choose(proposal.correction.value)

    def _tile(self, right: Right) -> Tile:
        tile = Tile(f"right_{right}", RIGHT_ICONS[right])
        tile.clicked.connect(lambda on: self.wanted.emit(right, on))
        return tile

    def _title(self, right: Right) -> str:
        return self._words.text(f"request.tile.{right}")

    def _articles(self, choice: RightChoice) -> str:
        language = self._words.language
        texts = [text for spoken, text in choice.articles if spoken == language]
        return self._words.text("list.comma").join(texts[:3])


class LawCard(Card):
    """The law relied on, with the reason it is suggested.

    Signals:
        chosen: the user chose this law.
    """

    chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, parent=parent)
        self._words = words
        left = QVBoxLayout()
        left.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._name = Text("", Role.STRONG, single=True)
        self._suggested = Chip("", accent=True)
        head.addWidget(self._name)
        head.addWidget(self._suggested)
        head.addStretch(1)
        self._reason = Text("", Role.SMALL, "text2")
        left.addLayout(head)
        left.addWidget(self._reason)
        self._others = QComboBox()
        self._others.setObjectName("law")
        self._others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._others.activated.connect(self._choose)
        self.body.addLayout(left, 1)
        self.body.addWidget(self._others, 0, Qt.AlignmentFlag.AlignVCenter)

    def _choose(self, row: int) -> None:
        self.chosen.emit(Law(self._others.itemData(row)))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the law, its reason and the others there are."""
        text = self._words.text
        here = next(each for each in proposal.laws if each.law is proposal.law)
        self._name.set_text(text(f"law.{proposal.law}"))
        self._suggested.setVisible(here.reason is not None)
        self._suggested.set_words(text("request.suggested"))
        reason = here.reason or Message("request.law_not_suggested")
        self._reason.set_text(text("request.law_reason", reason=reason, time=proposal.time))
        self._others.setAccessibleName(text("request.law"))
        self._others.clear()
        for each in proposal.laws:
            self._others.addItem(text(f"law.{each.law}"), each.law.value)
        self._others.setCurrentIndex([each.law for each in proposal.laws].index(proposal.law))


class Grounds(Card):
    """Why the right applies, where the law wants that said, and the user's own facts.

    Signals:
        chosen: a ground was chosen or given up.
        told: the user's own facts.
    """

    chosen = Signal(str, bool)
    told = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._boxes: dict[str, QCheckBox] = {}
        self._need = Reason()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._about = Field("about", lines=3)
        self._about.edited.connect(self.told)
        self.body.addWidget(self._need)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._about)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the grounds the chosen rights may rest on."""
        grounds = {each.id: each for each in proposal.grounds}
        if list(grounds) != list(self._boxes):
            self._rebuild(grounds)
        for name, box in self._boxes.items():
            box.setText(self._words.text(f"ground.{name}"))
            box.setChecked(grounds[name].chosen)
        text = self._words.text
        self._need.setVisible(bool(grounds))
        self._need.say(text("request.grounds_needed"))
        self._about.setVisible(proposal.wants_about)
        self._about.set_words(text("request.about"), placeholder=text("request.about_hint"))
        self._about.explain(text("request.about_reason"))
        if not self._about.edit().hasFocus():
            self._about.set_value(proposal.form.about)
        self.setVisible(bool(grounds) or proposal.wants_about)

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
