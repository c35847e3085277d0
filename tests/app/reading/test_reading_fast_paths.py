"""What the fast ways of reading must not change: blanks, widths, and words as they are written."""

from __future__ import annotations

import unicodedata

from app.reading.cues import Cue, matches
from app.reading.document import Document
from app.reading.layout import Layout
from app.reading.normal import Normal


def test_blanks_and_widths_are_one_whatever_stands_around_them() -> None:
    normal = Normal.of("  a  b\u200b \u3000c\n  ｄ é")
    assert normal.text == "a b c\nd é"
    assert normal.original(4, 5) == (9, 10)


def test_letters_that_are_taken_whole_are_those_that_stay() -> None:
    letters = "".join(
        each
        for each in map(chr, range(0x3000))
        if each.isalpha() and unicodedata.normalize("NFKC", each) != each
    )
    assert Normal.of(letters).text == unicodedata.normalize("NFKC", letters)


def test_a_cue_minds_no_case_and_states_the_words_as_written() -> None:
    cue = Cue("a", "b", ("sample",), pattern=r"\bSAMPLE (?P<value>\S{1,9})\b")
    found = list(matches(Layout(Document("Of Sample LtD.")), [cue]))
    assert [each.stated for each in found] == ["LtD"]
