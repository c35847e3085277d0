"""The fields of an event: one block each, a label above what it holds and what is wrong below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.cases.fields import FieldRule, FieldType
from ui.widgets import look
from ui.widgets.day_edit import DayEdit
from ui.widgets.field import Reason
from ui.widgets.flow import Flow
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_WIDTH = 224
_FLAGS = ("yes", "no")
#: Which messages word the choices of a field, where it is not called as they are.
_GROUPS = {"documents": "document", "from": "event"}
#: Days are chosen, not typed: their labels need not say how to type them.
_DAY_LABELS = {
    "by": "case.record.by",
    "until": "case.record.until",
    "link_expiry": "case.record.link_expiry",
}


class FieldBlock(QWidget):
    """One field of an event.

    Signals:
        edited: the user changed it.
    """

    edited = Signal()

    def __init__(self, rule: FieldRule, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = rule
        self._words = words
        label = words.text(_DAY_LABELS.get(rule.name, f"field.{rule.name}"))
        self._read: Callable[[], str]
        self._write: Callable[[str], None]
        self._label = Text(label, Role.SMALL, "text2")
        self._wrong = Reason()
        self._wrong.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._label)
        self._edit = self._make(label)
        self._column.addWidget(self._edit)
        self._column.addWidget(self._wrong)
        width = look.type_().px(_WIDTH)
        if rule.type is FieldType.CHOICES:
            self.setMinimumWidth(width)
        else:
            self.setFixedWidth(width)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> str:
        """Give what the field holds, as the core reads it; empty = not stated."""
        return self._read()

    def set_value(self, value: str) -> None:
        """Fill the field; ``edited`` stays silent. What it cannot hold is left."""
        self.blockSignals(True)
        self._write(value)
        self.blockSignals(False)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it, in its place; an empty sentence takes that back."""
        self._wrong.say(sentence, "circle-alert", "late")
        self._wrong.setVisible(bool(sentence))
        self._edit.setAccessibleDescription(sentence)
        self._edit.setProperty("kinvalid", bool(sentence))
        self._edit.update()

    def _make(self, label: str) -> QWidget:
        rule = self.rule
        if rule.type is FieldType.CHOICES:
            return self._ticks()
        if rule.type is FieldType.DATE:
            return self._optional_day(label)
        if rule.type is FieldType.FLAG:
            return self._box(label, [(self._words.text(f"field.{f}"), f) for f in _FLAGS])
        if rule.choices:
            return self._box(label, [(self._choice(str(c)), str(c)) for c in rule.choices])
        line = QLineEdit()
        line.setObjectName(f"field_{rule.name}")
        line.setAccessibleName(label)
        line.textEdited.connect(self.edited)
        self._read, self._write = line.text, line.setText
        return line

    def _box(self, label: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field_{self.rule.name}")
        box.setAccessibleName(label)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if not self.rule.required:
            box.addItem(self._words.text("field.none"), "")
        for words, value in choices:
            box.addItem(words, value)
        box.activated.connect(self.edited)
        self._read = lambda: str(box.currentData() or "")
        self._write = lambda value: box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _ticks(self) -> QWidget:
        """Offer several choices to tick: an operator may ask for more than one document."""
        place = QWidget()
        flow = Flow(place, gap=12)
        boxes: dict[str, QCheckBox] = {}
        for each in self.rule.choices:
            box = QCheckBox(self._choice(str(each)).replace("&", "&&"))
            box.setObjectName(f"field_{self.rule.name}_{each}")
            box.clicked.connect(self.edited)
            boxes[str(each)] = box
            flow.addWidget(box)

        def write(value: str) -> None:
            chosen = value.split(",")
            for name, box in boxes.items():
                box.setChecked(name in chosen)

        self._read = lambda: ",".join(name for name, box in boxes.items() if box.isChecked())
        self._write = write
        return place

    def _optional_day(self, label: str) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        given = QCheckBox()
        given.setObjectName(f"field_{self.rule.name}_given")
        given.setAccessibleName(label)
        given.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        day = DayEdit(self._words)
        day.setObjectName(f"field_{self.rule.name}")
        day.setAccessibleName(label)
        day.setMinimumWidth(look.type_().px(_WIDTH - 26))
        day.setEnabled(False)
        given.toggled.connect(day.setEnabled)
        given.clicked.connect(self.edited)
        day.dateChanged.connect(lambda _day: self.edited.emit())
        row.addWidget(given)
        row.addWidget(day, 1)

        def write(value: str) -> None:
            try:
                day.set_day(date.fromisoformat(value))
            except ValueError:
                return
            given.setChecked(True)

        self._suggest = day.set_day
        self._read = lambda: day.day().isoformat() if given.isChecked() else ""
        self._write = write
        return place

    def suggest_day(self, today: date) -> None:
        """Begin a day that is not chosen yet at today."""
        if self.rule.type is FieldType.DATE and not self.value():
            self.blockSignals(True)
            self._suggest(today)
            self.blockSignals(False)

    def _choice(self, choice: str) -> str:
        group = _GROUPS.get(self.rule.name, self.rule.name)
        known = self._words.messages.has(f"{group}.{choice}")
        return self._words.text(f"{group}.{choice}") if known else choice


class EventFields(QWidget):
    """All fields of one kind of event, side by side; what is ticked takes a line of its own.

    Signals:
        edited: the user changed one.
    """

    edited = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._blocks: dict[str, FieldBlock] = {}
        lines = QWidget()
        self._flow = Flow(lines, gap=12)
        self._own_lines = QVBoxLayout()
        self._own_lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(lines)
        column.addLayout(self._own_lines)

    def ask(self, rules: Iterable[FieldRule], today: date) -> None:
        """Ask for these fields, all of them empty; days begin at ``today``."""
        for block in self._blocks.values():
            block.hide()
            block.deleteLater()
        self._flow.clear()
        self._blocks = {rule.name: FieldBlock(rule, self._words) for rule in rules}
        before: QWidget | None = None
        for block in self._blocks.values():
            block.edited.connect(self.edited)
            block.suggest_day(today)
            if block.rule.type is FieldType.CHOICES:
                self._own_lines.addWidget(block)
            else:
                self._flow.addWidget(block)
            block.show()
            if before is not None:
                self.setTabOrder(before, block)
            before = block
        self.setVisible(bool(self._blocks))
        self.updateGeometry()

    def values(self) -> dict[str, str]:
        """Give what the fields hold, empty ones too."""
        return {name: block.value() for name, block in self._blocks.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill the fields there are."""
        for name, value in values.items():
            if value and name in self._blocks:
                self._blocks[name].set_value(value)

    def complain(self, about: str, said: str) -> bool:
        """Say what is wrong at the field it is about, and only there; say whether there is one."""
        for name, block in self._blocks.items():
            block.complain(said if name == about else "")
        return about in self._blocks
