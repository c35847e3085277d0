from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.app.cli.conftest import PERSON, Cli


def test_the_list_is_narrowed_by_country(kaiji: Cli) -> None:
    run = kaiji("authorities", "list", "--country", "us-ca", "--json")
    assert run.code == 0, run.err
    assert [each["id"] for each in json.loads(run.out)] == ["us-ca-cppa", "us-ca-oag"]
    everything = json.loads(kaiji("authorities", "list", "--json").out)
    assert len(everything) > 50


def test_a_country_without_authorities_is_told(kaiji: Cli) -> None:
    run = kaiji("authorities", "list", "--country", "BR")
    assert (run.code, run.out.strip()) == (0, "No authority of that place is known.")
    assert kaiji("authorities", "list", "--country", "XX").code == 2


def test_show_names_each_facts_source(kaiji: Cli) -> None:
    run = kaiji("authorities", "show", "jp-ppc", "--lang", "ja")
    assert run.code == 0, run.err
    assert "03-6457-9849" in run.out
    assert "個人情報保護法相談ダイヤル" in run.out
    assert "電話でのみ" in run.out
    told = json.loads(kaiji("authorities", "show", "jp-ppc", "--json").out)
    assert told["channels"][0]["freshness"] == "unknown"
    assert told["channels"][0]["checked"] is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_authority_can_be_shown(kaiji: Cli, language: str) -> None:
    for each in json.loads(kaiji("authorities", "list", "--json").out):
        run = kaiji("authorities", "show", each["id"], "--lang", language)
        assert run.code == 0, run.err
        assert not re.search(r"(?:^|\s)(?:cli\.)?authorit(?:y|ies)\.", run.out)


def test_an_unknown_authority_is_told_in_one_sentence(kaiji: Cli) -> None:
    run = kaiji("authorities", "show", "jp-pcc")
    assert run.code == 1
    assert "jp-ppc" in run.err
    assert kaiji("authorities", "show", "\x1b[31m" + "x" * 10_000).code == 1


def test_find_gives_the_reasons(kaiji: Cli) -> None:
    words = ("authorities", "find", "--law", "gdpr", "--operator-country", "DE",
             "--operator-region", "DE-BY", "--sector", "private", "--person-country", "FR")  # fmt: skip
    run = kaiji(*words)
    assert run.code == 0, run.err
    assert run.out.index("fr-cnil") < run.out.index("de-by-lda") < run.out.index("de-bfdi")
    assert "Article 77" in run.out
    told = json.loads(kaiji(*words, "--json").out)
    assert [(each["id"], each["certain"], each["lead"]) for each in told["candidates"]] == [
        ("fr-cnil", True, False),
        ("de-by-lda", True, True),
        ("de-bfdi", False, False),
    ]
    assert "居住地" in kaiji(*words, "--lang", "ja").out


def test_find_asks_which_land(kaiji: Cli) -> None:
    run = kaiji("authorities", "find", "--law", "GDPR", "--operator-country", "DE")
    assert run.code == 0, run.err
    assert "Germany has an authority for each region" in run.out
    assert "de-nw" in run.out


def test_find_without_places_or_with_wrong_ones(kaiji: Cli) -> None:
    run = kaiji("authorities", "find", "--law", "GDPR")
    assert (run.code, "at least one" in run.out) == (0, True)
    run = kaiji("authorities", "find", "--law", "GDPR", "--person-country", "XX")
    assert (run.code, "XX" in run.err) == (1, True)
    assert kaiji("authorities", "find", "--law", "BDSG").code == 2
    assert kaiji("authorities", "find").code == 2


def test_what_is_shipped_is_in_order(kaiji: Cli) -> None:
    run = kaiji("authorities", "check")
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith("The records are in order.\n")


def test_check_names_file_line_and_fix(kaiji: Cli, tmp_path: Path) -> None:
    file = tmp_path / "fr.toml"
    file.write_text(
        '[[authorities]]\nid = "fr-x"\nname = { fr = "X" }\ncountry = "FR"\nlaws = []\n'
    )
    run = kaiji("authorities", "check", file)
    assert run.code == 1
    assert f"{file}:5: error:" in run.out
    rules = {each["rule"] for each in json.loads(kaiji("authorities", "check", file, "--json").out)}
    assert rules == {"authority_laws", "authority_name", "authority_no_way"}
    assert kaiji("authorities", "check", tmp_path / "none").code == 1


@pytest.mark.parametrize(
    ("country", "region", "lines"),
    [
        ("IT", "", ("Italian Data Protection Authority", "Piazza Venezia 11", "00187 Roma")),
        ("DE", "DE-BE", ("Berlin Commissioner for Data Protection and Freedom of Information",)),
        ("FR", "", ("National Commission on Informatics and Liberty (CNIL)",)),
    ],
)
def test_a_complaint_goes_to_the_authority_found(
    kaiji: Cli, tmp_path: Path, country: str, region: str, lines: tuple[str, ...]
) -> None:
    person = tmp_path / "person.toml"
    text = PERSON.replace('country = "JP"', f'country = "{country}"\nregion = "{region}"')
    person.write_text(text.replace('region = ""\n', ""), encoding="utf-8")
    out = tmp_path / "letter.txt"
    run = kaiji("draft", "--operator", "almigo", "--law", "GDPR", "--lang", "en", "--person", person,
                "--right", "complaint_authority", "--asked", "access", "--past", "sent=2026-09-01",
                "--about", "No answer.", "--date", "2026-11-21", "--format", "text", "--out", out)  # fmt: skip
    assert run.code == 0, run.err
    letter = out.read_text(encoding="utf-8")
    for line in lines:
        assert line in letter
