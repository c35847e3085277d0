"""Text as patterns read it: width folded, numbers in figures, each character with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_MARKS = r"[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"
#: Characters that stay as they are, or one and its marks. More marks than that stand alone, so
#: that putting them in order takes no time.
_CLUSTER = re.compile(
    r"(?P<plain>[\0-\x7e\u00c0-\u0131\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+"
    rf"(?!{_MARKS}))|.{_MARKS}{{0,16}}",
    re.DOTALL,
)
#: A sign that stands for more letters than this is no word of a letter.
_MOST_LETTERS = 6
_SIGNS = {**dict.fromkeys(range(0x2010, 0x2016), "-"), 0x2019: "'"}
_DIGITS = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = f"[{_DIGITS}{''.join(_UNITS)}]"
_NUMBER = rf"(?<!{_KANJI}){_KANJI}{{1,8}}+"
_TO_FIGURES = re.compile(
    rf"(?<=第)\s*(?P<place>{_NUMBER})\s*(?=[条項号])"
    rf"|(?P<count>{_NUMBER})(?=営業日|日|週間|[かヶヵカケ箇]月)"
    r"|(?<=第)\s+(?=\d)|(?<=\d)\s+(?=[条項号日])"
)
#: Lines of fewer characters are kept folded, of longer ones the last two only.
_SHORT = 1000
#: A full stop after an abbreviation, a lone letter or a German ordinal ends no sentence.
_SENTENCE_END = re.compile(
    r"。|(?<!\b[Aa]rt)(?<!\bArts)(?<!\bNo)(?<!\bAbs)(?<!\bBuchst)(?<!\bNr)(?<!\bCal)(?<!\bCiv)"
    r"(?<!\bal)(?<!\b\d)(?<!\b\d\d)[.!?](?=\s)|\n"
)


@dataclass(frozen=True)
class Folded:
    """A line as patterns read it.

    Width is folded, numbers in kanji become figures, and "第 28 条" loses its spaces.

    Attributes:
        text: the folded text.
        starts, ends: of each of its characters, where it stands in the line as written.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, raw: str) -> Folded:
        """Fold a text."""
        # Each check reads the same lines again.
        return _remembered(raw) if len(raw) < _SHORT else _long_remembered(raw)

    @classmethod
    def fresh(cls, raw: str) -> Folded:
        """Fold a text that was not folded before."""
        if raw.isascii():
            return cls(raw, range(len(raw)), range(1, len(raw) + 1))
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for cluster in _CLUSTER.finditer(raw):
            start, end = cluster.span()
            if cluster["plain"]:
                text.append(cluster[0])
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
                continue
            read = unicodedata.normalize("NFKC", cluster[0]).translate(_SIGNS)
            if len(read) > _MOST_LETTERS * len(cluster[0]):
                read = cluster[0]
            text.append(read)
            starts.extend([start] * len(read))
            ends.extend([end] * len(read))
        return cls("".join(text), starts, ends).with_figures()

    def with_figures(self) -> Folded:
        """Write numbers in kanji as figures, and without spaces around them."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        end = 0
        for found in _TO_FIGURES.finditer(self.text):
            text.append(self.text[end : found.start()])
            starts.extend(self.starts[end : found.start()])
            ends.extend(self.ends[end : found.start()])
            kanji = found["place"] or found["count"]
            figures = str(_number(kanji)) if kanji else ""
            text.append(figures)
            starts.extend([self.starts[found.start()]] * len(figures))
            ends.extend([self.ends[found.end() - 1]] * len(figures))
            end = found.end()
        text.append(self.text[end:])
        starts.extend(self.starts[end:])
        ends.extend(self.ends[end:])
        return Folded("".join(text), starts, ends)

    def part(self, start: int, end: int) -> Folded:
        """Give a stretch of the folded text."""
        return Folded(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def sentences(self) -> Iterator[Folded]:
        """Part the text at its full stops."""
        start = 0
        for found in _SENTENCE_END.finditer(self.text):
            yield self.part(start, found.end())
            start = found.end()
        if start < len(self.text):
            yield self.part(start, len(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say where a stretch of the folded text, not empty, stands in the text as written."""
        return self.starts[start], self.ends[end - 1]

    @property
    def whole(self) -> tuple[int, int]:
        """Where all of it stands in the text as written."""
        return self.span(0, len(self.text))


@lru_cache(maxsize=2)
def _long_remembered(raw: str) -> Folded:
    return Folded.fresh(raw)


@lru_cache(maxsize=512)
def _remembered(raw: str) -> Folded:
    return Folded.fresh(raw)


def folded(text: str) -> str:
    """Fold a text, as patterns read it."""
    return Folded.of(text).text


def _number(kanji: str) -> int:
    """Read a number below 10,000 written in kanji: 三十, 二八, 百二十."""
    if not any(each in _UNITS for each in kanji):
        return int("".join(str(_DIGITS.index(each)) for each in kanji))
    total = digit = 0
    for each in kanji:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = _DIGITS.index(each)
    return total + digit
