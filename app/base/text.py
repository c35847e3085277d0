"""Folding of text, so that what a person types finds what a record says."""

from __future__ import annotations

import unicodedata

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def fold(text: str) -> str:
    """Fold width, case, Latin accents and kana: ＡＬＭＩＧＯ → almigo, ミックス → みっくす, É → e."""
    if text.isascii():
        return text.lower()
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA_TO_HIRAGANA)
    # Marks are stripped from Latin letters only: below U+3000, so that が keeps its dakuten.
    parts = unicodedata.normalize("NFD", wide)
    kept = "".join(c for c in parts if not (unicodedata.combining(c) and ord(c) < 0x3000))
    return unicodedata.normalize("NFC", kept)
