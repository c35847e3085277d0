"""Colours by name: without this file every widget would choose its own.

A widget asks for a token (``tokens.text2``) at the moment it paints, so a
change of theme needs a repaint and nothing else. No other file of the window
holds a literal colour.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, eq=False)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``; the names are those of the visual language."""

    #: The desk behind the sheets.
    window: str
    rail: str
    #: Cards, fields, lists, bars.
    surface: str
    #: Side panel, chips, disabled fields.
    sunken: str
    #: Letters are always dark on light.
    paper: str
    paper_text: str
    text: str
    #: Reasons and labels.
    text2: str
    #: Placeholders, dates of the past.
    text3: str
    disabled: str
    #: Hairlines and card borders; never carries meaning alone, nor does ``line2``.
    line: str
    line2: str
    #: The border of fields and check boxes.
    control: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    #: Links, quiet and tonal buttons.
    accent_text: str
    accent_tint: str
    accent_line: str
    hover: str
    press: str
    select: str
    select_line: str
    focus: str
    late: str
    late_tint: str
    late_line: str
    soon: str
    soon_tint: str
    soon_line: str
    done: str
    done_tint: str
    done_line: str
    wait: str
    wait_tint: str
    wait_line: str
    #: Evidence and search matches; ``hl2`` is the chosen evidence.
    hl: str
    hl_line: str
    hl2: str
    hl2_line: str
    is_dark: bool = False
    is_contrast: bool = False

    def colour(self, name: str) -> QColor:
        """Give the token called ``name``.

        Raises:
            AttributeError: there is no such token.
        """
        return QColor(getattr(self, name))


def token_names() -> tuple[str, ...]:
    """Name every colour token."""
    return tuple(field.name for field in fields(Tokens) if field.type == "str")


LIGHT = Tokens(
    window="#F5F4F1",
    rail="#ECEAE5",
    surface="#FFFFFF",
    sunken="#EFEDE8",
    paper="#FFFFFF",
    paper_text="#1B1D21",
    text="#1B1D21",
    text2="#52565E",
    text3="#60646C",
    disabled="#9A9DA3",
    line="#E3E0DA",
    line2="#CFCBC3",
    control="#85888F",
    accent="#24539A",
    accent_hover="#1C4584",
    accent_press="#153768",
    on_accent="#FFFFFF",
    accent_text="#24539A",
    accent_tint="#E7EEF8",
    accent_line="#B9CCE8",
    hover="#F3F1ED",
    press="#E9E6E0",
    select="#E4ECF7",
    select_line="#24539A",
    focus="#24539A",
    late="#A8221B",
    late_tint="#FBE9E6",
    late_line="#E9B9B3",
    soon="#7D4E00",
    soon_tint="#FBF0D9",
    soon_line="#E5CB93",
    done="#1B6640",
    done_tint="#E4F2E9",
    done_line="#AED3BC",
    wait="#4A5A70",
    wait_tint="#EAEEF3",
    wait_line="#C3CCD8",
    hl="#FFF0B8",
    hl_line="#9A7300",
    hl2="#DDEBFB",
    hl2_line="#4D7FBF",
)

DARK = Tokens(
    window="#17191D",
    rail="#121417",
    surface="#1F2227",
    sunken="#14161A",
    paper="#F4F2ED",
    paper_text="#1B1D21",
    text="#ECEDEF",
    text2="#B4B8BF",
    text3="#9FA3AB",
    disabled="#666A72",
    line="#2E3238",
    line2="#42474F",
    control="#787D87",
    accent="#8FB6F2",
    accent_hover="#A6C6F7",
    accent_press="#7AA5E8",
    on_accent="#0E2038",
    accent_text="#9CBFF5",
    accent_tint="#1E2C42",
    accent_line="#36507A",
    hover="#262A30",
    press="#2D3138",
    select="#233450",
    select_line="#8FB6F2",
    focus="#8FB6F2",
    late="#FF9A8F",
    late_tint="#3A2120",
    late_line="#6B3733",
    soon="#F0C067",
    soon_tint="#362B15",
    soon_line="#665022",
    done="#7FCF9F",
    done_tint="#1A3024",
    done_line="#2F5A42",
    wait="#A9B8CC",
    wait_tint="#262D37",
    wait_line="#414C5B",
    hl="#4A3D12",
    hl_line="#D9AE3C",
    hl2="#1F3554",
    hl2_line="#7FAAE6",
    is_dark=True,
)

#: Tints disappear, hairlines become text-coloured borders; marks and words stay.
CONTRAST_LIGHT = replace(
    LIGHT,
    window="#FFFFFF",
    rail="#FFFFFF",
    sunken="#FFFFFF",
    text="#000000",
    text2="#000000",
    text3="#1F1F1F",
    disabled="#5A5A5A",
    line="#000000",
    line2="#000000",
    control="#000000",
    accent="#00308F",
    accent_hover="#001F5C",
    accent_press="#001847",
    accent_text="#00308F",
    accent_tint="#FFFFFF",
    accent_line="#00308F",
    hover="#E6E6E6",
    press="#D0D0D0",
    select="#FFFFFF",
    select_line="#00308F",
    focus="#000000",
    late="#8B0000",
    late_tint="#FFFFFF",
    late_line="#8B0000",
    soon="#5C3900",
    soon_tint="#FFFFFF",
    soon_line="#5C3900",
    done="#00461F",
    done_tint="#FFFFFF",
    done_line="#00461F",
    wait="#1F2B3A",
    wait_tint="#FFFFFF",
    wait_line="#1F2B3A",
    hl="#FFE680",
    hl_line="#000000",
    is_contrast=True,
)

CONTRAST_DARK = replace(
    DARK,
    window="#000000",
    rail="#000000",
    surface="#000000",
    sunken="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E6E6E6",
    disabled="#A6A6A6",
    line="#FFFFFF",
    line2="#FFFFFF",
    control="#FFFFFF",
    accent="#9CC7FF",
    accent_hover="#C4DEFF",
    accent_press="#7FB2F5",
    on_accent="#000000",
    accent_text="#9CC7FF",
    accent_tint="#000000",
    accent_line="#9CC7FF",
    hover="#2B2B2B",
    press="#404040",
    select="#000000",
    select_line="#9CC7FF",
    focus="#FFFFFF",
    late="#FFB0A6",
    late_tint="#000000",
    late_line="#FFB0A6",
    soon="#FFD27A",
    soon_tint="#000000",
    soon_line="#FFD27A",
    done="#93E5B3",
    done_tint="#000000",
    done_line="#93E5B3",
    wait="#CFDBEA",
    wait_tint="#000000",
    wait_line="#CFDBEA",
    hl="#5A4A00",
    hl_line="#FFE27A",
    is_contrast=True,
)

#: The themes by name, as screenshots and tests ask for them.
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST_LIGHT,
    "contrast_dark": CONTRAST_DARK,
}


def palette(tokens: Tokens) -> QPalette:
    """Build the palette that menus, dialogs and every other stock widget draw with."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, name in {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "sunken",
        roles.Text: "text",
        roles.PlaceholderText: "text3",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "on_accent",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "text",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Accent: "accent",
        roles.Link: "accent_text",
        roles.LinkVisited: "accent_text",
        roles.Light: "surface",
        roles.Midlight: "hover",
        roles.Mid: "line2",
        roles.Dark: "control",
        roles.Shadow: "line2",
    }.items():
        made.setColor(role, tokens.colour(name))
    # The placeholder of a disabled field says "not given": a statement, to be read.
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.colour("disabled"))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Base, tokens.colour("sunken"))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, tokens.colour("line2"))
    return made
