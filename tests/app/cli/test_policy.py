"""``kaiji-cli policy`` and ``operators add``: files in, records out, each bad file named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli
from tests.app.reading.policy.test_as_operator import JAPANESE

#: What the reader must reach on the development set, as a part of the whole.
LEAST_F1 = 0.95


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "mihon.txt"
    file.write_text(JAPANESE, "utf-8")
    return file


def test_a_record_is_written_for_each_file_and_bad_ones_are_named(
    kaiji: Cli, policy: Path, tmp_path: Path
) -> None:
    scanned = tmp_path / "scan.png"
    scanned.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = tmp_path / "page.html"
    lines = "".join(f"<p>{line}</p>" for line in JAPANESE.splitlines())
    page.write_text(f"<html lang=ja><body>{lines}</body></html>", "utf-8")
    out = tmp_path / "out"
    missing = tmp_path / "missing.txt"
    run = kaiji("policy", "read", policy, scanned, missing, page, "--out", out)
    assert run.code == 1
    assert len(run.err.splitlines()) == 2
    for name in ("mihon", "page"):
        record = json.loads((out / f"{name}.json").read_text("utf-8"))
        assert record["operator"] == ["見本通信株式会社"]
        assert record["emails"] == ["privacy@mihon-tsushin.example"]
        assert record["in_app"] is None
        assert record["language"] == "ja"


def test_two_files_of_one_name_are_never_written_over_each_other(
    kaiji: Cli, policy: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "other" / "mihon.txt"
    twin.parent.mkdir()
    twin.write_text("Nothing.", "utf-8")
    run = kaiji("policy", "read", policy, twin, "--out", tmp_path / "out")
    assert run.code == 1
    assert "already written" in run.err
    record = json.loads((tmp_path / "out" / "mihon.json").read_text("utf-8"))
    assert record["operator"] == ["見本通信株式会社"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Not stated", "Take care", "“")), ("ja", ("記載なし", "ご注意", "「"))],
)
def test_the_sheet_says_each_fact_with_its_words(
    kaiji: Cli, policy: Path, language: str, words: tuple[str, ...]
) -> None:
    run = kaiji("policy", "read", policy, "--lang", language)
    assert run.code == 0
    for each in (*words, "見本通信株式会社", "1000"):
        assert each in run.out


def test_a_policy_becomes_a_record_of_ones_own(
    kaiji: Cli, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a long enough passphrase 9")
    assert kaiji("vault", "init").code == 0
    run = kaiji("operators", "add", "--from-policy", policy, "--json")
    assert run.code == 0, run.err
    assert json.loads(run.out)["slug"] == "mihon-tsushin"
    assert kaiji("operators", "show", "mihon-tsushin").code == 1
    shown = kaiji("operators", "show", "mihon-tsushin", "--own")
    assert "見本通信株式会社" in shown.out
    found = kaiji("operators", "search", "見本通信", "--own", "--json")
    assert [each["slug"] for each in json.loads(found.out)] == ["mihon-tsushin"]
    again = kaiji("operators", "add", "--from-policy", policy, "--slug", "mihon-tsushin")
    assert again.code == 1
    assert "mihon-tsushin" in again.err
    assert kaiji("operators", "add", "--from-policy", policy, "--slug", "almigo").code == 1


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_the_development_set_is_read_well(
    kaiji: Cli, shared: Path, tmp_path: Path, kind: str
) -> None:
    texts = shared / "policies" / "dev"
    out = tmp_path / "out"
    run = kaiji("policy", "read", *sorted(texts.glob("*.txt")), "--out", out)
    assert run.code == 0, run.err
    if kind == "html":
        run = kaiji("policy", "read", *sorted(texts.glob("*.html")), "--out", out)
        assert run.code == 0, run.err
    scored = subprocess.run(
        [sys.executable, str(shared / "policies" / "score.py"), str(texts), str(out), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    score = json.loads(scored.stdout)
    assert score["macro"]["f1"] >= LEAST_F1
    assert score["confusions"] == 0


def test_a_policy_read_again_says_what_is_new(kaiji: Cli, policy: Path, tmp_path: Path) -> None:
    now = tmp_path / "now.txt"
    now.write_text(JAPANESE.replace("1,000円", "2,000円"), "utf-8")
    run = kaiji("policy", "compare", policy, now)
    assert run.code == 0, run.err
    assert run.out.splitlines() == ["Fee amount: no longer 1000", "Fee amount: new: 2000"]
    same = kaiji("policy", "compare", policy, policy, "--json")
    assert json.loads(same.out) == []
