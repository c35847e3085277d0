"""Whom to write to: search as you type, tick one or several, see how each can be reached."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
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
from app.base.messages import Message
from app.operators.freshness import Freshness
from app.operators.record import Operator
from app.services.directory import OperatorRow
from app.services.new_request import Proposal
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.icons import icon
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_SLUG = int(Qt.ItemDataRole.UserRole)
_ICON = _SLUG + 1

Index = QModelIndex | QPersistentModelIndex

CHANNEL_ICONS = {
    "email": "mail",
    "web_form": "globe",
    "post": "mailbox",
    "fax": "printer",
    "phone": "phone",
    "in_app": "smartphone",
    "portal": "app-window",
}


class _Rows(QStyledItemDelegate):
    """Stock rows in the colours of a chosen row, so that box and icon stay to be seen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        tokens = look.tokens()
        option.palette.setColor(QPalette.ColorRole.Highlight, tokens.colour("select"))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, tokens.colour("text"))
        option.icon = icon(index.data(_ICON))
        option.font = look.type_().font(Role.BODY)


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
        self._chosen: tuple[Operator, ...] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._finder = self._make_finder()
        self._card = self._make_card()
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
        self._list.setFixedHeight(168)
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
        card.body.addWidget(self._search)
        card.body.addWidget(self._list)
        card.body.addLayout(row)
        return card

    def _make_card(self) -> Card:
        card = Card(horizontal=True)
        left = QVBoxLayout()
        left.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._name = Text("", Role.STRONG, single=True)
        self._place = Text("", Role.LABEL, "text2", single=True)
        head.addWidget(self._name)
        head.addWidget(self._place)
        head.addStretch(1)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(8)
        self._channel = Chip("", "mail")
        self._fee = Chip("", "banknote")
        self._fresh = Text("", Role.SMALL, "text2", single=True)
        for widget in (self._channel, self._fee):
            self._facts.addWidget(widget)
        self._facts.addStretch(1)
        left.addLayout(head)
        left.addLayout(self._facts)
        left.addWidget(self._fresh)
        self._change = Button("", Kind.LINK)
        self._change.setObjectName("change_operator")
        self._change.clicked.connect(self.open)
        card.body.addLayout(left, 1)
        card.body.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def open(self) -> None:
        """Show the search again."""
        self._card.hide()
        self._finder.show()
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
        self._chosen = operators
        self._finder.setVisible(not operators)
        self._card.setVisible(bool(operators))
        if not operators:
            self._ticked = {}
            self._search.clear()
            self._fill()
        else:
            self._name_them()

    def _name_them(self) -> None:
        several = len(self._chosen) > 1
        for widget in (self._channel, self._fee, self._fresh):
            widget.setVisible(not several)
        first = self._chosen[0]
        if several:
            self._name.set_text(self._words.plural("request.operators", len(self._chosen)))
            names = [each.shown_name for each in self._chosen]
            self._place.set_text(self._words.messages.listed(names))
        else:
            self._name.set_text(first.shown_name)
            services = [each for each in first.services if each != first.shown_name]
            self._place.set_text(self._words.messages.listed(services))
        self._place.setVisible(bool(self._place.text()))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show how the operator can be reached, what it charges, and how old that is."""
        if len(self._chosen) > 1:
            return
        channel = proposal.channel
        self._channel.setVisible(channel is not None)
        if channel is not None:
            self._channel.set_icon(CHANNEL_ICONS[channel.kind.value])
            self._channel.set_words(channel.value.replace("\n", " "))
        fee = proposal.fee
        self._fee.setVisible(fee is not None)
        if fee is not None:
            self._fee.set_words(
                self._words.text(
                    "request.fee_yen" if fee.currency == "JPY" else "request.fee",
                    amount=f"{fee.amount:,}",
                    currency=fee.currency,
                )
            )
        self._fresh.set_text(self._words.say(_age(proposal)))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._search.setPlaceholderText(text("request.search_hint"))
        self._search.setAccessibleName(text("request.search_hint"))
        self._list.setAccessibleName(text("request.found"))
        self._change.set_words(text("request.change"))
        self._fill()
        if self._chosen:
            self._name_them()


def _age(proposal: Proposal) -> Message:
    channel = proposal.channel
    if channel is None:
        return Message("request.no_channel_known")
    if proposal.freshness is Freshness.UNKNOWN or channel.checked is None:
        return Message("request.check_unknown")
    if proposal.freshness is Freshness.STALE:
        return Message("request.check_stale", {"date": channel.checked})
    return Message("request.checked", {"date": channel.checked})
