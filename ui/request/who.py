"""Whom to write to: search as you type, tick one or several, see how each can be reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.base.ids import OperatorSlug
from app.operators.record import Operator
from app.services.directory import OperatorRow
from app.services.new_request import Proposal
from ui.request.operator_card import CHANNEL_ICONS, OperatorCard
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_SLUG = int(Qt.ItemDataRole.UserRole)
_ICON = _SLUG + 1
_ICON_SIDE = 18
_ROW = 36
_ROWS_SEEN = 5

Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Stock rows in the colours of a chosen row, so that box and icon stay to be seen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        tokens = look.tokens()
        option.palette.setColor(QPalette.ColorRole.Highlight, tokens.colour("select"))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, tokens.colour("text"))
        option.icon = icon(index.data(_ICON))
        option.font = look.type_().font(Role.BODY)
        side = look.type_().px(_ICON_SIDE)
        option.decorationSize = QSize(side, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), look.type_().px(_ROW))


class Who(QWidget):
    """The first step of the page.

    Signals:
        searched: what was typed.
        picked: the slugs chosen, in the order of the list; never empty.
    """

    searched = Signal(str)
    picked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[OperatorRow, ...] = ()
        self._ticked: dict[OperatorSlug, str] = {}
        self._reopened = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._finder = self._make_finder()
        self._card = OperatorCard(words)
        self._card.change_asked.connect(self.open)
        whole.addWidget(self._finder)
        whole.addWidget(self._card)
        self._card.hide()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _make_finder(self) -> Card:
        card = Card(padding=12)
        self._search = QLineEdit()
        self._search.setObjectName("operator_search")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.searched)
        self._search.returnPressed.connect(self._take_best)
        self._list = QListView()
        self._list.setObjectName("operator_list")
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Rows(self))
        self._list.activated.connect(self._take)
        self._list.clicked.connect(self._clicked)
        self._model.itemChanged.connect(self._tick)
        self._hint = Text("", Role.SMALL, "text2")
        self._use = Button("", Kind.TONAL, icon="check")
        self._use.setObjectName("use_ticked")
        self._use.clicked.connect(self._use_ticked)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._use)
        self._measure()
        card.body.addWidget(self._search)
        card.body.addWidget(self._list)
        card.body.addLayout(row)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        self._list.setFixedHeight(look.type_().px(_ROW) * _ROWS_SEEN)

    def open(self) -> None:
        """Show the search again."""
        self._card.hide()
        self._finder.show()
        self._reopened = True
        self._search.setFocus()

    def close_search(self) -> bool:
        """Go back to whom was chosen before; say whether a search was open for another."""
        if not self._reopened:
            return False
        self._reopened = False
        self._finder.hide()
        self._card.show()
        return True

    def focus(self) -> None:
        """Take the keyboard: into the search, where it is open."""
        if not self._finder.isHidden():
            self._search.setFocus()

    def show_found(self, rows: tuple[OperatorRow, ...]) -> None:
        """List what was found."""
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        self._model.blockSignals(True)
        self._model.clear()
        for row in self._rows:
            item = QStandardItem(self._line(row))
            item.setCheckable(True)
            ticked = row.operator.slug in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(row.operator.slug, _SLUG)
            kind = row.channel.kind.value if row.channel else ""
            sign = CHANNEL_ICONS.get(kind, "circle-alert")
            item.setIcon(icon(sign))
            item.setData(sign, _ICON)
            self._model.appendRow(item)
        self._model.blockSignals(False)
        self._model.layoutChanged.emit()
        if self._rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._hint_words()

    def _line(self, row: OperatorRow) -> str:
        operator = row.operator
        services = "、" if self._words.language == "ja" else ", "
        known = services.join(each for each in operator.services if each != operator.shown_name)
        way = (
            self._words.text(f"channel.{row.channel.kind}")
            if row.channel
            else self._words.text("request.no_channel")
        )
        name = operator.shown_name
        return self._words.text(
            "request.operator_line_services" if known else "request.operator_line",
            name=name,
            services=known,
            way=way,
        )

    def _hint_words(self) -> None:
        if not self._rows:
            self._hint.set_text(self._words.text("request.nobody_found"))
        elif len(self._ticked) > 1:
            names = self._words.messages.listed(list(self._ticked.values()))
            self._hint.set_text(self._words.text("request.ticked", names=names))
        else:
            self._hint.set_text(self._words.text("request.tick_several"))
        count = len(self._ticked)
        self._use.setVisible(count > 1)
        if count > 1:
            self._use.set_words(self._words.plural("request.use_ticked", count))

    def _tick(self, item: QStandardItem) -> None:
        slug = OperatorSlug(item.data(_SLUG))
        if item.checkState() is Qt.CheckState.Checked:
            row = next(each for each in self._rows if each.operator.slug == slug)
            self._ticked[slug] = row.operator.shown_name
        else:
            self._ticked.pop(slug, None)
        self._hint_words()

    def _clicked(self, index: QModelIndex) -> None:
        # A click on the box ticks; a click on the name takes it, unless several are ticked.
        if not self._ticked:
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        self._ticked = {}
        self.picked.emit((OperatorSlug(index.data(_SLUG)),))

    def _take_best(self) -> None:
        if self._ticked:
            self._use_ticked()
        elif self._model.rowCount():
            self._take(self._list.currentIndex())

    def _use_ticked(self) -> None:
        if self._ticked:
            self.picked.emit(tuple(self._ticked))

    def show_picked(self, operators: tuple[Operator, ...]) -> None:
        """Show whom it goes to; nobody = the search."""
        self._reopened = False
        searched = self._search.hasFocus() or self._list.hasFocus()
        self._finder.setVisible(not operators)
        self._card.setVisible(bool(operators))
        if not operators:
            self._ticked = {}
            self._search.clear()
            self._fill()
        else:
            self._card.show_operators(operators)
            if searched:
                # The keyboard goes on from here to what is wanted.
                self._card.setFocus()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show how the operator can be reached, what it charges, and how old that is."""
        self._card.show_proposal(proposal)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._search.setPlaceholderText(text("request.search_hint"))
        self._search.setAccessibleName(text("request.search_hint"))
        self._list.setAccessibleName(text("request.found"))
        self._fill()
        self._card.retranslate()
