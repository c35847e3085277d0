"""The PDF of a letter: every character comes back, the same letter gives the same bytes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from app.base.errors import Problem
from app.letters.document import Letter, Paragraph, Run
from app.letters.fonts import shelf_of, system_shelf
from app.letters.pdf import to_pdf
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    follow_up,
    japanese_request,
    with_about,
)

ROOT = Path(__file__).resolve().parents[3]
Sample = Callable[..., Letter]
BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(autouse=True, scope="module")
def japanese_font() -> None:
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")


def extracted(pdf: bytes) -> str:
    """What a person gets who copies the whole text (poppler)."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def without_breaks(text: str) -> str:
    return re.sub(r"\s", "", text)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def test_japanese_text_comes_back_character_by_character() -> None:
    text = extracted(to_pdf(japanese_request(name="人見 田大")))
    for words in (
        "2026年11月21日",
        "個人情報お問い合わせ窓口 御中",
        "人見 田大",
        "第33条第1項",
        "1,000円",
        "KJ-7F3K-92",
        "hanako@example.jp",
        "㊞",
    ):
        assert words in text
    for word in ("記", "以上", "保有個人データ開示請求書"):
        assert word in text.splitlines()


def test_parts_of_japanese_page_come_in_order() -> None:
    lines = extracted(to_pdf(follow_up(japanese_request()))).splitlines()
    parts = ["見本 花子 ㊞", "保有個人データ開示請求書", "敬具", "記", "以上", "添付書類"]
    assert [line for line in lines if line in parts] == parts


def test_parts_of_western_page_come_in_order() -> None:
    text = extracted(to_pdf(english_request()))
    parts = ["Request for access", "Dear Sir or Madam,", "Yours faithfully,", "Enclosures"]
    starts = [text.index(part) for part in parts]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", NASTY_NAMES)
@pytest.mark.parametrize("sample", [japanese_request, english_request])
def test_value_is_never_markup(sample: Sample, name: str) -> None:
    assert name in extracted(to_pdf(sample(name)))


@pytest.mark.parametrize("sample", [japanese_request, english_request])
def test_users_own_paragraph_comes_back(sample: Sample) -> None:
    words = "first line\nsecond *line* with 'quotes'\n1. not a list # nor a heading"
    text = extracted(to_pdf(with_about(sample(), words)))
    for line in words.split("\n"):
        assert line in text


def test_two_spaces_stay_two() -> None:
    # pdftotext joins words by one space whatever stands between them; the page has both.
    pdf = to_pdf(japanese_request(name="Hanako  Mihon"))
    assert "Hanako  Mihon" in reader(pdf).pages[0].extract_text()


@pytest.mark.parametrize("name", ["שלום עולם", "أحمد محمد"])
@pytest.mark.parametrize("sample", [japanese_request, english_request])
def test_right_to_left_name_comes_back_in_logical_order(sample: Sample, name: str) -> None:
    try:
        system_shelf().families_for(name, "en")
    except Problem:
        pytest.skip("no font for this script on this machine")
    assert name in BIDI_MARKS.sub("", extracted(to_pdf(sample(name))))


@pytest.mark.parametrize(
    "name", ["長井" * 150, "A" * 300, "「" * 300, "ー" * 300, "a.b-" * 75 + "c"]
)
@pytest.mark.parametrize("sample", [japanese_request, english_request])
def test_long_name_wraps_and_loses_nothing(sample: Sample, name: str) -> None:
    pdf = to_pdf(sample(name))
    assert without_breaks(extracted(pdf)).count(name) >= 2
    assert within_margins(pdf)


def within_margins(pdf: bytes) -> bool:
    """Say whether every word of every page lies inside the paper's margins."""
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    edges = re.findall(rb'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax', done.stdout)
    assert edges
    # A4 is 595.3 points wide; the right margin is at least 20 mm.
    return all(float(left) >= 56 and float(right) <= 540 for left, _, right in edges)


@pytest.mark.parametrize("sample", [japanese_request(), english_request()])
def test_pdf_is_tagged_titled_dated_and_anonymous(sample: Letter) -> None:
    document = reader(to_pdf(sample))
    root = cast("DictionaryObject", document.trailer["/Root"].get_object())
    assert "/StructTreeRoot" in root
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]).startswith(sample.language)
    assert document.metadata is not None
    assert document.metadata.title == "".join(run.text for run in sample.title)
    assert document.metadata.author is None
    assert document.metadata.creation_date is not None
    assert document.metadata.creation_date.date() == date(2026, 11, 21)


@pytest.mark.parametrize("sample", [japanese_request(), english_request()])
def test_fonts_are_embedded_subsets(sample: Letter) -> None:
    resources = cast("DictionaryObject", reader(to_pdf(sample)).pages[0]["/Resources"])
    fonts = cast("DictionaryObject", resources["/Font"])
    assert fonts
    for font in fonts.values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert re.match(r"/[A-Z]{6}\+", inner["/BaseFont"])
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
        assert "/ToUnicode" in font.get_object()


def test_same_letter_gives_same_bytes_also_in_another_process() -> None:
    program = (
        "import hashlib; from app.letters.pdf import to_pdf;"
        "from tests.app.letters.samples import japanese_request;"
        "print(hashlib.sha256(to_pdf(japanese_request())).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1
    assert to_pdf(japanese_request()) == to_pdf(japanese_request())


def test_archive_form_declares_itself() -> None:
    assert b"pdfaid:part" in to_pdf(japanese_request(), pdf_a=True)
    assert b"pdfaid:part" not in to_pdf(japanese_request())


def test_several_threads_may_set_letters_at_once() -> None:
    letters = [japanese_request(name=f"見本 {n}") for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(to_pdf, letters))
    assert together == [to_pdf(letter) for letter in letters]


def test_missing_japanese_font_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no_japanese_font"):
        to_pdf(japanese_request(), shelf=shelf_of(tmp_path))


def test_missing_glyph_is_said() -> None:
    with pytest.raises(Problem, match="no_glyph"):
        to_pdf(japanese_request(name="見本 \U0010fffd"))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ud800", "\uffff"])
def test_control_character_is_refused(character: str) -> None:
    with pytest.raises(Problem) as caught:
        to_pdf(japanese_request(name=f"見本{character}"))
    assert caught.value.code == "problem.control_character"


def test_tab_and_windows_line_end_are_no_characters_lost() -> None:
    text = extracted(to_pdf(with_about(english_request(), "a\tb\r\nc")))
    assert re.search(r"^a +b$", text, re.MULTILINE)
    assert re.search(r"^c$", text, re.MULTILINE)


def test_english_letter_to_japan_has_no_japanese_words() -> None:
    letter = replace(english_request(), layout="japanese", body=(Paragraph((Run("Text."),)),))
    text = extracted(to_pdf(letter))
    assert not re.search("[記㊞]|以上", text)
