from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.widgets.banner import UNDO_TIME, Banner
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.letter import LetterView
from ui.widgets.marks import Mark
from ui.widgets.progress import ProgressRow
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text
from ui.widgets.tile import Tile, TileGrid
from ui.widgets.type import Role
from ui.wording import Words

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot, appearance: Appearance) -> Show:
    kept: list[QWidget] = []

    def made(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(width, 300)
        window.show()
        window.activateWindow()
        settle()
        return window

    return made


def test_a_line_has_the_same_height_in_every_script(appearance: Appearance) -> None:
    latin, mixed = Text("Operator A"), Text("Operator 見本 花子")
    assert latin.heightForWidth(400) == mixed.heightForWidth(400) == 21
    single = Text("見本", Role.LABEL, single=True)
    assert single.sizeHint().height() == 20


def test_japanese_lines_are_taller(appearance: Appearance, words: Words) -> None:
    text = Text("見本")
    words.set_language("ja")
    assert text.heightForWidth(400) == 24


def test_text_wraps_and_holds_the_height_it_needs(show: Show) -> None:
    text = Text("word " * 60)
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.addWidget(text)
    window = show(inner)
    assert text.height() == text.heightForWidth(text.width()) > 60
    window.resize(900, 300)
    settle()
    assert text.height() == text.heightForWidth(text.width())
    text.set_text("short")
    settle()
    assert text.height() == 21


def test_text_takes_no_more_height_than_its_lines(show: Show) -> None:
    text, tall = Text("one line"), QWidget()
    tall.setFixedHeight(200)
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.addWidget(text)
    row.addWidget(tall)
    show(inner)
    assert text.height() == 21
    assert abs(text.geometry().center().y() - tall.geometry().center().y()) <= 1


def test_a_single_line_elides_and_keeps_the_whole_for_others(show: Show) -> None:
    name = "見本" * 100
    text = Text(name, single=True)
    show(text, width=200)
    assert text.width() < 200
    assert text.toolTip() == text.accessibleName() == name
    text.set_text("short")
    settle()
    assert text.text() == "short"


def test_text_is_plain_whatever_it_looks_like(show: Show) -> None:
    for raw in ("<b>bold</b>", "AT&T &copy; *x*", "two  spaces", "a\nb"):
        text = Text(raw)
        show(text)
        assert text.text() == raw
        spoken = QAccessible.queryAccessibleInterface(text)
        assert spoken.text(QAccessible.Text.Name) == raw
        assert spoken.role() == QAccessible.Role.StaticText


def test_a_field_tells_edits_of_the_user_only(qtbot: QtBot, show: Show) -> None:
    field = Field("email")
    field.set_words("E-mail")
    show(field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_value("hanako@example.jp")
    assert heard == []
    QTest.keyClicks(field.edit(), "x")
    assert heard == [field.value()] == ["hanako@example.jpx"]


def test_a_paragraph_tells_edits_of_the_user_only(qtbot: QtBot, show: Show) -> None:
    field = Field("about", lines=3)
    show(field, Button("After"))
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_value("since May")
    assert heard == []
    edit = field.edit()
    assert isinstance(edit, QPlainTextEdit)
    QTest.keyClicks(edit, "x")
    assert heard == [field.value()]
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert heard == [field.value()]


def test_setting_the_same_value_leaves_the_cursor(qtbot: QtBot, show: Show) -> None:
    field = Field("name")
    show(field)
    QTest.keyClicks(field.edit(), "Hanako")
    field.edit().setCursorPosition(2)  # type: ignore[union-attr]
    field.set_value("Hanako")
    assert field.edit().cursorPosition() == 2  # type: ignore[union-attr]


def test_a_fact_that_is_not_given_keeps_its_value(qtbot: QtBot, show: Show) -> None:
    field = Field("address", switch=True)
    field.set_words("Postal address", not_given="not given")
    field.set_given(True)
    field.set_value("Minato-ku")
    show(field)
    heard: list[bool] = []
    field.given_changed.connect(heard.append)
    field.setFocus()
    QTest.keyClick(field.focusWidget(), Qt.Key.Key_Space)
    assert heard == [False]
    assert not field.is_given()
    assert field.value() == "Minato-ku"
    edit = field.edit()
    assert not edit.isEnabled()
    assert edit.placeholderText() == "not given"
    field.set_given(True)
    assert heard == [False]
    assert edit.isEnabled()
    assert edit.text() == "Minato-ku"  # type: ignore[union-attr]


def test_a_reason_is_the_description_and_an_error_takes_its_place(show: Show) -> None:
    field = Field("email")
    field.set_words("E-mail")
    field.explain("Needed because it is how they know you.")
    show(field, width=800)
    height = field.height()
    assert field.edit().accessibleDescription() == "Needed because it is how they know you."
    field.complain("This is not a whole e-mail address.")
    settle()
    assert field.has_error()
    assert field.edit().accessibleDescription() == "This is not a whole e-mail address."
    assert field.height() == height
    field.explain("Needed because it is how they know you.")
    assert not field.has_error()


def test_tiles_are_chosen_by_mouse_and_by_space(qtbot: QtBot, show: Show) -> None:
    tiles = [Tile(name, "trash") for name in ("access", "erasure", "cease_use")]
    for tile in tiles:
        tile.set_words(tile.objectName(), "article")
    grid = TileGrid(tiles)
    show(grid, width=800)
    QTest.mouseClick(tiles[0], Qt.MouseButton.LeftButton)
    tiles[1].setFocus()
    QTest.keyClick(tiles[1], Qt.Key.Key_Space)
    assert [tile.isChecked() for tile in tiles] == [True, True, False]
    assert tiles[0].accessibleName() == "access, article"
    spoken = QAccessible.queryAccessibleInterface(tiles[0])
    assert spoken.state().checked


def test_a_tile_that_cannot_be_chosen_says_why(qtbot: QtBot, show: Show) -> None:
    tile = Tile("portability", "trash")
    tile.set_words("Get a portable copy", "", why_not="Not under this law.")
    show(tile)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert not tile.isChecked()
    assert tile.accessibleDescription() == tile.toolTip() == "Not under this law."


def test_the_grid_has_two_columns_where_it_is_narrow(show: Show) -> None:
    tiles = [Tile(str(number), "trash") for number in range(3)]
    grid = TileGrid(tiles)
    window = show(grid, width=900)
    assert tiles[2].y() == tiles[0].y()
    window.resize(500, 300)
    settle()
    assert tiles[2].y() > tiles[0].y()
    assert tiles[1].y() == tiles[0].y()


def test_new_tiles_take_the_place_of_the_old(show: Show) -> None:
    old, kept, new = (Tile(name, "trash") for name in ("old", "kept", "new"))
    grid = TileGrid([old, kept])
    show(grid, width=800)
    grid.set_tiles([kept, new])
    settle()
    assert [tile.objectName() for tile in grid.tiles()] == ["kept", "new"]
    assert new.isVisible()


def test_segments_change_by_click_and_by_arrow(qtbot: QtBot, show: Show) -> None:
    tabs = Segmented(("letter", "mail", "text"))
    tabs.set_words({"letter": "Letter", "mail": "Mail", "text": "Text"}, name="View")
    show(tabs)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    mail = tabs.findChild(QWidget, "mail")
    assert mail is not None
    QTest.mouseClick(mail, Qt.MouseButton.LeftButton)
    QTest.keyClick(mail, Qt.Key.Key_Right)
    assert heard == ["mail", "text"]
    assert tabs.choice() == "text"
    tabs.choose("letter")
    assert heard == ["mail", "text"]
    assert tabs.choice() == "letter"


def test_only_the_chosen_segment_is_a_stop_for_tab(qtbot: QtBot, show: Show) -> None:
    before, tabs, after = Button("Before"), Segmented(("letter", "mail")), Button("After")
    show(before, tabs, after)
    letter = tabs.findChild(QWidget, "letter")
    assert letter is not None
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert letter.hasFocus()
    QTest.keyClick(letter, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_undo_is_offered_once_and_for_a_time(qtbot: QtBot, show: Show, words: Words) -> None:
    banner = Banner(words)
    show(banner)
    undone: list[int] = []
    banner.offer_undo("Marked as sent.", lambda: undone.append(1))
    assert banner.can_undo()
    assert banner.isVisible()
    assert banner.accessibleName() == banner.sentence() == "Marked as sent."
    banner.undo()
    banner.undo()
    assert undone == [1]
    assert banner.sentence() == ""
    banner.offer_undo("Deleted.", lambda: undone.append(2))
    banner.tell("Another thing.", Mark.LATE)
    banner.undo()
    assert undone == [1]
    assert UNDO_TIME == 20_000


def test_a_banner_has_one_action(qtbot: QtBot, show: Show, words: Words) -> None:
    banner = Banner(words)
    show(banner)
    done: list[int] = []
    banner.tell("Stale.", Mark.DUE_SOON, action="Check", act=lambda: done.append(1))
    button = next(each for each in banner.findChildren(Button) if each.text() == "Check")
    with qtbot.waitSignal(banner.dismissed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert banner.isHidden()


def test_short_work_shows_no_progress(qtbot: QtBot, show: Show, words: Words) -> None:
    row = ProgressRow(words)
    show(row)
    row.begin("Writing letters")
    row.step(1, 2, "1 of 2 letters")
    assert row.isHidden()
    row.end()
    row.begin("Writing letters")
    qtbot.waitUntil(row.isVisible)
    with qtbot.waitSignal(row.stop_asked):
        row.findChild(Button).click()  # type: ignore[union-attr]
    row.end()
    assert row.isHidden()


def test_the_letter_view_shows_pages_text_or_a_note(show: Show) -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    page = QImage(420, 594, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page.save(buffer, "PNG")  # type: ignore[call-overload]
    view = LetterView()
    view.set_words("Letter")
    show(view)
    view.show_pages((bytes(buffer.data().data()), b"not a picture"), "the words")
    settle()
    view.grab()
    view.show_text("Dear Sir or Madam")
    assert view.findChild(QPlainTextEdit).toPlainText() == "Dear Sir or Madam"  # type: ignore[union-attr]
    view.show_note("Choose who first.")
    settle()
    assert any(each.text() == "Choose who first." for each in view.findChildren(Text))
