"""The Word file of a letter: everything in order, every value as it is, nothing of ours inside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from app.base.errors import Problem
from app.letters.document import Letter, NumberedList, Paragraph, Run, Table, plain
from app.letters.docx import to_docx
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    follow_up,
    items,
    japanese_request,
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
    expected += ["見本 花子\u3000㊞", "保有個人データ開示請求書", "敬具", "記", "以上", "同封書類"]
    assert [line for line in found if line in expected] == expected


def test_western_letter_is_in_order() -> None:
    found = lines(english_request())
    expected = ["Hanako Mihon", "Sample Telecom GmbH", "21 November 2026", "Dear Sir or Madam,"]
    expected += ["Yours faithfully,", "Hanako Mihon", "Enclosures"]
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
