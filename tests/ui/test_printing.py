"""Printing: what reaches the paper is the letter's pages, each on a sheet of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.letters.document import Paragraph, Run
from app.services.preview import printable
from tests.app.letters.samples import japanese_request
from ui.request.printing import paint_pages


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paragraphs", [0, 60])
def test_each_page_fills_a_sheet(qapp: QApplication, tmp_path: Path, paragraphs: int) -> None:
    letter = japanese_request()
    more = (Paragraph((Run("同じ文がつづきます。" * 8),)),) * paragraphs
    pages = printable(replace(letter, body=(*letter.body, *more)))
    assert len(pages) == 1 if not paragraphs else len(pages) > 1
    file = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    paint_pages(pages, printer)
    printed = PdfReader(file)
    assert len(printed.pages) == len(pages)
    assert all(page.images for page in printed.pages)
