"""What the templates of a letter may name: every value a token, every date as the letter writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.base.errors import Problem
from app.base.ids import Certainty, ChannelKind, FollowUp, Law, Right, Tone
from app.laws import pack
from app.laws.pack import LawPack
from app.letters import kinds
from app.letters.catalogue import file_of
from app.letters.citing import Citing
from app.letters.days import Days
from app.letters.order import PAST_DAYS, LetterOrder
from app.letters.tokens import Tokens

#: An addressee that has one already gets no second honorific.
_HONORIFICS = ("御中", "様")

_JAPANESE = "ja"


def context_of(order: LetterOrder) -> Mapping[str, object]:
    """Give what the templates of such a letter may name."""
    rules = pack.load(order.law)
    return {"also_law": "", **context(order, rules, Tokens(), Citing(rules, order.language))}


def kind_file(order: LetterOrder, kind: Right | FollowUp) -> str:
    """Name the file of a kind's blocks; of one that is missing the place where it would stand."""
    rules = pack.load(order.law)
    found = file_of(rules, kind, order.language)
    return found or f"{order.language}/{order.law.value}/{kind.value}.md.j2"


def context(
    order: LetterOrder, rules: LawPack, tokens: Tokens, citing: Citing
) -> dict[str, object]:
    """Give the context of a letter of ``order`` under ``rules``; values become ``tokens``."""
    return {
        "law": order.law.value,
        "tone": order.tone.value,
        "polite": order.tone is Tone.POLITE,
        "firm": order.tone is Tone.FIRM,
        "variant": order.variant or _first_variant(order),
        "channel": order.channel.kind.value if order.channel else "",
        "date": tokens.of(_written(order, order.day), "date"),
        "reference": order.reference,
        "translates": order.translates,
        "cite": citing.cite,
        "first": citing.first,
        "bare": citing.bare,
        "beside": citing.beside,
        **_person(order, tokens),
        **_operator(order, tokens),
        **_wish(order, rules, tokens),
        **_answer(order),
        **_agent(order, tokens),
        **_before(order, rules, tokens),
        **_chosen(order, rules, tokens),
    }


def _written(order: LetterOrder, day: date | None) -> str:
    """Write a date as this letter does; nothing where there is none."""
    return Days.of(order.language, order.law, era=order.era).written(day) if day else ""


def _first_variant(order: LetterOrder) -> str:
    return next(iter(kinds.kind_of(order.rights, order.follow_up).variants), "")


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
    return _written(order, order.person.birth_date) if "birth_date" in order.given else ""


def _agent(order: LetterOrder, tokens: Tokens) -> dict[str, object]:
    """Say who writes: the person, or who acts for it. An agent's own address is always given."""
    agent = order.agent
    if agent is None:
        return {"agent": "", "capacity": "", "signer": tokens.of(_name(order), "name")}
    person = agent.person
    return {
        "agent": {
            "name": tokens.of(person.name, "agent"),
            "kana": tokens.of(person.name_kana, "agent"),
            "email": tokens.of(person.email, "agent"),
            "postal_code": tokens.of(person.postal_code, "agent"),
            "postal_lines": [tokens.of(row, "agent") for row in person.address],
        },
        "capacity": agent.capacity.value,
        "signer": tokens.of(person.name, "agent"),
    }


def _before(order: LetterOrder, rules: LawPack, tokens: Tokens) -> dict[str, object]:
    """Tell what passed before: dates as this letter writes them, what others wrote as values."""
    past = order.past
    authority = order.authority
    return {
        "asked": _rows(order, rules, order.asked),
        "past": {
            **{each: _written(order, getattr(past, each)) for each in PAST_DAYS},
            "sent_by": past.sent_by.value if past.sent_by else "",
            "proven": past.proven,
            "due_certainty": past.due_certainty.value if past.due_certainty else "",
            "late": past.due is not None and order.day > past.due and past.answered is None,
            "refused_already": past.refused is not None,
            "ticket": tokens.of(past.ticket, "ticket"),
            "asked_for": tokens.of(past.asked_for, "quote"),
            "fee": tokens.of(past.fee, "quote"),
            "quote": tokens.of(past.quote, "quote"),
            "events": _in_order(order),
        },
        "reply_by": _written(order, order.reply_by),
        "authority": tokens.of(authority.name if authority else "", "authority"),
        "authority_lines": [
            tokens.of(row, "authority") for row in (authority.lines if authority else ())
        ],
    }


#: What may have happened, in the order of events of one day.
_EVENTS = (
    "sent",
    "arrived",
    "asked",
    "extended",
    "due",
    "reminded",
    "answered",
    "refused",
    "complained",
)


def _in_order(order: LetterOrder) -> list[dict[str, str]]:
    """Name what happened on a known day, the earliest first."""
    known = [(each, day) for each in _EVENTS if (day := getattr(order.past, each))]
    return [
        {"id": each, "on": _written(order, day)}
        for each, day in sorted(known, key=lambda event: event[1])
    ]


def _chosen(order: LetterOrder, rules: LawPack, tokens: Tokens) -> dict[str, object]:
    """Tell what the user switched on: options, points of an answer, reasons of a refusal."""
    chosen = order.options
    wanted = kinds.points(order.law, order.about_rights)
    known = {each.id: each for each in wanted}
    listed = [each for each in wanted if each.listed and each.id in (order.points or known)]
    return {
        "options": {
            each.id: _option(order, each, tokens) if each.id in chosen else ""
            for each in kinds.every_option()
        },
        "points": [
            {"id": each, "cite": known[each].cite} for each in order.points if each in known
        ],
        "listed": [{"id": each.id, "cite": each.cite} for each in listed],
        "refusals": list(order.refusals),
    }


def _option(order: LetterOrder, option: kinds.Option, tokens: Tokens) -> str:
    """Give what stands in a letter for an option: its text, its date, or just that it is on."""
    given = order.options[option.id].strip()
    if option.text == "date":
        return _written(order, date.fromisoformat(given))
    return tokens.of(given, "option") if option.text else "yes"


def _operator(order: LetterOrder, tokens: Tokens) -> dict[str, object]:
    operator, channel = order.operator, order.channel
    rows = channel.value.splitlines() if channel and order.by_post else []
    seat = operator.channel(ChannelKind.POST)
    address = seat.value.splitlines() if seat else []
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
        # Whichever way the letter goes: where the operator can be found.
        "operator_address": [tokens.of(row, "operator") for row in address],
        "reachable": bool(operator.channels),
        "abroad": order.law is Law.APPI and operator.country not in ("", "JP"),
    }


def _wish(order: LetterOrder, rules: LawPack, tokens: Tokens) -> dict[str, object]:
    # A right only the policy grants has no rule.
    asked = [rules.rule(right, order.day) for right in order.rights]
    charged = [right for right, rule in zip(order.rights, asked, strict=True) if rule and rule.fee]
    if order.also is not None:
        # What is free under the second law is not offered to be paid for under the first.
        second = pack.load(order.also)
        there = {right: second.rule(right, order.day) for right in charged}
        charged = [right for right, rule in there.items() if rule is None or rule.fee]
    stated = {right: order.operator.fee(right) for right in charged}
    free = {right for right, fee in stated.items() if fee and fee.amount == 0}
    stated = {right: fee for right, fee in stated.items() if right not in free}
    return {
        "rights": _rows(order, rules, order.rights),
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


def _rows(order: LetterOrder, rules: LawPack, rights: Iterable[Right]) -> list[dict[str, object]]:
    """Tell of each right where it is granted, on which grounds, and where its blocks stand."""
    return [
        {
            "id": right.value,
            "file": kind_file(order, right),
            "cites": _cites(rules, right, order),
            "grounds": [
                {"id": each, "cite": rules.grounds[each].cite} for each in _own(rules, right, order)
            ],
        }
        for right in rights
    ]


def _currency(code: str, tokens: Tokens) -> dict[str, object]:
    return {"currency": tokens.of(code, "operator"), "yen": code == "JPY"}


def _own(rules: LawPack, right: Right, order: LetterOrder) -> tuple[str, ...]:
    rule = rules.rule(right, order.day)
    return tuple(ground for ground in order.grounds if rule and ground in rule.grounds)


def _cites(rules: LawPack, right: Right, order: LetterOrder) -> tuple[str, ...]:
    if rules.rule(right, order.day) is None:
        return ()
    return rules.must_cite(right, _own(rules, right, order), order.day)


def _answer(order: LetterOrder) -> dict[str, object]:
    by = order.answer_by
    if by is None:
        return {"answer_by": "", "answer_certainty": ""}
    if by.certainty is Certainty.PROMISE and "policy_quote" not in order.options:
        # A date somebody promised is only named together with the words that promised it.
        raise Problem("problem.no_letter_with_promise")
    return {
        "answer_by": _written(order, by.day),
        "answer_certainty": by.certainty.value,
    }
