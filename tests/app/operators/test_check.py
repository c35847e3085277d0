from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.messages import LANGUAGES, Messages
from app.operators.check import Finding, check_files, check_path
from app.operators.rules import Level

TODAY = date(2026, 11, 21)
GOOD = """slug = "aoba"
name = "Aoba"
country = "JP"
language = "ja"
laws_named = ["APPI"]

[[channels]]
kind = "email"
value = "privacy@example.jp"
checked = 2026-11-01
source = "policy"

[stated_in]
name = "policy"
country = "policy"
laws_named = "policy"

[sources.policy]
title = "Privacy Policy"
"""


def check(
    text: str, file: str = "operators/jp/aoba.toml", *, shipped: bool = False
) -> list[Finding]:
    return check_files([(file, text.encode())], TODAY, shipped=shipped)


def test_a_good_record_has_no_findings() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "level", "line"),
    [
        ('name = "Aoba"', "name = 1", "broken", "error", 2),
        ('name = "Aoba"', 'nmae = "Aoba"', "broken", "error", 2),
        ('name = "Aoba"', 'name = "Aoba', "broken", "error", 2),
        ('slug = "aoba"', 'slug = "Aoba"', "slug", "error", 1),
        ('slug = "aoba"', 'slug = "other"', "file_name", "error", 1),
        ('country = "JP"', 'country = "DE"', "folder", "error", 3),
        ('country = "JP"', 'country = "jp"', "malformed", "error", 3),
        ('language = "ja"', 'language = "jpn"', "malformed", "error", 4),
        ('name = "Aoba"', "", "incomplete", "warning", 1),
        ('name = "Aoba"', 'name = "Aoba "', "unclean", "warning", 2),
        ('name = "Aoba"', 'name = "A\\tb"', "unclean", "warning", 2),
        ('["APPI"]', '["APPPI"]', "unknown_id", "error", 5),
        ('["APPI"]', '["gdpr"]', "unknown_id", "error", 5),
        ('"privacy@example.jp"', '"privacy@example"', "malformed", "error", 9),
        ('"privacy@example.jp"', '""', "channel_empty", "error", 9),
        ('"privacy@example.jp"', '" "', "channel_empty", "error", 9),
        ('"email"\nvalue = "privacy@example.jp"', '"in_app"\nvalue = "Aoba"', "in_app_steps", "error", 7),
        ('"email"\nvalue = "privacy@example.jp"', '"web_form"\nvalue = "example"', "malformed", "error", 9),
        ('"email"\nvalue = "privacy@example.jp"', '"phone"\nvalue = "call us"', "phone_letters", "error", 9),
        ('"email"', '"mail"', "broken", "error", 8),
        ("checked = 2026-11-01", "", "checked_unknown", "note", 7),
        ("checked = 2026-11-01", "checked = 2025-11-01", "checked_stale", "note", 10),
        ("checked = 2026-11-01", "checked = 2026-12-01", "checked_ahead", "error", 10),
        ("checked = 2026-11-01", 'checked = 2026-11-01\npurpose = "fun"', "unknown_id", "error", 11),
        ('source = "policy"', 'source = "nowhere"', "source_unknown", "error", 11),
        ('source = "policy"', "", "no_source", "warning", 7),
        ('country = "policy"', "", "not_sourced", "warning", 3),
        ('country = "policy"', 'country = "policy"\nnaem = "policy"', "unknown_id", "error", 16),
        ('title = "Privacy Policy"', 'title = ""', "source_title", "error", 19),
        ("[stated_in]", '[inferred]\ncountry = "guess"\n[stated_in]', "unknown_id", "error", 14),
        ('language = "ja"', 'language = "ja"\nnot_stated = ["emali"]', "unknown_id", "error", 5),
        ('language = "ja"', 'language = "ja"\nnot_stated = ["email"]', "contradiction", "error", 5),
        ('language = "ja"', 'language = "ja"\nmissing = ["name"]', "contradiction", "error", 5),
        ("[stated_in]", '[[fees]]\nrights = ["access"]\namount = 1\nsource = "policy"\n[stated_in]', "no_currency", "error", 15),
        ("[stated_in]", '[[fees]]\nrights = ["access"]\ncurrency = "JPY"\nsource = "policy"\n[stated_in]', "no_amount", "error", 15),
        ("[stated_in]", '[[fees]]\nrights = []\nsource = "policy"\n[stated_in]', "fee_rights", "error", 14),
        ("[stated_in]", '[[fees]]\nrights = ["acces"]\nsource = "policy"\n[stated_in]', "broken", "error", 14),
        ("[stated_in]", '[[fees]]\nrights = ["access"]\namount = -1\ncurrency = "JPY"\nsource = "policy"\n[stated_in]', "malformed", "error", 15),
        ("[stated_in]", '[[fees]]\nrights = ["access"]\namount = 1\ncurrency = "yen"\nsource = "policy"\n[stated_in]', "malformed", "error", 16),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line_and_level(
    old: str, new: str, rule: str, level: str, line: int
) -> None:
    assert old in GOOD
    findings = check(GOOD.replace(old, new, 1))
    assert (rule, level, line) in [(each.rule, each.level, each.line) for each in findings]
    for language in LANGUAGES:
        messages = Messages(language)
        assert all(messages.has(each.message.id) for each in findings)
        assert all(messages.say(each.message) and messages.say(each.fix) for each in findings)


def test_no_channel_is_fine_where_the_record_says_so() -> None:
    bare = 'slug = "aoba"\nnot_stated = ["name", "country"]\n'
    assert [each.rule for each in check(bare, "aoba.toml")] == ["no_channel"]
    assert check(bare.replace('"name"', '"name", "email", "post"'), "aoba.toml") == []


def test_sample_data_is_not_shipped() -> None:
    sample = GOOD.replace("[[channels]]", "sample = true\n\n[[channels]]")
    assert check(sample) == []
    assert [each.rule for each in check(sample, shipped=True)] == ["sample"]


def test_a_law_in_words_is_fine() -> None:
    assert check(GOOD.replace('["APPI"]', '["Telecommunications Business Act"]')) == []


def test_one_operator_in_two_records_is_told() -> None:
    other = GOOD.replace('slug = "aoba"', 'slug = "aoba-2"').replace('"Aoba"', '"ＡＯＢＡ"')
    findings = check_files(
        [("jp/aoba.toml", GOOD.encode()), ("jp/aoba-2.toml", other.encode())], TODAY
    )
    assert [(each.file, each.rule, each.level) for each in findings] == [
        ("jp/aoba-2.toml", "duplicate", Level.WARNING),
        ("jp/aoba-2.toml", "shared_mailbox", Level.WARNING),
    ]


def test_a_broken_file_leaves_the_others_checked(tmp_path: Path) -> None:
    (tmp_path / "jp").mkdir()
    (tmp_path / "jp" / "aoba.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "jp" / "bad.toml").write_bytes(b"name = \xff")
    (tmp_path / "jp" / "worse.toml").write_text('slug = "other"\n', encoding="utf-8")
    (tmp_path / "jp" / "notes.txt").write_text("no record", encoding="utf-8")
    rules = [(Path(each.file).name, each.rule) for each in check_path(tmp_path, TODAY)]
    assert ("bad.toml", "broken") in rules
    assert ("worse.toml", "file_name") in rules
    assert not [name for name, _ in rules if name == "aoba.toml"]


def test_one_file_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "aoba.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert check_path(path, TODAY) == []


@pytest.mark.parametrize(
    ("name", "code"), [("gone.toml", "problem.no_file"), ("", "problem.no_records")]
)
def test_nothing_to_check_is_told(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        check_path(tmp_path / name, TODAY)
    assert caught.value.code == code
