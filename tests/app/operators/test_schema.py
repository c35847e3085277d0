"""The page that tells how to write a record says what the code reads."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from app.base.ids import ChannelKind, Law, Right
from app.base.messages import LANGUAGES, Messages
from app.operators.check import check_files
from app.operators.record import (
    IDENTITY_DOCUMENTS,
    PAYMENTS,
    Channel,
    Documents,
    Fee,
    Operator,
    Procedure,
    Source,
)
from app.operators.rules import BASES, Level
from app.operators.rules.words import (
    CHARGES,
    CHOICES,
    FOR_WHOM,
    FORMS_OF_ANSWER,
    PROCEDURE_CHOICES,
    PURPOSES,
)

PAGE = (Path(__file__).resolve().parents[3] / "company_directory" / "SCHEMA.md").read_text("utf-8")
KINDS = (Operator, Channel, Fee, Procedure, Documents, Source)

#: Where a field may hold one of few words: section, field, words.
WORDS = [
    ("Operator", "inferred", BASES),
    ("Operator", "response_forms", FORMS_OF_ANSWER),
    ("Operator", "laws_named", [*Law]),
    *(("Operator", key, words) for key, words in CHOICES.items()),
    ("Channel", "kind", [*ChannelKind]),
    ("Channel", "purpose", PURPOSES),
    ("Channel", "laws", [*Law]),
    ("Fee", "per", CHARGES),
    ("Fee", "how", PAYMENTS),
    *(("Procedure", key, words) for key, words in PROCEDURE_CHOICES.items()),
    ("Documents", "any_of", IDENTITY_DOCUMENTS),
    ("Documents", "for_whom", FOR_WHOM),
]


def section(name: str) -> str:
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(name: str) -> dict[str, list[str]]:
    """Give the rows of a section's table: key -> its cells."""
    found = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", section(name), re.MULTILINE)
    return {key: [meaning, values] for key, meaning, values in found}


def example() -> str:
    return section("Example").split("```toml\n", 1)[1].split("```", 1)[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_told_in_its_order(kind: type) -> None:
    assert [*rows(kind.__name__)] == [field.name for field in fields(kind)]


@pytest.mark.parametrize(("name", "key", "words"), WORDS)
def test_every_word_a_field_may_hold_is_told(name: str, key: str, words: list[str]) -> None:
    told = re.findall(r"`([^`]+)`", rows(name)[key][1])
    assert told == [str(word) for word in words]


def test_every_right_is_told() -> None:
    assert re.findall(r"`(\w+)`", section("Words")) == [right.value for right in Right]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_example_has_every_field(kind: type) -> None:
    tree = tomllib.loads(example())
    tables = {
        "Operator": [tree],
        "Channel": tree["channels"],
        "Fee": tree["fees"],
        "Procedure": [tree["procedure"]],
        "Documents": tree["procedure"]["identity_documents"],
        "Source": [*tree["sources"].values()],
    }[kind.__name__]
    assert {key for table in tables for key in table} == {field.name for field in fields(kind)}


def test_the_example_is_in_order() -> None:
    relatives = [
        (f"{slug}.toml", f'slug = "{slug}"\nnot_stated = ["name", "country", "contact"]\n'.encode())
        for slug in ("mihon-group", "mihon-next")
    ]
    findings = check_files([("aomihon.toml", example().encode()), *relatives], date(2026, 11, 22))
    assert [each for each in findings if each.level is not Level.NOTE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_worded(language: str) -> None:
    messages = Messages(language)
    worded = {
        "identity_document": IDENTITY_DOCUMENTS,
        "payment": PAYMENTS,
        "operator_status": CHOICES["status"],
        "documents_for": FOR_WHOM,
        **PROCEDURE_CHOICES,
    }
    missing = [
        f"{group}.{word}"
        for group, words in worded.items()
        for word in words
        if not messages.has(f"{group}.{word}")
    ]
    assert missing == []
