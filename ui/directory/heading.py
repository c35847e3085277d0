"""The head of the right side: a name with what it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: What a name may take of a button; a longer one ends in "…".
_NAME = 150
#: Below this width the buttons say less.
_ROOM = 560
_LEAST = 340


class Heading(QWidget):
    """Name and line at the left, buttons at the right, for a record or for the form.

    Signals:
        back_asked: the list, where list and record are two pages.
        edit_asked: the record as a form.
        request_asked: a request to this operator.
        restore_asked: the user's record shall be forgotten.
        save_asked: what is in the form shall be kept.
        cancel_asked: the form shall close.
    """

    back_asked = Signal()
    edit_asked = Signal()
    request_asked = Signal()
    restore_asked = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._operator = self._restores = ""
        self._name = Text("", Role.DISPLAY, single=True).stretch()
        self._line = Text("", Role.LABEL, "text2", single=True).stretch()
        self._chip = Chip("", "user", accent=True)
        self._back = Button("", Kind.QUIET, icon="arrow-left")
        self._restore = Button("", Kind.QUIET, icon="undo-2")
        self._edit = Button("", Kind.SECONDARY, icon="pencil-line")
        self._request = Button("", Kind.PRIMARY, icon="plus")
        self._cancel = Button("", Kind.SECONDARY)
        self._save = Button("", Kind.PRIMARY, icon="check")
        buttons = {
            "directory_back": (self._back, self.back_asked),
            "restore_record": (self._restore, self.restore_asked),
            "edit_record": (self._edit, self.edit_asked),
            "request_to": (self._request, self.request_asked),
            "cancel_record": (self._cancel, self.cancel_asked),
            "save_record": (self._save, self.save_asked),
        }
        for name, (button, signal) in buttons.items():
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._lay_out()

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
        for button in (self._cancel, self._save):
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
        self._fit()
        for button in (self._edit, self._request):
            button.show()

    def show_form(self, title: str, line: str) -> None:
        """Show that a record is written."""
        self._operator = ""
        self._name.set_text(title)
        self._line.set_text(line)
        for widget in (self._chip, self._restore, self._edit, self._request):
            widget.hide()
        for button in (self._cancel, self._save):
            button.show()

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list, or not."""
        self._back.setVisible(shown)

    def free(self, *, saving: bool) -> None:
        """Let the form be saved, unless it is being saved."""
        self._save.setEnabled(not saving)

    def focus_primary(self) -> None:
        """Put the keyboard on the page's primary action."""
        button = self._request if self._operator else self._save
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say the buttons in the language of the moment."""
        text = self._words.text
        self._back.set_words("", name=text("directory.back"))
        self._edit.set_words(text("directory.edit"))
        self._cancel.set_words(text("own.cancel"))
        self._save.set_words(text("own.save"))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(look.type_().px(400), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # The buttons grow short where there is no room: they never hold the window wide.
        return QSize(look.type_().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Name the operator on its button as far as there is room."""
        type_ = look.type_()
        whole = self._words.text("directory.request_to", name=self._operator)
        is_narrow = self.width() < type_.px(_ROOM)
        restore = self._restores or self._words.text("own.forget")
        self._restore.set_words("" if is_narrow else restore, name=restore)
        if is_narrow:
            shown = self._words.text("ui.rail.new_request")
        else:
            metrics = QFontMetricsF(type_.font(Role.LABEL_STRONG))
            right = Qt.TextElideMode.ElideRight
            name = metrics.elidedText(self._operator, right, type_.px(_NAME))
            shown = self._words.text("directory.request_to", name=name)
        self._request.set_words(shown, name=whole)
        self._request.setToolTip(whole if shown != whole else "")

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name, 1)
        names.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self._chip)
        second.addWidget(self._line, 1)
        names.addLayout(second)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._back)
        across.addLayout(names, 1)
        for button in (self._restore, self._edit, self._request, self._cancel, self._save):
            across.addWidget(button)
