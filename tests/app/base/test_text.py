from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.text import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ＡＬＭＩＧＯ", "almigo"),
        ("ミックス", "みっくす"),
        ("ﾐｯｸｽ", "みっくす"),
        ("ｶﾞｷﾞ", "がぎ"),
        ("か\u3099", "が"),
        ("ヴ", "ゔ"),
        ("É", "e"),
        ("Straße", "strasse"),
        ("İ", "i"),
        ("𠮷田", "𠮷田"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_width_case_accents_and_kana_are_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_kana_of_different_sound_stay_apart() -> None:
    assert fold("ハハ") != fold("ババ") != fold("パパ")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
