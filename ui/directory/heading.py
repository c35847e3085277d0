"""The head of the right side: a name with what it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.pill import Chip
from ui.widgets.record_heading import RecordHeading, elided, word
from ui.wording import Words

#: What a name may take of a button; a longer one ends in "…".
_NAME = 150
#: Below this width the buttons say less.
_ROOM = 560


class Heading(RecordHeading):
    """The head of an operator.

    Signals:
        edit_asked: the record as a form.
        restore_asked: the user's record shall be forgotten.
    """

    edit_asked = Signal()
    restore_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._operator = self._restores = ""
        self._chip = Chip("", "user", accent=True)
        self._restore = Button("", Kind.QUIET, icon="undo-2")
        self._edit = Button("", Kind.SECONDARY, icon="pencil-line")
        self._restore.clicked.connect(self.restore_asked)
        self._edit.clicked.connect(self.edit_asked)
        buttons = {
            "directory_back": self._back,
            "restore_record": self._restore,
            "edit_record": self._edit,
            "request_to": self._request,
            "cancel_record": self._discard,
            "save_record": self._save,
        }
        for name, button in buttons.items():
            button.setObjectName(name)
        shown = (self._restore, self._edit, self._request, self._discard, self._save)
        self.lay_out((self._chip,), shown)

    def show_record(
        self, name: str, line: str, *, whose: str, icon: str, restore: str, is_copy: bool
    ) -> None:
        """Show a record's name.

        Args:
            name: the operator's.
            line: what it is.
            whose: the words of the chip: yours, a sample; empty = Kaiji's.
            icon: before the words of the chip.
            restore: the words of the button that forgets the user's record; empty = none.
            is_copy: whether Kaiji's record counts again then.
        """
        # Hidden before anything is shown: both sets of buttons at once would widen the window.
        for button in (self._discard, self._save):
            button.hide()
        self._operator = name
        self._name.set_text(name)
        self._line.set_text(line)
        self._chip.set_icon(icon)
        self._chip.set_words(whose)
        self._chip.setVisible(bool(whose))
        self._restores = restore
        self._restore.set_icon("undo-2" if is_copy else "trash")
        self._restore.setVisible(bool(restore))
        self.fit()
        for button in (self._edit, self._request):
            button.show()

    def show_form(self, title: str, line: str) -> None:
        """Show that a record is written."""
        self._operator = ""
        self._name.set_text(title)
        self._line.set_text(line)
        for widget in (self._chip, self._restore, self._edit, self._request):
            widget.hide()
        for button in (self._discard, self._save):
            button.show()

    def retranslate(self) -> None:
        """Say the buttons in the language of the moment."""
        text = self._words.text
        self._back.set_words("", name=text("directory.back"))
        self._edit.set_words(text("directory.edit"))
        self._discard.set_words(text("own.cancel"))
        self._save.set_words(text("own.save"))
        self.fit()

    def fit(self) -> None:
        """Name the operator on its button as far as there is room."""
        text = self._words.text
        is_narrow = self.width() < look.type_().px(_ROOM)
        restore = self._restores or text("own.forget")
        self._restore.set_words("" if is_narrow else restore, name=restore)
        shown = text("directory.request_to", name=elided(self._operator, _NAME))
        if is_narrow:
            shown = text("ui.rail.new_request")
        word(self._request, shown, text("directory.request_to", name=self._operator))
