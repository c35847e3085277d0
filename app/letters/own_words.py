"""An edited letter becomes a template: values turn into placeholders, the other words stay.

What the letter said of this person, this operator and this day is looked for by its field, and
in the words themselves by what it looks like: the user may have typed a name again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.laws import pack
from app.letters.citing import Citing
from app.letters.days import Days
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Record,
    Run,
    Table,
)
from app.letters.editing import OWN, editable, whole
from app.letters.order import PAST_DAYS, LetterOrder
from app.letters.tokens import DIGITS, as_digits, number_of

#: Stand for placeholders and line ends while the body is written as Markdown.
_OPEN, _CLOSE, _LINE_END = "\uf000", "\uf001", "\uf002"
_MARK = re.compile(f"{_OPEN}({DIGITS}+){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
#: What Jinja2 would read as its own.
_JINJA = re.compile(rf"\{{(?=[{{%#{_OPEN}])")
_HEAD = re.compile(r"(?m)^%%")
#: After a line end, what may begin a block or be lost is kept by a reference.
_SAFE_LINE_END = re.compile(rf"{_LINE_END}(?=[^\s\d{_LINE_END}{_OPEN}\\`*_\[\]<>&|~+#=:(-])")

#: Shorter values are not looked for in the user's words: they may be part of any other word.
_SHORTEST = 2


def template_text(letter: Letter, order: LetterOrder) -> str:
    """Write the body of a letter, as edited, as the text of a template.

    Args:
        letter: with its edited body, see ``editing.with_edit``.
        order: what it was written for.

    Raises:
        Problem: words stand behind the particulars (記 … 以上), where no template can put them.
    """
    _check_order(letter.body)
    known = _Known(letter, order)
    body = tuple(block for block in letter.body if not isinstance(block, Record))
    text = known.written(body)
    for block in letter.body:
        if isinstance(block, Record):
            text = f"%% body\n{text}\n%% record\n{known.written(block.blocks)}"
    return text


def _check_order(body: tuple[Block, ...]) -> None:
    if any(isinstance(block, Record) for block in body[:-1]):
        raise Problem("problem.own_template_after_record")


class _Known:
    """What a letter said of its case, by the words it said it with."""

    def __init__(self, letter: Letter, order: LetterOrder) -> None:
        self._letter = letter
        self._names: dict[str, str] = {}
        for text, name in (*_values(order), *_citations(letter, order)):
            if len(text.strip()) >= _SHORTEST:
                self._names.setdefault(text, name)
        longest_first = sorted(self._names, key=len, reverse=True)
        self._words = re.compile("|".join(map(_whole, longest_first)) or r"(?!)")
        #: The placeholders written so far; a mark is the number of one.
        self._marked: list[str] = []

    def written(self, blocks: tuple[Block, ...]) -> str:
        """Write blocks as Markdown with placeholders."""
        text = editable(replace(self._letter, body=tuple(map(self._block, blocks))))
        text = _SAFE_LINE_END.sub("\\\\\n", text).replace(_LINE_END, "&#10;")
        text = _HEAD.sub("&#37;%", _JINJA.sub("{{ '{' }}", text))
        return _MARK.sub(lambda found: f"{{{{ {self._marked[number_of(found[1])]} }}}}", text)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, runs=self._line(block.runs, _LINE_END))
        if isinstance(block, NumberedList | BulletList):
            items = tuple(tuple(map(self._block, item)) for item in block.items)
            return replace(block, items=items)
        if isinstance(block, Table):
            rows = tuple(tuple(self._line(cell, "\n") for cell in row) for row in block.rows)
            return Table(tuple(self._line(cell, "\n") for cell in block.head), rows)
        return block

    def _line(self, line: Line, line_end: str) -> Line:
        return tuple(run for each in line for run in self._runs(each, line_end))

    def _runs(self, run: Run, line_end: str) -> Iterator[Run]:
        """Part a run into marks of placeholders and words that stay."""
        name = _FIELDS.get(run.field) or self._names.get(run.text, "")
        if run.field not in ("", OWN) and name:
            yield self._mark(name, strong=run.strong)
            return
        text = _PRIVATE.sub("", run.text)
        end = 0
        for found in self._words.finditer(text):
            yield Run(text[end : found.start()].replace("\n", line_end), strong=run.strong)
            yield self._mark(self._names[found[0]], strong=run.strong)
            end = found.end()
        yield Run(text[end:].replace("\n", line_end), strong=run.strong)

    def _mark(self, name: str, *, strong: bool) -> Run:
        digits = as_digits(len(self._marked))
        self._marked.append(name)
        return Run(f"{_OPEN}{digits}{_CLOSE}", strong=strong)


#: Field of a run -> the placeholder, where the field says which.
_FIELDS = {
    "name": "name",
    "name_kana": "kana",
    "email": "email",
    "birth_date": "birth_date",
    "date": "date",
    "about": "about",
}


def _values(order: LetterOrder) -> Iterator[tuple[str, str]]:
    """Give what an order says -> its placeholder; of two alike the first counts."""
    person, operator, channel, past = order.person, order.operator, order.channel, order.past
    yield f"{person.name} ({person.name_latin})", "name"
    yield person.name, "name"
    yield person.name_latin, "name"
    yield person.name_kana, "kana"
    yield person.email, "email"
    for number, (label, value) in enumerate(person.accounts.items()):
        has = f"accounts | length > {number}"
        yield label, f"accounts[{number}][0] if {has} else ''"
        yield value, f"accounts[{number}][1] if {has} else ''"
    yield person.postal_code, "postal_code"
    yield from _each(person.address, "postal_lines")
    for name in (operator.name, *operator.names.values()):
        yield name, "operator"
    for desk in (channel.desk if channel else "", operator.desk):
        yield desk, "desk"
    yield from _each(operator.services, "services")
    if channel is not None and channel.kind is ChannelKind.POST:
        yield from _each(tuple(channel.value.splitlines()), "operator_postal_lines")
    seat = operator.channel(ChannelKind.POST)
    if seat is not None:
        yield from _each(tuple(seat.value.splitlines()), "operator_address")
    if order.agent is not None:
        agent = order.agent.person
        for text, part in (
            (agent.name, "name"),
            (agent.name_kana, "kana"),
            (agent.email, "email"),
            (agent.postal_code, "postal_code"),
        ):
            yield text, f"agent.{part} if agent else ''"
    if order.authority is not None:
        yield order.authority.name, "authority"
        yield from _each(order.authority.lines, "authority_lines")
    yield str(order.reference), "reference"
    for name in ("ticket", "asked_for", "fee", "quote"):
        yield getattr(past, name), f"past.{name}"
    for option, given in order.options.items():
        yield given.strip(), f"options.{option}"
    yield from _days(order)


def _days(order: LetterOrder) -> Iterator[tuple[str, str]]:
    past, born = order.past, order.person.birth_date
    days = {
        "date": order.day,
        "answer_by": order.answer_by.day if order.answer_by else None,
        "reply_by": order.reply_by,
        **{f"past.{name}": getattr(past, name) for name in PAST_DAYS},
        "birth_date": born,
    }
    write = Days.of(order.language, order.law, era=order.era).written
    for name, day in days.items():
        if day is not None:
            yield write(day), name


def _each(texts: tuple[str, ...], name: str) -> Iterator[tuple[str, str]]:
    """Name each of a list of values; of a shorter list, in another letter, nothing."""
    for number, text in enumerate(texts):
        yield text, f"{name}[{number}] if {name} | length > {number} else ''"


def _citations(letter: Letter, order: LetterOrder) -> Iterator[tuple[str, str]]:
    """Give the places of law the letter cites as it may have written them -> how to cite them."""
    rules = pack.load(order.law)
    citing = Citing(rules, order.language, alone=order.also is None)
    for meaning, row in rules.citations.items():
        if row.id in letter.citations and order.language in row.text:
            yield citing.first(meaning), f"first('{meaning}')"
            yield citing.cite(meaning), f"cite('{meaning}')"
            yield citing.beside(meaning), f"beside('{meaning}')"


def _whole(text: str) -> str:
    """Match a text where it is not part of a longer word, number or place of law."""
    # The article of a longer place is not the article alone.
    place = r"(?!\(\d|の\d|第\d)" if re.search(r"[\d条項号]\Z", text) else ""
    return whole(text) + place
