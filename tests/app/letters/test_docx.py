"""The Word file of a letter: everything in order, every value as it is, nothing of ours inside."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from app.base.errors import Problem
from app.letters.custom import LAYOUTS
from app.letters.document import Letter, NumberedList, Paragraph, Run, Table, plain
from app.letters.docx import to_docx
from app.letters.page import lay_out
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    follow_up,
    items,
    japanese_request,
    long_letter,
    text,
    with_about,
)


def read(letter: Letter) -> WordDocument:
    return Document(io.BytesIO(to_docx(letter)))


def lines(letter: Letter) -> list[str]:
    return [paragraph.text for paragraph in read(letter).paragraphs]


def test_japanese_letter_is_in_order() -> None:
    found = lines(follow_up(japanese_request()))
    expected = ["2026年11月21日", "見本通信株式会社", "個人情報お問い合わせ窓口 御中"]
    expected += ["見本 花子\u3000㊞", "保有個人データ開示請求書", "敬具", "記", "以上", "添付書類"]
    assert [line for line in found if line in expected] == expected


def test_western_letter_is_in_order() -> None:
    found = lines(english_request())
    expected = ["Sample Telecom GmbH", "Hanako Mihon", "Date: 21 November 2026"]
    expected += ["Dear Sir or Madam,", "Yours faithfully,", "Hanako Mihon", "Enclosures:"]
    assert [line for line in found if line in expected] == expected


@pytest.mark.parametrize(
    "name", [*NASTY_NAMES, "two  spaces", " edges ", "שלום עולם", "A" * 300, "a\tb", "辻\U000e0100"]
)
def test_value_comes_back_exactly(name: str) -> None:
    assert name in lines(english_request(name))


def test_line_ends_of_users_own_words_come_back_as_newlines() -> None:
    assert "one\ntwo\nthree" in lines(with_about(japanese_request(), "one\ntwo\r\nthree"))


def test_table_and_numbers_are_there() -> None:
    document = read(japanese_request())
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1] == ["登録電子メール", "hanako@example.jp"]
    numbered = [p.text[:2] for p in document.paragraphs if p.text[1:2] == "."]
    assert numbered == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_lists_inside_lists_keep_numbers_and_blocks() -> None:
    inner = (Paragraph(text("outer")), items(text("inner")), Paragraph(text("after")))
    table_first = (Table((text("a"),), ((text("b"),),)),)
    letter = replace(english_request(), body=(NumberedList((inner, table_first), start=3),))
    found = lines(letter)
    assert [line for line in found if "\t" in line][:3] == ["3.\touter", "(1)\tinner", "4.\t"]
    assert "after" in found


def test_language_fonts_and_paper_are_set() -> None:
    document = read(japanese_request())
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "ja-JP"
    fonts = next(document.styles.element.iter(qn("w:rFonts")))
    assert fonts.get(qn("w:eastAsia")) == "Noto Sans CJK JP"
    assert not [name for name in fonts.attrib if "Theme" in name]
    width = document.sections[0].page_width
    assert width is not None
    assert round(width.mm) == 210


@pytest.mark.parametrize("layout", LAYOUTS)
def test_order_is_that_of_the_page(layout: str) -> None:
    letter = replace(english_request(), layout=layout)
    found, page = lines(letter), lay_out(letter)
    head = [plain(line) for part in page.head_lines for line in part]
    assert found[: len(head) + 2] == [*head, plain(page.title), "Dear Sir or Madam,"]


@pytest.mark.parametrize(("layout", "size"), [("us", (216, 279)), ("uk", (210, 297))])
def test_paper_is_that_of_the_country(layout: str, size: tuple[int, int]) -> None:
    section = read(replace(english_request(), layout=layout)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("fr", "fr-FR")])
def test_later_pages_have_a_head_in_the_letters_language(language: str, locale: str) -> None:
    document = read(replace(english_request(), language=language))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    head = section.header.paragraphs[0]
    words = "".join(text.text or "" for text in head._p.iter(qn("w:t")))
    assert words.startswith("Sample Telecom GmbH")
    assert {"de": "Seite 1 von 1", "fr": "Page 1 sur 1"}[language] in words
    fields = [field.get(qn("w:instr")) for field in head._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text == "KJ-7F3K-92"
    (own,) = document.styles.element.iter(qn("w:lang"))
    assert own.get(qn("w:val")) == locale


def test_translation_stands_below_on_a_page_of_its_own() -> None:
    letter = replace(english_request(), courtesy=japanese_request())
    document = read(letter)
    (heading,) = [p for p in document.paragraphs if p.text == "参考訳（正文は上記の書面です）"]
    assert heading.paragraph_format.page_break_before
    found = lines(letter)
    assert found.index("Enclosures:") < found.index(heading.text) < found.index("以上")


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (long_letter(japanese_request(), 20), "保有個人データ開示請求書"),
        (long_letter(replace(english_request(), layout="us"), 20), "Re: Request for access"),
        (replace(english_request(), layout="french", language="fr"), "Objet : Request for access"),
    ],
)
def test_libreoffice_opens_it(letter: Letter, words: str, tmp_path: Path) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if not soffice or not pdftotext:
        pytest.skip("no LibreOffice or pdftotext here: install libreoffice-writer-nogui")
    (tmp_path / "letter.docx").write_bytes(to_docx(letter))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [soffice, profile, *options, str(tmp_path / "letter.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    command = [pdftotext, "-raw", str(tmp_path / "letter.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    pages = [re.sub(r"\s", "", page) for page in done.stdout.decode().split("\f")[:-1]]
    page = lay_out(letter)
    for number, made in enumerate(pages[1:], 2):
        number_of = page.words.page.format(page=number, pages=len(pages))
        head = re.sub(r"\s", "", f"{page.running}{page.date}{number_of}")
        assert made.startswith(head)
        assert "KJ-7F3K-92" in made
        pages[number - 1] = made.removeprefix(head).replace("KJ-7F3K-92", "")
    whole = "".join(pages)
    assert re.sub(r"\s", "", words) in whole
    for line in lines(letter):
        assert re.sub(r"\s", "", line) in whole


def test_properties_tell_the_title_and_the_letters_date_only() -> None:
    letter = japanese_request()
    properties = read(letter).core_properties
    assert properties.title == plain(letter.title)
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == datetime(2026, 11, 21, tzinfo=UTC)


def test_same_letter_gives_same_bytes() -> None:
    assert to_docx(japanese_request()) == to_docx(japanese_request())
    with zipfile.ZipFile(io.BytesIO(to_docx(japanese_request()))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 11, 21)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(Problem, match="control_character"):
        to_docx(japanese_request(name=f"見本{character}"))


def test_bold_stays_bold() -> None:
    words = Paragraph((Run("be"), Run("bold", strong=True)))
    letter = replace(english_request(), body=(words,))
    runs = [run for p in read(letter).paragraphs for run in p.runs if run.text in ("be", "bold")]
    assert [bool(run.bold) for run in runs] == [False, True]
