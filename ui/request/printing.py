"""Printing: the letter's pages, as they are in its PDF, on paper."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def print_pages(pages: tuple[bytes, ...], parent: QWidget) -> bool:
    """Ask for a printer and print; say whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    paint_pages(pages, printer)
    return True


def paint_pages(pages: tuple[bytes, ...], printer: QPrinter) -> None:
    """Paint pages (PNG) onto ``printer``, each filling its sheet."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), QImage.fromData(page))
    painter.end()
