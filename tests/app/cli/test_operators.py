from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.cli.operators import operators

pytestmark = pytest.mark.usefixtures("home")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(operators, ["--help"] if not arguments else [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_search_prints_one_document() -> None:
    result = run("search", "almigo", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "slug": "almigo",
            "name": "ALMIGO Inc.",
            "services": [],
            "country": "JP",
            "matched": "name",
        }
    ]


def test_search_takes_several_words() -> None:
    result = run("search", "family", "album", "--json")
    assert [each["slug"] for each in json.loads(result.stdout)] == ["mixi"]


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        (["--limit", "1"], ["almigo"]),
        (["--country", "jp"], ["almigo", "micoly", "mipick", "mixi"]),
        (["--country", "DE"], []),
        (["--law", "APPI"], ["almigo", "micoly", "mipick", "mixi"]),
        (["--law", "gdpr"], []),
    ],
)
def test_search_is_narrowed(options: list[str], slugs: list[str]) -> None:
    result = run("search", "inc", "--json", *options)
    assert result.exit_code == 0
    # Other shipped records may match too; of these four it is known what they say.
    known = ("almigo", "micoly", "mipick", "mixi")
    found = [each["slug"] for each in json.loads(result.stdout)]
    assert [each for each in found if each in known] == slugs


def test_no_match_is_an_empty_array_and_a_friendly_line() -> None:
    result = run("search", "qqqq", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    result = run("search", "qqqq", "--lang", "ja")
    assert result.exit_code == 0
    assert "見つかりませんでした" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["search"], ["search", "x", "--limit", "0"], ["search", "x", "--law", "LAW"],
                  ["search", "x", "--country", "Japan"], ["show"]],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_show_prints_the_whole_record_with_sources_and_freshness() -> None:
    record = json.loads(run("show", "almigo", "--json").stdout)
    assert record["channels"][0]["value"] == "info@almigo.jp"
    assert record["channels"][0]["freshness"] == "unknown"
    assert record["channels"][0]["checked"] is None
    assert 0 < record["channels"][0]["confidence"] < 1
    assert record["channels"][0]["confidence_why"]
    assert record["sources"][record["channels"][0]["source"]]["section"] == "Contact Information"
    assert record["fees"] == [
        {
            "rights": ["access"],
            "amount": 1000,
            "currency": "JPY",
            "per": "request",
            "source": "disclosure",
            "how": [],
        }
    ]
    assert "phone" in record["not_stated"]
    assert record["inferred"]["country"] == "address"
    assert json.loads(run("show", "mixi", "--json").stdout)["missing"] == ["email"]
    assert (
        json.loads(run("show", "micoly", "--json").stdout)["sources"]["office"]["dated"]
        == "2019-04-10"
    )


@pytest.mark.parametrize("slug", ["almigo", "micoly", "mipick", "mixi", "sample-unnamed"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_show_words_every_id(slug: str, language: str) -> None:
    result = run("show", slug, "--lang", language)
    assert result.exit_code == 0
    for wordless in ("operator.fact.", "basis.", "not_stated", "_", "response_", "{"):
        assert wordless not in result.stdout


def test_show_says_what_is_missing() -> None:
    assert "missing in the copy read: E-mail" in run("show", "mixi", "--lang", "en").stdout
    assert "FamilyAlbum > Settings > Inquiries" in run("show", "mixi", "--lang", "ja").stdout


def test_an_unknown_operator_is_one_sentence_on_stderr() -> None:
    result = run("show", "almgo", "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "almigo" in result.stderr


def test_check_finds_what_is_shipped_in_order() -> None:
    result = run("check", "--json")
    assert result.exit_code == 0
    assert {each["level"] for each in json.loads(result.stdout)} == {"note"}
    assert "The records are in order." in run("check", "--lang", "en").stdout


def test_check_names_file_line_and_fix(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('slug = "bad"\nnmae = "x"\n', encoding="utf-8")
    result = run("check", str(path), "--json", "--lang", "en")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)
    assert (finding["file"], finding["line"], finding["level"]) == (str(path), 2, "error")
    assert "perhaps you mean `name`" in finding["message"]
    assert finding["fix"]
    text = run("check", str(path), "--lang", "ja")
    assert f"{path}:2: 誤り" in text.stdout


def test_check_of_nothing_is_a_problem(tmp_path: Path) -> None:
    assert run("check", str(tmp_path / "gone")).exit_code == 1
    assert run("check", str(tmp_path)).exit_code == 1


def test_help_is_in_the_language_of_the_interface(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIJI_LANG", "ja")
    assert "事業者" in run().stdout
    assert isinstance(operators, click.Group)
