"""Trying a template out before it is used: what it names, sample letters, the linter, the difference."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.base.errors import Problem
from app.base.ids import Certainty, ChannelKind, FollowUp, Law, OperatorSlug, Reference, Right
from app.base.messages import Message
from app.laws import pack
from app.letters import kinds
from app.letters.compose import compose
from app.letters.context import context_of
from app.letters.document import Letter
from app.letters.lint import ERROR, Finding, lint
from app.letters.order import Addressee, Agent, AnswerDate, Correspondence, LetterOrder
from app.letters.own import SECTIONS, section_lines, source_of, unknown_section
from app.letters.own_template import Kind, OwnTemplate
from app.letters.sandbox import SANDBOX, may_use
from app.letters.templates import shipped
from app.letters.text import text_lines, to_text
from app.operators.record import Channel, Operator
from app.people.person import Person

DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class TrialFinding:
    """Something about a template to know before it is used.

    Attributes:
        file: the template, as listed.
        line: 1-based; 0 = it has no one line.
        severity: ``error`` (no letter can be sent with it as it is) or ``warning``.
        excerpt: the words of a sample letter it was found in; empty = none.
    """

    file: str
    line: int
    severity: str
    message: Message
    excerpt: str = ""


@dataclass(frozen=True)
class DifferenceLine:
    """A line of a comparison; ``mark`` is ``-`` (only before), ``+`` (only after) or empty."""

    mark: str
    text: str


def check(template: OwnTemplate) -> tuple[TrialFinding, ...]:
    """Read a template and write sample letters with it; empty = nothing to say."""
    try:
        found = [*_named(template)]
    except Problem as problem:
        return (_told(template, problem),)
    told: list[TrialFinding] = []
    for each in found or _tried(template):
        if each not in told:
            told.append(each)
    return tuple(told)


def _named(template: OwnTemplate) -> Iterator[TrialFinding]:
    """Find sections, values, places of law and shipped parts there are none of."""
    for name, line in section_lines(template.text):
        if name not in SECTIONS:
            yield _told(template, unknown_section(template, name, line))
    contents = SANDBOX.read(source_of(template))
    order = sample_orders(template.law, template.kind, template.language)[0]
    known = context_of(order)
    for name, line in contents.names.items():
        if name not in known:
            yield _unknown(template, line, name, difflib.get_close_matches(name, known, 3))
    for path, line in contents.fields.items():
        name, _, part = path.partition(".")
        held = known.get(name)
        if isinstance(held, Mapping) and part not in held and not hasattr(dict, part):
            close = difflib.get_close_matches(part, [*held], 3)
            yield _unknown(template, line, path, [f"{name}.{each}" for each in close])
    # What another law calls so may stand in a branch for that law.
    places = {meaning for law in Law for meaning in pack.load(law).citations}
    for meaning, line in contents.cited.items():
        if meaning not in places:
            law = Message(f"law.{template.law}")
            code = "problem.own_template_no_place"
            yield _wrong(template, line, code, name=meaning, law=law)
    for part, line in contents.parts.items():
        if part != template.listed and not (
            may_use(part, template.language) and shipped(part) is not None
        ):
            yield _wrong(template, line, "problem.own_template_part", part=part)


def _tried(template: OwnTemplate) -> Iterator[TrialFinding]:
    """Write every sample letter with it, and read each as the linter does."""
    for order in sample_orders(template.law, template.kind, template.language):
        try:
            letter = compose(order, template=template)
            to_text(letter)
        except Problem as problem:
            yield _told(template, problem)
            return
        for each in lint(letter, order):
            if each.id == "L-must-cite":
                yield _uncited(template, order, each)
                continue
            yield TrialFinding(template.listed, 0, each.severity, each.message, each.excerpt)


def _uncited(template: OwnTemplate, order: LetterOrder, finding: Finding) -> TrialFinding:
    """Say by which words the template cites what it must."""
    place = finding.message.values.get("place")
    rules = pack.load(order.law)
    must = (
        each for right in order.rights for each in rules.must_cite(right, order.grounds, order.day)
    )
    meaning = next((each for each in must if rules.cite(each, order.language) == place), "")
    if not meaning:
        return TrialFinding(template.listed, 0, ERROR, finding.message)
    gap = f"{{{{ cite('{meaning}') }}}}"
    code = "problem.own_template_must_cite"
    return _told(template, Problem(code, file=template.listed, place=place, gap=gap))


def _told(template: OwnTemplate, problem: Problem) -> TrialFinding:
    line = problem.message.values.get("line", 0)
    return TrialFinding(
        template.listed, line if isinstance(line, int) else 0, ERROR, problem.message
    )


def _unknown(template: OwnTemplate, line: int, name: str, near: list[str]) -> TrialFinding:
    if not near:
        return _wrong(template, line, "problem.own_template_unknown_plain", name=name)
    code = "problem.own_template_unknown"
    return _wrong(template, line, code, name=name, near=", ".join(near))


def _wrong(template: OwnTemplate, line: int, code: str, **values: str | Message) -> TrialFinding:
    return _told(template, Problem(code, file=template.listed, line=line, **values))


def difference(before: Iterable[str], after: Iterable[str]) -> tuple[DifferenceLine, ...]:
    """Compare two texts line by line; what both have has no mark."""
    old, new = [*before], [*after]
    found: list[DifferenceLine] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        if old[start:end] == new[other_start:other_end]:
            found += (DifferenceLine("", line) for line in old[start:end])
        else:
            found += (DifferenceLine("-", line) for line in old[start:end])
            found += (DifferenceLine("+", line) for line in new[other_start:other_end])
    return tuple(found)


def body_lines(letter: Letter) -> tuple[str, ...]:
    """Give the lines of a letter's body, as they are compared."""
    lines = (line for text in text_lines(letter.body, letter.language) for line in text.split("\n"))
    return tuple(lines)


def difference_to_shipped(template: OwnTemplate) -> tuple[DifferenceLine, ...]:
    """Compare the sample letter of Kaiji with the same letter in the user's words.

    Raises:
        Problem: the template has a mistake.
    """
    order = sample_orders(template.law, template.kind, template.language)[0]
    before, after = compose(order), compose(order, template=template)
    return difference(to_text(before).splitlines(), to_text(after).splitlines())


def sample_letter(law: Law, kind: Kind, language: str) -> Letter:
    """Write the shipped letter with sample values.

    Raises:
        Problem: there is no such letter.
    """
    return compose(sample_orders(law, kind, language)[0])


def sample_orders(law: Law, kind: Kind, language: str) -> tuple[LetterOrder, ...]:
    """Give orders of sample data: the usual letter, then its tones, ways and what may be missing."""
    usual = _usual(law, kind, language)
    row = kinds.kind(kind)
    others = [replace(usual, tone=tone) for tone in row.tones if tone is not usual.tone]
    others += [replace(usual, variant=variant) for variant in row.under(law)[1:]]
    if row.channel:
        post = usual.operator.channel(ChannelKind.POST)
        given = frozenset({"name", "postal_address"})
        others.append(replace(usual, channel=post, given=given, answer_by=None))
    others.append(replace(usual, given=frozenset({"name"})))
    return (usual, *others)


def _usual(law: Law, kind: Kind, language: str) -> LetterOrder:
    row, rules = kinds.kind(kind), pack.load(law)
    follow_up = kind if isinstance(kind, FollowUp) else None
    rights = (kind,) if isinstance(kind, Right) else ()
    rule = rules.granted(rights[0]) if rights else None
    # A right the law grants from a later day on is asked for on that day.
    day = max(DAY, (rule and rule.valid_from) or DAY)
    asked = (Right.ACCESS,) if row.asked else ()
    later = follow_up is not None or bool(kinds.COMPLAINTS.intersection(rights))
    words = row.about == "must" or (rule is not None and rule.particulars)
    certainty = Certainty.CONVENTION if law is Law.APPI else Certainty.STATUTORY
    operator = _operator(law, language)
    usual_options = [each for each in kinds.options((law,), rights, follow_up) if each.default]
    reasons = kinds.refusals(law, asked)
    points = [each.id for each in kinds.points(law, asked) if each.cite]
    first = rules.authorities[0].name if rules.authorities else {"en": "Authority"}
    authority = Addressee(first.get(language) or first["en"])
    return LetterOrder(
        operator=operator,
        person=_person(language),
        law=law,
        language=language,
        day=day,
        reference=Reference("KJ-7F3K-92"),
        rights=rights,
        follow_up=follow_up,
        grounds=rule.grounds[:1] if rule else (),
        about=_ABOUT[language] if words else "",
        channel=operator.channel() if row.channel else None,
        tone=row.tones[0],
        answer_by=None if later else AnswerDate(DAY + timedelta(days=30), certainty),
        asked=asked,
        past=_past(certainty) if later else Correspondence(),
        options={each.id: "" for each in usual_options},
        points=tuple(points[:2]) if row.items else (),
        refusals=tuple(each.id for each in reasons[:1]) if row.refusals else (),
        reply_by=DAY + timedelta(days=row.reply_days) if row.reply_days else None,
        agent=Agent(Person(name=_AGENTS[language], email="agent@example.org"))
        if row.agent
        else None,
        authority=authority if kind is Right.COMPLAINT_AUTHORITY else None,
    )


def _past(certainty: Certainty) -> Correspondence:
    return Correspondence(
        sent=DAY - timedelta(days=60),
        sent_by=ChannelKind.EMAIL,
        arrived=DAY - timedelta(days=60),
        due=DAY - timedelta(days=30),
        due_certainty=certainty,
        ticket="T-1234",
        asked=DAY - timedelta(days=50),
        asked_for="ID",
        fee="1,000",
    )


def _operator(law: Law, language: str) -> Operator:
    country = {"ja": "JP", "de": "DE", "fr": "FR"}.get(language, _COUNTRIES[law])
    return Operator(
        slug=OperatorSlug("sample-operator"),
        name=_OPERATORS.get(language, "Sample Operator Ltd"),
        country=country,
        channels=(
            Channel(ChannelKind.EMAIL, "privacy@example.com"),
            Channel(ChannelKind.POST, _ADDRESSES.get(language, "1 Sample Street\nSampletown")),
        ),
        sample=True,
    )


def _person(language: str) -> Person:
    country, name, code, *address = _PEOPLE.get(language, _PEOPLE["en"])
    return Person(
        name=name,
        email="robin@example.org",
        country=country,
        postal_code=code,
        address=tuple(address),
        sample=True,
    )


_COUNTRIES = {Law.APPI: "JP", Law.GDPR: "IE", Law.UK_GDPR: "GB", Law.CCPA: "US"}
_OPERATORS = {"ja": "見本株式会社", "de": "Muster GmbH", "fr": "Société Exemple"}
_ADDRESSES = {"ja": "〒100-0001\n東京都千代田区見本町1-1"}
_PEOPLE = {
    "en": ("IE", "Robin Sample", "A1 B2C3", "2 Sample Road", "Sampletown"),
    "ja": ("JP", "見本 花子", "100-0001", "東京都千代田区見本町1-2-3"),
    "de": ("DE", "Robin Muster", "10115", "Musterstraße 1", "Berlin"),
    "fr": ("FR", "Robin Exemple", "75001", "1 rue Exemple", "Paris"),
}
_AGENTS = {"en": "Alex Example", "ja": "例 代理子", "de": "Alex Beispiel", "fr": "Alex Modèle"}
_ABOUT = {
    "en": "The telephone number you hold is an old one.",
    "ja": "登録の電話番号は古い番号です。",
    "de": "Die hinterlegte Telefonnummer ist veraltet.",
    "fr": "Le numéro de téléphone enregistré est ancien.",
}
