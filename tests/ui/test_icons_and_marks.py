from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.appearance import Appearance
from ui.widgets.icons import MissingIcon, draw_icon, icon
from ui.widgets.marks import Mark, certainty_mark, freshness_mark, status_mark
from ui.widgets.theme import DARK, LIGHT

UI = Path(__file__).resolve().parents[2] / "ui"


def blank(side: int = 20) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def shape(image: QImage) -> bytes:
    """Give where ink is, whatever its colour: what a grey print shows."""
    return bytes(
        image.pixelColor(x, y).alpha() > 100 and image.pixelColor(x, y).lightness() < 128
        for y in range(image.height())
        for x in range(image.width())
    )


@pytest.mark.parametrize("side", [14, 20])
def test_every_state_has_its_own_silhouette(qapp: QApplication, side: int) -> None:
    shapes = set()
    for mark in Mark:
        image = blank(side)
        painter = QPainter(image)
        status_mark(painter, QRectF(0, 0, side, side), mark, LIGHT)
        painter.end()
        shapes.add(shape(image))
    assert len(shapes) == len(Mark)


def test_the_four_certainties_differ_without_colour(qapp: QApplication) -> None:
    shapes = set()
    for certainty in ("statutory", "promise", "convention", "happened"):
        image = blank()
        painter = QPainter(image)
        certainty_mark(painter, QRectF(0, 0, 20, 20), certainty, QColor(Qt.GlobalColor.black))
        painter.end()
        shapes.add(shape(image))
    assert len(shapes) == 4


def test_freshness_is_told_by_bars(qapp: QApplication) -> None:
    inks = []
    for age in ("fresh", "ageing", "stale", "unknown"):
        image = blank()
        painter = QPainter(image)
        freshness_mark(painter, QRectF(0, 0, 20, 20), age, LIGHT)
        painter.end()
        inks.append(sum(shape(image)))
    assert inks == sorted(inks, reverse=True)
    assert inks[-1] == 0


def test_a_missing_icon_says_what_to_do(qapp: QApplication) -> None:
    with pytest.raises(MissingIcon, match=r"no-such-icon.*icons\.txt"):
        icon("no-such-icon")


def test_an_icon_takes_the_colour_of_the_theme(appearance: Appearance) -> None:
    made = icon("check", "accent")
    seen = []
    for tokens in (LIGHT, DARK):
        appearance.show_tokens(tokens)
        image = made.pixmap(QSize(24, 24)).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        seen.append(colours)
        assert tokens.colour("accent").name() in colours
    assert seen[0] != seen[1]


def test_a_disabled_icon_is_grey(appearance: Appearance) -> None:
    image = icon("check").pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    names = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert LIGHT.colour("disabled").name() in names


def test_an_icon_is_drawn_at_the_resolution_of_the_screen(qapp: QApplication) -> None:
    image = blank(40)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    draw_icon(painter, QRectF(0, 0, 20, 20), "sun", LIGHT.text)
    painter.end()
    assert image.pixelColor(20, 20).alpha() < image.pixelColor(20, 3).alpha()


def test_every_icon_named_in_the_code_exists() -> None:
    """An icon is a string argument ``icon=``, or the first of ``icon()``, ``Glyph.icon()``..."""
    known = {path.stem for path in (UI / "icons").glob("*.svg")}
    named = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            values = [key.value for key in node.keywords if key.arg == "icon"]
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in ("icon", "show_icon", "set_icon") and node.args:
                values.append(node.args[0])
            if called == "draw_icon" and len(node.args) > 2:
                values.append(node.args[2])
            named |= {
                (path.name, each.value)
                for each in values
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
            }
    assert named
    assert {(file, name) for file, name in named if name not in known} == set()
