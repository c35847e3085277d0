"""The letter beside the form: as page, mail or text, with the linter's verdict below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.services.edits import changed_lines
from app.services.marking import span_of
from app.services.preview import Preview
from app.services.remarks import TEXT, Remark
from ui.request.edited_row import EditedRow
from ui.request.remark_list import RemarkList, Verdict
from ui.request.writer import Shown
from ui.request.zoom_bar import ZoomBar
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
        fix_asked: the words of this remark are to give way to the right ones.
        text_wanted: the edited letter is to be kept under this name.
        width_changed: how many pixels wide a page is shown now.
    """

    worded = Signal(object)
    place_asked = Signal(object)
    fix_asked = Signal(object)
    text_wanted = Signal(str)
    width_changed = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: Shown | None = None
        self._marked: Remark | None = None
        self._views = Segmented(_VIEWS)
        self._views.chosen.connect(self._choose_view)
        self._language = Chip("", "languages")
        self._letter = LetterView()
        self._letter.width_changed.connect(self.width_changed)
        self._zoom = ZoomBar(words, self._letter, self)
        self._editor = Paragraph()
        self._editor.setObjectName("letter_editor")
        self._editor.hide()
        self._editor.textChanged.connect(self._typed)
        self._verdict = Verdict(words)
        self._remarks = RemarkList(words)
        self._remarks.asked.connect(self._go_to)
        self._remarks.fix_asked.connect(self.fix_asked)
        self._verdict.opened.connect(self._remarks.setVisible)
        self._edit = Button("", Kind.LINK, icon="pencil-line")
        self._edit.setObjectName("edit_letter")
        self._edit.clicked.connect(self._toggle)
        self._edited = EditedRow(words)
        self._edited.difference_wanted.connect(self._show_difference)
        self._edited.reset_asked.connect(self._as_composed)
        self._edited.text_wanted.connect(self.text_wanted)
        self._edited.hide()
        self._lay_out()
        words.language_changed.connect(self.retranslate)
        self.retranslate()
        self.clear()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._views)
        top.addStretch(1)
        top.addWidget(self._zoom)
        top.addWidget(self._language)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self._edit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self._letter, 1)
        whole.addWidget(self._editor, 1)
        whole.addWidget(self._remarks)
        whole.addLayout(foot)
        whole.addWidget(self._edited)

    def clear(self) -> None:
        """Show that there is no letter yet."""
        self._shown = None
        self._close_editor()
        self._draw()

    def close_innermost(self) -> bool:
        """Close the list of remarks or the editor; say whether one was open."""
        if self._edited.close_innermost() or self._verdict.close_list():
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
        edited = shown is not None and shown.proposal.form.edit is not None
        if not edited:
            self._edited.forget()
        self._edited.setVisible(preview is not None and edited)
        self._language.setVisible(preview is not None)
        if shown is None or preview is None:
            self._letter.show_note(self._why_none(shown))
            self._zoom.hide()
            self._verdict.clear()
            return
        draft = shown.proposal.draft
        assert draft is not None  # noqa: S101 - a preview is of a draft
        self._language.set_words(text(f"language.{draft.letter.language}"))
        self._draw_view(shown, preview)
        remarks = shown.proposal.remarks
        self._verdict.show_mark()
        self._verdict.show_remarks(remarks)
        self._remarks.show_remarks(remarks)

    def _draw_view(self, shown: Shown, preview: Preview) -> None:
        difference = self._edited.shows_difference()
        view = self._views.choice()
        self._zoom.setVisible(view == "letter" and not difference and self._editor.isHidden())
        if difference:
            self._letter.show_text(self._difference(shown))
        elif view == "letter":
            self._letter.show_pages(shown.pages, preview.text)
        elif view == "mail":
            self._letter.show_text(preview.mail)
        else:
            self._letter.show_text(preview.text, self._place_of_mark(shown, preview.text))

    def _place_of_mark(self, shown: Shown, text: str) -> tuple[int, int] | None:
        remark, draft = self._marked, shown.proposal.draft
        if remark is None or draft is None:
            return None
        if remark.finding is not None:
            return span_of(remark.finding, draft.letter, text)
        start = text.find(remark.excerpt)
        return (start, start + len(remark.excerpt)) if start >= 0 else None

    def _difference(self, shown: Shown) -> str:
        """Say line by line what the user changed; each change by a sign and a word."""
        text, proposal = self._words.text, shown.proposal
        said = {
            "-": lambda line: text("request.line_out", line=line),
            "+": lambda line: text("request.line_in", line=line),
        }
        lines = [
            said[each.mark](each.text) if each.mark else text("request.line_same", line=each.text)
            for each in changed_lines(proposal)
        ]
        return "\n\n".join(lines) or text("request.nothing_changed")

    def _show_difference(self, on: bool) -> None:
        if on:
            self._close_editor()
        self._draw()

    def open_remarks(self) -> None:
        """Open the list of remarks, with the keyboard in it."""
        self._verdict.open_list()
        self._remarks.focus_first()

    def close_name(self) -> None:
        """Close the field for a name: the text was kept."""
        self._edited.close_name()

    def refuse_name(self, problem: Problem) -> None:
        """Say why the text could not be kept under its name."""
        self._edited.refuse_name(problem)

    def _why_none(self, shown: Shown | None) -> str:
        if shown is None:
            return self._words.text("request.no_letter_yet")
        stop = shown.proposal.stop
        if stop is not None:
            return self._words.say(stop.message)
        return self._words.say(shown.problem.message) if shown.problem else ""

    def _choose_view(self, _view: str) -> None:
        self._edited.hide_difference()
        self._marked = None
        self._draw()

    def _go_to(self, remark: Remark) -> None:
        """Mark the words in the letter; what belongs to a field, the page shows there."""
        if remark.place != TEXT:
            self.place_asked.emit(remark)
        elif remark.excerpt:
            self._close_editor()
            self._edited.close_innermost()
            self._marked = remark
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
        self._edited.forget()
        self._letter.hide()
        self._zoom.hide()
        self._editor.show()
        self._editor.setFocus()
        self._edit.set_words(self._words.text("request.done_editing"))

    def _close_editor(self) -> None:
        self._editor.hide()
        self._letter.show()
        self._zoom.setVisible(self._shown is not None and self._views.choice() == "letter")
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
        self._edited.retranslate()
        self._zoom.retranslate()
        editing = not self._editor.isHidden()
        self._edit.set_words(text("request.done_editing" if editing else "request.edit_text"))
        self._remarks.retranslate()
        self._draw()
