"""Pieces fit their forms, can be told apart, and lose nothing of the body."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.letters.document import Letter, Paragraph, Run, plain
from app.letters.pieces import LIMITS, to_pieces
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    japanese_request,
    long_letter,
    with_about,
)

FORMS = (ChannelKind.IN_APP, ChannelKind.WEB_FORM, ChannelKind.PORTAL)


def _for(letter: Letter, form: ChannelKind, *citations: str) -> list[str]:
    return to_pieces(replace(letter, channel=form, citations=citations))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _check(pieces: list[str], limit: int) -> None:
    for number, piece in enumerate(pieces, 1):
        assert piece.startswith(f"{number}/{len(pieces)} ")
        assert _units(piece) <= limit
        assert not re.search(r"\n\s*\n", piece)
        assert piece == piece.strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_pieces_fit_their_form(letter: Letter, form: ChannelKind) -> None:
    for each in (letter, long_letter(letter), with_about(letter, "a\n\n b\n\n" * 200)):
        _check(_for(each, form), LIMITS[form])


def test_the_first_piece_says_right_article_and_case() -> None:
    first = _for(japanese_request(), ChannelKind.IN_APP, "APPI/33-1")[0]
    assert first.startswith(
        "1/2 保有個人データ開示請求書　第33条第1項（整理番号 KJ-7F3K-92）\n私は"
    )
    first = _for(english_request(), ChannelKind.IN_APP, "GDPR/15-1")[0]
    title = "Request for access to my personal data (Article 15 GDPR) – Article 15(1) (KJ-7F3K-92)"
    assert first.split(" ", 1)[1].startswith(title + "\n")


def test_an_article_of_the_title_is_not_said_twice() -> None:
    letter = replace(english_request(), title=(Run("Access (Article 15(1) GDPR) KJ-7F3K-92"),))
    first = _for(letter, ChannelKind.IN_APP, "GDPR/15-1")[0]
    assert first.split("\n")[0].endswith(" Access (Article 15(1) GDPR) KJ-7F3K-92")


def test_pieces_end_where_sentences_end() -> None:
    for piece in _for(japanese_request(), ChannelKind.IN_APP)[:-1]:
        assert piece.endswith(("。", "）"))


def test_head_and_end_of_the_page_are_left_out() -> None:
    whole = "\n".join(_for(japanese_request(), ChannelKind.WEB_FORM))
    for part in ("御中", "2026年11月21日", "添付書類", "本人確認書類の写し", "\n記", "以上", "㊞"):
        assert part not in whole
    whole = "\n".join(_for(english_request(), ChannelKind.WEB_FORM))
    for left_out in ("Musterstraße", "Sample-cho", "Yours faithfully", "Enclosures"):
        assert left_out not in whole


@pytest.mark.parametrize("name", [*NASTY_NAMES, "Dr. J. R. Sample", "A. " * 60 + "B"])
@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_never_parted(name: str, form: ChannelKind) -> None:
    for letter in (japanese_request(name), english_request(name)):
        pieces = _for(letter, form)
        _check(pieces, LIMITS[form])
        assert pieces[-1].endswith(name)
        body = re.sub(r"\s*\n?\d+/\d+ ", "\n", "\n".join(pieces))
        assert body.count(name) >= 2


def test_a_sentence_longer_than_a_piece_is_cut_at_a_comma_or_anywhere() -> None:
    listed = "住所、" * 200
    pieces = _for(with_about(japanese_request(), listed), ChannelKind.IN_APP)
    assert sum(piece.endswith("、") for piece in pieces) >= 2
    solid = "𠮷" * 400 + "か\u3099" * 300
    pieces = _for(with_about(japanese_request(), solid), ChannelKind.IN_APP)
    _check(pieces, 300)
    assert solid in "".join(piece.split(" ", 1)[1] for piece in pieces)
    assert not any(piece.split(" ", 1)[1].startswith("\u3099") for piece in pieces)


def test_more_than_nine_and_ninety_nine_pieces() -> None:
    letter = replace(japanese_request(), body=(Paragraph((Run("長い文です。" * 5000, "about"),)),))
    pieces = _for(letter, ChannelKind.IN_APP)
    assert len(pieces) > 99
    _check(pieces, 300)


def test_a_full_stop_in_brackets_ends_no_piece() -> None:
    words = "あ" * 100 + "（い。う。）え。"
    for piece in _for(with_about(japanese_request(), words * 5), ChannelKind.IN_APP):
        assert piece.count("（") == piece.count("）")


@pytest.mark.parametrize("limit", [60, 61, 97, 140, 2500])
@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_pieces_of_a_length_of_ones_own(letter: Letter, limit: int) -> None:
    pieces = to_pieces(letter, limit)
    _check(pieces, limit)
    whole = re.sub(r"\s", "", "".join(piece.split(" ", 1)[1] for piece in pieces))
    for block in letter.body[:2]:
        assert isinstance(block, Paragraph)
        assert re.sub(r"\s", "", plain(block.runs)) in whole


def test_pieces_too_short_to_paste_are_refused() -> None:
    with pytest.raises(Problem, match="piece_too_short"):
        to_pieces(japanese_request(), 59)


def test_a_translation_stays_out_of_pieces() -> None:
    letter = replace(japanese_request(), courtesy=english_request())
    assert to_pieces(letter) == to_pieces(japanese_request())
