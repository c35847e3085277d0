"""``kaiji-cli operators import`` and ``export``, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli

SHOP = {
    "slug": "sample-shop",
    "name": "Sample Shop GmbH",
    "address": "Musterweg 1\n12345 Musterstadt\nDeutschland",
    "email": "robert.muster@shop.example",
    "web": "https://www.shop.example/",
    "quality": "verified",
}
INN = {"slug": "sample-inn", "name": "Sample Inn", "email": "privacy@inn.example"}


@pytest.fixture
def open_vault(kaiji: Cli, tmp_path: Path) -> Path:
    """Make a vault; give the file of its passphrase."""
    file = tmp_path / "passphrase"
    file.write_text("a sample passphrase", encoding="utf-8")
    assert kaiji("vault", "init", "--passphrase-file", file).code == 0
    return file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a file of two good records and a broken one."""
    path = tmp_path / "companies.jsonl"
    rows = [json.dumps(SHOP), "{broken", json.dumps(INN)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "new: sample-shop  Sample Shop GmbH",
                "broken: companies.jsonl, line 2: It is no JSON record.",
                "new: sample-inn  Sample Inn",
                "In all: new 2, changed 0, the same 0, broken 1 and duplicate 0.",
                "Nothing was written. Accept rows with --accept.",
            ],
        ),
        (
            "ja",
            [
                "新規：sample-shop　Sample Shop GmbH",
                "読めない：companies.jsonlの2行目：JSONの記録ではありません。",
                "何も書き込んでいません。書き込む行は--acceptで指定してください。",
            ],
        ),
    ],
)
def test_without_accepting_it_only_says(
    kaiji: Cli, open_vault: Path, source: Path, language: str, said: list[str]
) -> None:
    run = kaiji("operators", "import", source, "--passphrase-file", open_vault, "--lang", language)
    assert (run.code, run.err) == (0, "")
    assert set(said) <= set(run.out.splitlines()), run.out
    again = kaiji("operators", "import", source, "--passphrase-file", open_vault, "--json")
    assert json.loads(again.out)["counts"]["new"] == 2


def test_rows_are_accepted_and_rejected(kaiji: Cli, open_vault: Path, source: Path) -> None:
    words = ("operators", "import", source, "--passphrase-file", open_vault)
    tried = kaiji(*words, "--accept", "all", "--dry-run")
    assert tried.out.splitlines()[-1] == "2 records would be written."
    run = kaiji(*words, "--accept", "all", "--reject", "sample-shop")
    assert run.out.splitlines()[-1] == "1 record was written."
    document = json.loads(kaiji(*words, "--accept", "new", "--json").out)
    assert (document["accepted"], document["written"]) == (1, 1)
    assert [row["state"] for row in document["rows"]] == ["new", "broken", "same"]
    shop = document["rows"][0]
    assert "person_in_address" in [each["rule"] for each in shop["findings"]]
    assert document["rows"][1]["why"]


def test_differences_are_shown(kaiji: Cli, open_vault: Path, source: Path) -> None:
    words = ("operators", "import", source, "--passphrase-file", open_vault)
    kaiji(*words, "--accept", "all")
    source.write_text(json.dumps({**INN, "email": "new@inn.example"}), encoding="utf-8")
    run = kaiji(*words)
    assert "changed: sample-inn  Sample Inn" in run.out
    assert "privacy@inn.example → E-mail new@inn.example" in run.out


def test_columns_of_a_table_are_told(kaiji: Cli, open_vault: Path, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("who,mail\nSample Inn,privacy@inn.example\n", encoding="utf-8")
    words = ("operators", "import", table, "--passphrase-file", open_vault)
    refused = kaiji(*words)
    assert (refused.code, "who, mail" in refused.err) == (1, True)
    assert kaiji(*words, "--map", "who").code == 2
    run = kaiji(*words, "--map", "who=name", "--accept", "sample-inn")
    assert run.out.splitlines()[-1] == "1 record was written."


def test_a_slug_the_import_has_not_is_a_mistake(kaiji: Cli, open_vault: Path, source: Path) -> None:
    words = ("operators", "import", source, "--passphrase-file", open_vault)
    for wrong in (("--accept", "none"), ("--reject", "none")):
        assert kaiji(*words, *wrong).code == 2


def test_a_problem_is_one_sentence(kaiji: Cli, open_vault: Path, tmp_path: Path) -> None:
    run = kaiji("operators", "import", tmp_path / "no.zip", "--passphrase-file", open_vault)
    assert (run.code, len(run.err.splitlines())) == (1, 1)


def test_ones_own_are_exported(kaiji: Cli, open_vault: Path, source: Path, tmp_path: Path) -> None:
    key = ("--passphrase-file", open_vault)
    nothing = kaiji("operators", "export", tmp_path / "out", *key)
    assert (nothing.code, nothing.err) == (1, "You have no record of your own to share.\n")
    kaiji("operators", "import", source, "--accept", "all", *key)
    run = kaiji("operators", "export", tmp_path / "out", "sample-shop", *key)
    assert run.out == f"1 record was written to {tmp_path / 'out'}.\n"
    assert [each.name for each in (tmp_path / "out").rglob("*.toml")] == ["sample-shop.toml"]
    again = kaiji("operators", "import", tmp_path / "out", "--json", *key)
    assert [row["state"] for row in json.loads(again.out)["rows"]] == ["same"]
