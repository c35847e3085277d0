from __future__ import annotations

import pytest

from app.base.text import fold
from app.operators.kana import level, romaji, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ミクシィ", "ミクシー"),
        ("ミクシィ", "みくしい"),
        ("インジョイ", "インジヨイ"),
        ("スクール", "すくうる"),
    ],
)
def test_small_kana_and_long_marks_are_leveled(one: str, other: str) -> None:
    assert level(fold(one)) == level(fold(other))


def test_a_long_mark_after_nothing_stays() -> None:
    assert level("ー") == "ー"
    assert level("んー") == "んー"


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("アルミゴ", "arumigo"),
        ("シャツ", "shatsu"),
        ("シャツ", "syatu"),
        ("ファミリーアルバム", "famirii arubamu"),
        ("ファミリーアルバム", "famiri arubamu"),
        ("ジョイ", "joi"),
        ("ジョイ", "zyoi"),
        ("とうきょう", "Tokyo"),
        ("とうきょう", "toukyou"),
        ("しんばし", "shimbashi"),
        ("がっこう", "gakkou"),
        ("ヴァイオリン", "vaiorin"),
        ("ちぢむ", "chijimu"),
    ],
)
def test_latin_letters_meet_the_kana_they_sound_like(kana: str, latin: str) -> None:
    typed = "".join(each for each in fold(latin) if each.isalnum())
    heard, said = sounds(typed), romaji(fold(kana))
    # ぢ is d in the table and j to the ear; all others meet exactly.
    assert heard.replace("z", "d") == said.replace("z", "d")


def test_what_is_not_kana_falls_away() -> None:
    assert romaji("abc漢字!") == ""
