"""Reading a finished letter for what it must not say, and for what it must.

The rule book is the list of lint ids; the words looked for are data (``lint/LANG.toml``).
Errors are for Kaiji's own words. What stands in a value, or was written by the user,
only ever warns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.base.ids import ChannelKind, Law, Right
from app.base.messages import Message
from app.base.records import read_toml
from app.base.resources import core_data
from app.laws import pack
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    Line,
    NumberedList,
    Paragraph,
    Record,
    Run,
    all_lines,
    block_lines,
    plain,
)
from app.letters.editing import OWN
from app.letters.order import LetterOrder

ERROR, WARNING = "error", "warning"

#: Findings in Kaiji's own words that stop a letter; all others only warn.
ERRORS = frozenset(
    {
        "L-violation",
        "L-days",
        "L-old-article",
        "L-fee-offer",
        "L-fee-refuse",
        "L-double",
        "L-empty",
        "L-must-cite",
    }
)

#: Lint id -> the sentence that tells it.
_SENTENCES = {
    "L-violation": Message("lint.violation"),
    "L-days": Message("lint.days"),
    "L-old-article": Message("lint.old_article"),
    "L-form": Message("lint.form"),
    "L-id-refuse": Message("lint.id_refuse"),
    "L-id-over": Message("lint.id_over"),
    "L-fee-offer": Message("lint.fee_offer"),
    "L-fee-refuse": Message("lint.fee_refuse"),
    "L-threat": Message("lint.threat"),
    "L-applies": Message("lint.applies"),
    "L-motive": Message("lint.motive"),
    "L-legal-advice": Message("lint.legal_advice"),
    "L-secret": Message("lint.secret"),
    "L-lang": Message("lint.lang"),
    "L-double": Message("lint.double"),
    "L-gender": Message("lint.gender"),
}

_LONGEST_EXCERPT = 120

#: Fields of what is prose: the letter's own words, and the user's edits.
_PROSE = {"", "own"}

#: What a template leaves behind where something was to be filled in.
_LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|[○〇◯]{2,}|【\s*】|「\s*」|『\s*』|（\s*）|\(\s*\)|\[\s*\]"
    r"|\b(?:undefined|TODO|None(?! of)|X{3,})\b|[\ue000\ue001]"
    r"|_{3,}|＿{2,}|、、|。。|年[ \u3000]+月[ \u3000]+日"
    r"|[\[{<]\s*(?:name|date|address|operator|company|氏名|名前|住所|日付|会社名|事業者名)\s*[\]}>]"
    r"|\bDear\s*,|\s,(?=\s)"
)

#: A label of an item with nothing after it.
_BELOW = "下記"
_BARE_LABEL = re.compile(r"：\s*$")

_ONCHU = "御中"
_SAMA = re.compile(r"様\s*$")
_TWICE = re.compile(r"御中\s*御中|様\s*様|御中\s*様|様\s*御中")
#: Words of greeting and farewell that do not go together.
_UNLIKE = (("拝啓", "草々"), ("前略", "敬具"))
_SUBJECT_WORD = "Betreff:"

_LATIN_SENTENCE = re.compile(r"(?:[A-Za-z][A-Za-z'’-]*[,;:]? +){4,}[A-Za-z][A-Za-z'’-]*[.!?]?")
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+")
_POLITE = re.compile(r"(?:です|ます|ません|ました|でした|ください|ましょう)(?:が|ので)?[。\s]*$")
_BLUNT = re.compile(
    r"(?:である|であった|だ|だった|する|した|される|できる|求める|考える|思う|ない|いる|ある)。\s*$"
)

_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
_SIGNS = {**dict.fromkeys(range(0x2010, 0x2016), "-"), 0x2019: "'"}
_DIGITS = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = f"[{_DIGITS}{''.join(_UNITS)}]+"
_TO_FIGURES = re.compile(
    rf"(?<=第)\s*(?P<place>{_KANJI})\s*(?=[条項号])"
    rf"|(?P<count>{_KANJI})(?=営業日|日|週間|[かヶヵカケ箇]月)"
    r"|(?<=第)\s+(?=\d)|(?<=\d)\s+(?=[条項号日])"
)
#: A full stop after "Art" or "No" ends no sentence.
_SENTENCE_END = re.compile(r"。|(?<!\bArt)(?<!\bArts)(?<!\bNo)[.!?](?=\s)|\n")


@dataclass(frozen=True)
class Finding:
    """Something in a letter that should not be there, or is missing.

    Attributes:
        id: the lint id, ``L-days``.
        severity: ``error`` or ``warning``.
        message: what is wrong and what to do about it.
        excerpt: the words of the letter it was found in; empty for what is missing.
        value: the field of the value it was found in (``Run.field``); empty = Kaiji's own words.
    """

    id: str
    severity: str
    message: Message
    excerpt: str = ""
    value: str = ""


@dataclass(frozen=True)
class Pattern:
    """Words a letter must not hold, and when.

    Attributes:
        id: the lint id.
        find: regular expression of the words.
        near: must stand in the same sentence.
        unless: must not stand in the same sentence.
        laws: only in letters under one of these; empty = all. Of a letter under two laws,
            the sentences about this law, see ``_read_under``.
        rights: only in letters that ask for one of these; empty = all.
        except_kinds: not in letters of these kinds.
        when: ``first`` = only in a first letter, that is, one that asks for rights.
        fee: only where the law lets the operator charge for one of the rights (true),
            or for none of them (false).
    """

    id: str
    find: str
    near: str = ""
    unless: str = ""
    laws: tuple[Law, ...] = ()
    rights: tuple[Right, ...] = ()
    except_kinds: tuple[str, ...] = ()
    when: str = ""
    fee: bool | None = None


@dataclass(frozen=True)
class PatternFile:
    """The patterns of one language."""

    patterns: tuple[Pattern, ...]


def lint(letter: Letter, order: LetterOrder) -> tuple[Finding, ...]:
    """Read ``letter``, written for ``order``; errors first, each in reading order."""
    found = (
        *_empty_places(letter),
        *_missing_citations(letter, order),
        *_forbidden_words(letter, order),
        *_given_too_much(letter, order),
        *_doubled(letter),
        *_mixed(letter),
    )
    unique = {(each.id, each.severity, each.excerpt): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.severity != ERROR))


@cache
def _patterns(language: str) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    name = f"{language}.toml"
    text = core_data("letters").joinpath("lint", name).read_text(encoding="utf-8")
    read = read_toml(text, name, PatternFile).patterns
    return tuple((each, re.compile(each.find, re.IGNORECASE)) for each in read)


def _forbidden_words(letter: Letter, order: LetterOrder) -> Iterator[Finding]:
    holding = [
        (pattern, find)
        for pattern, find in _patterns(letter.language)
        if _holds(pattern, letter, order)
    ]
    names = _names(letter)
    for line in all_lines(letter):
        for sentence in _sentences(_Folded.of(line)):
            read_under = _read_under(sentence.text, names, letter)
            for pattern, find in holding:
                if pattern.laws and read_under.isdisjoint(pattern.laws):
                    continue
                for found in find.finditer(sentence.text):
                    if _near(pattern, sentence.text):
                        own = sentence.value_at(found.start(), found.end())
                        yield _finding(
                            pattern.id, sentence.original(found.start(), found.end()), value=own
                        )


def _holds(pattern: Pattern, letter: Letter, order: LetterOrder) -> bool:
    rights = _rights(letter, order)
    return (
        (not pattern.laws or not set(pattern.laws).isdisjoint(letter.laws))
        and (not pattern.rights or not set(pattern.rights).isdisjoint(rights))
        and not set(pattern.except_kinds).intersection(kind.value for kind in letter.kind)
        and (pattern.when != "first" or _is_first(letter))
        and (pattern.fee is None or (bool(rights) and pattern.fee is _may_cost(letter, rights)))
    )


def _names(letter: Letter) -> dict[Law, tuple[str, ...]]:
    """Give what a sentence can name each law of a letter by: its short name and its places.

    Empty where the letter rests on one law only: every sentence is about that one.
    """
    if len(letter.laws) == 1:
        return {}
    found = {}
    for law in letter.laws:
        rules = pack.load(law)
        places = (rules.place(meaning, letter.language) for meaning in rules.citations)
        texts = (rules.short[letter.language], *places)
        found[law] = tuple(_Folded.of((Run(text),)).text for text in texts)
    return found


def _read_under(sentence: str, names: dict[Law, tuple[str, ...]], letter: Letter) -> set[Law]:
    """Say which laws a sentence is about: those it names, else the one written under.

    "One month from receipt (Article 12(3) GDPR)" is right beside a law that sets no days.
    """
    named = {law for law, texts in names.items() if any(text in sentence for text in texts)}
    return named or {letter.laws[0]}


def _near(pattern: Pattern, sentence: str) -> bool:
    if pattern.unless and re.search(pattern.unless, sentence, re.IGNORECASE):
        return False
    return bool(re.search(pattern.near, sentence, re.IGNORECASE))


def _rights(letter: Letter, order: LetterOrder) -> tuple[Right, ...]:
    """Give the rights a letter asks for, or a follow-up is about."""
    return tuple(kind for kind in letter.kind if isinstance(kind, Right)) or order.rights


def _is_first(letter: Letter) -> bool:
    return bool(letter.kind) and all(isinstance(kind, Right) for kind in letter.kind)


def _may_cost(letter: Letter, rights: Iterable[Right]) -> bool:
    """Say whether a law of the letter lets the operator charge for one of ``rights``."""
    packs = [pack.load(law) for law in letter.laws]
    rules = (each.rule(right, letter.day) for each in packs for right in rights)
    return any(rule.fee for rule in rules if rule)


def _given_too_much(letter: Letter, order: LetterOrder) -> Iterator[Finding]:
    """A first letter gives no birth date, and a postal address only where it is needed."""
    if not _is_first(letter):
        return
    too_much = {"birth_date"}
    if letter.channel is not ChannelKind.POST and not order.on_paper:
        too_much.add("postal_address")
    for line in all_lines(letter):
        for run in line:
            if run.field in too_much and run.text.strip():
                yield _finding("L-id-over", run.text, value=run.field)


def _empty_places(letter: Letter) -> Iterator[Finding]:
    """What must stand in every letter, and what a template left over."""
    places = (
        (letter.recipient, Message("lint.empty_recipient")),
        ((letter.subject,), Message("lint.empty_subject")),
        ((letter.title,), Message("lint.empty_title")),
        ((*letter.sender, letter.signature), Message("lint.empty_sender")),
        (tuple(_body_lines(letter)), Message("lint.empty_body")),
    )
    for lines, message in places:
        if not any(map(_is_visible, lines)):
            yield Finding("L-empty", ERROR, message)
    for line in all_lines(letter):
        for run in line:
            found = _LEFT_OVER.search(run.text)
            if found and not run.field:
                yield Finding("L-empty", ERROR, Message("lint.left_over"), _short(found[0]))
            elif run.field and not run.text.strip():
                excerpt = _short(plain(line))
                yield Finding("L-empty", WARNING, Message("lint.empty_place"), excerpt, run.field)
        if _BARE_LABEL.search(plain(line)):
            severity = WARNING if line[-1].field else ERROR
            yield Finding("L-empty", severity, Message("lint.empty_place"), _short(plain(line)))
    yield from _unfinished_record(letter)
    for block in _all_blocks(letter.body):
        empty = (isinstance(block, Paragraph) and not _is_visible(block.runs)) or (
            isinstance(block, NumberedList | BulletList) and not all(block.items)
        )
        if empty:
            yield Finding("L-empty", ERROR, Message("lint.empty_place"))


def _unfinished_record(letter: Letter) -> Iterator[Finding]:
    """下記 points to a 記; a 記 needs 下記 (letter-briefs.md 2.1)."""
    record = any(isinstance(block, Record) for block in letter.body)
    outside = (block for block in letter.body if not isinstance(block, Record))
    lines = [line for block in outside for line in block_lines(block)]
    # A paragraph the user has edited says 下記 in the user's own words.
    below = any(_BELOW in run.text for line in lines for run in line if run.field in ("", OWN))
    if letter.language == "ja" and record is not below:
        edited = any(run.field == OWN for line in all_lines(letter) for run in line)
        yield Finding("L-empty", WARNING if edited else ERROR, Message("lint.record"), _BELOW)


def _missing_citations(letter: Letter, order: LetterOrder) -> Iterator[Finding]:
    """Every right must name its place of law, chosen grounds theirs."""
    text = "\n".join(_Folded.of(line).text for line in all_lines(letter))
    for law in letter.laws:
        rules = pack.load(law)
        for right in letter.kind:
            rule = rules.rule(right, letter.day) if isinstance(right, Right) else None
            if rule is None or not isinstance(right, Right):
                continue
            grounds = [each for each in order.grounds if each in rule.grounds]
            for meaning in rules.must_cite(right, grounds, letter.day):
                place = rules.cite(meaning, letter.language)
                written = re.search(re.escape(_Folded.of((Run(place),)).text) + r"(?!\d)", text)
                if not written or rules.citations[meaning].id not in letter.citations:
                    message = Message("lint.must_cite", {"place": place})
                    yield Finding("L-must-cite", ERROR, message)


def _doubled(letter: Letter) -> Iterator[Finding]:
    """Forms of address and of greeting that exclude each other."""
    honoured = [line for line in letter.recipient if _SAMA.search(plain(line))]
    desks = [line for line in letter.recipient if _ONCHU in plain(line)]
    if honoured and desks:
        own = any(_in_template(line, "様") for line in honoured)
        yield _finding("L-double", plain(honoured[0]), value="" if own else "operator")
    for line in letter.recipient:
        if found := _TWICE.search(plain(line)):
            yield _finding("L-double", found[0])
    lines = list(all_lines(letter))
    for head, end in _UNLIKE:
        if any(_in_template(line, head) for line in lines):
            for line in lines:
                if _in_template(line, end):
                    yield _finding("L-double", end)
    if letter.opening and letter.language == "ja" and not letter.closing:
        yield _finding("L-double", plain(letter.opening))
    for line in lines:
        if _in_template(line, _SUBJECT_WORD):
            yield _finding("L-double", _SUBJECT_WORD)


def _mixed(letter: Letter) -> Iterator[Finding]:
    """Two languages in one paragraph, or two levels of politeness in one letter."""
    foreign = _LATIN_SENTENCE if letter.language == "ja" else _JAPANESE
    polite = False
    blunt = ""
    for line in _body_lines(letter):
        for run in line:
            if run.field in _PROSE and (found := foreign.search(run.text)):
                yield _finding("L-lang", found[0], value=run.field)
        if letter.language == "ja":
            for sentence in _sentences(_Folded.of(line)):
                if _POLITE.search(sentence.text):
                    polite = True
                    continue
                found = _BLUNT.search(sentence.text)
                if found and not blunt and not sentence.value_at(found.start(), found.end()):
                    blunt = sentence.original(0, len(sentence.text))
    if polite and blunt:
        yield _finding("L-lang", blunt)


@dataclass(frozen=True)
class _Folded:
    """A line as patterns read it, each character with the place it came from.

    Width is folded, numbers in kanji become figures, and "第 28 条" loses its spaces.

    Attributes:
        text: the folded text.
        spans: of each of its characters, begin and end in ``raw``.
        raw: the text as it stands in the letter.
        values: of each character of ``raw``, the field of the value it came from, or empty.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    raw: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, line: Line) -> _Folded:
        """Fold a line."""
        raw = plain(line)
        values = tuple(run.field for run in line for _ in run.text)
        text: list[str] = []
        spans: list[tuple[int, int]] = []
        for cluster in _CLUSTER.finditer(raw):
            for character in unicodedata.normalize("NFKC", cluster[0]).translate(_SIGNS):
                text.append(character)
                spans.append(cluster.span())
        return cls("".join(text), tuple(spans), raw, values).with_figures()

    def with_figures(self) -> _Folded:
        """Write numbers in kanji as figures, and without spaces around them."""
        text: list[str] = []
        spans: list[tuple[int, int]] = []
        end = 0
        for found in _TO_FIGURES.finditer(self.text):
            text.append(self.text[end : found.start()])
            spans.extend(self.spans[end : found.start()])
            kanji = found["place"] or found["count"]
            figures = str(_number(kanji)) if kanji else ""
            span = (self.spans[found.start()][0], self.spans[found.end() - 1][1])
            text.append(figures)
            spans.extend([span] * len(figures))
            end = found.end()
        text.append(self.text[end:])
        spans.extend(self.spans[end:])
        return _Folded("".join(text), tuple(spans), self.raw, self.values)

    def part(self, start: int, end: int) -> _Folded:
        """Give a stretch of the folded text."""
        return _Folded(self.text[start:end], self.spans[start:end], self.raw, self.values)

    def value_at(self, start: int, end: int) -> str:
        """Name the value a stretch of the folded text begins or ends in; empty = in none."""
        return self.values[self.spans[start][0]] or self.values[self.spans[end - 1][1] - 1]

    def original(self, start: int, end: int) -> str:
        """Give the words of the letter a stretch of the folded text stands for."""
        return _short(self.raw[self.spans[start][0] : self.spans[end - 1][1]].strip())


def _sentences(line: _Folded) -> Iterator[_Folded]:
    start = 0
    for found in _SENTENCE_END.finditer(line.text):
        yield line.part(start, found.end())
        start = found.end()
    if start < len(line.text):
        yield line.part(start, len(line.text))


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


def _finding(lint_id: str, excerpt: str, *, value: str = "") -> Finding:
    severity = ERROR if lint_id in ERRORS and not value else WARNING
    return Finding(lint_id, severity, _SENTENCES[lint_id], _short(excerpt), value)


def _short(excerpt: str) -> str:
    return excerpt[:_LONGEST_EXCERPT]


def _is_visible(line: Line) -> bool:
    return any(unicodedata.category(each)[0] not in "ZC" for each in plain(line))


def _in_template(line: Line, words: str) -> bool:
    return any(words in run.text for run in line if not run.field)


def _body_lines(letter: Letter) -> Iterator[Line]:
    for block in letter.body:
        yield from block_lines(block)


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, NumberedList | BulletList):
            for item in block.items:
                yield from _all_blocks(item)
        elif isinstance(block, Record):
            yield from _all_blocks(block.blocks)
