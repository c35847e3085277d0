"""What the columns of a table hold: guessed, and put right here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.operators.importing.columns import LEFT_OUT, Columns, field_names
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

#: More columns than a person would look through are left as they were guessed.
_MOST = 60
_LONGEST = 60


class ColumnsForm(Card):
    """A choice of fields for each column.

    Signals:
        given: head of a column -> field, for all columns.
    """

    given = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._columns = Columns((), ())
        self._boxes: list[QComboBox] = []
        self._rows: QWidget | None = None
        self._title = Text("", Role.HEADING)
        self._why = Text("", Role.SMALL, "text2")
        self._read = Button("", Kind.PRIMARY, icon="check")
        self._read.setObjectName("import_columns_read")
        self._read.clicked.connect(lambda: self.given.emit(self.value()))
        foot = QHBoxLayout()
        foot.addWidget(self._read)
        foot.addStretch(1)
        self.body.setSpacing(10)
        self.body.addWidget(self._title)
        self.body.addWidget(self._why)
        self.body.addLayout(foot)

    def show_columns(self, columns: Columns, given: dict[str, str]) -> None:
        """Offer the fields of a table's columns, chosen as guessed or as given before."""
        self._columns = columns
        fields = [
            given.get(head, field or LEFT_OUT)
            for head, field in zip(columns.heads, columns.fields, strict=True)
        ]
        self._lay_out(fields[:_MOST])

    def value(self) -> dict[str, str]:
        """Give head of a column -> field; of two columns of one head the first counts."""
        found: dict[str, str] = {}
        for head, box in zip(self._columns.heads, self._boxes, strict=False):
            found.setdefault(head, str(box.currentData()))
        return {head: field for head, field in found.items() if any(map(str.isalnum, head))}

    def press(self) -> None:
        """Read the table with these columns."""
        self._read.click()

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was chosen stays."""
        text = self._words.text
        self._title.set_text(text("importing.columns"))
        self._why.set_text(text("importing.columns_why"))
        self._read.set_words(text("importing.columns_read"))
        self._lay_out([str(box.currentData()) for box in self._boxes])

    def _lay_out(self, fields: list[str]) -> None:
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._boxes = []
        for number, field in enumerate(fields):
            head = self._columns.heads[number]
            label = Text(head[:_LONGEST] or f"{number + 1}", Role.LABEL, single=True).stretch()
            grid.addWidget(label, number, 0)
            box = self._box(number, head, field)
            grid.addWidget(box, number, 1)
            self._boxes.append(box)
        self.body.insertWidget(2, self._rows)
        self._free()

    def _box(self, number: int, head: str, field: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"import_column_{number}")
        box.setAccessibleName(head or f"{number + 1}")
        box.addItem(self._words.text("importing.column_out"), LEFT_OUT)
        for name in field_names():
            box.addItem(self._words.text(f"importing.field.{name}"), name)
        box.setCurrentIndex(max(box.findData(field), 0))
        box.currentIndexChanged.connect(self._free)
        return box

    def _free(self, *_what: object) -> None:
        named = any(box.currentData() == "name" for box in self._boxes)
        self._read.refuse("" if named else self._words.text("importing.name_first"))
