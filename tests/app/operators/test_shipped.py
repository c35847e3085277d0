"""What Kaiji ships are facts with their source, and no sentences of anybody's policy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.operators.check import check_path, check_shipped
from app.operators.directory import Directory
from app.operators.rules import Level
from app.operators.sample import sample_operators

ROOT = Path(__file__).resolve().parents[3] / "company_directory"
RECORDS = sorted(ROOT.rglob("operators/**/*.toml"))

#: Facts that are as long as a sentence: headings, addresses, names.
_MAY_BE_LONG = {"section", "value", "name", "desk"}


def test_what_is_shipped_has_no_faults() -> None:
    findings = check_shipped(date(2026, 11, 22))
    assert [each for each in findings if each.level is not Level.NOTE] == []
    assert {each.rule for each in findings} == {"checked_unknown"}


def test_no_date_of_a_check_is_invented() -> None:
    for operator in (*Directory().all(), *sample_operators()):
        assert all(channel.checked is None for channel in operator.channels)
        assert all(source.address for source in operator.sources.values() if source.seen)


def texts(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from texts(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts(value, key)
    elif isinstance(tree, str):
        yield key, tree


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_no_sentence_of_a_policy_is_shipped(path: Path, shared: Path) -> None:
    policies = " ".join(
        " ".join(re.findall(r"\w+", each.read_text(encoding="utf-8").lower()))
        for each in (shared / "policies" / "dev").glob("00*.txt")
    )
    source = path.read_text(encoding="utf-8")
    comments = re.findall(r"^# (.*)$", source, re.MULTILINE)
    words = [(key, text) for key, text in texts(tomllib.loads(source)) if key not in _MAY_BE_LONG]
    for _, text in [*words, *(("comment", each) for each in comments)]:
        parts = re.findall(r"\w+", text.lower())
        runs = [" ".join(parts[start : start + 6]) for start in range(len(parts) - 5)]
        assert not [run for run in runs if run in policies]


def test_the_sample_operators_have_no_faults_and_lead_nowhere() -> None:
    findings = check_path(ROOT / "sample" / "operators", date(2026, 11, 21))
    assert [each for each in findings if each.level is not Level.NOTE] == []
    for operator in sample_operators():
        assert operator.sample
        assert all(
            re.search(r"(^|\.)example\.(com|org|jp)$", domain) for domain in operator.domains
        )
        for channel in operator.channels:
            assert not re.search(r"[@/](?!\S*\bexample\.(com|org|jp)\b)\S+\.\S", channel.value)
        if operator.name:
            assert re.search(r"\(sample\)|（サンプル）", operator.name)
