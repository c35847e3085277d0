"""Composing: an order and the templates become the tree of a letter.

The skeleton renders to sections, each headed by a line ``%% name``: subject, title,
recipient, sender, opening, body, record (記), closing, signature, enclosures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.base.ids import ChannelKind, Right
from app.laws import pack
from app.laws.pack import LawPack
from app.letters import kinds, promised
from app.letters.citing import Citing
from app.letters.context import context as make_context
from app.letters.context import kind_file
from app.letters.custom import layout_of
from app.letters.document import Block, Letter, Line, Record
from app.letters.markdown import blocks, line
from app.letters.order import LetterOrder
from app.letters.own import with_own
from app.letters.own_template import OwnTemplate
from app.letters.templates import Load, mistake, render, shipped
from app.letters.tokens import Tokens

_SECTION = re.compile(r"^%% (\w+)[ \t]*$", re.MULTILINE)

_NEEDED = frozenset({"subject", "title", "recipient", "sender", "body", "signature"})
_SECTIONS = _NEEDED | {"opening", "record", "closing", "enclosures"}

_JAPANESE = "ja"

_DIALLED = (ChannelKind.FAX, ChannelKind.PHONE)


def compose(
    order: LetterOrder, load: Load = shipped, template: OwnTemplate | None = None
) -> Letter:
    """Write the letter of ``order``, in the words of the user's own ``template`` if there is one.

    Raises:
        Problem: there is no such letter, or a template has a mistake.
    """
    # Disclosure comes before correction and erasure, in whatever order they were chosen.
    order = replace(order, rights=_sorted(order.rights), asked=_sorted(order.asked))
    rules = pack.load(order.law)
    tokens = Tokens()
    citing = Citing(rules, order.language, alone=order.also is None)
    context = make_context(order, rules, tokens, citing)
    also = _second(order)
    context["also_law"] = also.write(tokens, context, load) if also else ""
    text = render(template_of(order), context, load)
    sections = _sections(text, template_of(order))
    if template is not None:
        sections = with_own(template, order, context, citing, tokens, sections)
    values = tokens.values

    def lines(name: str) -> tuple[Line, ...]:
        rows = sections.get(name, "").splitlines()
        return tuple(line(row, values) for row in rows if row.strip())

    def one(name: str) -> Line:
        return next(iter(lines(name)), ())

    joiner = "" if order.language == _JAPANESE else " "
    body: tuple[Block, ...] = blocks(sections.get("body", ""), values, joiner=joiner)
    if record := sections.get("record", "").strip():
        body = (*body, Record(blocks(record, values, joiner=joiner)))
    channel = order.channel
    return Letter(
        language=order.language,
        layout=layout_of(order),
        kind=(order.follow_up,) if order.follow_up else order.rights,
        laws=order.laws,
        day=order.day,
        recipient=lines("recipient"),
        sender=lines("sender"),
        subject=one("subject"),
        title=one("title"),
        body=body,
        reference=order.reference,
        opening=one("opening"),
        closing=one("closing"),
        signature=one("signature"),
        seal=order.language == _JAPANESE and order.by_post,
        # Nothing goes along with a call.
        enclosures=() if channel and channel.kind is ChannelKind.PHONE else lines("enclosures"),
        citations=(*citing.cited, *(also.citing.cited if also else ())),
        pack_versions={law.value: pack.load(law).version for law in order.laws},
        channel=channel.kind if channel else None,
        to=channel.value if channel and order.by_mail_to_operator else "",
        number=channel.value if channel and channel.kind in _DIALLED else "",
        steps=channel.steps if channel else (),
        tone=order.tone,
        era=order.era,
        courtesy=_courtesy(order, load),
    )


def _sorted(rights: Iterable[Right]) -> tuple[Right, ...]:
    return tuple(sorted(rights, key=tuple(Right).index))


def _courtesy(order: LetterOrder, load: Load) -> Letter | None:
    """Write the same letter in another language, to stand below it; it is Kaiji's own wording."""
    if not order.courtesy:
        return None
    return compose(replace(order, language=order.courtesy, courtesy="", translates=True), load)


@dataclass(frozen=True)
class _Second:
    """The second law of a letter: the order as it would be under that law alone."""

    order: LetterOrder
    rules: LawPack
    citing: Citing

    def write(self, tokens: Tokens, context: Mapping[str, object], load: Load) -> str:
        """Write the paragraph of this law; it cites from its own pack only."""
        own = {**context, **make_context(self.order, self.rules, tokens, self.citing)}
        return render(f"{self.order.language}/parts/also_law.md.j2", own, load).strip()


def _second(order: LetterOrder) -> _Second | None:
    if order.also is None:
        return None
    rules = pack.load(order.also)
    known = tuple(right for right in order.rights if rules.rule(right, order.day))
    own = replace(order, law=order.also, also=None, rights=known, answer_by=order.also_answer_by)
    return _Second(own, rules, Citing(rules, order.language, alone=False))


def template_of(order: LetterOrder) -> str:
    """Name the template: the skeleton for rights, the kind's own for a follow-up or complaint."""
    own = order.follow_up or next((each for each in order.rights if each in kinds.COMPLAINTS), None)
    if own is None and promised.is_promised(order.law, order.rights, order.day):
        return promised.file_of(order.language)
    if own is None:
        return f"{order.language}/letter.md.j2"
    return kind_file(order, own)


def _sections(text: str, template: str) -> dict[str, str]:
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    for wrong in sorted((sections.keys() - _SECTIONS) | (_NEEDED - sections.keys())):
        raise mistake(template, 0, f"%% {wrong}")
    return sections
