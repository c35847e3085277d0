"""How a text is built: its lines, sentences and sections, as spans of normalised text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from app.reading.document import Document
from app.reading.normal import Normal

#: A sentence is cut here at the latest: what has no end is no sentence, and cues stay linear.
LONGEST_SENTENCE = 1200

#: A heading is a line of at most so many characters.
_LONGEST_HEADING = 60

_ARTICLE = re.compile(r"\s?第\s?[0-9一二三四五六七八九十]{1,3}\s?[条章項節]")
_NUMBERED = re.compile(
    r"\s?(?:[0-9]{1,2}(?:[.．\-][0-9]{1,2}){0,2}\s?[.)、．:]?\s"
    r"|[0-9]{1,2}[.)、．]|[(（][0-9一二三四五六七八九十]{1,2}[)）]|[IVX]{1,5}\.\s)"
)
_MARKED = re.compile(r"[■□◆◇●○▼▽【〈《〔#]|\*\*")
_BULLET = re.compile(r"[・•*\-–※]")

#: What a line of a contact block holds, a heading does not.
_FACT = re.compile(r"[:@〒]|https?://|[0-9]{3}")

#: So many lines below a heading a contact block begins at the latest.
_BLOCK_LINES = 3
# No end: a stop within brackets or quotes, after a short form, or after a day's number. What may
# end one is looked for first, by its one sign: all else is behind it or tells what it is.
_END = re.compile(
    r"[(「『。！？!?.\n](?:"
    r"(?P<within>(?<=\()[^()\n]{0,200}\)|(?<=「)[^「」\n]{0,200}」|(?<=『)[^『』\n]{0,200}』)"
    r"|(?<=[。！？!?])(?![)」』\]])"
    r"|(?<=\.)(?<![ (][0-9]\.)(?<! [0-9]{2}\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bz\.B\.)"
    r"(?<!\b(?:No|Nr|Mr|Dr|St|Rd)\.)(?<!\b[A-Z]\.[A-Z]\.)(?<!\b(?:Mrs|Art|Inc|Ltd|bzw|ggf|Abs)\.)"
    r"(?<!\bCo\.)(?<!\bCorp\.)(?! [a-zà-öø-ÿ])(?=[\s\"')\]]|$)"
    r"|(?:(?<=\bInc\.)|(?<=\bLtd\.)|(?<=\bCo\.)|(?<=\bCorp\.))(?= [A-Z])"
    r"|(?<=\n))"
)

#: A line is broken by its width only where it is at least so long.
_SHORTEST_WRAPPED = 50


class Span(NamedTuple):
    """A stretch of normalised text, from ``start`` to before ``end``; a tuple, for there are many."""

    start: int
    end: int


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it, up to the next heading.

    Attributes:
        heading: the heading's words, empty for what stands before the first.
    """

    heading: str
    start: int
    end: int


class Layout:
    """A document's normalised text with its lines, sentences and sections."""

    def __init__(self, document: Document, normal: Normal | None = None) -> None:
        self.document = document
        self.normal = Normal.of(document.text) if normal is None else normal
        #: Normalised, with blanks where a line is broken by its width only.
        self.text = _unwrapped(self.normal.text)
        self._held: dict[str, list[int]] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, every character at its place (of İ two would be made)."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(low if len(low := each.lower()) == 1 else each for each in self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that hold anything, without blanks at their ends."""
        return tuple(_spans(self.text, "\n"))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, none longer than ``LONGEST_SENTENCE``, none over a line's end."""
        found: list[Span] = []
        for line in self.lines:
            start = line.start
            for end in _END.finditer(self.text, line.start, line.end):
                if end["within"] is None:
                    found += _cut(self.text, start, end.end())
                    start = end.end()
            found += _cut(self.text, start, line.end)
        return tuple(found)

    @cached_property
    def sentence_words(self) -> list[str]:
        """The words of each sentence."""
        text = self.text
        return [text[start:end] for start, end in self.sentences]

    @cached_property
    def sentence_words_lowered(self) -> list[str]:
        """The words of each sentence in small letters."""
        lowered = self.lowered
        return [lowered[start:end] for start, end in self.sentences]

    def holding(self, word: str) -> list[int]:
        """Give the numbers in ``sentences`` of those that hold ``word`` (small letters), in order.

        Each word is looked for once a text, however many cues it calls.
        """
        if word not in self._held:
            self._held[word] = list(self._numbers(word))
        return self._held[word]

    def _numbers(self, word: str) -> Iterator[int]:
        find, starts, sentences = self.lowered.find, self.sentence_starts, self.sentences
        place = find(word)
        while place >= 0:
            number = bisect_right(starts, place) - 1
            number = max(0, number)
            yield number
            end = sentences[number].end
            place = find(word, end if end > place else place + 1)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections, in order; together they hold the whole text."""
        headings = [line for number, line in enumerate(self.lines) if self._is_heading(number)]
        if not headings:
            return (Section("", 0, len(self.text)),)
        starts = [*headings, Span(len(self.text), len(self.text))]
        found = [Section("", 0, headings[0].start)]
        for each, following in zip(headings, starts[1:], strict=True):
            heading = self.text[each.start : each.end]
            found.append(Section(heading, each.start, following.start))
        return tuple(found)

    def sentence_at(self, place: int) -> Span:
        """Give the sentence that holds ``place``."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, place) - 1)]

    def section_at(self, place: int) -> Section:
        """Give the section that holds ``place``."""
        return self.sections[max(0, bisect_right(self._section_starts, place) - 1)]

    def line_number(self, place: int) -> int:
        """Give the number in ``lines`` of the line that holds ``place``."""
        return max(0, bisect_right(self._line_starts, place) - 1)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the document's text of one of the normalised text."""
        return self.normal.original(start, end)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [each.start for each in self.sentences]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [each.start for each in self.sections]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [each.start for each in self.lines]

    @cached_property
    def _marked(self) -> frozenset[int]:
        """The original offsets at which the document says a heading starts."""
        return frozenset(each.start for each in self.document.headings)

    @cached_property
    def _by_articles(self) -> bool:
        """Tell whether the text counts its parts as articles: then numbers count list items."""
        found = (self._words(number) for number in range(len(self.lines)))
        return sum(_ARTICLE.match(words) is not None for words in found) > 1

    def _words(self, number: int) -> str:
        """Give the line of that number; empty where there is none."""
        if not 0 <= number < len(self.lines):
            return ""
        return self.text[self.lines[number].start : self.lines[number].end]

    def _is_heading(self, number: int) -> bool:
        if self._marked:
            return self.normal.offsets[self.lines[number].start] in self._marked
        words = self._words(number)
        if not _is_short(words):
            return False
        if _ARTICLE.match(words) or _MARKED.match(words):
            return True
        if _NUMBERED.match(words):
            return not self._by_articles
        if self._by_articles or _BULLET.match(words) or _FACT.search(words):
            return False
        above, below = self._words(number - 1), self._words(number + 1)
        if not below:
            return False
        if not _is_plain(below):
            # A short line over prose is a heading, what stands between two headings is not.
            return not _opens(below) or not (_is_plain(above) or _opens(above))
        if self._is_apart(number):
            return True
        # Over a contact block: a heading, then a name, then what holds the facts.
        block = [self._words(number + each) for each in range(1, _BLOCK_LINES + 1)]
        facts = [_FACT.search(each) is not None for each in block]
        return not _is_plain(above) and not _opens(above) and not facts[0] and any(facts)

    def _is_apart(self, number: int) -> bool:
        """Tell whether a blank line stands above a line and none below it."""
        lines = self.lines
        above = lines[number - 1].end if number else 0
        gap = self.text.count("\n", above, lines[number].start)
        below = self.text.count("\n", lines[number].end, lines[number + 1].start)
        return (gap > 1 or not number) and below < 2


def _is_short(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and not words.endswith(("。", ".", "、", ",", ";", ":"))


def _opens(words: str) -> bool:
    """Tell whether a line starts as numbered or marked headings do."""
    return bool(_ARTICLE.match(words) or _NUMBERED.match(words) or _MARKED.match(words))


def _is_plain(words: str) -> bool:
    """Tell whether a line is short and has no sign of a heading: of a list or a block, maybe."""
    return _is_short(words) and not _opens(words)


def _unwrapped(text: str) -> str:
    """Put a blank for each line end that only the width of the page made; lengths stay."""
    lines = text.split("\n")
    pairs = list(pairwise(lines))
    open_ended = [
        len(one) >= _SHORTEST_WRAPPED and one.isascii() and (one[-1].isalnum() or one[-1] == ",")
        for one, _ in pairs
    ]
    sure = [
        is_open and following[:1].islower()
        for is_open, (_, following) in zip(open_ended, pairs, strict=True)
    ]
    # Where several lines go on in small letters, long ones before a capital do so too.
    wrapped = sum(sure) > 2
    width = max(
        (len(one) for (one, _), joined in zip(pairs, sure, strict=True) if joined), default=0
    )
    made = [lines[0]]
    for is_open, joined, (one, following) in zip(open_ended, sure, pairs, strict=True):
        near = wrapped and is_open and following[:1].isalpha() and len(one) * 4 >= width * 3
        made += [" " if joined or near else "\n", following]
    return "".join(made)


def _spans(text: str, separator: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find(separator, start)
        end = len(text) if end < 0 else end
        stripped = text[start:end].strip()
        if stripped:
            begin = text.index(stripped, start, end)
            yield Span(begin, begin + len(stripped))
        start = end + 1


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, LONGEST_SENTENCE):
        stop = min(at + LONGEST_SENTENCE, end)
        words = text[at:stop]
        begin = at + len(words) - len(words.lstrip())
        if words.strip():
            yield Span(begin, at + len(words.rstrip()))
