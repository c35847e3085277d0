"""The letter for Word: order, paper and heads of its layout, to be edited further."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, cast

from app.letters.call_sheet import drawn
from app.letters.custom import CALL_SHEET, DIN_A, DIN_B, FRENCH, JAPANESE, UK, US
from app.letters.direction import starts_right_to_left
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Run,
    Table,
    plain,
)
from app.letters.page import Page, clean, lay_out
from app.letters.words import words_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph as WordParagraph

LATIN_FONT, JAPANESE_FONT = "Noto Sans", "Noto Sans CJK JP"
_BLANK = "_" * 40


def to_docx(letter: Letter) -> bytes:
    """Write a letter as .docx; the same letter gives the same bytes.

    Its properties hold the title and the letter's date, no author.

    Raises:
        Problem: a value holds a control character.
    """
    # Imported here: it takes 0.1 s, and few letters go to Word.
    from docx import Document

    letter = drawn(letter)
    page = lay_out(letter)
    document = Document()
    _set_up(document, letter)
    _Writer(document, page).write()
    return _packed(document, letter)


@dataclass(frozen=True)
class _Custom:
    """How Word draws a head.

    Attributes:
        right: the parts of it that stand on the right.
        indent: where they begin, in mm from the margin; 0 = they end at the right margin.
        title: how the title is aligned.
    """

    right: tuple[str, ...] = ()
    indent: int = 0
    title: str = "left"


_SENDER_RIGHT = _Custom(right=("sender", "dated"), indent=100)
_CUSTOMS = {
    DIN_A: _SENDER_RIGHT,
    DIN_B: _SENDER_RIGHT,
    UK: _SENDER_RIGHT,
    FRENCH: _Custom(right=("recipient", "dated"), indent=85),
    US: _Custom(),
    CALL_SHEET: _Custom(),
}
_JAPANESE_CUSTOM = _Custom(right=("dated", "sender"), title="center")


class _Writer:
    """Adds the parts of a page to a document, one after the other."""

    def __init__(self, document: Document, page: Page) -> None:
        self._document = document
        self._page = page
        self._custom = _CUSTOMS.get(page.layout, _JAPANESE_CUSTOM)

    def write(self) -> None:
        """Add the whole page."""
        page = self._page
        self._write_margins()
        if page.cover:
            before, behind = page.cover
            cover = self._paragraph((Run(before),))
            _add_field(cover, "NUMPAGES")
            _fill(cover, (Run(behind),))
        for name, lines in zip(page.head, page.head_lines, strict=True):
            if name in self._custom.right:
                indent = self._custom.indent
                self._add(lines, align="left" if indent else "right", indent=indent)
            else:
                self._add(lines)
        title = self._paragraph(page.title, style="Heading 1")
        _align(title, self._custom.title)
        self._add_flow(page)
        self._add(tuple((Run(f"{words} {_BLANK}"),) for words in page.signing), after=24)
        if page.enclosures:
            self._paragraph((Run(page.enclosures_title),))
            for enclosure in page.enclosures:
                self._add_item("•", (Paragraph(enclosure),), level=0)
        if page.courtesy is not None:
            heading = self._paragraph((Run(page.courtesy.words.courtesy),))
            heading.paragraph_format.page_break_before = True
            self._paragraph(tuple(replace(run, strong=True) for run in page.courtesy.title))
            self._add_flow(page.courtesy)

    def _add_flow(self, page: Page) -> None:
        if page.opening:
            self._paragraph(page.opening)
        self._add_blocks(page.body)
        self._add(tuple(line for line in (page.closing, page.signature) if line), after=24)

    def _write_margins(self) -> None:
        """Write addressee, date and page over the second page and later ones; below, the case."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        before, _, rest = self._page.words.page.partition("{page}")
        between, _, behind = rest.partition("{pages}")
        _fill(head, (Run(f"{self._page.running}\t{self._page.date}\u2003{before}"),))
        _add_field(head, "PAGE")
        _fill(head, (Run(between),))
        _add_field(head, "NUMPAGES")
        _fill(head, (Run(behind),))
        foot = section.footer.paragraphs[0]
        _fill(foot, (Run(self._page.reference),))

    def _paragraph(self, line: Line, *, style: str = "Normal") -> WordParagraph:
        paragraph = self._document.add_paragraph(style=style)
        _fill(paragraph, line)
        return paragraph

    def _add(
        self, lines: tuple[Line, ...], *, align: str = "left", indent: int = 0, after: float = 0
    ) -> None:
        """Add lines that belong together, ``indent`` mm in, with a gap below the last."""
        from docx.shared import Mm, Pt

        paragraph = None
        for line in lines:
            paragraph = self._paragraph(line)
            paragraph.paragraph_format.space_after = Pt(after)
            if indent:
                paragraph.paragraph_format.left_indent = Mm(indent)
            _align(paragraph, align)
        if paragraph:
            paragraph.paragraph_format.space_after = Pt(14)

    def _add_blocks(self, blocks: tuple[Block, ...], level: int = 0) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                paragraph = self._paragraph(block.runs)
                _align(paragraph, block.align)
                _indent(paragraph, level)
            elif isinstance(block, Table):
                self._add_table(block)
            elif isinstance(block, NumberedList):
                for number, item in enumerate(block.items, block.start):
                    self._add_item(f"({number})" if level else f"{number}.", item, level)
            elif isinstance(block, BulletList):
                for item in block.items:
                    self._add_item("•", item, level)
            else:
                raise TypeError(f"not a block of a page: {type(block).__name__}")

    def _add_item(self, label: str, item: tuple[Block, ...], level: int) -> None:
        """Add an item with its label typed: a reader of the plain text sees it too."""
        lead = item[0].runs if item and isinstance(item[0], Paragraph) else ()
        paragraph = self._paragraph((Run(f"{label}\t"), *lead))
        _indent(paragraph, level + 1, hanging=True)
        self._add_blocks(item[1:] if lead else item, level + 1)

    def _add_table(self, block: Table) -> None:
        table = self._document.add_table(rows=0, cols=len(block.head), style="Table Grid")
        for row in (block.head, *block.rows):
            for cell, line in zip(table.add_row().cells, row, strict=True):
                _fill(cell.paragraphs[0], line)
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        self._document.add_paragraph()


def _fill(paragraph: WordParagraph, line: Line) -> None:
    """Write the runs of a line; every space counts."""
    from docx.oxml.ns import qn

    for run in line:
        written = paragraph.add_run(clean(run.text))
        written.bold = run.strong or None
        written.font.rtl = starts_right_to_left(run.text) or None
        for element in written.element.iter(qn("w:t")):
            element.set(qn("xml:space"), "preserve")


def _add_field(paragraph: WordParagraph, code: str) -> None:
    """Add a number that Word counts itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1").element)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def _align(paragraph: WordParagraph, align: str) -> None:
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

    if align != "left":
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT[align.upper()]


def _indent(paragraph: WordParagraph, level: int, *, hanging: bool = False) -> None:
    from docx.shared import Pt

    step = Pt(21)
    if level:
        paragraph.paragraph_format.left_indent = step * level
    if hanging:
        paragraph.paragraph_format.first_line_indent = -step


def _set_up(document: Document, letter: Letter) -> None:
    """Set paper, fonts, language and properties; the template's own are in none of them."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    left, right = Mm(25), Mm(25 if letter.layout in (US, JAPANESE) else 20)
    width, height = (215.9, 279.4) if letter.layout == US else (210, 297)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = left, right
    section.top_margin = section.bottom_margin = Mm(25)

    american = letter.layout == US and letter.language == "en"
    locale = "en-US" if american else words_of(letter.language).locale
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
        language.set(qn("w:eastAsia"), "ja-JP")
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        # A theme's font would win over the one named here.
        fonts.attrib.clear()
        for script, family in (
            ("ascii", LATIN_FONT),
            ("hAnsi", LATIN_FONT),
            ("cs", LATIN_FONT),
            ("eastAsia", JAPANESE_FONT),
        ):
            fonts.set(qn(f"w:{script}"), family)
    _set_style(document.styles["Normal"], size=10.5, before=0, after=6)
    for name in ("Header", "Footer"):
        style = _set_style(document.styles[name], size=8, before=0, after=0)
        # What follows a tab ends at the right margin, whatever the paper.
        stops = style.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Mm(width) - left - right, WD_TAB_ALIGNMENT.RIGHT)
    _set_style(document.styles["Heading 1"], size=13, before=12, after=12)

    properties = document.core_properties
    properties.title = plain(letter.title)
    properties.language = locale
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.combine(letter.day, time(), UTC)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _set_style(style: BaseStyle, *, size: float, before: float, after: float) -> ParagraphStyle:
    from docx.shared import Pt, RGBColor

    paragraph_style = cast("ParagraphStyle", style)
    paragraph_style.font.size = Pt(size)
    paragraph_style.font.color.rgb = RGBColor(0x1B, 0x1D, 0x21)
    paragraph_style.paragraph_format.space_before = Pt(before)
    paragraph_style.paragraph_format.space_after = Pt(after)
    return paragraph_style


def _packed(document: Document, letter: Letter) -> bytes:
    """Save the document; the clock of this machine leaves no trace in the archive."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    stamp = (max(letter.day.year, 1980), letter.day.month, letter.day.day, 0, 0, 0)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
