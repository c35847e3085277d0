"""``draft`` with a second law: both are cited, recorded and dated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli.conftest import PERSON, Cli

BOTH = ("--law", "APPI", "--law", "GDPR")


@pytest.fixture
def sam(tmp_path: Path) -> Path:
    """Give a person who lives in Germany."""
    file = tmp_path / "sam.toml"
    file.write_text(PERSON.replace('country = "JP"', 'country = "DE"'), encoding="utf-8")
    return file


def words(out: Path, person: Path, *more: str) -> tuple[object, ...]:
    return ("draft", "--operator", "almigo", "--date", "2026-11-25", "--lang", "en", "--person",
            person, "--format", "text", "--out", out, *more)  # fmt: skip


def test_a_letter_under_two_laws(kaiji: Cli, sam: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    run = kaiji(*words(out, sam, *BOTH, "--right", "access", "--json"))
    assert run.code == 0, run.err
    text = out.read_text(encoding="utf-8")
    assert "In addition, and as far as it applies, I rely on Article 15(1)" in text
    assert "9 December 2026" in text
    assert "the last day under Article 12(3) GDPR to be 28 December 2026" in text
    told = json.loads(run.out)
    assert (told["law"], told["also"]) == ("APPI", "GDPR")
    assert told["expected"] == {
        "APPI": {"date": "2026-12-09", "certainty": "convention"},
        "GDPR": {"date": "2026-12-28", "certainty": "statutory"},
    }
    assert set(told["pack_versions"]) == {"APPI", "GDPR"}
    assert {"APPI/33-1", "GDPR/15-1", "GDPR/15-3"} <= set(told["citations"])


def test_the_dates_of_both_are_told(kaiji: Cli, sam: Path, tmp_path: Path) -> None:
    run = kaiji(*words(tmp_path / "a.txt", sam, *BOTH, "--right", "access"))
    assert (
        "APPI, if received on the letter's date: Wednesday 9 December 2026 (our convention)"
        in run.err
    )
    assert "GDPR, if received on the letter's date: Monday 28 December 2026 (statute)" in run.err


@pytest.mark.parametrize(
    "laws",
    [("--law", "APPI", "--law", "APPI"), (*BOTH, "--law", "CCPA")],
    ids=["twice the same", "three"],
)
def test_two_different_laws_and_no_more(
    kaiji: Cli, sam: Path, tmp_path: Path, laws: tuple[str, ...]
) -> None:
    out = tmp_path / "a.txt"
    run = kaiji(*words(out, sam, *laws, "--right", "access"))
    assert run.code == 2
    assert "two different laws" in run.err
    assert not out.exists()


def test_grounds_of_both_laws(kaiji: Cli, sam: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.txt"
    wish = words(out, sam, *BOTH, "--right", "erasure", "--ground", "no_need")
    refused = kaiji(*wish)
    assert refused.code == 1
    assert "under the GDPR" in refused.err
    assert "e17a" in refused.err
    assert not out.exists()
    run = kaiji(*wish, "--ground", "e17a")
    assert run.code == 0, run.err
    text = out.read_text(encoding="utf-8")
    assert "Article 17(1)(a) GDPR" in text
    assert "Article 35(5)" in text


def test_a_follow_up_takes_one_law(kaiji: Cli, sam: Path, tmp_path: Path) -> None:
    run = kaiji(*words(tmp_path / "f.txt", sam, *BOTH, "--kind", "contact_enquiry"))
    assert run.code == 1
    assert "second law" in run.err
