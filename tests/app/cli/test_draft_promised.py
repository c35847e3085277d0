"""``draft`` for what only the operator's policy grants."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli

WISH = ("draft", "--operator", "almigo", "--law", "APPI", "--date", "2026-11-21", "--right",
        "portability", "--format", "text")  # fmt: skip


def test_the_refusal_says_that_a_clause_would_do(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.txt"
    refused = kaiji(*WISH, "--person", person, "--out", out)
    assert refused.code == 1
    assert "--option policy_quote=" in refused.err
    assert refused.err.count("\n") == 1
    assert not out.exists()


def test_a_letter_on_a_clause(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.txt"
    clause = "データの提供を求めることができます"
    run = kaiji(*WISH, "--person", person, "--out", out, "--json", "--option",
                f"policy_quote={clause}")  # fmt: skip
    assert run.code == 0, run.err
    told = json.loads(run.out)
    assert (told["citations"], told["answer_by"], told["expected"]) == ([], None, {})
    assert told["findings"] == []
    text = out.read_text(encoding="utf-8")
    assert f"貴社プライバシーポリシーの「{clause}」との記載に基づき" in text
    assert "請求" not in text


def test_its_case_is_listed_and_shown(
    kaiji: Cli, person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a long enough passphrase 9")
    assert kaiji("vault", "init").code == 0
    clause = ("--option", "policy_section=データの持ち運び", "--record")
    assert kaiji(*WISH, "--person", person, "--out", tmp_path / "p.txt", *clause).code == 0
    (case,) = json.loads(kaiji("cases", "list", "--json").out)
    assert (case["kind"], case["asks"], case["next_due"]) == ("promise", [], None)
    assert kaiji("cases", "record", case["id"], "sent", "--on", "2026-11-01", "--field",
                 "channel=email").code == 0  # fmt: skip
    for words in (("cases", "list"), ("cases", "show", case["id"])):
        run = kaiji(*words)
        assert run.code == 0, run.err
        assert case["reference"] in run.out
