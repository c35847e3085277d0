"""The bar at the foot: the channel with its reason, and the ways out that fit it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.base.ids import ChannelKind, Right
from app.operators.freshness import Freshness
from app.operators.record import Channel
from app.services.new_request import Proposal, Way
from app.services.remarks import CHANNEL, TEXT, WHO, Remark
from ui.request.anyway import Anyway
from ui.request.operator_card import CHANNEL_ICONS
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

_SIGNS = {
    "all": "folder-open",
    "send": "send",
    "pieces": "copy",
    "print": "printer",
    "pdf": "download",
    "enquiry": "circle-question-mark",
    "mend": "circle-alert",
}

#: What stops the letter to one operator and says nothing of the next.
_OF_ONE = (CHANNEL, WHO, TEXT)

_WIDEST_CHANNEL = 300
_NARROW = 900
_SIGN = 16

_UNSURE = (Freshness.UNKNOWN, Freshness.STALE)


class WaysBar(QWidget):
    """The channel with its reason, and the ways out that fit it; two rows where it is narrow.

    Signals:
        channel_chosen: the user chose this kind of channel.
        way_chosen: ``send``, ``pdf``, ``eml``, ``docx``, ``text``, ``print``, ``pieces``, ``all``, ``enquiry``.
    """

    channel_chosen = Signal(object)
    way_chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._proposal: Proposal | None = None
        self._several = 0
        self._by = Text("", Role.LABEL, "text2", single=True)
        self._channel = QComboBox()
        self._channel.setObjectName("channel")
        self._channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._channel.setMinimumContentsLength(6)
        self._channel.activated.connect(self._choose)
        self._why = Text("", Role.SMALL, "text2", single=True).stretch()
        self._why.setObjectName("channel_why")
        self._print = self._button("print", Kind.SECONDARY, "printer")
        self._more = Button("", Kind.QUIET, icon="ellipsis")
        self._more.setObjectName("way_more")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._acts = {way: self._act(way) for way in ("eml", "docx", "text")}
        self._pdf = self._button("pdf", Kind.SECONDARY, "download")
        self._main = Button("", Kind.PRIMARY, icon="send")
        self._main.setObjectName("way_main")
        self._main.clicked.connect(lambda: self.way_chosen.emit(self._main_way()))
        self._force = Button("", Kind.QUIET)
        self._force.setObjectName("send_anyway")
        self._force.setCheckable(True)
        self._force.toggled.connect(self._open_anyway)
        self._anyway = Anyway(words)
        self._anyway.confirmed.connect(lambda: self.way_chosen.emit(self._real_way()))
        self._lay_out()
        self._measure()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        self._how = QHBoxLayout()
        self._how.setSpacing(10)
        self._how.addWidget(self._by)
        self._how.addWidget(self._channel)
        self._how.addWidget(self._why, 1)
        self._how.addWidget(self._force)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        for button in (self._more, self._print, self._pdf, self._main):
            self._buttons.addWidget(button)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(10)
        self._whole.addLayout(self._how, 1)
        self._whole.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._anyway)
        column.addLayout(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        # It folds into two rows, so its least width is that of the wider row.
        rows = (self._how.minimumSize(), self._buttons.minimumSize())
        return QSize(max(row.width() for row in rows), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        # What the rows remember of their words may be older than the words.
        self._how.invalidate()
        self._buttons.invalidate()
        # Where it is narrow anyway, the reason is rather said in full, in a row of its own.
        small = self.width() < look.type_().px(_NARROW)
        how = self._how.sizeHint() if small else self._how.minimumSize()
        wanted = how.width() + self._buttons.minimumSize().width()
        narrow = wanted + self._whole.spacing() > self.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if narrow else across)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._fold()

    def _measure(self) -> None:
        self._channel.setMaximumWidth(look.type_().px(_WIDEST_CHANNEL))
        # The sign is drawn in the size of the words, and counts in the width of the box.
        sign = look.type_().px(_SIGN)
        self._channel.setIconSize(QSize(sign, sign))

    def _button(self, way: str, kind: Kind, sign: str) -> Button:
        button = Button("", kind, icon=sign)
        button.setObjectName(f"way_{way}")
        button.clicked.connect(lambda: self.way_chosen.emit(way))
        return button

    def _act(self, way: str) -> QAction:
        act = QAction(self)
        self._menu.addAction(act)
        act.setObjectName(f"way_{way}")
        act.triggered.connect(lambda: self.way_chosen.emit(way))
        return act

    def press(self) -> None:
        """Press the primary button."""
        self._main.click()

    def show_proposal(self, proposal: Proposal | None, several: int) -> None:
        """Show the ways that fit; nobody chosen = all refused with the reason."""
        before = self._mistakes()
        self._proposal, self._several = proposal, several
        if self._mistakes() != before:
            self._force.setChecked(False)
        self.retranslate()

    def _main_way(self) -> str:
        if self._several > 1:
            return "all"
        return "mend" if self._mistakes() else self._real_way()

    def _real_way(self) -> str:
        return (self._proposal.way if self._proposal else Way.SEND).value

    def _mistakes(self) -> tuple[Remark, ...]:
        """Give the mistakes that alone stand in the letter's way."""
        alone = self._proposal is not None and self._several <= 1
        return self._proposal.mistakes if self._proposal and alone else ()

    def forced(self) -> tuple[Remark, ...]:
        """Give the mistakes with which the letter is to leave all the same; empty = it is not."""
        return self._mistakes() if self._force.isChecked() else ()

    def close_anyway(self) -> bool:
        """Close the line that lets a letter with mistakes leave; say whether it was open."""
        was_open = self._force.isChecked()
        self._force.setChecked(False)
        return was_open

    def _open_anyway(self, on: bool) -> None:
        self.retranslate()
        if on:
            self._anyway.focus()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._by.set_text(text("request.by"))
        self._print.set_words(text("request.way.print"))
        self._more.set_words("", name=text("request.way.more"))
        for way, act in self._acts.items():
            act.setText(text(f"request.way.{way}"))
        self._pdf.set_words(text("request.way.pdf"))
        self._fill_channels()
        main = self._main_way()
        self._main.set_icon(_SIGNS[main])
        if main == "all":
            self._main.set_words(self._words.plural("request.way.all", self._several))
        elif main == "mend":
            self._main.set_words(self._words.plural("request.way_main.mend", len(self._mistakes())))
        else:
            self._main.set_words(text(f"request.way_main.{main}"))
        self._offer(main)
        self._offer_anyway()
        self._fold()

    def _offer(self, main: str) -> None:
        """Show the ways beside the main one, and refuse what cannot be taken now."""
        alone = self._several <= 1
        proposal = self._proposal
        by_mail = bool(
            alone and proposal and proposal.channel and proposal.channel.kind is ChannelKind.EMAIL
        )
        self._acts["eml"].setVisible(by_mail)
        self._more.setVisible(alone)
        self._print.setVisible(alone and main != "print")
        self._pdf.setVisible(alone and main != "pdf")
        reason = self._reason()
        for button in (self._print, self._more, self._pdf):
            button.refuse(reason)
        if not reason:
            self._more.setToolTip(plain_tip(self._words.text("request.way.more")))
        self._main.refuse("" if main in ("enquiry", "mend") else reason)
        self._explain(reason)

    def _reason(self) -> str:
        """Say why no letter can leave now; empty = it can."""
        proposal = self._proposal
        if proposal is None:
            return self._words.text("request.choose_first")
        stop = proposal.stop
        if stop is None or (self._several > 1 and stop.place in _OF_ONE) or self.forced():
            return ""
        return self._words.say(stop.message)

    def _offer_anyway(self) -> None:
        """Offer the second step by which a letter with mistakes leaves."""
        mistakes = self._mistakes()
        self._force.setVisible(bool(mistakes))
        self._force.set_words(self._words.text("request.anyway"))
        self._anyway.show_mistakes(mistakes, self._real_way())
        self._anyway.setVisible(bool(self.forced()))

    def _explain(self, reason: str) -> None:
        """Say beside the channel why this one, or why no letter can leave."""
        proposal, token = self._proposal, "text2"
        sentence = ""
        free = proposal is not None and not proposal.to_operator
        if proposal is not None and reason and (proposal.channel is not None or free):
            sentence, token = reason, "late"
        elif proposal is not None and self._several <= 1:
            sentence = self._words.text(_why(proposal))
            unsure = proposal.channel is None or proposal.freshness in _UNSURE
            if unsure and proposal.to_operator:
                token = "soon"  # noqa: S105 (a colour token, no password)
        self._why.set_token(token)
        self._why.set_text(sentence)

    def _fill_channels(self) -> None:
        self._channel.clear()
        self._channel.setAccessibleName(self._words.text("request.channel"))
        proposal = self._proposal
        alone = proposal is not None and self._several <= 1 and proposal.to_operator
        channels = proposal.operator.channels if proposal and alone else ()
        self._channel.setVisible(bool(channels))
        self._by.setVisible(bool(channels))
        for channel in channels:
            sign = icon(CHANNEL_ICONS[channel.kind.value], "text2")
            self._channel.addItem(sign, self._line(channel), channel.kind.value)
            whole = f"{channel.value}\n{channel.desk}".strip()
            row = self._channel.count() - 1
            self._channel.setItemData(row, plain_tip(whole), Qt.ItemDataRole.ToolTipRole)
        if proposal is not None and proposal.channel in channels:
            self._channel.setCurrentIndex(channels.index(proposal.channel))

    def _line(self, channel: Channel) -> str:
        kind = self._words.text(f"channel.{channel.kind}")
        if channel.kind is not ChannelKind.EMAIL:
            return kind
        return self._words.text("request.channel_line", kind=kind, value=channel.value)

    def _choose(self, row: int) -> None:
        self.channel_chosen.emit(ChannelKind(self._channel.itemData(row)))


def _why(proposal: Proposal) -> str:
    """Name the sentence that says why the letter goes this way."""
    channel = proposal.channel
    if not proposal.to_operator:
        authority = proposal.form.later and proposal.form.later.kind is Right.COMPLAINT_AUTHORITY
        return "later.to_authority" if authority else "later.to_be_signed"
    if channel is None:
        return "request.enquiry_by_hand" if proposal.form.enquiry else "request.no_channel_why"
    if channel.source not in proposal.operator.sources:
        return "request.channel_unsourced"
    if proposal.freshness in _UNSURE:
        return "request.channel_unchecked"
    if channel.kind is ChannelKind.PHONE:
        return "request.channel_by_phone"
    if channel.purpose == "requests":
        return "request.channel_for_requests"
    return "request.channel_named"
