"""Text in one width and with one kind of blank, with the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー－ｰ"), "-")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")

#: Letters and signs that stay as they are; what is not among them is looked at one by one.
_STAY = r"!-~À-ÖØ-öø-ÿЀ-ӿ、-〃々-】〒ぁ-ゖァ-ヺ・ー一-鿿가-힣"

#: What may not stay as it is, with the blanks that go for standing there: after another blank or a
#: line's end, and at the start of the text. A single blank between words is no part of it.
_CHANGING = re.compile(
    rf"[^{_STAY}](?:(?<=[^{_STAY} \n])[^{_STAY}\n]*|(?<=\n) +|(?<= )(?: +|(?<=\A )))"
)


@dataclass(frozen=True)
class Normal:
    """Normalised text: NFKC by character, blanks but line ends as one space, zero width gone.

    Attributes:
        text: what cues are matched on. Case is kept.
        offsets: for each character of ``text`` its offset in the original, and at the end the
            original's length.
    """

    text: str
    offsets: array[int]

    @classmethod
    def of(cls, original: str) -> Normal:
        """Normalise ``original``, in time by its length."""
        kept: list[str] = []
        places = array("l", range(len(original) + 1))
        offsets = array("l")
        blank = True
        done = 0
        # Stretches that stay as they are, which is most of a text, are taken whole.
        for found in _CHANGING.finditer(original):
            start, end = found.span()
            if start > done:
                kept.append(original[done:start])
                offsets.extend(places[done:start])
                blank = original[start - 1] in " \n"
            done = end
            for place in range(start, end):
                for each in _folded(original[place]):
                    if each == " " and blank:
                        continue
                    blank = each in " \n"
                    kept.append(each)
                    offsets.append(place)
        if not done:
            return cls(original, places)
        kept.append(original[done:])
        offsets.extend(places[done:])
        return cls("".join(kept), offsets)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the original of a span of ``text``; an empty one stays empty."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@cache
def _folded(character: str) -> str:
    if character == "\n":
        return "\n"
    if character in "\r\v\f\x85\u2028\u2029":
        return "\n"
    if character.isspace():
        return " "
    if character in _ZERO_WIDTH:
        return ""
    if character.isascii():
        return character
    # Long vowels of kana are no dashes: ー stays, so that words of katakana are found.
    if character != "ー" and ord(character) in _DASHES:
        return "-"
    if ord(character) in _QUOTES:
        return _QUOTES[ord(character)]
    return unicodedata.normalize("NFKC", character).replace("\n", " ")
