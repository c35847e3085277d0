"""A letter by telephone: what to say, a place for notes, and the text that confirms the call.

It is drawn from the same tree as any letter; its own words are data (``words.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.base.ids import ChannelKind, FollowUp
from app.letters.custom import CALL_SHEET, CERTIFIED
from app.letters.document import Block, Letter, Paragraph, Record, Run
from app.letters.kinds import COMPLAINTS
from app.letters.words import CallWords, words_of

#: What is filled in by hand: a word in a sentence, a line, the lines for what was said.
GAP = "_" * 12
LINE = "_" * 40
_LINES_FOR_WHAT_WAS_SAID = 3


def drawn(letter: Letter) -> Letter:
    """Give what is drawn of a letter: of one by telephone its call sheet, of others itself."""
    if not _is_spoken(letter):
        return letter
    words = words_of(letter.language).call
    number = ((Run(words.number), Run(letter.number, "operator")),) if letter.number else ()
    # The sheet ends with the confirmation, so the letter's own end is the end of both.
    confirmed = confirmation(letter)
    return replace(
        letter,
        layout=CALL_SHEET,
        recipient=(*letter.recipient, *number),
        title=(Run(words.title), *letter.title),
        opening=(),
        body=(
            _heading(words.say),
            *_spoken(letter),
            _line(words.announced),
            _heading(words.notes),
            *map(_line, _noted(words)),
            _heading(words.afterwards),
            _line(words.hint),
            Paragraph((Run(words.subject), *letter.subject)),
            *((Paragraph(letter.opening),) if letter.opening else ()),
            *confirmed.body,
        ),
        seal=False,
        enclosures=(),
    )


def confirmation(letter: Letter) -> Letter:
    """Give what is sent after a call, its gaps to be filled in; a letter not spoken as it is."""
    if not _is_spoken(letter):
        return letter
    words = words_of(letter.language).call
    about_the_call = (words.called, words.told, words.confirmed)
    return replace(
        letter,
        body=(
            *(_line(each.replace("{gap}", GAP)) for each in about_the_call),
            *_capitalised(letter.body),
        ),
        seal=False,
    )


def _is_spoken(letter: Letter) -> bool:
    """Say whether it is said by telephone; what is signed or complains is written all the same."""
    return (
        letter.channel is ChannelKind.PHONE
        and letter.layout not in CERTIFIED
        and COMPLAINTS.isdisjoint(letter.kind)
        and FollowUp.MANDATE_FORM not in letter.kind
    )


def _spoken(letter: Letter) -> Iterator[Block]:
    """Give the letter's blocks; 記 and 以上 are marks of a page and not said."""
    for block in _capitalised(letter.body):
        if isinstance(block, Record):
            yield from block.blocks
        else:
            yield block


def _capitalised(blocks: Iterable[Block]) -> Iterator[Block]:
    """Begin with a capital: a German letter goes on with a small one after its salutation."""
    for at, block in enumerate(blocks):
        if at == 0 and isinstance(block, Paragraph) and block.runs and not block.runs[0].field:
            first = block.runs[0]
            capital = replace(first, text=first.text[:1].upper() + first.text[1:])
            yield replace(block, runs=(capital, *block.runs[1:]))
        else:
            yield block


def _noted(words: CallWords) -> Iterator[str]:
    """Give the lines to be filled in; the last word has several."""
    for word in words.noted:
        yield f"{word} {LINE}"
    for _ in range(_LINES_FOR_WHAT_WAS_SAID - 1):
        yield LINE


def _heading(words: str) -> Paragraph:
    return Paragraph((Run(words, strong=True),))


def _line(words: str) -> Paragraph:
    return Paragraph((Run(words),))
