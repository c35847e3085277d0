"""内容証明: every character counted, everything a clerk would refuse is told before."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, Reference
from app.letters.certified import GRIDS, STAMP_LINES, to_grid
from app.letters.custom import CERTIFIED
from app.letters.document import (
    BulletList,
    Letter,
    NumberedList,
    Paragraph,
    Record,
    Run,
    Table,
)
from app.letters.fonts import system_shelf
from app.letters.pdf import to_pdf
from app.letters.text import to_text
from tests.app.letters.samples import english_request, text

ASKED = (
    "私は、令和8年11月21日、貴社に対し、個人情報の保護に関する法律（平成15年法律第57号。以下「法」"
    "といいます。）第33条第1項に基づき保有個人データの開示を請求し、同請求は同月24日に到達しました。"
)
AGAIN = "念のため、本書面をもって改めて同内容の請求をいたします。"


def notice(*paragraphs: str, name: str = "見本 花子", **changes: object) -> Letter:
    """A notice before a suit, as it is composed for the post."""
    letter = Letter(
        language="ja",
        layout="certified_20x26",
        kind=(FollowUp.PRE_SUIT_NOTICE,),
        laws=(Law.APPI,),
        day=date(2026, 12, 20),
        era=True,
        recipient=(
            (Run("東京都千代田区見本町1番1号", "operator"),),
            (Run("見本通信株式会社", "operator"), Run(" 御中")),
        ),
        sender=(
            (Run(name, "name"),),
            (Run("東京都渋谷区見本台2丁目3番4号", "postal_address"),),
            (Run("hanako@example.jp", "email"),),
        ),
        subject=text("通知書"),
        title=text("通知書"),
        body=tuple(Paragraph(text(each)) for each in paragraphs or (ASKED, AGAIN)),
        reference=Reference("KJ-7F3K-92"),
        channel=ChannelKind.POST,
        signature=(Run(name, "name"),),
    )
    return replace(letter, **changes)  # type: ignore[arg-type]


def joined(letter: Letter, form: str = CERTIFIED[0]) -> str:
    return re.sub(r"\s", "", to_grid(letter, form).text)


@pytest.mark.parametrize(
    ("form", "columns", "rows"),
    [("certified_20x26", 20, 26), ("certified_13x40", 13, 40), ("certified_26x20", 26, 20)],
)
@pytest.mark.parametrize("times", [1, 2, 3, 5, 9])
def test_no_sheet_is_overfull_and_the_last_has_room_for_the_stamp(
    form: str, columns: int, rows: int, times: int
) -> None:
    letter = notice(*(ASKED, AGAIN) * times)
    made = to_grid(letter, form)
    for page in made.pages:
        assert 0 < len(page) <= rows
        assert all(0 < len(line) <= columns for line in page)
    assert len(made.pages[-1]) <= rows - STAMP_LINES
    assert joined(letter, form) == re.sub(
        r"\s",
        "",
        "通知書" + (ASKED + AGAIN) * times + "令和8年12月20日見本花子東京都渋谷区見本台2丁目3番4号"
        "東京都千代田区見本町1番1号見本通信株式会社御中",
    )


@pytest.mark.parametrize("length", range(200, 460, 7))
def test_the_names_are_never_parted_from_every_sentence(length: int) -> None:
    pages = to_grid(notice("あ" * length)).pages
    at = [number for number, line in enumerate(pages[-1]) if "令和" in line]
    assert at
    assert at[0] > 0
    assert len(pages[-1]) <= 22


def test_lines_are_counted_as_the_post_office_counts() -> None:
    first = to_grid(notice("あ" * 18 + "、い")).pages[0]
    assert first[1:3] == ("　" + "あ" * 18 + "、", "い")
    # A mark at the head of a line stays there; a circled figure and ㎡ take two.
    assert to_grid(notice("あ" * 19 + "。")).pages[0][1:3] == ("　" + "あ" * 19, "。")
    assert to_grid(notice("①" + "あ" * 20)).pages[0][1] == "　①" + "あ" * 17
    assert to_grid(notice("あ" * 18 + "㎡")).pages[0][1:3] == ("　" + "あ" * 18, "㎡")
    # Half-width figures count like others; what belongs to a character does not count.
    assert to_grid(notice("1" * 25)).pages[0][1] == "　" + "1" * 19
    assert to_grid(notice("辻\U000e0100" + "あ" * 18)).pages[0][1].endswith("あ" * 18)


def test_each_bracket_has_a_cell() -> None:
    lines = to_grid(notice("（" + "あ" * 17 + "）い")).pages[0]
    assert lines[1:3] == ("　（" + "あ" * 17 + "）", "い")


def test_names_and_addresses_of_both_are_in_the_text_and_nothing_latin() -> None:
    made = to_grid(notice())
    for words in ("見本 花子", "東京都渋谷区見本台2丁目3番4号", "東京都千代田区見本町1番1号"):
        assert words in made.text
    assert not re.search("[A-Za-z]", made.text)
    assert made.cautions == ()


def test_latin_letters_of_a_name_are_allowed_and_told() -> None:
    made = to_grid(notice(name="Robin Sample"))
    assert "Robin Sample" in made.text
    (caution,) = made.cautions
    assert caution.id == "caution.certified_latin"
    assert caution.values["text"] == "Robin Sample"


item = (Paragraph(text("一つ目")),)


@pytest.mark.parametrize(
    ("letter", "code", "value"),
    [
        (english_request(), "problem.certified_language", None),
        (notice(enclosures=(text("委任状"),)), "problem.certified_enclosures", "委任状"),
        (notice(body=(NumberedList((item,)),)), "problem.certified_block", "一つ目"),
        (notice(body=(BulletList((item,)),)), "problem.certified_block", "一つ目"),
        (notice(body=(Record(item),)), "problem.certified_block", "一つ目"),
        (
            notice(body=(Table((text("項目"),), ((text("値"),),)),)),
            "problem.certified_block",
            "項目",
        ),
        (
            notice(body=(Paragraph((Run("強い", strong=True),)),)),
            "problem.certified_bold",
            "強い",
        ),
        (notice("整理番号KJ-7F3K-92"), "problem.certified_latin", "KJ-7F3K-92"),
        (notice("ＧＤＰＲ"), "problem.certified_latin", "ＧＤＰＲ"),
        (
            notice(body=(Paragraph((Run("a@example.jp", "agent"),)),)),
            "problem.certified_latin",
            "a@example.jp",
        ),
        (notice("絵文字😀"), "problem.certified_character", "😀"),
        (notice("a\x00"), "problem.certified_latin", "a"),
        (notice("あ\x00"), "problem.certified_character", "\x00"),
        (notice("ق"), "problem.certified_character", "ق"),
        (notice(sender=(text("見本 花子"),)), "problem.certified_sender", None),
        (notice(channel=ChannelKind.EMAIL), "problem.certified_recipient", None),
        (notice(recipient=(text("見本 御中"),)), "problem.certified_recipient", None),
    ],
)
def test_what_no_grid_takes_is_named(letter: Letter, code: str, value: str | None) -> None:
    for write in (to_grid, lambda of: to_text(replace(of, layout=CERTIFIED[1]))):
        with pytest.raises(Problem) as caught:
            write(letter)
        assert caught.value.code == code
        assert value is None or value in caught.value.message.values.values()


def test_rare_kanji_are_one_character() -> None:
    assert to_grid(notice("𠮷" * 25)).pages[0][1] == "　" + "𠮷" * 19


@pytest.mark.parametrize("form", CERTIFIED)
def test_the_page_shows_every_character_in_its_line(form: str) -> None:
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")
    letter = replace(notice(*(ASKED, AGAIN) * 3), layout=form)
    made = to_grid(letter, form)
    pages = PdfReader(io.BytesIO(to_pdf(letter))).pages
    assert len(pages) == len(made.pages)
    for number, (page, lines) in enumerate(zip(pages, made.pages, strict=True), 1):
        shown = re.sub(r"\s", "", page.extract_text())
        expected = re.sub(r"\s", "", "".join(lines))
        assert shown.replace(f"{number}/{len(pages)}", "") == expected
    assert GRIDS[form].columns * GRIDS[form].rows == 520


def test_the_plain_text_is_the_grid() -> None:
    assert to_text(notice()) == to_grid(notice()).text
