"""What to ask for: the rights the law grants, several at once, and why the others are not there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.base.ids import Right
from app.services.new_request import Proposal
from app.services.remarks import RIGHTS
from app.services.right_choices import CORRECTIONS, RightChoice
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.field import Reason
from ui.widgets.segmented import Segmented
from ui.widgets.tile import Tile, TileGrid
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
    Right.DIRECT_MARKETING_OBJECTION: "bell-off",
    Right.WITHDRAW_CONSENT: "undo-2",
    Right.AUTOMATED_DECISION_REVIEW: "scan-text",
    Right.LIMIT_SENSITIVE: "shield-check",
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
        self._possible = TileGrid()
        self._others = TileGrid()
        self._others.hide()
        self._more = Button("", Kind.LINK, icon="chevron-down", size=Size.SMALL)
        self._more.setObjectName("rights_not_possible")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._others.setVisible)
        self._remark = Reason()
        self._remark.setObjectName("rights_remark")
        self._remark.hide()
        self._also = QCheckBox()
        self._also.setObjectName("also_records")
        self._also.clicked.connect(lambda on: self.wanted.emit(Right.THIRD_PARTY_RECORDS, on))
        self._variant = Segmented(tuple(right.value for right in CORRECTIONS))
        self._variant.setObjectName("correction_variant")
        self._variant.chosen.connect(lambda name: self.wanted.emit(Right(name), True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._possible)
        whole.addWidget(self._remark)
        whole.addWidget(self._also)
        whole.addWidget(self._variant, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._others)
        self._also.hide()
        self._variant.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the rights of the law, and which are chosen."""
        here = [each for each in proposal.rights if each.why_not is None]
        away = [each for each in proposal.rights if each.why_not is not None]
        if [each.right for each in (*here, *away)] != list(self._tiles):
            self._tiles = {each.right: self._tile(each.right) for each in (*here, *away)}
            self._possible.set_tiles([self._tiles[each.right] for each in here])
            self._others.set_tiles([self._tiles[each.right] for each in away])
        for choice in here:
            tile = self._tiles[choice.right]
            tile.set_words(self._title(choice.right), self._article(choice))
            tile.setChecked(choice.chosen)
        for choice in away:
            why = self._words.say(choice.why_not) if choice.why_not else ""
            self._tiles[choice.right].set_words(self._title(choice.right), why, why_not=why)
            self._tiles[choice.right].setChecked(False)
        self._more.setVisible(bool(away))
        self._more.set_words(self._words.plural("request.rights_not_possible", len(away)))
        self._others.setVisible(bool(away) and self._more.isChecked())
        self._show_remark(proposal)
        self._show_beside(proposal)

    def _show_beside(self, proposal: Proposal) -> None:
        also = proposal.also_records
        self._also.setVisible(also is not None)
        if also is not None:
            article = self._article(also)
            self._also.setText(self._words.text("request.also_records", article=article))
            self._also.setChecked(also.chosen)
        self._variant.setVisible(proposal.correction is not None)
        if proposal.correction is not None:
            self._variant.set_words(
                {each.value: self._words.text(f"request.variant.{each}") for each in CORRECTIONS},
                name=self._words.text("request.variant"),
            )
            self._variant.choose(proposal.correction.value)

    def _show_remark(self, proposal: Proposal) -> None:
        remarks = [each for each in proposal.remarks if each.place == RIGHTS]
        self._remark.setVisible(bool(remarks))
        sentences = [
            self._words.text(
                "request.left_out", right=self._title(each.right), why=self._words.say(each.message)
            )
            if each.right is not None
            else self._words.say(each.message)
            for each in remarks
        ]
        stops = any(each.stops for each in remarks)
        self._remark.say("\n".join(sentences), "circle-alert", "late" if stops else "soon")

    def _tile(self, right: Right) -> Tile:
        tile = Tile(f"right_{right}", RIGHT_ICONS[right])
        tile.clicked.connect(lambda on: self.wanted.emit(right, on))
        return tile

    def _title(self, right: Right) -> str:
        return self._words.text(f"request.tile.{right}")

    def _article(self, choice: RightChoice) -> str:
        return choice.article.say(self._words.language)
