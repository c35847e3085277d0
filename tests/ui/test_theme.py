from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.widgets import look
from ui.widgets.theme import DARK, LIGHT, THEMES, Tokens, palette, token_names

UI = Path(__file__).resolve().parents[2] / "ui"

#: Text on what it is written on.
TEXT_PAIRS = [
    ("text", "window"),
    ("text", "surface"),
    ("text2", "window"),
    ("text2", "rail"),
    ("text2", "surface"),
    ("text2", "select"),
    ("text2", "sunken"),
    ("text3", "surface"),
    ("text3", "rail"),
    ("text3", "select"),
    ("accent_text", "accent_tint"),
    ("accent_text", "window"),
    ("accent_text", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("late", "surface"),
    ("late", "late_tint"),
    ("soon", "surface"),
    ("soon", "soon_tint"),
    ("done", "surface"),
    ("done", "done_tint"),
    ("wait", "surface"),
    ("wait", "wait_tint"),
    ("text", "late_tint"),
    ("text", "soon_tint"),
    ("text", "done_tint"),
    ("text", "hl"),
    ("text", "hl2"),
    ("paper_text", "paper"),
]
#: Borders and marks that carry meaning.
MARK_PAIRS = [
    ("control", "surface"),
    ("control", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("select_line", "surface"),
    ("hl_line", "surface"),
    ("hl2_line", "surface"),
]
#: The table of the visual language: light, dark, contrast light, contrast dark.
MEASURED = {
    ("text", "window"): (15.3, 15.0, 21, 21),
    ("text", "surface"): (16.9, 13.6, 21, 21),
    ("text2", "select"): (6.2, 6.3, 21, 21),
    ("accent_text", "accent_tint"): (6.5, 7.5, 11.5, 12.0),
    ("accent_text", "window"): (6.9, 9.4, 11.5, 12.0),
    ("on_accent", "accent"): (7.6, 7.9, 11.5, 12.0),
    ("on_accent", "accent_press"): (11.8, 6.5, 17.2, 9.6),
    ("text3", "surface"): (5.9, 6.3, 16.5, 16.8),
    ("control", "surface"): (3.6, 3.9, 21, 21),
    ("focus", "window"): (6.9, 8.5, 21, 21),
    ("disabled", "surface"): (2.7, 2.9, 6.9, 8.6),
    ("wait", "surface"): (7.0, 7.9, 14.3, 15.0),
    ("hl2_line", "surface"): (4.1, 6.7, 4.1, 8.8),
}


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, ink: str, ground: str) -> float:
    high, low = sorted((luminance(tokens.colour(ink)), luminance(tokens.colour(ground))))[::-1]
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_is_readable(name: str) -> None:
    tokens = THEMES[name]
    for pairs, least in ((TEXT_PAIRS, 4.5), (MARK_PAIRS, 3.0)):
        if tokens.is_contrast:
            # The chosen evidence is underlined as well; its line need not stand alone.
            pairs = [pair for pair in pairs if pair[0] != "hl2_line"]
            least = 7.0
        low = {pair: round(contrast(tokens, *pair), 2) for pair in pairs}
        assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


@pytest.mark.parametrize("pair", MEASURED)
def test_the_ratios_are_those_of_the_visual_language(pair: tuple[str, str]) -> None:
    ratios = [contrast(tokens, *pair) for tokens in THEMES.values()]
    assert ratios == pytest.approx(MEASURED[pair], abs=0.06)


def test_every_token_is_a_colour_in_every_theme() -> None:
    for tokens in THEMES.values():
        for name in token_names():
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, name)), name
    assert len(token_names()) == 41


def test_no_other_file_of_the_window_holds_a_colour_or_a_style_sheet() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|setStyleSheet")
    found = [
        f"{path.relative_to(UI)}: {match[0]}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "theme.py"
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_disabled_text_is_disabled_in_the_palette() -> None:
    made = palette(LIGHT)
    group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
    assert made.color(group, role) == LIGHT.colour("disabled")


def test_a_theme_reaches_every_widget_at_run_time(appearance: Appearance) -> None:
    widget = QWidget()
    widget.show()
    assert look.tokens() is LIGHT
    appearance.choose("dark")
    assert look.tokens() is DARK
    settle()
    assert widget.palette().color(QPalette.ColorRole.Window) == DARK.colour("window")
    appearance.choose("contrast")
    assert look.tokens().is_contrast
    appearance.choose("no such theme")
    assert appearance.choice == "system"
    assert look.tokens() is LIGHT
    widget.deleteLater()


def test_a_widget_without_our_style_still_finds_tokens(qapp: QApplication) -> None:
    assert look.tokens().text
