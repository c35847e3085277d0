"""The bar at the foot: the channel with its reason, and the ways out that fit it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from app.base.ids import ChannelKind
from app.operators.freshness import Freshness
from app.operators.record import Channel
from app.services.new_request import Proposal, Way
from ui.request.who import CHANNEL_ICONS
from ui.widgets.buttons import Button, Kind
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class WaysBar(QWidget):
    """The channel with its reason, and the ways out that fit it.

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
        self._channel.activated.connect(self._choose)
        self._why = Text("", Role.SMALL, "text2", single=True).stretch()
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._by)
        row.addWidget(self._channel)
        row.addWidget(self._why, 1)
        for button in (self._more, self._print, self._pdf, self._main):
            row.addWidget(button)
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _button(self, way: str, kind: Kind, sign: str) -> Button:
        button = Button("", kind, icon=sign)
        button.setObjectName(f"way_{way}")
        button.clicked.connect(lambda: self.way_chosen.emit(way))
        return button

    def _act(self, way: str) -> QAction:
        act = self._menu.addAction("")
        act.setObjectName(f"way_{way}")
        act.triggered.connect(lambda: self.way_chosen.emit(way))
        return act

    def press(self) -> None:
        """Press the primary button."""
        self._main.click()

    def show_proposal(self, proposal: Proposal | None, several: int) -> None:
        """Show the ways that fit; nobody chosen = all refused with the reason."""
        self._proposal, self._several = proposal, several
        self.retranslate()

    def _main_way(self) -> str:
        if self._several > 1:
            return "all"
        return (self._proposal.way if self._proposal else Way.SEND).value

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._by.set_text(text("request.by"))
        self._print.set_words(text("request.way.print"))
        self._more.set_words(text("request.way.more"))
        for way, act in self._acts.items():
            act.setText(text(f"request.way.{way}"))
        self._pdf.set_words(text("request.way.pdf"))
        self._fill_channels()
        main = self._main_way()
        self._main.set_icon(_SIGNS[main])
        if main == "all":
            self._main.set_words(self._words.plural("request.way.all", self._several))
        else:
            self._main.set_words(text(f"request.way_main.{main}"))
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
        self._main.refuse("" if main == "enquiry" else reason)

    def _reason(self) -> str:
        """Say why no letter can leave now; empty = it can."""
        proposal = self._proposal
        if proposal is None:
            return self._words.text("request.choose_first")
        if self._several > 1:
            return ""
        if proposal.problem is not None:
            return self._words.say(proposal.problem.message)
        if proposal.draft is not None and proposal.draft.errors:
            return self._words.say(proposal.draft.errors[0].message)
        return ""

    def _fill_channels(self) -> None:
        self._channel.clear()
        self._channel.setAccessibleName(self._words.text("request.channel"))
        proposal = self._proposal
        channels = proposal.operator.channels if proposal and self._several <= 1 else ()
        self._channel.setVisible(bool(channels))
        self._by.setVisible(bool(channels))
        for channel in channels:
            self._channel.addItem(
                icon(CHANNEL_ICONS[channel.kind.value]), self._line(channel), channel.kind.value
            )
        if proposal is None or self._several > 1:
            self._why.set_text("")
        elif proposal.channel is None:
            self._why.set_text(self._words.text("request.no_channel_why"))
        else:
            self._channel.setCurrentIndex(channels.index(proposal.channel))
            unknown = proposal.freshness in (Freshness.UNKNOWN, Freshness.STALE)
            why = "request.channel_unchecked" if unknown else "request.channel_named"
            self._why.set_text(self._words.text(why))

    def _line(self, channel: Channel) -> str:
        kind = self._words.text(f"channel.{channel.kind}")
        if channel.kind is not ChannelKind.EMAIL:
            return kind
        return self._words.text("request.channel_line", kind=kind, value=channel.value)

    def _choose(self, row: int) -> None:
        self.channel_chosen.emit(ChannelKind(self._channel.itemData(row)))


_SIGNS = {
    "all": "folder-open",
    "send": "send",
    "pieces": "copy",
    "print": "printer",
    "pdf": "download",
    "enquiry": "circle-question-mark",
}
