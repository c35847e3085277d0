"""How a letter looks and becomes a file: whose text, the page, years, PDF, pieces."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.ids import ChannelKind
from app.services.drafting import PIECEWISE
from app.services.new_request import Proposal
from app.services.ways_out import SHORTEST_PIECE
from ui.request.dropdown import Dropdown
from ui.request.own_texts import OwnTexts
from ui.request.tick import Tick
from ui.widgets.field import Field, Reason
from ui.wording import Words

_LONGEST = 99_999


class MadeHow(QWidget):
    """What is chosen of it.

    Signals:
        text_chosen: the user's own text by name; empty = Kaiji's.
        layout_chosen: of the page; empty = as usual.
        era_wanted: Japanese years by era, or no longer.
        making_chosen: a name in ``Making`` and its value.
    """

    text_chosen = Signal(str)
    layout_chosen = Signal(str)
    era_wanted = Signal(bool)
    making_chosen = Signal(str, object)

    def __init__(self, words: Words, texts: OwnTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._texts = words, texts
        self._text = Dropdown("own_text")
        self._text.chosen.connect(self.text_chosen)
        self._notice = Reason()
        self._notice.setObjectName("own_text_notice")
        self._layout = Dropdown("layout")
        self._layout.chosen.connect(self.layout_chosen)
        self._era = Tick("era")
        self._era.box.clicked.connect(self.era_wanted)
        self._keep = Tick("pdf_a")
        self._keep.box.clicked.connect(lambda on: self.making_chosen.emit("pdf_a", on))
        self._attach = Tick("with_pdf")
        self._attach.box.clicked.connect(lambda on: self.making_chosen.emit("with_pdf", on))
        self._length = Field("piece_length")
        self._length.edited.connect(self._measure_pieces)
        edit = self._length.edit()
        if isinstance(edit, QLineEdit):
            edit.setValidator(QIntValidator(0, _LONGEST, edit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (
            self._text,
            self._notice,
            self._layout,
            self._length,
            self._era,
            self._attach,
            self._keep,
        ):
            column.addWidget(widget)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what there is to choose for the letter, and what is chosen."""
        text, form, choices = self._words.text, proposal.form, proposal.choices
        self._show_texts(proposal)
        pages = {"": text("layout.usual")} | {
            each: text(f"layout.{each}") for each in choices.layouts
        }
        self._layout.show_entries(text("request.layout"), pages, form.layout)
        draft, kind = proposal.draft, proposal.channel.kind if proposal.channel else None
        self._era.set_words(text("request.era"))
        self._era.box.setChecked(form.era)
        self._era.setVisible(form.era or (draft is not None and draft.letter.language == "ja"))
        self._attach.set_words(text("request.with_pdf"))
        self._attach.box.setChecked(form.making.with_pdf)
        self._attach.setVisible(kind is ChannelKind.EMAIL)
        self._keep.set_words(text("request.pdf_a"))
        self._keep.box.setChecked(form.making.pdf_a)
        self._length.set_words(text("request.piece_length"), placeholder=text("request.usual"))
        length = form.making.length
        if not self._length.edit().hasFocus():
            self._length.set_value(str(length) if length else "")
            self._length.explain(text("request.piece_length_reason"))
        self._length.setVisible(kind in PIECEWISE)

    def _show_texts(self, proposal: Proposal) -> None:
        text, chosen = self._words.text, proposal.form.template
        names = proposal.choices.templates
        entries = {"": text("own_text.shipped")}
        entries |= {each: text("own_text.listed", name=each) for each in names}
        self._text.show_entries(text("own_text.label"), entries, chosen)
        own = self._texts.text(chosen) if chosen in names else None
        notice = self._words.say(own.notice) if own and own.notice else ""
        self._notice.say(notice, "circle-alert", "soon")
        self._notice.setVisible(bool(notice))
        self._text.describe(notice)

    def _measure_pieces(self, typed: str) -> None:
        length = int(typed) if typed.isdecimal() else 0
        if typed and length < SHORTEST_PIECE:
            self._length.complain(self._words.text("request.piece_short", least=SHORTEST_PIECE))
            return
        self._length.explain(self._words.text("request.piece_length_reason"))
        self.making_chosen.emit("length", length or None)
