"""The text in pieces for an app or a form, with the path where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.card import Card, Sheet
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class Pieces(Card):
    """The text in pieces for an app or a form, with the path where it goes.

    Signals:
        done: the user has copied what there was.
    """

    done = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(Sheet.NEXT, parent=parent)
        self._words = words
        self._title = Text("", Role.HEADING)
        self._path = Text("", Role.BODY)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._finish = Button("", Kind.TONAL, icon="check")
        self._finish.setObjectName("pieces_done")
        self._finish.clicked.connect(self.done)
        self.body.addWidget(self._title)
        self.body.addWidget(self._path)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_pieces(self, pieces: tuple[str, ...], steps: tuple[str, ...]) -> None:
        """Show the pieces, each with a button that copies it."""
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        text = self._words.text
        self._title.set_text(text("request.pieces"))
        path = " > ".join(steps)
        self._path.set_text(text("request.pieces_path", path=path) if path else "")
        for number, piece in enumerate(pieces, 1):
            self._rows.addWidget(self._row(number, piece))
        self._finish.set_words(text("request.pieces_done"))
        self.show()

    def _row(self, number: int, piece: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        copy = Button("", Kind.SECONDARY, icon="copy", size=Size.SMALL)
        copy.setObjectName(f"copy_{number}")
        copy.set_words(self._words.text("request.copy", number=number))

        def put() -> None:
            QGuiApplication.clipboard().setText(piece)
            copy.set_icon("check")
            copy.set_words(self._words.text("request.copied", number=number))

        copy.clicked.connect(put)
        across.addWidget(Text(piece, Role.SMALL), 1)
        across.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row
