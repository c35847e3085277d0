"""Trying a template out before it is used: what it names, sample letters, the linter, the difference."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.ids import Law
from app.base.messages import Message
from app.laws import pack
from app.letters.compose import compose
from app.letters.context import context_of
from app.letters.document import Letter
from app.letters.lint import ERROR, Finding, lint
from app.letters.order import LetterOrder
from app.letters.own import SECTIONS, section_lines, source_of, unknown_section
from app.letters.own_template import OwnTemplate
from app.letters.sample_orders import sample_orders
from app.letters.sandbox import SANDBOX, may_use
from app.letters.templates import shipped
from app.letters.text import text_lines, to_text


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
