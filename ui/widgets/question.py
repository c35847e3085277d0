"""The one question before what cannot be undone: verbs on its buttons, the safe one the default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text
from ui.widgets.type import Role

_WIDTH = 480


class Question(QDialog):
    """Asks once, over its window; ``accepted`` says the user wants it, closing it says no.

    Signals: ``accepted``, ``rejected`` of QDialog.
    """

    def __init__(self, title: str, line: str, do: str, keep: str, parent: QWidget) -> None:
        """Make a question.

        Args:
            title: the question itself.
            line: what follows from a yes.
            do: the verb of the button that does it.
            keep: the verb of the safe button.
            parent: over whose window it lies.
        """
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(line)
        self._do = Button(do, Kind.DANGER)
        self._do.setObjectName("question_do")
        self._keep = Button(keep, Kind.SECONDARY)
        self._keep.setObjectName("question_keep")
        self._keep.setAutoDefault(True)
        self._keep.setDefault(True)
        self._do.clicked.connect(self.accept)
        self._keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._do)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Text(title, Role.TITLE))
        column.addWidget(Text(line, Role.BODY, "text2"))
        column.addStretch(1)
        column.addLayout(foot)
        self.setFixedWidth(look.type_().px(_WIDTH))

    def ask(self) -> None:
        """Open the question; it blocks its window and nothing else."""
        self.open()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
