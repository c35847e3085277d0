"""The letter beside the form: as page, mail or text, with the linter's verdict below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.remarks import TEXT, Remark
from ui.request.remark_list import RemarkList, Verdict
from ui.request.writer import Shown
from ui.widgets.buttons import Button, Kind
from ui.widgets.letter import LetterView
from ui.widgets.paragraph import Paragraph
from ui.widgets.pill import Chip
from ui.widgets.segmented import Segmented
from ui.wording import Words

_VIEWS = ("letter", "mail", "text")


class LetterPanel(QWidget):
    """The right-hand side of the page.

    Signals:
        worded: the user's own wording of the body; None = as Kaiji composed it.
        place_asked: the place of the form that this remark belongs to is wanted.
        width_changed: how many pixels wide a page is shown now.
    """

    worded = Signal(object)
    place_asked = Signal(object)
    width_changed = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: Shown | None = None
        self._marked = ""
        self._views = Segmented(_VIEWS)
        self._views.chosen.connect(self._choose_view)
        self._language = Chip("", "languages")
        self._letter = LetterView()
        self._letter.width_changed.connect(self.width_changed)
        self._editor = Paragraph()
        self._editor.setObjectName("letter_editor")
        self._editor.hide()
        self._editor.textChanged.connect(self._typed)
        self._verdict = Verdict(words)
        self._remarks = RemarkList(words)
        self._remarks.asked.connect(self._go_to)
        self._verdict.opened.connect(self._remarks.setVisible)
        self._edit = Button("", Kind.LINK, icon="pencil-line")
        self._edit.setObjectName("edit_letter")
        self._edit.clicked.connect(self._toggle)
        self._reset = Button("", Kind.LINK, icon="undo-2")
        self._reset.setObjectName("reset_letter")
        self._reset.clicked.connect(self._as_composed)
        self._reset.hide()
        self._lay_out()
        words.language_changed.connect(self.retranslate)
        self.retranslate()
        self.clear()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._views)
        top.addStretch(1)
        top.addWidget(self._language)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self._reset)
        foot.addWidget(self._edit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self._letter, 1)
        whole.addWidget(self._editor, 1)
        whole.addWidget(self._remarks)
        whole.addLayout(foot)

    def clear(self) -> None:
        """Show that there is no letter yet."""
        self._shown = None
        self._close_editor()
        self._draw()

    def close_innermost(self) -> bool:
        """Close the list of remarks or the editor; say whether one was open."""
        if self._verdict.close_list():
            return True
        was_open = not self._editor.isHidden()
        if was_open:
            self._close_editor()
        return was_open

    def show_letter(self, shown: Shown) -> None:
        """Show the letter as it is now."""
        self._shown = shown
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        text = self._words.text
        preview = shown.preview if shown else None
        self._edit.setVisible(preview is not None)
        self._reset.setVisible(
            preview is not None and shown is not None and shown.proposal.form.edit is not None
        )
        self._language.setVisible(preview is not None)
        if shown is None or preview is None:
            self._letter.show_note(self._why_none(shown))
            self._verdict.clear()
            return
        draft = shown.proposal.draft
        assert draft is not None  # noqa: S101 - a preview is of a draft
        self._language.set_words(text(f"language.{draft.letter.language}"))
        if self._views.choice() == "letter":
            self._letter.show_pages(shown.pages, preview.text)
        elif self._views.choice() == "mail":
            self._letter.show_text(preview.mail)
        else:
            self._letter.show_text(preview.text, self._marked)
        remarks = shown.proposal.remarks
        self._verdict.show_mark()
        self._verdict.show_remarks(remarks)
        self._remarks.show_remarks(remarks)

    def _why_none(self, shown: Shown | None) -> str:
        if shown is None:
            return self._words.text("request.no_letter_yet")
        stop = shown.proposal.stop
        if stop is not None:
            return self._words.say(stop.message)
        return self._words.say(shown.problem.message) if shown.problem else ""

    def _choose_view(self, _view: str) -> None:
        self._marked = ""
        self._draw()

    def _go_to(self, remark: Remark) -> None:
        """Mark the words in the letter; what belongs to a field, the page shows there."""
        if remark.place != TEXT:
            self.place_asked.emit(remark)
        elif remark.excerpt:
            self._close_editor()
            self._marked = remark.excerpt
            self._views.choose("text")
            self._draw()

    def _toggle(self) -> None:
        if not self._editor.isHidden():
            self._close_editor()
            return
        if self._shown is None:
            return
        self._editor.blockSignals(True)
        self._editor.setPlainText(self._shown.proposal.editable)
        self._editor.blockSignals(False)
        self._letter.hide()
        self._editor.show()
        self._editor.setFocus()
        self._edit.set_words(self._words.text("request.done_editing"))

    def _close_editor(self) -> None:
        self._editor.hide()
        self._letter.show()
        self._edit.set_words(self._words.text("request.edit_text"))

    def _typed(self) -> None:
        self.worded.emit(self._editor.toPlainText())

    def _as_composed(self) -> None:
        self._close_editor()
        self.worded.emit(None)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._views.set_words(
            {view: text(f"request.view.{view}") for view in _VIEWS}, name=text("request.views")
        )
        self._letter.set_words(text("request.letter"))
        self._editor.setAccessibleName(text("request.edit_text"))
        self._reset.set_words(text("request.as_composed"))
        editing = not self._editor.isHidden()
        self._edit.set_words(text("request.done_editing" if editing else "request.edit_text"))
        self._remarks.retranslate()
        self._draw()
