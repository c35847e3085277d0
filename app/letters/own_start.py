"""Beginning a template of one's own from a shipped one, and seeing whether that has changed since."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from app.base.ids import Law, Right
from app.laws import pack
from app.letters import kinds
from app.letters.catalogue import file_of
from app.letters.own_template import Kind, OwnTemplate
from app.letters.templates import Load, shipped

#: A template named by another.
_NAMED = re.compile(r"\{%-?\s*(?:import|from|include|extends)\s+'([^']+)'")
#: In a skeleton: the import of the blocks of a kind.
_KIND_IMPORT = re.compile(
    r"\{%(-?)\s*import\s+(?:rights\[0\]|right)\.file\s+as\s+(\w+)\s+with context\s*(-?)%\}"
)
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\(")
_COMMON_IMPORT = re.compile(
    r"^\{%-?\s*import\s+'[^']+'\s+as\s+\w+\s+with context\s*-?%\}\n?", re.MULTILINE
)
#: The name under which the words of the kind stand in the text to start from.
_WORDS = "this_right"


def sources(law: Law, kind: Kind, language: str, load: Load = shipped) -> tuple[str, ...]:
    """Name the shipped files a letter is made of, its own first; none if there is no such letter."""
    own = file_of(pack.load(law), kind, language)
    if not own:
        return ()
    waiting = [own]
    if _has_skeleton(kind):
        waiting.append(_skeleton(language))
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        text = load(name)
        if name not in found and text is not None:
            found[name] = None
            waiting += _NAMED.findall(text)
    return tuple(found)


def text_of(name: str, load: Load = shipped) -> str:
    """Give the text of a shipped file; empty where there is none."""
    return load(name) or ""


def basis(law: Law, kind: Kind, language: str, load: Load = shipped) -> dict[str, str]:
    """Give the files of a shipped letter with the SHA-256 of each one's text."""
    return {name: _hash(text_of(name, load)) for name in sources(law, kind, language, load)}


def changed_since(template: OwnTemplate, load: Load = shipped) -> tuple[str, ...]:
    """Name the shipped files that have changed, or gone, since ``template`` was made from them."""
    held: Mapping[str, str] = template.based_on
    return tuple(name for name, kept in held.items() if _hash(text_of(name, load)) != kept)


def start_of(law: Law, kind: Kind, language: str, load: Load = shipped) -> str:
    """Give the shipped letter as one text to start from, which writes the same letter.

    Of a right, its own words come first, then the skeleton that uses them.
    """
    files = sources(law, kind, language, load)
    if not files:
        return ""
    own = text_of(files[0], load)
    if not _has_skeleton(kind):
        return own
    skeleton = text_of(_skeleton(language), load)
    # What both import is imported once, by the skeleton, before the words need it.
    imports = _COMMON_IMPORT.findall(own)
    words = _COMMON_IMPORT.sub("", own).strip()
    names = ", ".join(f"'{name}': {name}" for name in _MACRO.findall(words))
    head = "".join(imports) + f"{words}\n{{% set {_WORDS} = {{{names}}} %}}\n"
    return head + _KIND_IMPORT.sub(rf"{{%\1 set \2 = {_WORDS} \3%}}", skeleton)


def _has_skeleton(kind: Kind) -> bool:
    return isinstance(kind, Right) and kind not in kinds.COMPLAINTS


def _skeleton(language: str) -> str:
    return f"{language}/letter.md.j2"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
