"""The letter beside the form: as page, mail or text, with the linter's verdict below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.base.messages import Message
from app.letters.lint import Finding
from ui.request.presenter import Shown
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.letter import LetterView
from ui.widgets.marks import Mark, status_mark
from ui.widgets.pill import Chip
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_VIEWS = ("letter", "mail", "text")
#: What there is to say about the channel stands beside the channel.
_CHANNEL = "caution.channel_"


class _Mark(QWidget):
    """A status mark beside words that say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = Mark.ANSWERED
        self.setFixedSize(QSize(16, 16))

    def show_kind(self, kind: Mark) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        status_mark(QPainter(self), self.rect().toRectF(), self._kind, look.tokens())


class LetterPanel(QWidget):
    """The right-hand side of the page.

    Signals:
        worded: the user's own wording of the body; None = as Kaiji composed it.
    """

    worded = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: Shown | None = None
        self._views = Segmented(_VIEWS)
        self._views.chosen.connect(lambda _: self._draw())
        self._language = Chip("", "languages")
        self._letter = LetterView()
        self._editor = QPlainTextEdit()
        self._editor.setObjectName("letter_editor")
        self._editor.hide()
        self._mark = _Mark()
        self._verdict = Text("", Role.LABEL)
        self._edit = Button("", Kind.LINK, icon="pencil-line")
        self._edit.setObjectName("edit_letter")
        self._edit.clicked.connect(self._toggle)
        self._reset = Button("", Kind.LINK, icon="undo-2")
        self._reset.setObjectName("reset_letter")
        self._reset.clicked.connect(self._as_composed)
        self._reset.hide()
        self._editor.textChanged.connect(self._typed)
        top = QHBoxLayout()
        top.addWidget(self._views)
        top.addStretch(1)
        top.addWidget(self._language)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._mark)
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self._reset)
        foot.addWidget(self._edit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self._letter, 1)
        whole.addWidget(self._editor, 1)
        whole.addLayout(foot)
        words.language_changed.connect(self.retranslate)
        self.retranslate()
        self.clear()

    def clear(self) -> None:
        """Show that there is no letter yet."""
        self._shown = None
        self._close_editor()
        self._draw()

    def show_letter(self, shown: Shown) -> None:
        """Show the letter as it is now."""
        self._shown = shown
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        text = self._words.text
        preview = shown.preview if shown else None
        self._edit.setVisible(preview is not None)
        self._language.setVisible(preview is not None)
        if shown is None or preview is None:
            problem = shown.problem if shown else None
            note = self._words.say(problem.message) if problem else text("request.no_letter_yet")
            self._letter.show_note(note)
            self._mark.hide()
            self._verdict.set_text("")
            return
        draft = shown.proposal.draft
        assert draft is not None  # noqa: S101 - a preview is of a draft
        self._language.set_words(text(f"language.{draft.letter.language}"))
        if self._views.choice() == "letter":
            self._letter.show_pages(preview.pages, preview.text)
        elif self._views.choice() == "mail":
            self._letter.show_text(preview.mail)
        else:
            self._letter.show_text(preview.text)
        self._judge(draft.findings, draft.cautions)

    def _judge(self, findings: Sequence[Finding], cautions: Sequence[Message]) -> None:
        errors = [each for each in findings if each.severity == "error"]
        self._mark.show()
        if findings:
            first = (errors or list(findings))[0]
            self._mark.show_kind(Mark.LATE if errors else Mark.PROBLEM)
            sentence = self._words.say(first.message)
            more = len(findings) - 1
            if more:
                rest = self._words.plural("request.more_findings", more)
                sentence = self._words.text("request.finding_and_more", first=sentence, rest=rest)
            self._verdict.set_text(sentence)
            self._verdict.setToolTip("\n".join(self._words.say(each.message) for each in findings))
        elif cautions := [each for each in cautions if not each.id.startswith(_CHANNEL)]:
            self._mark.show_kind(Mark.PROBLEM)
            self._verdict.set_text(self._words.say(cautions[0]))
        else:
            self._mark.show_kind(Mark.ANSWERED)
            self._verdict.set_text(self._words.text("request.checked_clean"))

    def _toggle(self) -> None:
        if self._editor.isVisible():
            self._close_editor()
            return
        if self._shown is None:
            return
        self._editor.blockSignals(True)
        self._editor.setPlainText(self._shown.proposal.editable)
        self._editor.blockSignals(False)
        self._letter.hide()
        self._editor.show()
        self._reset.show()
        self._editor.setFocus()
        self._edit.set_words(self._words.text("request.done_editing"))

    def _close_editor(self) -> None:
        self._editor.hide()
        self._reset.hide()
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
        self._edit.set_words(
            text("request.done_editing" if self._editor.isVisible() else "request.edit_text")
        )
        self._draw()
