"""The language a policy is written in: by its letters, and by its small words in Latin ones."""

from __future__ import annotations

import re
from collections import Counter

from app.reading.cues import cue_sheet
from app.reading.layout import Layout

#: The first so many characters tell.
_READ = 20_000

_WORD = re.compile(r"[^\W\d_]{2,20}")

#: Languages whose small words are known. English first: it wins where nothing tells.
_KNOWN = ("en", "de", "fr", "es", "it", "nl", "pt")


def of(layout: Layout) -> str:
    """Give the language of the text (ISO 639-1)."""
    text = layout.text[:_READ]
    kana = sum("\u3041" <= each <= "\u30ff" for each in text)
    hangul = sum("\uac00" <= each <= "\ud7a3" for each in text)
    han = sum("\u4e00" <= each <= "\u9fff" for each in text)
    latin = sum(each.isascii() and each.isalpha() for each in text)
    # Latin words are about twice as long as what East Asian scripts say the same with.
    if (kana + hangul + han) * 3 > latin:
        if hangul > kana:
            return "ko"
        # Headings and addresses may go without kana; a text of Chinese has none at all.
        if kana * 50 > han or any(word in text for word in _words("ja")):
            return "ja"
        return "zh"
    counted = Counter(_WORD.findall(layout.lowered[:_READ]))
    scores = {code: sum(counted[word] for word in _words(code)) for code in _KNOWN}
    return max(_KNOWN, key=lambda code: scores[code])


def _words(code: str) -> tuple[str, ...]:
    return tuple(word for cue in cue_sheet("policy", "language", code).cues for word in cue.words)
