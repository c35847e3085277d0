"""Something read in a document: what it says, where, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing a document states.

    Attributes:
        field: what it is about: a field of the schema of the reader.
        value: what is stated; its type belongs to the field.
        start: offset of the evidence in the document's text.
        end: offset after it; ``text[start:end]`` is the evidence, exactly as it stands.
        rule: id of the cue or rule that found it, also why it won over others.
        weight: how strongly the rule speaks; of rivals the heavier wins.
    """

    field: str
    value: str | int | bool | None
    start: int
    end: int
    rule: str
    weight: int = 1
