"""The page of each layout: its words are those of the text, its address shows in the window."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.base.errors import Problem
from app.base.ids import FollowUp
from app.letters.custom import CERTIFIED, LAYOUTS
from app.letters.document import Letter, Line, Paragraph, Run
from app.letters.fonts import system_shelf
from app.letters.pdf import to_pdf
from app.letters.text import to_text
from tests.app.letters.samples import (
    english_request,
    follow_up,
    japanese_request,
    long_letter,
    text,
)

PAGES = tuple(layout for layout in LAYOUTS if layout not in CERTIFIED)
MM = 72 / 25.4
NINE = tuple(text(f"Line {n} of the address, building {n}") for n in range(1, 10))


@pytest.fixture(autouse=True, scope="module")
def japanese_font() -> None:
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")


@dataclass(frozen=True)
class Word:
    """A word of a page; places in mm from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(pdf: bytes, page: int = 1) -> list[Word]:
    done = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    found = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<',
        done.stdout.decode(),
    )
    return [Word(what, *(float(each) / MM for each in places)) for *places, what in found]


def of_line(words: list[Word], line: Line) -> list[Word]:
    """Find the words of a line of the head."""
    parts = "".join(run.text for run in line).split()
    for at in range(len(words)):
        if [word.text for word in words[at : at + len(parts)]] == parts:
            return words[at : at + len(parts)]
    raise AssertionError(line)


def extracted(pdf: bytes) -> str:
    """Give the text in the order of its making, without the heads of later pages."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def bare(words: str) -> str:
    """Leave out white space, where lines may end, and hyphens of hyphenation."""
    return re.sub(r"[\s\u00ad]", "", words)


def labelled(written: str, language: str) -> str:
    """Word the labels of the text's items as the page does."""
    written = re.sub(r"^(\s*)(?:- |・)", r"\1•", written, flags=re.MULTILINE)
    if language == "ja":
        written = re.sub(r"^(\d+)\. ", r"\1 ", written, flags=re.MULTILINE)
    return written


def without_table(letter: Letter) -> Letter:
    """Leave out tables: the text says headings with every row, the page once."""
    from app.letters.document import Record, Table

    def kept(blocks: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            Record(kept(block.blocks)) if isinstance(block, Record) else block  # type: ignore[arg-type]
            for block in blocks
            if not isinstance(block, Table)
        )

    return replace(letter, body=kept(letter.body))  # type: ignore[arg-type]


def in_language(language: str) -> Letter:
    return replace(
        english_request(),
        language=language,
        sender=(text("Robin Sample"), text("1 rue de l’Exemple"), text("75001 Paris")),
    )


SAMPLES = {
    "ja": japanese_request("人見 田大"),
    "ja-polite": follow_up(japanese_request("人見 田大")),
    "en": english_request(),
    "de": in_language("de"),
    "fr": in_language("fr"),
    "form": replace(in_language("de"), kind=(FollowUp.MANDATE_FORM,)),
    "nine": replace(english_request(), recipient=NINE, sender=NINE),
    "long name": english_request("Maximiliane Musterhausen " * 12 + "M"),
    "courtesy": replace(in_language("fr"), courtesy=without_table(japanese_request())),
}


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_words_of_the_page_are_those_of_the_text(layout: str, sample: str) -> None:
    letter = replace(without_table(SAMPLES[sample]), layout=layout)
    pdf = to_pdf(letter)
    pages = extracted(pdf).split("\f")[:-1]
    shown = [pages[0], *(later(page, letter) for page in pages[1:])]
    # A translation has the numbers of its own language.
    parts = to_text(letter).split("* * *\n")
    languages = (letter.language, letter.courtesy.language if letter.courtesy else "")
    written = "".join(map(labelled, parts, languages))
    assert bare("\n".join(shown)) == bare(written)


@pytest.mark.parametrize(
    "words",
    [
        "Art. 12 Abs. 3 Buchst. a",
        "article 12, paragraphe 3",
        "Article 12(3)(a)",
        "section 1798.105(c)",
        "§ 7024(h)",
        "21 December 2026",
        "21. Dezember 2026",
        "1er novembre 2026",
        "December 21, 2026",
        "2026年11月21日",
    ],
)
def test_an_article_and_a_date_are_never_parted(words: str) -> None:
    for room in range(60, 110, 3):
        body = (Paragraph((Run("x " * (room // 2) + words + " y" * 20),)),)
        letter = replace(english_request(), body=body)
        shown = extracted(to_pdf(letter)).splitlines()
        assert any(words in line for line in shown)


def later(page: str, letter: Letter) -> str:
    """Take head and foot off a later page: both must be there, on lines of their own."""
    first, *rest = page.strip("\n").split("\n")
    assert re.search(r"2026", first)
    assert re.search(r"2\b", first)
    assert rest[-1] == letter.reference
    return "\n".join(rest[:-1])


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (japanese_request(), "2/3ページ"),
        (english_request(), "Page 2 of 3"),
        (in_language("de"), "Seite 2 von 3"),
        (in_language("fr"), "Page 2 sur 3"),
    ],
)
def test_later_pages_name_addressee_date_and_page(layout: str, letter: Letter, words: str) -> None:
    paragraphs = 22 if letter.language == "ja" else 31
    made = to_pdf(long_letter(replace(letter, layout=layout), paragraphs))
    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) == 3
    first, second, third = (page.extract_text() for page in pages)
    addressee = "見本通信株式会社" if letter.language == "ja" else "Sample Telecom GmbH"
    assert words in second
    assert words.replace("2", "3", 1) in third
    assert addressee in second.splitlines()[0]
    assert "2026" in "".join(second.splitlines()[:4])
    assert "KJ-7F3K-92" in second
    assert words.replace("2", "1", 1) not in first


def test_a_long_addressee_leaves_room_for_the_page_number() -> None:
    name = "見本" * 150
    letter = replace(japanese_request(), recipient=(text(name),))
    head = [word for word in words_of(to_pdf(long_letter(letter)), 2) if word.top < 20]
    assert max(word.bottom for word in head) - min(word.top for word in head) < 6
    assert "ページ" in head[-1].text


#: Where an address of five lines must lie, in mm: left, top, right, bottom. See the layouts.
WINDOWS = {
    "japanese": (22, 12, 112, 37),
    "din_a": (20, 27, 105, 72),
    "din_b": (20, 45, 105, 90),
    "french": (110, 55, 195, 88),
    "uk": (20, 57, 110, 81),
    "us": (22.2, 52, 130, 87),
}


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("language", ["ja", "en", "de", "fr"])
def test_the_address_lies_in_the_window(layout: str, language: str) -> None:
    letter = replace(english_request(), layout=layout, language=language)
    words = words_of(to_pdf(letter))
    left, top, right, bottom = WINDOWS[layout]
    for line in letter.recipient:
        for word in of_line(words, line):
            assert left <= word.left
            assert top <= word.top
            assert word.right <= right
            assert word.bottom <= bottom + 0.5
    others = [w for w in words if not any(w in of_line(words, line) for line in letter.recipient)]
    if layout != "us":
        # The window of a No. 10 envelope is wide: the date above may peep through.
        for word in others:
            beside = word.left >= right or word.right <= left
            assert beside or word.top >= bottom - 1 or word.bottom <= top + 1


#: The left edge of a page in grey, 12 mm wide, ten pixels a millimetre.
STRIP = ("pdftoppm", *["-gray", "-r", "254", "-x", "0", "-y", "0", "-W", "120", "-H", "2970"])


@pytest.mark.parametrize("layout", ["din_a", "din_b"])
def test_nine_lines_fill_the_address_field(layout: str) -> None:
    words = words_of(to_pdf(replace(english_request(), layout=layout, recipient=NINE)))
    left, top, right, bottom = WINDOWS[layout]
    for line in NINE:
        for word in of_line(words, line):
            assert left <= word.left <= word.right <= right
            assert top <= word.top <= word.bottom <= bottom


@pytest.mark.parametrize(
    ("layout", "marks"), [("din_a", (87, 148.5, 192)), ("din_b", (105, 148.5, 210)), ("uk", ())]
)
def test_marks_for_folding_and_punching(layout: str, marks: tuple[float, ...]) -> None:
    pdf = to_pdf(long_letter(replace(english_request(), layout=layout)))
    for page, expected in ((1, marks), (2, ())):
        done = subprocess.run(
            [*STRIP, "-f", str(page), "-l", str(page), "-"],
            input=pdf,
            capture_output=True,
            check=True,
        )
        pixels = done.stdout[-120 * 2970 :]
        dark = [y / 10 for y in range(2970) if min(pixels[y * 120 : y * 120 + 120]) < 200]
        found = [y for at, y in enumerate(dark) if at == 0 or y - dark[at - 1] > 1]
        assert found == pytest.approx(list(expected), abs=0.3)


def test_american_letters_are_on_american_paper() -> None:
    box = PdfReader(io.BytesIO(to_pdf(replace(english_request(), layout="us")))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("pdf_a", [False, True])
def test_the_file_is_sound(layout: str, pdf_a: bool, tmp_path: Path) -> None:
    from tests.app.letters.test_certified import notice

    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not on this machine")
    letter = notice() if layout in CERTIFIED else long_letter(english_request())
    file = tmp_path / "letter.pdf"
    file.write_bytes(to_pdf(replace(letter, layout=layout), pdf_a=pdf_a))
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert b"WARNING" not in done.stdout + done.stderr


#: Radicals and compatibility forms a font's table may answer with instead of the character.
LOOK_ALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\uff65-\uff9f]")


@pytest.mark.parametrize("layout", PAGES)
def test_characters_come_back_as_themselves(layout: str) -> None:
    name = "人見 田大 一二三 金山 龍之介 黒 見"
    found = extracted(to_pdf(replace(japanese_request(name), layout=layout)))
    assert not LOOK_ALIKES.search(found)
    assert "第33条第1項" in found
    for part in name.split():
        assert part in found


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("name", ["שלום עולם", "أحمد محمد"])
def test_a_right_to_left_name_stands_in_every_layout(layout: str, name: str) -> None:
    try:
        system_shelf().families_for(name, "en")
    except Problem:
        pytest.skip("no font for this script on this machine")
    letter = replace(english_request(name), layout=layout, recipient=((Run(name, "operator"),),))
    marks = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=to_pdf(letter), capture_output=True, check=True
    )
    assert marks.sub("", done.stdout.decode()).count(name) >= 4


def test_a_translation_begins_a_page_in_its_own_language() -> None:
    letter = replace(english_request(), courtesy=japanese_request())
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(letter))).pages]
    assert len(pages) == 2
    assert "参考訳" not in pages[0]
    assert "参考訳" in pages[1]
    assert "以上" in pages[1]
    assert b"ja-JP" in to_pdf(letter) or b"/Lang" in to_pdf(letter)
