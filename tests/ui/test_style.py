from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.widgets.buttons import Button, Kind
from ui.widgets.theme import DARK, LIGHT
from ui.widgets.type import families


@pytest.fixture
def show(qtbot: QtBot, appearance: Appearance) -> Callable[..., QWidget]:
    kept: list[QWidget] = []

    def made(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        kept.append(window)
        window.show()
        window.activateWindow()
        settle()
        return window

    return made


def picture(widget: QWidget) -> QImage:
    settle()
    return widget.grab().toImage()


def edge(widget: QWidget) -> str:
    """Give the colour in the middle of the left edge."""
    image = picture(widget)
    return image.pixelColor(0, image.height() // 2).name().upper()


def test_a_button_shows_focus_after_tab_and_not_after_a_click(
    qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    first, button = Button("First"), Button("Print")
    show(first, button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    # The pointer rests on the button after a click, so its border is that of hovering.
    assert edge(button) != LIGHT.focus
    QTest.keyClick(button, Qt.Key.Key_Backtab)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert edge(button) == LIGHT.focus


def test_a_field_always_shows_focus(qtbot: QtBot, show: Callable[..., QWidget]) -> None:
    other, field = QLineEdit(), QLineEdit()
    show(other, field)
    assert edge(field) == LIGHT.control
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert edge(field) == LIGHT.focus


def test_a_field_with_an_error_has_the_border_of_an_error(show: Callable[..., QWidget]) -> None:
    other, field = QLineEdit(), QLineEdit()
    field.setProperty("kinvalid", True)
    show(other, field)
    assert edge(field) == LIGHT.late


def test_every_kind_of_button_is_filled_with_its_token(show: Callable[..., QWidget]) -> None:
    fills = {
        Kind.PRIMARY: LIGHT.accent,
        Kind.TONAL: LIGHT.accent_tint,
        Kind.SECONDARY: LIGHT.surface,
        Kind.QUIET: LIGHT.window,
        Kind.DANGER: LIGHT.surface,
    }
    for kind, colour in fills.items():
        button = Button("Do", kind)
        window = show(QLineEdit(), button)
        at = button.mapTo(window, QPoint(6, button.height() // 2))
        assert picture(window).pixelColor(at).name().upper() == colour, kind


def test_heights_are_those_of_the_visual_language(show: Callable[..., QWidget]) -> None:
    button, field, combo = Button("Print"), QLineEdit(), QComboBox()
    show(button, field, combo)
    assert [each.sizeHint().height() for each in (button, field, combo)] == [36, 36, 36]


def test_an_ampersand_is_shown_and_is_no_shortcut(show: Callable[..., QWidget]) -> None:
    button = Button("AT&T")
    show(button)
    assert button.accessibleName() == "AT&T"
    assert button.shortcut().isEmpty()
    assert button.sizeHint() == Button("AT+T").sizeHint() or button.sizeHint().width() > 24


def test_a_refused_button_says_why(show: Callable[..., QWidget]) -> None:
    button = Button("Send", Kind.PRIMARY)
    show(button)
    button.refuse("There is no channel.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "There is no channel."
    button.refuse("")
    assert button.isEnabled()
    assert button.toolTip() == ""


def test_a_check_box_has_room_for_its_ring(qtbot: QtBot, show: Callable[..., QWidget]) -> None:
    first, box = QLineEdit(), QCheckBox("Chosen")
    show(first, box)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert box.hasFocus()
    image = picture(box)
    middle = image.height() // 2
    colours = [image.pixelColor(x, middle).name().upper() for x in range(22)]
    assert LIGHT.focus in colours[:3]
    assert LIGHT.focus in colours[19:]


def test_scroll_bars_are_slim_and_have_no_arrows(show: Callable[..., QWidget]) -> None:
    area = QScrollArea()
    tall = QWidget()
    tall.setFixedSize(100, 4000)
    area.setWidget(tall)
    show(area)
    bar = area.verticalScrollBar()
    assert bar.width() == 12
    bar.setValue(bar.maximum())
    image = picture(bar)
    assert image.pixelColor(6, image.height() - 20).name().upper() == LIGHT.line2
    assert image.pixelColor(6, 20).name().upper() != LIGHT.line2


def test_a_theme_repaints_what_is_shown(
    appearance: Appearance, show: Callable[..., QWidget]
) -> None:
    button = Button("Send", Kind.PRIMARY)
    show(QLineEdit(), button)
    appearance.show_tokens(DARK)
    image = picture(button)
    assert image.pixelColor(6, image.height() // 2).name().upper() == DARK.accent


def test_the_japanese_family_is_named_in_both_languages() -> None:
    assert families(["Cantarell"], "en", "linux")[:2] == ["Cantarell", "Noto Sans CJK JP"]
    assert families(["Cantarell"], "ja", "linux")[:2] == ["Noto Sans CJK JP", "Cantarell"]
    assert families(["Segoe UI"], "en", "win32")[:2] == ["Segoe UI", "Yu Gothic UI"]
    assert families(["Segoe UI"], "ja", "win32")[:2] == ["Yu Gothic UI", "Segoe UI"]
    assert "Hiragino Sans" in families([".AppleSystemUIFont"], "ja", "darwin")
    assert families(["Sans Serif"], "en", "linux")[0] == "Noto Sans CJK JP"


def test_the_system_text_size_scales_heights(qapp: QApplication) -> None:
    from ui.widgets.type import Role, Type

    normal, large = Type("en", 14), Type("en", 28)
    assert large.line(Role.BODY) == 2 * normal.line(Role.BODY)
    assert large.px(36) == 72
    assert Type("ja", 14).line(Role.BODY) == 24


def test_the_corner_between_two_scroll_bars_is_not_painted(show: Callable[..., QWidget]) -> None:
    style = show(QLineEdit()).style()
    picture = QPixmap(8, 8)
    picture.fill(Qt.GlobalColor.red)
    painter = QPainter(picture)
    option = QStyleOption()
    option.rect = picture.rect()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelScrollAreaCorner, option, painter, None)
    painter.end()
    assert picture.toImage().pixelColor(4, 4) == Qt.GlobalColor.red
