"""Our own Japanese records: every way to write stands on a page somebody looked at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.operators.check import check_path
from app.operators.directory import Directory
from app.operators.record import Operator
from app.operators.rules import Level

ROOT = Path(__file__).resolve().parents[3] / "company_directory" / "operators" / "jp"

#: Read from texts without an address on the web, by nobody knows whom and when.
_WITHOUT_A_PAGE = {"almigo", "micoly", "mipick", "mixi"}

_TODAY = date(2026, 11, 22)
_LONGEST_NAME = 90
_MOST_WORDS = 14

RECORDS = sorted(each for each in ROOT.glob("*.toml") if each.stem not in _WITHOUT_A_PAGE)
BY_SLUG = {str(each.slug): each for each in Directory().all()}


def of(path: Path) -> Operator:
    return BY_SLUG[path.stem]


def texts(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from texts(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts(value, key)
    elif isinstance(tree, str):
        yield key, tree


def test_our_own_records_are_clean() -> None:
    findings = check_path(ROOT, _TODAY)
    assert [each for each in findings if each.level is not Level.NOTE] == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_channel_stands_on_a_page_that_was_seen(path: Path) -> None:
    operator = of(path)
    assert operator.channels, "without a channel Kaiji would claim that none is published"
    for channel in operator.channels:
        source = operator.sources[channel.source]
        assert source.address.startswith("https://")
        assert source.seen is not None
        assert source.seen <= _TODAY


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_fact_names_its_page(path: Path) -> None:
    operator = of(path)
    assert operator.name
    assert operator.names["kana"]
    assert operator.country == "JP"
    for source in operator.sources.values():
        assert source.address.startswith("https://")
        assert source.seen is not None
    for fee in operator.fees:
        assert fee.source in operator.sources


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_nothing_is_longer_than_a_name(path: Path) -> None:
    for key, text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        if key != "address":
            assert len(text) <= _LONGEST_NAME, text
            assert "。" not in text, text
            assert len(re.findall(r"[A-Za-z]+", text)) <= _MOST_WORDS, text
