"""Composing: an order and the templates become the tree of a letter.

The skeleton renders to sections, each headed by a line ``%% name``: subject, title,
recipient, sender, opening, body, record (記), closing, signature, enclosures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.base.errors import Problem
from app.base.ids import Certainty, ChannelKind, FollowUp, Law, Right, Tone
from app.base.messages import Messages
from app.laws import pack
from app.laws.pack import LawPack
from app.letters.citing import Citing
from app.letters.document import Block, Letter, Line, Record
from app.letters.markdown import blocks, line
from app.letters.order import LetterOrder
from app.letters.templates import Load, mistake, render, shipped
from app.letters.tokens import Tokens

_SECTION = re.compile(r"^%% (\w+)[ \t]*$", re.MULTILINE)

_NEEDED = frozenset({"subject", "title", "recipient", "sender", "body", "signature"})
_SECTIONS = _NEEDED | {"opening", "record", "closing", "enclosures"}

_JAPANESE = "ja"
#: An addressee that has one already gets no second honorific.
_HONORIFICS = ("御中", "様")


def compose(order: LetterOrder, load: Load = shipped) -> Letter:
    """Write the letter of ``order``.

    Raises:
        Problem: there is no such letter, or a template has a mistake.
    """
    # Disclosure comes before correction and erasure, in whatever order they were chosen.
    order = replace(order, rights=tuple(sorted(order.rights, key=tuple(Right).index)))
    rules = pack.load(order.law)
    tokens = Tokens()
    citing = Citing(rules, order.language, alone=order.also is None)
    context = _context(order, rules, tokens, citing)
    also = _second(order)
    context["also_law"] = also.write(tokens, context, load) if also else ""
    text = render(template_of(order), context, load)
    sections = _sections(text, template_of(order))
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
        layout="japanese" if order.operator.country == "JP" else "western",
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
        seal=order.language == _JAPANESE and _by_post(order),
        enclosures=lines("enclosures"),
        citations=(*citing.cited, *(also.citing.cited if also else ())),
        pack_versions={law.value: pack.load(law).version for law in order.laws},
        channel=channel.kind if channel else None,
        to=channel.value if channel and channel.kind is ChannelKind.EMAIL else "",
        steps=channel.steps if channel else (),
        tone=order.tone,
    )


@dataclass(frozen=True)
class _Second:
    """The second law of a letter: the order as it would be under that law alone."""

    order: LetterOrder
    rules: LawPack
    citing: Citing

    def write(self, tokens: Tokens, context: Mapping[str, object], load: Load) -> str:
        """Write the paragraph of this law; it cites from its own pack only."""
        own = {**context, **_context(self.order, self.rules, tokens, self.citing)}
        return render(f"{self.order.language}/parts/also_law.md.j2", own, load).strip()


def _second(order: LetterOrder) -> _Second | None:
    if order.also is None:
        return None
    rules = pack.load(order.also)
    known = tuple(right for right in order.rights if rules.rule(right, order.day))
    own = replace(order, law=order.also, also=None, rights=known, answer_by=order.also_answer_by)
    return _Second(own, rules, Citing(rules, order.language, alone=False))


def template_of(order: LetterOrder) -> str:
    """Name the template: the skeleton for rights, the kind's own for a follow-up."""
    if order.follow_up is None:
        return f"{order.language}/letter.md.j2"
    return kind_file(order.language, order.law, order.follow_up)


def kind_file(language: str, law: Law, kind: Right | FollowUp) -> str:
    """Name the file of a kind's blocks."""
    return f"{language}/{law.value}/{kind.value}.md.j2"


def _sections(text: str, template: str) -> dict[str, str]:
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    for wrong in sorted((sections.keys() - _SECTIONS) | (_NEEDED - sections.keys())):
        raise mistake(template, 0, f"%% {wrong}")
    return sections


def _context(
    order: LetterOrder, rules: LawPack, tokens: Tokens, citing: Citing
) -> dict[str, object]:
    return {
        "law": order.law.value,
        "tone": order.tone.value,
        "polite": order.tone is Tone.POLITE,
        "date": tokens.of(Messages(order.language).date_long(order.day), "date"),
        "reference": order.reference,
        "cite": citing.cite,
        "first": citing.first,
        "bare": citing.bare,
        "beside": citing.beside,
        **_person(order, tokens),
        **_operator(order, tokens),
        **_wish(order, rules, tokens),
        **_answer(order),
    }


def _person(order: LetterOrder, tokens: Tokens) -> dict[str, object]:
    person, given = order.person, order.given
    by_post = "postal_address" in given
    return {
        "name": tokens.of(_name(order), "name"),
        "kana": tokens.of(person.name_kana, "name_kana") if "name_kana" in given else "",
        "email": tokens.of(person.email, "email") if "email" in given else "",
        "accounts": [
            (tokens.of(label, "account_label"), tokens.of(value, f"account.{label}"))
            for label, value in person.accounts.items()
            if f"account.{label}" in given and value.strip()
        ],
        "postal_code": tokens.of(person.postal_code, "postal_address") if by_post else "",
        "postal_lines": [tokens.of(row, "postal_address") for row in person.address if by_post],
        "birth_date": tokens.of(_birth_date(order), "birth_date"),
    }


def _name(order: LetterOrder) -> str:
    """Give the name, with its spelling in Latin letters where a reader needs that."""
    person = order.person
    if "name_latin" in order.given and person.name_latin.strip():
        return f"{person.name} ({person.name_latin})"
    return person.name


def _birth_date(order: LetterOrder) -> str:
    born = order.person.birth_date
    if born is None or "birth_date" not in order.given:
        return ""
    return Messages(order.language).date_long(born)


def _operator(order: LetterOrder, tokens: Tokens) -> dict[str, object]:
    operator, channel = order.operator, order.channel
    rows = channel.value.splitlines() if channel and _by_post(order) else []
    spelling = "ja" if order.language == _JAPANESE else "latin"
    desk = (channel.desk if channel else "") or operator.desk
    return {
        "operator": tokens.of(operator.names.get(spelling) or operator.name, "operator"),
        "desk": tokens.of(desk, "operator"),
        "desk_honorific": "" if desk.endswith(_HONORIFICS) else " 御中",
        # A desk named together with its operator stands alone on its line.
        "desk_names_operator": bool(operator.name) and operator.name in desk,
        "services": [tokens.of(service, "operator") for service in operator.services],
        "operator_postal_lines": [tokens.of(row, "operator") for row in rows],
        "reachable": bool(operator.channels),
        "abroad": order.law is Law.APPI and operator.country not in ("", "JP"),
    }


def _by_post(order: LetterOrder) -> bool:
    return order.channel is not None and order.channel.kind is ChannelKind.POST


def _wish(order: LetterOrder, rules: LawPack, tokens: Tokens) -> dict[str, object]:
    asked = [rules.granted(right, order.day) for right in order.rights]
    charged = [right for right, rule in zip(order.rights, asked, strict=True) if rule.fee]
    if order.also is not None:
        # What is free under the second law is not offered to be paid for under the first.
        second = pack.load(order.also)
        there = {right: second.rule(right, order.day) for right in charged}
        charged = [right for right, rule in there.items() if rule is None or rule.fee]
    stated = {right: order.operator.fee(right) for right in charged}
    free = {right for right, fee in stated.items() if fee and fee.amount == 0}
    stated = {right: fee for right, fee in stated.items() if right not in free}
    return {
        "rights": [
            {
                "id": right.value,
                "file": kind_file(order.language, order.law, right),
                "cites": rules.must_cite(right, _own(rules, right, order), order.day),
                "grounds": [
                    {"id": each, "cite": rules.grounds[each].cite}
                    for each in _own(rules, right, order)
                ],
            }
            for right in order.rights
        ],
        "follow_up": order.follow_up.value if order.follow_up else "",
        "about": tokens.of(order.about.strip("\n") if order.about.strip() else "", "about"),
        "fee_known": [
            {"id": right.value, "amount": f"{fee.amount:,}", **_currency(fee.currency, tokens)}
            for right, fee in stated.items()
            if fee and fee.amount is not None
        ],
        "fee_unknown": [
            right.value for right, fee in stated.items() if not fee or fee.amount is None
        ],
        "on_paper": order.on_paper,
        # A wish under the rule on opt-out lists is none of the claims the Act answers for.
        "only_opt_out": order.rights == (Right.CEASE_THIRD_PARTY,)
        and _own(rules, order.rights[0], order) == ("opt_out_list",),
    }


def _currency(code: str, tokens: Tokens) -> dict[str, object]:
    return {"currency": tokens.of(code, "operator"), "yen": code == "JPY"}


def _own(rules: LawPack, right: Right, order: LetterOrder) -> tuple[str, ...]:
    known = rules.granted(right, order.day).grounds
    return tuple(ground for ground in order.grounds if ground in known)


def _answer(order: LetterOrder) -> dict[str, object]:
    by = order.answer_by
    if by is None:
        return {"answer_by": "", "answer_certainty": ""}
    if by.certainty is Certainty.PROMISE:
        raise Problem("problem.no_letter_with_promise")
    return {
        "answer_by": Messages(order.language).date_long(by.day),
        "answer_certainty": by.certainty.value,
    }
