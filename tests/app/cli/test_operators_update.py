"""``kaiji-cli operators bundle`` and ``update``, as a publisher and a reader run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli

SHOP = {"slug": "sample-shop", "name": "Sample Shop GmbH", "email": "privacy@shop.example"}
INN = {"slug": "sample-inn", "name": "Sample Inn", "email": "privacy@inn.example"}


@pytest.fixture
def words(kaiji: Cli, tmp_path: Path) -> tuple[str, Path]:
    """Make a vault; give how to open it."""
    file = tmp_path / "passphrase"
    file.write_text("a sample passphrase", encoding="utf-8")
    assert kaiji("vault", "init", "--passphrase-file", file).code == 0
    return "--passphrase-file", file


@pytest.fixture
def bundle(
    kaiji: Cli,
    words: tuple[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Path, str]:
    """Give a bundle somebody else made at their home, and their public key."""
    source, path = tmp_path / "companies.jsonl", tmp_path / "sample.kaiji-directory"
    source.write_text("\n".join(map(json.dumps, (SHOP, INN))), encoding="utf-8")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("KAIJI_HOME", str(tmp_path / "elsewhere"))
        kaiji("vault", "init", *words)
        kaiji("operators", "import", source, "--accept", "all", *words)
        run = kaiji(
            *("operators", "bundle", path, "--key", tmp_path / "key.pem", "--new-key"),
            *("--publisher", "Sample Group", "--today", "2026-11-22", "--json", *words),
        )
    assert run.code == 0, run.err
    said = json.loads(run.out)
    assert said["serial"] == 202611221200
    assert said["operators"] == ["sample-inn", "sample-shop"]
    return path, said["key"]


def test_a_bundle_is_looked_at_and_then_accepted(
    kaiji: Cli, words: tuple[str, Path], bundle: tuple[Path, str]
) -> None:
    path, key = bundle
    given = ("operators", "update", "--file", path, *words)
    first = kaiji(*given)
    assert first.code == 1
    assert "Kaiji needs the publisher's public key the first time." in first.err
    dry = kaiji(*given, "--key", key, "--accept", "all", "--dry-run")
    assert dry.code == 0
    assert dry.out.startswith(
        "From Sample Group, number 202611221200, issued 2026-11-22T12:00:00+00:00; "
        f"signed with {key}.\n"
    )
    assert "new: sample-shop  Sample Shop GmbH" in dry.out
    assert "2 records would be written." in dry.out
    assert kaiji(*given).code == 1  # nothing was remembered either
    written = kaiji(*given, "--key", key, "--accept", "all", "--reject", "sample-inn", "--json")
    found = json.loads(written.out)
    assert found["written"] == 1
    assert found["manifest"]["count"] == 2
    # From now on the key is known.
    again = json.loads(kaiji(*given, "--json").out)
    assert [row["state"] for row in again["rows"]] == ["new", "same"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The signature does not fit the key: the file was changed on its way"),
        ("ja", "署名が鍵と合いません。"),
    ],
)
def test_a_tampered_one_is_refused(
    kaiji: Cli, words: tuple[str, Path], bundle: tuple[Path, str], language: str, said: str
) -> None:
    path, key = bundle
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    given = ("operators", "update", "--file", path, "--key", key, "--accept", "all")
    run = kaiji(*given, "--lang", language, *words)
    assert (run.code, run.out) == (1, "")
    assert said in run.err


def test_an_older_one_is_refused_unless_asked_for(
    kaiji: Cli, words: tuple[str, Path], bundle: tuple[Path, str], tmp_path: Path
) -> None:
    path, key = bundle
    given = ("operators", "update", "--accept", "all", *words, "--file")
    kaiji(*given, path, "--key", key)
    older = tmp_path / "older.kaiji-directory"
    run = kaiji(
        *("operators", "bundle", older, "--key", tmp_path / "key.pem", "--publisher", "Sample"),
        *("--serial", "3", *words, "sample-shop"),
    )
    assert run.out == (
        f"1 record was written to {older} and signed.\nPublic key for those who take it: {key}\n"
    )
    run = kaiji(*given, older)
    assert run.code == 1
    assert "This is number 3, older than number 202611221200, which you have." in run.err
    assert kaiji(*given, older, "--older").code == 0


def test_an_address_is_asked_only_if_it_is_public_and_secure(
    kaiji: Cli, words: tuple[str, Path], bundle: tuple[Path, str]
) -> None:
    key = ("--key", bundle[1], *words)
    run = kaiji("operators", "update", "https://127.0.0.1:9/directory", *key)
    assert run.code == 1
    assert "127.0.0.1 is an address inside a private network or this computer." in run.err
    run = kaiji("operators", "update", "http://publisher.example/directory", *key)
    assert run.code == 1
    assert "Updates come over https only" in run.err


def test_either_an_address_or_a_file(kaiji: Cli, words: tuple[str, Path]) -> None:
    for given in ((), ("https://publisher.example/", "--file", "x")):
        run = kaiji("operators", "update", *given, *words)
        assert run.code == 2
        assert "Give either an address or --file." in run.err


def test_no_key_is_made_where_there_is_nothing_to_share(
    kaiji: Cli, words: tuple[str, Path], tmp_path: Path
) -> None:
    key = tmp_path / "key.pem"
    given = ("--key", key, "--new-key", "--publisher", "Sample", *words)
    run = kaiji("operators", "bundle", tmp_path / "x.kaiji-directory", *given)
    assert run.code == 1
    assert "You have no record of your own to share." in run.err
    assert not key.exists()


@pytest.mark.parametrize("command", ["update", "bundle", "import", "export", "add"])
def test_help_is_in_words(kaiji: Cli, command: str) -> None:
    shown = kaiji("operators", command, "--help").out
    assert "cli." not in shown
    assert "Options:" in shown
