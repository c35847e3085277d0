"""Templates of the user's own: what one is, what may stand in it, and how a letter takes it.

A template replaces sections of the shipped letter of its law, kind and language: at least the
body. Whatever it does not give (addressee, sender, closing, signature, title) stays as shipped.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping

from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.base.messages import LANGUAGES, Message, Messages
from app.base.records import shown_key
from app.laws import pack, shelf
from app.letters.catalogue import catalogue
from app.letters.citing import Citing
from app.letters.kinds import kind_name
from app.letters.order import LetterOrder
from app.letters.own_template import FOLDER, Kind, OwnTemplate, key_of
from app.letters.sandbox import SANDBOX, Source
from app.letters.sandbox_contents import CITING
from app.letters.tokens import TOKEN, Tokens

LONGEST_NAME = 80
#: Bytes of a template.
LONGEST_TEXT = 64 * 1024

#: The parts of a letter, as a template heads them.
SECTIONS = (
    "subject",
    "title",
    "recipient",
    "sender",
    "opening",
    "body",
    "record",
    "closing",
    "signature",
    "enclosures",
)

_SECTION = re.compile(r"^%%[ \t]*(\w*)[ \t]*$", re.MULTILINE)
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
#: A character that Markdown would lose, as ``editing`` writes it; not behind a backslash.
_REFERENCE = re.compile(r"\\.|&#([0-9]{1,7});", re.DOTALL)
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def source_of(template: OwnTemplate) -> Source:
    """Give a template as the sandbox runs it."""
    return Source(template.listed, template.text, template.language)


def checked_name(name: str) -> str:
    """Give a name as it is kept.

    Raises:
        Problem: it is empty, too long, has characters nobody sees, or is a shipped letter's.
    """
    name = unicodedata.normalize("NFC", name).strip()
    if name.lower().startswith(FOLDER):
        name = name[len(FOLDER) :].strip()
    hidden = any(unicodedata.category(each) in _INVISIBLE for each in name)
    if not key_of(name) or hidden or len(name) > LONGEST_NAME:
        raise Problem("problem.own_template_name", name=shown_key(name), most=LONGEST_NAME)
    if key_of(name) in _taken():
        raise Problem("problem.own_template_name_shipped", name=name)
    return name


@shelf.remember()
def _taken() -> frozenset[str]:
    """Give the keys of every name of a shipped letter: its id, its titles, its files."""
    kinds: tuple[Kind, ...] = (*Right, *FollowUp)
    names = {kind.value for kind in kinds}
    names |= {f"{kind.value}.md.j2" for kind in kinds}
    names |= {entry.title for entry in catalogue()}
    for language in LANGUAGES:
        names |= {Messages(language).say(kind_name(kind)) for kind in kinds}
    return frozenset(map(key_of, names))


def checked_text(text: str, file: str) -> str:
    """Give a template's text as it is kept: lines end in a line feed.

    Raises:
        Problem: it is empty, too long, or has a character that no letter can have.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Problem("problem.own_template_empty", file=file)
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_TEXT:
        raise Problem("problem.own_template_long", file=file, most=LONGEST_TEXT // 1024)
    for number, line in enumerate(text.split("\n"), 1):
        if any(map(_is_forbidden, line)):
            raise Problem("problem.own_template_control", file=file, line=number)
    return text


def _is_forbidden(character: str) -> bool:
    """Say whether no letter has this character: control, private use (tokens), half a pair."""
    return character not in "\t\n" and unicodedata.category(character) in ("Cc", "Co", "Cs")


def check_letter(law: Law, kind: Kind, language: str) -> None:
    """See that there is a shipped letter, whose head and end a template of one's own takes.

    Raises:
        Problem: there is none.
    """
    for entry in catalogue():
        if (entry.law, entry.kind, entry.language) == (law, kind, language):
            return
    raise Problem(
        "problem.own_template_no_letter",
        law=Message(f"law.{law}"),
        kind=kind_name(kind),
        language=shown_key(language),
    )


def fits(template: OwnTemplate, order: LetterOrder) -> bool:
    """Say whether a template writes the letter of ``order``."""
    kinds = (order.follow_up,) if order.follow_up else order.rights
    return (order.law, kinds, order.language) == (
        template.law,
        (template.kind,),
        template.language,
    )


def with_own(
    template: OwnTemplate,
    order: LetterOrder,
    context: Mapping[str, object],
    citing: Citing,
    tokens: Tokens,
    shipped: Mapping[str, str],
) -> dict[str, str]:
    """Put the sections of ``template`` in the place of those of the shipped letter.

    Args:
        template: the user's.
        order: the letter to be written.
        context: of the shipped letter.
        citing: remembers what the template cites, and no longer what the shipped letter did.
        tokens: of the letter.
        shipped: its sections.

    Raises:
        Problem: the template is for another letter, has a mistake, or does what it may not.
    """
    if not fits(template, order):
        raise Problem(
            "problem.own_template_other_letter",
            name=template.listed,
            law=Message(f"law.{template.law}"),
            kind=kind_name(template.kind),
            language=template.language,
        )
    plain = {name: value for name, value in context.items() if not callable(value)}
    tables = citations(order.law, order.language, order.also is None)
    rendered = SANDBOX.render(source_of(template), plain, tables)
    own = _sections(rendered.text, template)
    _check_result(rendered.text, tokens, template)
    citing.cited.clear()
    for meaning in rendered.cited:
        citing.beside(meaning)
    kept = {name: text for name, text in shipped.items() if name not in ("body", "record")}
    return {**kept, **{name: _with_characters(text, tokens) for name, text in own.items()}}


@shelf.remember()
def citations(law: Law, language: str, alone: bool) -> Mapping[str, Mapping[str, str]]:
    """Give what each function that cites says of each meaning the law's pack has."""
    rules = pack.load(law)
    known = [meaning for meaning, row in rules.citations.items() if language in row.text]
    citing = Citing(rules, language, alone)
    return {name: {meaning: getattr(citing, name)(meaning) for meaning in known} for name in CITING}


def section_lines(text: str) -> list[tuple[str, int]]:
    """Give the heads of sections that stand in a template's source, with their lines."""
    bare = _JINJA_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    return [(found[1], bare.count("\n", 0, found.start()) + 1) for found in _SECTION.finditer(bare)]


def unknown_section(template: OwnTemplate, name: str, line: int) -> Problem:
    """Say that there is no such section."""
    known = ", ".join(SECTIONS)
    return Problem(
        "problem.own_template_section", file=template.listed, line=line, name=name, known=known
    )


def _sections(text: str, template: OwnTemplate) -> dict[str, str]:
    """Part what was rendered; what stands before the first head is the body."""
    first, *parts = _SECTION.split(text)
    lines = dict(section_lines(template.text))
    sections: dict[str, str] = {}
    for name, part in zip(parts[::2], parts[1::2], strict=True):
        if name not in SECTIONS or name in sections:
            raise unknown_section(template, name, lines.get(name, 0))
        sections[name] = part
    if first.strip():
        if "body" in sections:
            raise unknown_section(template, "body", lines.get("body", 0))
        sections["body"] = first
    if not (sections.get("body", "") + sections.get("record", "")).strip():
        raise Problem("problem.own_template_empty", file=template.listed)
    return sections


def _check_result(text: str, tokens: Tokens, template: OwnTemplate) -> None:
    """See that every value is whole, and nothing is left that no letter can have.

    Raises:
        Problem: a value was cut, or a character was made that no letter can have.
    """
    if any(found[0] not in tokens.values for found in TOKEN.finditer(text)):
        raise Problem("problem.own_template_cut", file=template.listed)
    rest = TOKEN.sub("", text)
    if any(unicodedata.category(each) == "Co" for each in rest):
        raise Problem("problem.own_template_cut", file=template.listed)
    for number, line in enumerate(rest.split("\n"), 1):
        if any(map(_is_forbidden, line)):
            raise Problem("problem.own_template_control", file=template.listed, line=number)


def _with_characters(text: str, tokens: Tokens) -> str:
    """Let characters written as ``&#32;`` pass Markdown as values of no field."""

    def passed(found: re.Match[str]) -> str:
        code = int(found[1] or 0)
        if not 0 < code <= sys.maxunicode or _is_forbidden(chr(code)):
            return found[0]
        return tokens.of(chr(code), "")

    return _REFERENCE.sub(passed, text)
