"""The cue engine: what calls for a cue, what holds it back, and that no cue can run for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import pytest

from app.base.resources import core_data
from app.reading.cues import Cue, CueSheet, cue_sheet, matches
from app.reading.document import Document
from app.reading.layout import Layout

#: The most a cue repeats anything: more is no cue but a search of the whole text.
MOST = 300


def _found(text: str, *cues: Cue) -> list[str]:
    return [each.stated for each in matches(Layout(Document(text)), cues)]


def test_a_cue_speaks_only_in_a_sentence_with_its_word() -> None:
    cue = Cue("sample", "fee", ("fee",), r"(?P<value>[0-9]{1,6}) yen")
    assert _found("A fee of 500 yen. The prize is 900 yen.", cue) == ["500"]


def test_another_word_of_the_sentence_or_the_heading_holds_a_cue_back() -> None:
    text = "1. Requests\nThe fee is 500 yen.\n2. Shop\nThe fee is 700 yen. A refund fee is 9 yen.\n"
    pattern = r"[0-9]{1,6} yen"
    assert _found(text, Cue("a", "fee", ("fee",), pattern, unless="refund")) == [
        "500 yen",
        "700 yen",
    ]
    assert _found(text, Cue("b", "fee", ("fee",), pattern, section="request")) == ["500 yen"]
    assert _found(text, Cue("c", "fee", ("fee",), pattern, unless_section="request")) == [
        "700 yen",
        "9 yen",
    ]
    assert _found(text, Cue("d", "fee", ("fee",), pattern, also="refund")) == ["9 yen"]


def test_width_case_and_blanks_are_one() -> None:
    layout = Layout(Document("お問い合わせ\u3000ＴＥＬ：０３－１２３４\u200b－５６７８\r\n次の行"))
    (found,) = matches(layout, [Cue("tel", "phones", ("tel",), r"[0-9]{2}(?:-[0-9]{4}){2}")])
    assert found.stated == "03-1234-5678"
    start, end = layout.original(found.start, found.end)
    assert layout.document.text[start:end] == "０３－１２３４\u200b－５６７８"


def test_a_sentence_without_an_end_is_cut() -> None:
    layout = Layout(Document("word " * 10_000))
    assert max(each.end - each.start for each in layout.sentences) <= 1200
    assert len(_found("fee " * 10_000, Cue("a", "fee", ("fee",)))) == 10_000


def _sheets() -> Iterator[tuple[str, str, str]]:
    def walk(place: Traversable, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for each in sorted(place.iterdir(), key=lambda one: one.name):
            if each.is_dir():
                yield from walk(each, (*path, each.name))
            elif each.name.endswith(".toml"):
                yield (*path, each.name.removesuffix(".toml"))

    for names in walk(core_data("reading").joinpath("rules"), ()):
        if len(names) == 3:
            yield names[0], names[1], names[2]


@pytest.mark.parametrize(("reader", "part", "language"), [*_sheets()])
def test_every_cue_can_be_read_and_repeats_nothing_without_bound(
    reader: str, part: str, language: str
) -> None:
    sheet: CueSheet = cue_sheet(reader, part, language)
    assert sheet.cues
    for cue in sheet.cues:
        assert cue.words, cue.id
        for pattern in (cue.pattern, cue.also, cue.unless, cue.section, cue.unless_section):
            assert _most(pattern) <= MOST, (cue.id, pattern)
            assert re.compile(pattern, re.IGNORECASE)


def _most(pattern: str) -> int:
    """Give the largest number of times anything in a pattern may be repeated."""
    plain = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", pattern)
    if re.search(r"[*+]|\{[0-9]*,\}", plain):
        return MOST + 1
    return max((int(most) for most in re.findall(r"\{(?:[0-9]+,)?([0-9]+)\}", plain)), default=1)


def test_a_pattern_without_bound_is_told() -> None:
    assert _most(r"a[*+]\+{1,40}b{2}") == 40
    for endless in (r"a*", r"(?:a|b)+", r"a{2,}", r"[ab]{1,2}\d+"):
        assert _most(endless) > MOST
