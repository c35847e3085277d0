"""One way to reach an operator, as a part of the form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.base.ids import ChannelKind
from app.services.operator_draft import ChannelDraft
from ui.directory.row import CHANNEL_ICONS
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.field import Reason
from ui.widgets.icons import icon
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_PURPOSES = ("requests", "privacy", "general")
#: Ways one walks through menus to.
_WITH_STEPS = {ChannelKind.IN_APP, ChannelKind.PORTAL, ChannelKind.WEB_FORM}


class ChannelRow(Card):
    """Kind and value, purpose and day of the check, and the menus that lead there.

    Signals:
        edited: the user changed something.
        remove_asked: the user wants this one away.
    """

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, words: Words, number: int, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._words = words
        self._kind, self._purpose = QComboBox(), QComboBox()
        self._line, self._lines = QLineEdit(), Paragraph()
        self._steps, self._checked = QLineEdit(), QLineEdit()
        self._remove = Button("", Kind.QUIET, icon="x")
        self._checked_label = Text("", Role.LABEL, "text2", single=True)
        self._wrong_edit: QWidget | None = None
        self._wrong = Reason()
        self._wrong.hide()
        named = {
            "kind": self._kind,
            "purpose": self._purpose,
            "value": self._line,
            "lines": self._lines,
            "steps": self._steps,
            "checked": self._checked,
            "remove": self._remove,
        }
        for name, widget in named.items():
            widget.setObjectName(f"channel_{number}_{name}")
        self._lay_out()
        self._offer()
        self._connect()
        self.retranslate()

    def show_draft(self, draft: ChannelDraft) -> None:
        """Fill the row; ``edited`` stays silent."""
        self.blockSignals(True)
        self._kind.setCurrentIndex(max(0, self._kind.findData(draft.kind.value)))
        self._purpose.setCurrentIndex(max(0, self._purpose.findData(draft.purpose)))
        self._line.setText(draft.value.replace("\n", " "))
        self._lines.setPlainText(draft.value)
        self._steps.setText(draft.steps)
        self._checked.setText(draft.checked)
        self._suit_kind()
        self.blockSignals(False)

    def draft(self) -> ChannelDraft:
        """Give the row as typed."""
        kind = self._chosen()
        post = kind is ChannelKind.POST
        return ChannelDraft(
            kind=kind,
            value=self._lines.toPlainText() if post else self._line.text(),
            purpose=str(self._purpose.currentData()),
            steps=self._steps.text() if kind in _WITH_STEPS else "",
            checked=self._checked.text(),
        )

    def complain(self, part: str, sentence: str) -> None:
        """Say what is wrong with ``value``, ``steps``, ``checked`` or the row; empty = nothing."""
        self._wrong.say(sentence, "circle-alert", "late")
        self._wrong.setVisible(bool(sentence))
        post = self._chosen() is ChannelKind.POST
        wrong = {"steps": self._steps, "checked": self._checked}.get(
            part, self._lines if post else self._line
        )
        for edit in (self._line, self._lines, self._steps, self._checked):
            edit.setProperty("kinvalid", bool(sentence) and edit is wrong)
            edit.setAccessibleDescription(sentence if edit is wrong else "")
            edit.update()
        self._wrong_edit = wrong if sentence else None

    def warn(self, sentence: str) -> None:
        """Say what to be careful about; the way can be kept as it is."""
        self._wrong.say(sentence, "circle-alert", "soon")
        self._wrong.show()

    def start(self) -> None:
        """Put the cursor where something is wrong, or where the address goes."""
        value = self._lines if self._chosen() is ChannelKind.POST else self._line
        (self._wrong_edit or value).setFocus(Qt.FocusReason.OtherFocusReason)

    def controls(self) -> tuple[QWidget, ...]:
        """Give what Tab walks through, in order."""
        head = (self._kind, self._line, self._lines, self._remove)
        return (*head, self._steps, self._purpose, self._checked)

    def has_error(self) -> bool:
        """Say whether something is wrong with it."""
        return self._wrong_edit is not None

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        for row in range(self._kind.count()):
            self._kind.setItemText(row, text(f"channel.{self._kind.itemData(row)}"))
        for row in range(self._purpose.count()):
            purpose = self._purpose.itemData(row)
            self._purpose.setItemText(row, text(f"directory.purpose.{purpose}"))
        self._kind.setAccessibleName(text("own.channel_kind"))
        self._purpose.setAccessibleName(text("own.purpose"))
        self._checked_label.set_text(text("own.checked"))
        self._checked.setAccessibleName(text("own.checked"))
        self._checked.setPlaceholderText(text("directory.not_known"))
        self._steps.setAccessibleName(text("own.steps"))
        self._steps.setPlaceholderText(text("own.steps_hint"))
        self._remove.set_words("", name=text("own.remove_channel"))
        self._suit_kind()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._kind)
        values = QVBoxLayout()
        values.setSpacing(0)
        values.addWidget(self._line)
        values.addWidget(self._lines)
        head.addLayout(values, 1)
        head.addWidget(self._remove)
        more = QGridLayout()
        more.setHorizontalSpacing(8)
        more.addWidget(self._purpose, 0, 0)
        more.addWidget(self._checked_label, 0, 2)
        more.addWidget(self._checked, 0, 3)
        more.setColumnStretch(1, 1)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self._steps)
        self.body.addLayout(more)
        self.body.addWidget(self._wrong)

    def _offer(self) -> None:
        for kind in ChannelKind:
            self._kind.addItem(icon(CHANNEL_ICONS[kind.value]), "", kind.value)
        for purpose in _PURPOSES:
            self._purpose.addItem("", purpose)

    def _connect(self) -> None:
        self._kind.activated.connect(self._change_kind)
        self._purpose.activated.connect(self._change)
        self._lines.textChanged.connect(self._change)
        for line in (self._line, self._steps, self._checked):
            line.textEdited.connect(self._change)
        self._remove.clicked.connect(self.remove_asked)

    def _change(self, *_what: object) -> None:
        self.edited.emit()

    def _change_kind(self, _row: int) -> None:
        # What was typed goes along: an address on several lines becomes one, and back.
        if self._chosen() is ChannelKind.POST and not self._lines.toPlainText():
            self._lines.setPlainText(self._line.text())
        self._suit_kind()
        self.edited.emit()

    def _suit_kind(self) -> None:
        """Ask for what this kind of way needs."""
        kind = self._chosen()
        post = kind is ChannelKind.POST
        self._line.setVisible(not post)
        self._lines.setVisible(post)
        self._steps.setVisible(kind in _WITH_STEPS)
        hint = self._words.text(f"own.value.{kind}")
        edits: tuple[QLineEdit | QPlainTextEdit, ...] = (self._line, self._lines)
        for edit in edits:
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(self._words.text(f"channel.{kind}"))
        type_ = look.type_()
        self._lines.setFixedHeight(3 * type_.line(Role.BODY) + type_.px(20))

    def _chosen(self) -> ChannelKind:
        return ChannelKind(self._kind.currentData())
