"""Readings in kana, spelled so that what is typed in kana or Latin letters meets them."""

from __future__ import annotations

import re

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")

#: Hiragana by the consonant they begin with, each in the order a i u e o; ``_`` = none.
_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "y": "や_ゆ_よ",
    "r": "らりるれろ",
    "w": "わゐ_ゑを",
}
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "_"
} | {"ん": "n", "ゔ": "bu"}
_AFTER = dict(zip("ぁぃぅぇぉゃゅょ", ("a", "i", "u", "e", "o", "a", "u", "o"), strict=True))

#: Spellings of one sound that differ between the ways of writing Japanese in Latin letters.
_SAME_SOUND = (
    (re.compile("sh"), "s"),
    (re.compile("ch|ts"), "t"),
    (re.compile("dz|j"), "z"),
    (re.compile("f"), "h"),
    (re.compile("v"), "b"),
    (re.compile("l"), "r"),
    (re.compile("m(?=[bp])"), "n"),
    (re.compile("(?<=[bdghkmnprstz])y"), ""),
    (re.compile("(?<=o)u"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def level(folded: str) -> str:
    """Level folded kana: small ones large, a long mark its vowel; みくしぃ = みくしー."""
    if folded.isascii():
        return folded
    large = folded.translate(_SMALL)
    if "ー" not in large:
        return large
    leveled: list[str] = []
    for character in large:
        if character == "ー" and leveled:
            vowel = _SYLLABLES.get(leveled[-1], "")[-1:]
            character = _ROWS[""]["aiueo".index(vowel)] if vowel in tuple("aiueo") else "ー"
        leveled.append(character)
    return "".join(leveled)


def sounds(latin: str) -> str:
    """Level Latin letters to one spelling per sound: shi, si → si; fu, hu → hu; ou, oo, o → o."""
    for pattern, replacement in _SAME_SOUND:
        latin = pattern.sub(replacement, latin)
    return latin


def romaji(folded: str) -> str:
    """Write folded hiragana in the spelling of ``sounds``; other characters fall away."""
    written = ""
    for character in folded:
        if character in _AFTER and written:
            # ふぁ, しゃ: the small kana takes the place of the vowel before it.
            written = written[:-1] + _AFTER[character]
        else:
            written += _SYLLABLES.get(character, "")
    return sounds(written)
