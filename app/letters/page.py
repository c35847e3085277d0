"""What stands on the page of a letter, in order: shared by text, PDF, preview and Word.

Language decides the words and the order of the body (敬具 before 記, 以上 at its end),
layout decides the head, and whether the name is sealed there or signed at the end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Right
from app.letters.custom import CALL_SHEET, CERTIFIED, DIN_A, DIN_B, FRENCH, JAPANESE, UK, US
from app.letters.days import Days
from app.letters.document import (
    Block,
    Letter,
    Line,
    Paragraph,
    Record,
    Run,
    block_lines,
    plain,
)
from app.letters.words import Words, words_of

#: 記, 以上 and the place of the seal are fixed words of Japanese letters.
RECORD_HEAD, RECORD_END, SEAL = "記", "以上", "㊞"

#: In which order the head of each layout is read; every layout's page keeps to it.
_HEADS = {
    JAPANESE: ("dated", "recipient", "sender"),
    DIN_A: ("recipient", "sender", "dated"),
    DIN_B: ("recipient", "sender", "dated"),
    UK: ("recipient", "sender", "dated"),
    FRENCH: ("sender", "recipient", "dated"),
    US: ("sender", "dated", "recipient"),
    CALL_SHEET: ("recipient", "dated", "sender"),
    **dict.fromkeys(CERTIFIED, ("dated", "recipient", "sender")),
}
#: Layouts by Japanese custom: the name is sealed in the head.
_BY_SEAL = (JAPANESE, *CERTIFIED)
#: Layouts that announce the subject by a word of its own.
_BY_WORD = (FRENCH, US)

#: "75001 Paris", "D-10115 Berlin": the place of an address, where it is certain.
_PLACE = re.compile(r"(?:[A-Z]{1,2}-)?[0-9]{4,5} ([^0-9\n]+)")
#: The addressee in the head of later pages has one line; a full-width character takes two.
_HEAD_WIDTH = 60

_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: What neither XML 1.0 nor a page can hold; tab and newline can.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Page:
    """A letter as it is read from top to bottom.

    Attributes:
        language: ISO 639-1.
        layout: of the page, see ``custom.LAYOUTS``.
        cover: the first line of a fax, what stands before and behind the number of its pages.
        date: worded in that language.
        dated: the lines of date and reference, as the layout has them.
        recipient, sender: in a Japanese layout the sender's name has the place of the seal.
        head: names of the three above in the order they are read.
        name: the title of the document, without any word before it.
        title: as it stands on the page.
        body: blocks; never a ``Record``, whose two words have become paragraphs.
        closing, signature: empty where they stand elsewhere by custom.
        signing: words before ruled lines to be filled in by hand, of a form.
        enclosures_title: the word over the enclosures.
        running: the addressee, for the head of later pages; one line.
        words: the words of its language.
        courtesy: the translation below, with its own title, body and end.
    """

    language: str
    layout: str
    cover: tuple[str, ...]
    date: str
    dated: tuple[str, ...]
    recipient: tuple[Line, ...]
    sender: tuple[Line, ...]
    head: tuple[str, ...]
    name: str
    title: Line
    opening: Line
    body: tuple[Block, ...]
    closing: Line
    signature: Line
    signing: tuple[str, ...]
    enclosures_title: str
    enclosures: tuple[Line, ...]
    reference: str
    running: str
    words: Words
    courtesy: Page | None = None

    @property
    def text(self) -> str:
        """All that is written on the page, a line each."""
        return "\n".join(plain(line) for line in self.lines())

    @property
    def head_lines(self) -> tuple[tuple[Line, ...], ...]:
        """The parts of the head in the order they are read."""
        parts = {
            "dated": tuple((Run(line),) for line in self.dated),
            "recipient": self.recipient,
            "sender": self.sender,
        }
        return tuple(parts[name] for name in self.head)

    def lines(self) -> Iterator[Line]:
        """Walk every line of the page and of the translation below it."""
        for own in self.cover:
            yield (Run(own),)
        for part in self.head_lines:
            yield from part
        yield self.title
        yield self.opening
        for block in self.body:
            yield from block_lines(block)
        yield self.closing
        yield self.signature
        for own in (*self.signing, self.enclosures_title, self.reference, self.words.page):
            yield (Run(own),)
        yield from self.enclosures
        if self.courtesy is not None:
            yield (Run(self.courtesy.words.courtesy),)
            yield from self.courtesy.lines()


def lay_out(letter: Letter) -> Page:
    """Put the parts of ``letter`` in the order of its page.

    Raises:
        Problem: a value contains a control character, which no page can show.
    """
    japanese = letter.language == "ja"
    sealed_in_head = japanese and letter.layout in _BY_SEAL
    body = _flow(letter.body, letter.closing) if japanese else letter.body
    signature = (*letter.signature, *_seal(letter)) if letter.signature else ()
    words = words_of(letter.language)
    date = Days.of(letter.language, letter.laws[0], era=letter.era).written(letter.day)
    by_word = letter.layout in _BY_WORD and not _is_form(letter)
    page = Page(
        language=letter.language,
        layout=letter.layout,
        cover=_cover(letter, words),
        date=date,
        dated=_dated(letter, date, words),
        recipient=letter.recipient,
        sender=_sealed(letter) if sealed_in_head else letter.sender,
        head=_HEADS[letter.layout],
        name=plain(letter.title),
        title=(Run(words.subject), *letter.title) if by_word and words.subject else letter.title,
        opening=letter.opening,
        body=body,
        closing=() if japanese else letter.closing,
        signature=() if sealed_in_head else signature,
        signing=(words.place_and_date, words.signature) if _signed_by_hand(letter) else (),
        enclosures_title=_over_enclosures(letter, words) if letter.enclosures else "",
        enclosures=letter.enclosures,
        reference=letter.reference,
        running=_running(letter),
        words=words,
        courtesy=_courtesy(letter),
    )
    _refuse_control_characters(page.text)
    return page


def _courtesy(letter: Letter) -> Page | None:
    """Lay out the translation: its title and what follows; it has no head and no enclosures."""
    if letter.courtesy is None:
        return None
    below = replace(
        letter.courtesy, layout=JAPANESE if letter.courtesy.language == "ja" else DIN_B, seal=False
    )
    page = lay_out(replace(below, courtesy=None, enclosures=(), recipient=(), sender=()))
    return replace(
        page, cover=(), dated=(), sender=(), signature=letter.courtesy.signature, signing=()
    )


def _is_form(letter: Letter) -> bool:
    return FollowUp.MANDATE_FORM in letter.kind


def _signed_by_hand(letter: Letter) -> bool:
    """Say whether the page has ruled lines for place, date and signature.

    A Japanese 委任状 bears its date and the place of the seal; blanks in it are a risk.
    """
    return _is_form(letter) and letter.language != "ja"


def _cover(letter: Letter, words: Words) -> tuple[str, ...]:
    """Give the first line of a fax in two, parted where the number of its pages stands."""
    if letter.channel is not ChannelKind.FAX or not letter.number or _is_form(letter):
        return ()
    if Right.COMPLAINT_AUTHORITY in letter.kind:
        # The number is the operator's.
        return ()
    before, _, behind = (words.fax_enclosing if letter.enclosures else words.fax).partition(
        "{pages}"
    )
    return tuple(part.replace("{number}", clean(letter.number)) for part in (before, behind))


def _dated(letter: Letter, date: str, words: Words) -> tuple[str, ...]:
    """Give the lines of date and reference as the layout's custom words and orders them."""
    reference = words.reference.format(reference=letter.reference)
    if letter.layout == CALL_SHEET:
        return (reference,)
    if letter.layout in _BY_SEAL:
        return reference, date
    if letter.layout in (DIN_A, DIN_B):
        return reference, words.dated.format(date=date)
    if letter.layout == FRENCH:
        place = _place(letter)
        written = words.placed if place else words.day
        return written.format(place=place, date=date), reference
    return date, reference


def _place(letter: Letter) -> str:
    """Give the place the letter is written at: that of the sender's address."""
    lines = (plain(line).strip() for line in letter.sender)
    found = (_PLACE.fullmatch(line) for line in lines)
    return next((match[1] for match in found if match), "")


def _running(letter: Letter) -> str:
    """Give the addressee in one line that surely fits beside date and page."""
    name = clean(plain(letter.recipient[0])) if letter.recipient else ""
    name = " ".join(name.split())
    width = 0
    for at, character in enumerate(name):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > _HEAD_WIDTH:
            return name[:at].rstrip() + "…"
    return name


def clean(text: str) -> str:
    """Write every kind of line end as a newline."""
    return _NEWLINE.sub("\n", text)


def _seal(letter: Letter) -> Line:
    sealed = letter.seal or _is_form(letter)
    return (Run(f"\u3000{SEAL}"),) if sealed and letter.language == "ja" else ()


def _sealed(letter: Letter) -> tuple[Line, ...]:
    """Give the sender's lines, the one with the name sealed: a name is not written twice."""
    name = plain(letter.signature)
    lines = list(letter.sender)
    at = next((i for i, line in enumerate(lines) if name in plain(line)), None)
    if at is None:
        lines.append(letter.signature)
        at = -1
    lines[at] = (*lines[at], *_seal(letter))
    return tuple(lines)


def _over_enclosures(letter: Letter, words: Words) -> str:
    """Choose the word: what goes with a mail is attached, what goes in an envelope enclosed."""
    return words.attached if letter.channel is ChannelKind.EMAIL else words.enclosures


def _flow(blocks: tuple[Block, ...], closing: Line) -> tuple[Block, ...]:
    """Replace 記 by paragraphs; 敬具 comes before it, or last where there is none."""
    farewell = (Paragraph(closing, align="right"),) if closing else ()
    flow: list[Block] = []
    for block in blocks:
        if isinstance(block, Record):
            flow.extend(farewell)
            farewell = ()
            flow.append(Paragraph((Run(RECORD_HEAD),), align="center"))
            flow.extend(block.blocks)
            flow.append(Paragraph((Run(RECORD_END),), align="right"))
        else:
            flow.append(block)
    return (*flow, *farewell)


def _refuse_control_characters(text: str) -> None:
    found = _FORBIDDEN.search(_NEWLINE.sub("\n", text))
    if found:
        raise Problem("problem.control_character", character=f"U+{ord(found[0]):04X}")
