"""One row of an import beside the list: what it is, what differs, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.base.messages import Message
from app.operators.importing.plan import Planned
from ui.directory.row import name_words
from ui.importing.row_words import Change, changes, place, remarks
from ui.widgets.card import refill
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class RowDetail(QWidget):
    """All that is to be said of one row."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title = Text("", Role.HEADING)
        self._place = Text("", Role.SMALL, "text2")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(0)
        self._rows: QWidget | None = None
        scroll = QScrollArea()
        scroll.setObjectName("import_detail")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._inner)
        around.addStretch(1)
        scroll.setWidget(outer)
        scroll.viewport().setAutoFillBackground(False)
        outer.setAutoFillBackground(False)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._place)
        column.addWidget(scroll, 1)

    def show_row(
        self, planned: Planned | None, names: Mapping[str, str], findings: tuple[Message, ...]
    ) -> None:
        """Show a row; None = there is none."""
        text = self._words.text
        if planned is None:
            self._title.set_text(text("importing.no_row"))
            self._place.set_text("")
            self._rows = refill(self._column, self._rows, ())
            return
        operator = planned.row.operator
        title = name_words(self._words, operator) if operator else text("importing.broken")
        self._title.set_text(title)
        self._place.set_text(place(planned, self._words))
        rows: list[QWidget] = []
        for icon, sentence in remarks(planned, names, self._words):
            rows.append(_said(sentence, icon, "text2" if operator else "late"))
        if told := changes(planned, self._words):
            differs = bool(planned.differences)
            heading = text("importing.differs" if differs else "importing.record")
            rows.append(_spaced(Text(heading, Role.STRONG), 10))
            rows += [self._change(each, differs=differs) for each in told]
        if findings:
            rows.append(_spaced(Text(text("importing.findings"), Role.STRONG), 10))
            rows += [_said(self._words.say(each), "circle-alert", "soon") for each in findings]
        self._rows = refill(self._column, self._rows, rows)
        self._scroll.verticalScrollBar().setValue(0)

    def _change(self, change: Change, *, differs: bool) -> QWidget:
        text = self._words.text
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(1)
        column.addWidget(Text(change.label, Role.SMALL, "text2"))
        if not differs:
            column.addWidget(Text(change.after, Role.BODY))
        elif change.kept:
            column.addWidget(Text(change.before, Role.BODY))
            column.addWidget(Reason(text("importing.kept"), "user"))
            says = text("importing.import_says", value=change.after)
            column.addWidget(Text(says, Role.SMALL, "text2"))
        else:
            before = text("importing.before", value=change.before)
            column.addWidget(Text(before, Role.SMALL, "text2"))
            column.addWidget(Text(text("importing.after", value=change.after), Role.BODY))
        return made


def _said(sentence: str, icon: str, token: str) -> QWidget:
    reason = Reason()
    reason.say(sentence, icon, token)
    return _spaced(reason, 4)


def _spaced(widget: QWidget, above: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, above, 0, 2)
    column.addWidget(widget)
    return made
