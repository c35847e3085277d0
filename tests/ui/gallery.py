"""The components in every state, to be looked at beside the pictures of the visual language.

usage: python -m tests.ui.gallery FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from tests.ui.shots import grab
from ui.application import create
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ButtonLook, Kind, Size, draw_button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.glyph import Glyph
from ui.widgets.heading import PageHeading, StepHeading
from ui.widgets.icons import icon
from ui.widgets.letter import LetterView
from ui.widgets.marks import Mark
from ui.widgets.page import Page
from ui.widgets.pill import Chip, Pill
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.theme import THEMES
from ui.widgets.tile import Tile, TileGrid
from ui.widgets.type import Role
from ui.wording import Words

_WORDS = {
    "en": ["Send", "Remind", "Print", "Change", "Delete vault", "Other"],
    "ja": ["送る", "督促する", "印刷", "変更", "保管庫を消去", "別の法律"],
}


class _Shown(QWidget):
    """A button drawn in one state, as a delegate would."""

    def __init__(self, shown: ButtonLook) -> None:
        super().__init__()
        self._shown = shown
        self.setFixedSize(98, 36)

    def paintEvent(self, _event: object) -> None:
        from PySide6.QtGui import QPainter

        draw_button(QPainter(self), self.rect(), self._shown, look.tokens(), look.type_())


def _buttons(language: str) -> Card:
    card = Card()
    card.body.addWidget(Text("Buttons" if language == "en" else "ボタン", Role.HEADING))
    grid = QGridLayout()
    for row, (kind, text) in enumerate(zip(Kind, _WORDS[language], strict=True)):
        states = [
            ButtonLook(text, kind),
            ButtonLook(text, kind, hovered=True),
            ButtonLook(text, kind, pressed=True),
            ButtonLook(text, kind, focused=True),
            ButtonLook(text, kind, enabled=False),
        ]
        for column, shown in enumerate(states):
            grid.addWidget(_Shown(shown), row, column)
    card.body.addLayout(grid)
    boxes = QHBoxLayout()
    for label, checked in (("Chosen", True), ("Not chosen", False)):
        box = QCheckBox(label)
        box.setChecked(checked)
        boxes.addWidget(box)
    for label, checked in (("One", True), ("Other", False)):
        radio = QRadioButton(label)
        radio.setChecked(checked)
        boxes.addWidget(radio)
    off = QCheckBox("Disabled")
    off.setChecked(True)
    off.setEnabled(False)
    boxes.addWidget(off)
    card.body.addLayout(boxes)
    return card


def _fields(language: str) -> Card:
    card = Card()
    english = language == "en"
    card.body.addWidget(Text("Fields" if english else "入力欄", Role.HEADING))
    labels = ("Name", "E-mail", "Postal address") if english else ("氏名", "メール", "住所")
    needed = Field("name", switch=True)
    needed.set_words(labels[0])
    needed.set_given(True)
    needed.set_value("見本 花子 (Hanako Mihon)")
    needed.explain(
        "Needed because it is how they know you."
        if english
        else "必要な理由: 本人の請求だからです。"
    )
    wrong = Field("email", switch=True)
    wrong.set_words(labels[1])
    wrong.set_given(True)
    wrong.set_value("hanako@example")
    wrong.complain(
        "This is not a whole e-mail address." if english else "メールアドレスが途中で切れています。"
    )
    absent = Field("address", switch=True)
    absent.set_words(labels[2], not_given="not given" if english else "書かない")
    absent.set_given(False)
    absent.explain(
        "Not needed: you ask for the answer by e-mail."
        if english
        else "不要: 回答は電子メールで受け取ります。",
        needed=False,
    )
    absent.set_given(True)
    absent.set_given(False)
    about = Field("about", lines=2)
    about.set_words("About" if english else "内容")
    about.set_value("Two lines\nof text")
    for field in (needed, wrong, absent, about):
        card.body.addWidget(field)
    return card


def _marks() -> Card:
    card = Card()
    card.body.addWidget(Text("Status: shape first, colour second", Role.HEADING))
    grid = QGridLayout()
    for index, mark in enumerate(Mark):
        row = QHBoxLayout()
        row.addWidget(Glyph.status(mark))
        row.addWidget(Pill(mark.value.replace("_", " "), mark))
        row.addStretch()
        grid.addLayout(row, index // 4, index % 4)
    card.body.addLayout(grid)
    row = QHBoxLayout()
    for certainty in ("statutory", "promise", "convention", "happened"):
        row.addWidget(Glyph.certainty(certainty))
        row.addWidget(Text(certainty, Role.SMALL, "text2", single=True))
    for age in ("fresh", "ageing", "stale", "unknown"):
        row.addWidget(Glyph.freshness(age))
    row.addWidget(Chip("Japanese", "languages"))
    row.addWidget(Chip("suggested", accent=True))
    row.addWidget(Pill("not sent"))
    row.addStretch()
    card.body.addLayout(row)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    bar.setValue(40)
    card.body.addWidget(bar)
    return card


def _tiles(language: str) -> TileGrid:
    english = language == "en"
    tiles = []
    for name, picture, title, article in (
        ("access", "file-search", "See what they hold" if english else "開示を求める", "A 1"),
        ("correction", "pencil-line", "Correct it" if english else "訂正・追加・削除", "A 2"),
        ("cease", "circle-pause", "Stop using it" if english else "利用の停止", "A 3"),
        ("erasure", "trash", "Erase it" if english else "消去", "A 4"),
        ("third", "share-2", "Stop passing it on" if english else "第三者提供の停止", "A 5"),
    ):
        tile = Tile(name, picture)
        tile.set_words(title, article)
        tiles.append(tile)
    tiles[0].setChecked(True)
    tiles[4].set_words("Stop passing it on", "", why_not="Not under this law")
    return TileGrid(tiles)


def gallery(words: Words) -> Page:
    """Build the page."""
    language = words.language
    page = Page()
    heading = PageHeading()
    heading.set_words(
        "Components" if language == "en" else "部品", "every state 見本 花子 drawn by the style"
    )
    page.header.addWidget(heading, 1)
    combo = QComboBox()
    combo.addItem(
        icon("user", "text2"), "Hanako Mihon (sample)" if language == "en" else "見本 花子"
    )
    page.header.addWidget(combo)
    page.header.addWidget(Button("Close" if language == "en" else "閉じる", Kind.QUIET))
    step = StepHeading(1)
    step.set_words("Who" if language == "en" else "相手", "2 of 7 things on file")
    page.content.addWidget(step)
    page.content.addWidget(_tiles(language))
    page.content.addWidget(_buttons(language))
    page.content.addWidget(_fields(language))
    page.content.addWidget(_marks())
    for mark, text in (
        (Mark.ANSWERED, "Marked as sent."),
        (Mark.LATE, "宛先が見つからず、メールは届きませんでした。ほかは送っていません。"),
        (Mark.DUE_SOON, "This contact is 14 months old."),
    ):
        banner = Banner(words)
        if mark is Mark.ANSWERED:
            banner.offer_undo(text, lambda: None)
        else:
            banner.tell(text, mark, action="Check", act=lambda: None)
        page.content.addWidget(banner)
    page.content.addStretch(1)
    side = page.set_side(400)
    tabs = Segmented(("letter", "mail", "text"))
    tabs.set_words({"letter": "Letter", "mail": "Mail", "text": "Text"}, name="View")
    side.addWidget(tabs, 0, Qt.AlignmentFlag.AlignLeft)
    letter = LetterView()
    letter.show_pages(())
    side.addWidget(letter, 1)
    bar = page.set_bar()
    bar.addWidget(Text("its policy names it for requests", Role.LABEL, "text2", single=True))
    bar.addStretch(1)
    bar.addWidget(Button("Print", icon="printer"))
    bar.addWidget(Button("Small", Kind.TONAL, size=Size.SMALL))
    bar.addWidget(Button("Send with mail program", Kind.PRIMARY, icon="send"))
    return page


def main(folder: str) -> None:
    """Write one picture a theme and language."""
    _, words, appearance = create("en", "light")
    for language in ("en", "ja"):
        words.set_language(language)
        for name, tokens in THEMES.items():
            appearance.show_tokens(tokens)
            page = gallery(words)
            grab(page, Path(folder, f"gallery-{language}-{name}.png"), height=1420)
            page.deleteLater()


if __name__ == "__main__":
    main(*sys.argv[1:])
