"""How an authority is reached: each way on its line, to copy, or to open on the user's press."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.operators.authorities import SIGNATURES, Authority
from ui.authorities.rows import language_words
from ui.directory.row import CHANNEL_ICONS, DOT
from ui.widgets import look
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_ICON = 20
#: Below this width the buttons stand below the words.
_ROOM = 520
_TOP = Qt.AlignmentFlag.AlignTop


class Way(QWidget):
    """One way: what it is, its value, what the page says of it, and buttons for it."""

    def __init__(
        self, words: Words, icon: str, kind: str, value: str, *, chip: str = "", line: str = ""
    ) -> None:
        """Make a line.

        Args:
            words: the language of the moment.
            icon: of the kind of way.
            kind: its name in words.
            value: what is copied, as published.
            chip: what the way is for; empty = not said.
            line: what else is known of it, and where that is stated.
        """
        super().__init__()
        self._words, self._value = words, value
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 8, 0, 8)
        self._across.setSpacing(8)
        self._across.addLayout(self._facts(icon, kind, chip, line), 1)
        self._copy = self._button("authority_copy", Kind.SECONDARY, "copy")
        self._copy.clicked.connect(self._put)
        name = words.text("authorities.copy.name", value=value)
        self._copy.set_words(words.text("authorities.copy"), name=name)
        buttons = QWidget()
        self._buttons = QHBoxLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(6)
        self._buttons.addWidget(self._copy)
        self._across.addWidget(buttons, 0, _TOP | Qt.AlignmentFlag.AlignRight)

    def _facts(self, icon: str, kind: str, chip: str, line: str) -> QHBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        head = Flow()
        head.addWidget(Text(kind, Role.LABEL, "text2", single=True))
        if chip:
            head.addWidget(Chip(chip))
        column.addLayout(head)
        column.addWidget(Text(self._value, Role.BODY))
        if line:
            column.addWidget(Text(line, Role.SMALL, "text2"))
        # What is higher beside it pulls the lines apart otherwise.
        column.addStretch(1)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(Glyph.icon(icon, "text", _ICON), 0, _TOP)
        facts.addLayout(column, 1)
        return facts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look.type_().px(_ROOM)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def offer_open(self, opened: Callable[[str], object]) -> None:
        """Offer to open the value in the browser; ``opened`` hears the address on the press."""
        button = self._button("authority_open", Kind.QUIET, "external-link")
        name = self._words.text("authorities.open.name", value=self._value)
        button.set_words(self._words.text("authorities.open"), name=name)
        button.clicked.connect(lambda: opened(self._value))
        self._buttons.insertWidget(0, button)

    def _button(self, name: str, kind: Kind, icon: str) -> Button:
        button = Button("", kind, icon=icon, size=Size.SMALL)
        button.setObjectName(name)
        return button

    def _put(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        self._copy.set_icon("check")
        self._copy.set_words(self._words.text("authorities.copied"))


def ways(words: Words, authority: Authority, opened: Callable[[str], object]) -> Iterator[QWidget]:
    """Give a line for each channel, each form, and the web site."""
    text = words.text
    for channel in authority.channels:
        takes = channel.purpose == "requests"
        line = [_from(words, authority, channel.source)]
        if channel.language:
            line.insert(0, language_words(words, (channel.language,)))
        line.append(
            text("directory.checked", date=channel.checked)
            if channel.checked
            else text("freshness.unknown")
        )
        yield Way(
            words,
            CHANNEL_ICONS[channel.kind.value],
            text(f"channel.{channel.kind}"),
            channel.value,
            chip=text("authority.purpose.requests" if takes else "authority.purpose.general"),
            line=DOT.join(each for each in line if each),
        )
    for form in authority.forms:
        signed = text(SIGNATURES[form.signature]) if form.signature in SIGNATURES else ""
        told = language_words(words, form.languages)
        line = [text("authorities.form_in", languages=told) if told else "", signed]
        line.append(_from(words, authority, form.source))
        way = Way(
            words,
            "file-text",
            text("authority.fact.form"),
            form.address,
            line=DOT.join(each for each in line if each),
        )
        way.offer_open(opened)
        yield way
    if authority.web:
        way = Way(words, "globe", text("authority.fact.web"), authority.web)
        way.offer_open(opened)
        yield way


def open_page(address: str) -> bool:
    """Open a page of the web in the browser; say whether that went. Nothing else is opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.scheme() in ("http", "https") and QDesktopServices.openUrl(url)


def _from(words: Words, authority: Authority, key: str) -> str:
    source = authority.sources.get(key)
    return words.text("directory.from", title=source.title) if source else ""
