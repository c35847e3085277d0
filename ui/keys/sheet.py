"""The recovery code on paper: one sheet, in both languages, to keep with one's papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.base.messages import LANGUAGES, Messages
from ui.widgets import look

_MARGIN_MM = 20
_POINTS_PER_INCH = 72
#: In points: title, the code itself, the rest.
_TITLE, _CODE, _BODY = 18, 22, 11
_GAP = 12
_ENDLESS = 10_000


@dataclass(frozen=True)
class CodeSheet:
    """What stands on the sheet.

    Attributes:
        code: the recovery code in its groups.
        made: the day it was made.
        vault: the path of the vault it opens.
        language: the user's; it comes first.
    """

    code: str
    made: date
    vault: str
    language: str


def print_sheet(sheet: CodeSheet, parent: QWidget) -> bool:
    """Ask for a printer and print; say whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    paint_sheet(sheet, printer)
    return True


def paint_sheet(sheet: CodeSheet, printer: QPrinter) -> None:
    """Paint the sheet onto one page of ``printer``."""
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    painter = QPainter(printer)
    # From here on a unit is a point.
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    width = printer.pageRect(QPrinter.Unit.Point).width()
    top = 0.0
    for block in blocks(sheet):
        top = _paint(painter, block, top, width) + _GAP
    painter.end()


@dataclass(frozen=True)
class Block:
    """Lines that belong together, in one size (points); the code's are framed."""

    size: int
    lines: tuple[str, ...]
    framed: bool = False


def blocks(sheet: CodeSheet) -> list[Block]:
    """Give what stands on the sheet, from the top."""
    languages = sorted(LANGUAGES, key=lambda each: each != sheet.language)
    words = [Messages(each) for each in languages]
    title, *others = [each.text("code_sheet.title") for each in words]
    groups = sheet.code.split("-")
    half = len(groups) // 2
    rows = tuple("   ".join(each) for each in (groups[:half], groups[half:]))
    body = [
        Block(
            _BODY,
            (
                each.text("code_sheet.what"),
                each.text("code_sheet.keep"),
                each.text("code_sheet.made", date=sheet.made),
                each.text("code_sheet.vault", path=sheet.vault),
            ),
        )
        for each in words
    ]
    return [Block(_TITLE, (title,)), Block(_BODY, tuple(others)), Block(_CODE, rows, True), *body]


def _paint(painter: QPainter, block: Block, top: float, width: float) -> float:
    """Paint a block from ``top`` on; give where it ends. All in points."""
    painter.setFont(_font(block.size, strong=block.size != _BODY))
    inset = 2 * _GAP if block.framed else 0
    at = top + (_GAP if block.framed else 0)
    for line in block.lines:
        flags = int(Qt.TextFlag.TextWordWrap)
        if "/" in line or "\\" in line:
            # A path has no spaces to break at.
            flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        room = QRectF(inset, at, width - 2 * inset, _ENDLESS)
        painter.drawText(room, flags, line)
        at += painter.boundingRect(room, flags, line).height() + _GAP / 2
    if block.framed:
        at += _GAP / 2
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        painter.drawRoundedRect(QRectF(0, top, width, at - top), 4, 4)
    return at


def _font(size: float, *, strong: bool) -> QFont:
    font = QFont()
    names = look.type_().names
    if names:
        font.setFamilies(list(names))
    # The painter is scaled to points: a pixel of the font is one.
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
