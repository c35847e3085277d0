"""The size of the letter's pages: smaller, larger, as wide as there is room, and drawn sharp."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenCore
from tests.ui.request_desk import Desk, Make, desks
from ui.widgets.letter import LetterView
from ui.wording import Words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    made = make()
    made.pick()
    return made


def view(desk: Desk) -> LetterView:
    found = desk.page.findChild(LetterView)
    assert found is not None
    return found


def drawn(desk: Desk) -> int:
    """Give how wide the page is that was drawn last, in pixels of the screen."""
    current = desk.presenter.current()
    assert current is not None
    return current.pages[0].width()


def menu(desk: Desk, name: str) -> QAction:
    found = desk.page.findChild(QAction, name)
    assert found is not None
    return found


def test_a_page_is_drawn_as_wide_as_it_is_shown(desk: Desk) -> None:
    menu(desk, "zoom_200").trigger()
    desk.until(lambda: desk.presenter.current() is not None and drawn(desk) > 1500)
    wanted = round(2 * 210 / 25.4 * 96 * view(desk).devicePixelRatioF())
    desk.until(lambda: abs(drawn(desk) - wanted) <= 1)
    area = view(desk).findChild(QScrollArea)
    assert area is not None
    desk.until(lambda: area.horizontalScrollBar().maximum() > 0)


def test_it_is_changed_by_keys_while_the_panel_has_the_keyboard(desk: Desk) -> None:
    fit = view(desk).zoom()
    area = view(desk).findChild(QScrollArea)
    assert area is not None
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Plus, CTRL)
    larger = view(desk).zoom()
    assert larger > fit
    QTest.keyClick(area, Qt.Key.Key_Minus, CTRL)
    assert view(desk).zoom() < larger
    QTest.keyClick(area, Qt.Key.Key_0, CTRL)
    desk.until(lambda: abs(view(desk).zoom() - fit) < 0.02)


def test_the_buttons_say_how_large_it_is(desk: Desk) -> None:
    menu(desk, "zoom_100").trigger()
    now = desk.words.text("request.zoom_now", percent=100)
    assert desk.button("zoom_now").text() == now
    assert desk.button("zoom_now").accessibleName() == desk.words.text(
        "request.zoom_is", percent=now
    )
    QTest.keyClick(desk.button("zoom_in"), Qt.Key.Key_Space)
    assert view(desk).zoom() > 1
    QTest.keyClick(desk.button("zoom_out"), Qt.Key.Key_Space)
    assert abs(view(desk).zoom() - 1) < 0.01
    for name in ("zoom_in", "zoom_out"):
        assert len(desk.button(name).accessibleName()) > 1


def test_it_ends_at_the_smallest_and_the_largest(desk: Desk) -> None:
    for _ in range(30):
        view(desk).step(1)
    assert view(desk).zoom() == pytest.approx(3, abs=0.01)
    for _ in range(30):
        view(desk).step(-1)
    assert view(desk).zoom() == pytest.approx(0.25, abs=0.01)


def test_only_pages_have_a_size(desk: Desk) -> None:
    assert desk.button("zoom_in").isVisible()
    QTest.mouseClick(desk.find("mail"), Qt.MouseButton.LeftButton)
    assert not [
        each
        for each in desk.page.findChildren(type(desk.button("way_main")), "zoom_in")
        if each.isVisible()
    ]
