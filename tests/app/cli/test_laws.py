"""``laws``: what a lawyer reads, and packs and calendars in the user's hands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.base.ids import Law
from app.cli.wrap import width_of
from app.laws import pack
from tests.app.cli.conftest import Cli, Run

PACKS = Path(pack.__file__).parent / "packs"
ACCESS = 'en = "Article 15(1)"'


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Give a newer pack of the GDPR whose right of access stands in another article."""
    text = (PACKS / "GDPR.toml").read_text(encoding="utf-8")
    shipped = pack.shipped(Law.GDPR).version
    text = text.replace(f'version = "{shipped}"', 'version = "2027-01-01"', 1)
    assert ACCESS in text
    text = text.replace(ACCESS, 'en = "Article 99(9)"', 1)
    text = text.replace('en = "Article 12(3)"', 'en = "Article 88(8)"')
    file = tmp_path / "newer.toml"
    file.write_text(text, encoding="utf-8")
    return file


def document(run: Run) -> Any:  # noqa: ANN401 - JSON
    assert (run.code, run.err) == (0, "")
    return json.loads(run.out)


def refused(run: Run) -> str:
    assert (run.code, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1
    return run.err


def test_the_list(kaiji: Cli) -> None:
    found = document(kaiji("laws", "list", "--json", "--lang", "ja"))

    assert [each["law"] for each in found] == ["APPI", "GDPR", "UK_GDPR", "CCPA"]
    assert found[0]["name"] == "個人情報の保護に関する法律（平成15年法律第57号）"
    assert found[0]["checked"] == "2026-11-21"
    assert found[0]["checked_in"] == "2026年11月に確認"
    assert {each["origin"] for each in found} == {"shipped"}
    assert not any(each["problem"] for each in found)


def test_the_list_says_how_old_a_pack_is(kaiji: Cli) -> None:
    fresh = kaiji("laws", "list", "--today", "2027-11-21").out
    old = kaiji("laws", "list", "--today", "2027-11-22").out

    assert fresh.count("checked in November 2026; came with Kaiji") == 4
    assert "more than a year ago" not in fresh
    assert old.count("more than a year ago") == 4
    found = document(kaiji("laws", "list", "--json", "--today", "2027-11-22"))
    assert all(each["stale"] for each in found)


def flat(run: Run) -> str:
    """Give what was printed without its line breaks, which depend on the terminal."""
    assert (run.code, run.err) == (0, "")
    return " ".join(run.out.split())


@pytest.mark.parametrize("law", ["APPI", "appi"])
def test_a_lawyer_sees_how_dates_are_counted_and_what_is_to_be_verified(
    kaiji: Cli, law: str
) -> None:
    told = flat(kaiji("laws", "show", law))

    assert "access disclosure of retained personal data (See what they hold) Cited: " in told
    assert "A fee is lawful: Article 38(1)" in told or "A fee is lawful: Article 38" in told
    assert "The day after 14 days from “Arrived”, else “Should normally have arrived”" in told
    assert "Our convention, not law." in told
    assert "no number of days" in told
    provisional = told[told.index(" suit_provisional ") :]
    assert "To be verified." in provisional[: provisional.index("APPI/", 60)]


@pytest.mark.parametrize("law", list(Law))
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_whole_pack_is_laid_open(kaiji: Cli, law: Law, language: str) -> None:
    shown = document(kaiji("laws", "show", law, "--json", "--lang", language))
    told = kaiji("laws", "show", law, "--lang", language).out

    loaded = pack.load(law)
    assert shown["law"] == law
    assert len(shown["rights"]) == len(loaded.rights)
    assert len(shown["rules"]) == len(loaded.rules)
    assert len(shown["citations"]) == len(loaded.citations)
    grounds = {each["ground"] for each in shown["grounds"]}
    assert all(grounds.issuperset(each["grounds"]) for each in shown["rights"])
    joined = "".join(told.split())
    for section, rows in loaded.provisions():
        assert len(shown[section]) == len(rows)
        for row in rows:
            assert "".join(row.text[language].split()) in joined
    for key, source in loaded.sources.items():
        assert f"{key}{''.join(source.split())}" in joined
    for line in told.splitlines():
        assert width_of(line) <= 100


def test_the_law_on_a_day(kaiji: Cli) -> None:
    def rights(day: str) -> set[str]:
        shown = document(kaiji("laws", "show", "UK_GDPR", "--json", "--on", day))
        return {each["right"] for each in shown["rights"]}

    assert "complaint_controller" not in rights("2026-06-18")
    assert "complaint_controller" in rights("2026-06-19")
    before = document(kaiji("laws", "show", "UK_GDPR", "--json", "--on", "2026-02-04"))
    after = document(kaiji("laws", "show", "UK_GDPR", "--json", "--on", "2026-02-05"))
    names = [{each["meaning"] for each in shown["citations"]} for shown in (before, after)]
    assert "relevant_time" not in names[0]
    assert "relevant_time" in names[1]
    assert "As it stands on 4 February 2026." in flat(
        kaiji("laws", "show", "UK_GDPR", "--on", "2026-02-04")
    )


@pytest.mark.parametrize(
    ("law", "day", "since"),
    [
        ("APPI", "2022-03-31", "1 April 2022"),
        ("GDPR", "2010-01-01", "25 May 2018"),
        ("UK_GDPR", "2020-12-31", "1 January 2021"),
        ("CCPA", "2019-12-31", "1 January 2020"),
    ],
)
def test_a_day_before_the_pack_knows_the_law(kaiji: Cli, law: str, day: str, since: str) -> None:
    told = refused(kaiji("laws", "show", law, "--on", day))

    assert f"only as it stands since {since}" in told
    assert ("other numbers" in told) is (law == "APPI")
    refused(kaiji("laws", "show", law, "--on", day, "--json", "--lang", "ja"))


def test_a_pause_says_for_which_rights_it_is_and_where_it_stands(kaiji: Cli) -> None:
    told = flat(kaiji("laws", "show", "UK_GDPR", "--on", "2026-11-22"))

    assert (
        "Only for “See what they hold” the time stands still between “Details asked” and "
        "“Details given” (R-UK-3, Article 12A(5))." in told
    )
    # Some hold it for right: the row is to be verified though its article was seen.
    assert "For “Ask what it is for”, “See whom they gave it to” some count a pause" in told
    assert "only mentioned (R-UK-1, Article 12A(5); to be verified)." in told
    all_rights = flat(kaiji("laws", "show", "GDPR"))
    assert "section 5.3 (to be verified))" in all_rights
    assert "Only for “" not in all_rights


def test_what_is_to_be_verified_is_marked_where_it_is_cited(kaiji: Cli) -> None:
    told = flat(kaiji("laws", "show", "APPI"))
    shown = document(kaiji("laws", "show", "APPI", "--json"))

    mark = "Cited: Article 37(3), Article 13 of the Cabinet Order (to be verified) Source S10"
    assert mark in told
    (agent,) = [each for each in shown["who_may_ask"] if each["id"] == "agent"]
    assert agent["verified"]
    assert agent["articles_to_be_verified"] == ["Article 13 of the Cabinet Order"]
    unseen = {each["article"] for each in shown["citations"] if not each["verified"]}
    rows = [row for rows in shown.values() if isinstance(rows, list) for row in rows]
    marked = {
        article
        for row in rows
        if isinstance(row, dict)
        for article in row.get("articles_to_be_verified", [])
    }
    assert marked
    assert marked <= unseen


def test_further_places_of_a_right_are_shown(kaiji: Cli) -> None:
    def see(law: str, right: str) -> list[str]:
        shown = document(kaiji("laws", "show", law, "--json", "--on", "2026-11-22"))
        (found,) = [each for each in shown["rights"] if each["right"] == right]
        return list(found["see"])

    assert "Cal. Civ. Code § 1798.100" in see("CCPA", "access")
    assert see("UK_GDPR", "access") == ["Article 15(1A)"]
    assert see("GDPR", "cease_use") == ["Article 21(1)"]
    assert {"Article 29(1)", "Article 30(3)"} <= {*see("APPI", "third_party_records")}
    told = flat(kaiji("laws", "show", "CCPA"))
    assert "need not cite: Cal. Civ. Code § 1798.100 (to be verified), Cal." in told


def test_what_is_about_to_change_is_shown(kaiji: Cli) -> None:
    for law in Law:
        assert "About to change" in kaiji("laws", "show", law).out
    assert "7 April 2026" in flat(kaiji("laws", "show", "APPI"))
    (omnibus,) = [
        each
        for each in document(kaiji("laws", "show", "GDPR", "--json"))["watch"]
        if each["id"] == "omnibus"
    ]
    assert (omnibus["articles"], omnibus["verified"]) == (["Article 12(5)"], True)
    # What has come is no longer about to.
    assert "About to change" in kaiji("laws", "show", "CCPA", "--on", "2026-12-31").out
    assert "About to change" not in kaiji("laws", "show", "CCPA", "--on", "2027-01-01").out


def test_one_changed_article_is_seen_everywhere_at_once(
    kaiji: Cli, newer: Path, person: Path, tmp_path: Path
) -> None:
    asked = ("deadlines", "--law", "GDPR", "--right", "access", "--milestone", "response_due",
             "--calendar", "DE", "--event", "received=2026-03-04", "--json")  # fmt: skip
    letter = ("draft", "--operator", "almigo", "--law", "GDPR", "--right", "access", "--person",
              person, "--lang", "en", "--format", "text", "--out")  # fmt: skip
    assert kaiji(*letter, tmp_path / "before.txt").code == 0
    assert "Article 12(3)" in kaiji(*asked).out

    told = kaiji("laws", "install", newer)

    assert told.code == 0, told.err
    assert "before: Article 15(1)" in told.out
    assert "now: Article 99(9)" in told.out
    assert "Article 99(9)" in kaiji("laws", "show", "GDPR").out
    assert "Article 15(1)\n" not in kaiji("laws", "show", "GDPR").out
    assert "Article 88(8)" in kaiji(*asked).out
    assert "Article 12(3)" not in kaiji(*asked).out
    assert kaiji(*letter, tmp_path / "after.txt").code == 0
    assert "Article 15(1)" in (tmp_path / "before.txt").read_text(encoding="utf-8")
    after = (tmp_path / "after.txt").read_text(encoding="utf-8")
    assert "Article 99(9)" in after
    assert "Article 15(1) " not in after
    assert kaiji("laws", "uninstall", "GDPR").code == 0
    assert "Article 12(3)" in kaiji(*asked).out


def test_installing_says_what_changed(kaiji: Cli, newer: Path, home: Path) -> None:
    done = document(kaiji("laws", "install", newer, "--json"))

    assert (done["law"], done["version"]) == ("GDPR", "2027-01-01")
    assert done["before"] == pack.shipped(Law.GDPR).version
    (access,) = [each for each in done["differences"] if each["name"] == "access"]
    assert (access["part"], access["change"]) == ("citations", "changed")
    assert (access["before"], access["after"]) == (["Article 15(1)"], ["Article 99(9)"])
    (gdpr,) = [
        each for each in document(kaiji("laws", "list", "--json")) if each["origin"] == "installed"
    ]
    assert gdpr["law"] == "GDPR"
    assert "no newer" in refused(kaiji("laws", "install", newer))


def test_a_change_in_another_language_is_said_in_that_language(kaiji: Cli, tmp_path: Path) -> None:
    text = (PACKS / "GDPR.toml").read_text(encoding="utf-8")
    shipped = pack.shipped(Law.GDPR).version
    text = text.replace(f'version = "{shipped}"', 'version = "2027-01-01"', 1)
    text = text.replace('ja = "第15条第1項",', 'ja = "第99条",', 1)
    file = tmp_path / "ja.toml"
    file.write_text(text, encoding="utf-8")

    told = kaiji("laws", "install", file).out

    assert "before (ja): 第15条第1項" in told
    assert "now (ja): 第99条" in told
    done = document(kaiji("laws", "uninstall", "GDPR", "--json"))
    (access,) = [each for each in done["differences"] if each["name"] == "access"]
    assert access["other_languages"] == [
        {"language": "ja", "before": "第99条", "after": "第15条第1項"}
    ]


def test_a_pack_checked_on_a_day_to_come_is_refused(kaiji: Cli, newer: Path) -> None:
    text = newer.read_text(encoding="utf-8")
    newer.write_text(text.replace("checked = 2026", "checked = 2099", 1), encoding="utf-8")

    assert "21 November 2099, which is still to come" in refused(kaiji("laws", "install", newer))
    assert "installed" not in {each["origin"] for each in document(kaiji("laws", "list", "--json"))}


def test_a_pack_without_the_time_before_can_take_another_ones_place(
    kaiji: Cli, tmp_path: Path
) -> None:
    text = (PACKS / "APPI.toml").read_text(encoding="utf-8")
    shipped = pack.shipped(Law.APPI).version
    text = text.replace(f'version = "{shipped}"', 'version = "2027-01-01"', 1)
    kept = [line for line in text.splitlines() if not line.startswith("before = ")]
    file = tmp_path / "appi.toml"
    file.write_text("\n".join(kept), encoding="utf-8")

    run = kaiji("laws", "install", file)

    assert (run.code, run.err) == (0, "")
    assert "other numbers" in run.out
    assert "other numbers" not in refused(kaiji("laws", "show", "APPI", "--on", "2019-01-01"))


def test_a_broken_installed_pack_is_told_in_the_list(kaiji: Cli, newer: Path, home: Path) -> None:
    kaiji("laws", "install", newer)
    kept = home / "laws" / "packs" / "GDPR.toml"
    kept.write_text("law = 7", encoding="utf-8")

    run = kaiji("laws", "list")

    assert "The installed pack is not used: GDPR.toml, line 1" in " ".join(run.out.split())
    found = document(kaiji("laws", "list", "--json"))
    assert [bool(each["problem"]) for each in found] == [False, True, False, False]
    assert kaiji("laws", "show", "GDPR").code == 0


def test_a_bad_file_is_refused_in_one_sentence(kaiji: Cli, tmp_path: Path, newer: Path) -> None:
    (tmp_path / "note.txt").write_text("Dear all", encoding="utf-8")
    broken = tmp_path / "broken.toml"
    text = newer.read_text(encoding="utf-8")
    broken.write_text(text.replace('cite = "access"', 'cite = "x"', 1), encoding="utf-8")

    assert "is no law pack" in refused(kaiji("laws", "install", tmp_path / "note.txt"))
    assert "`x` is cited here" in refused(kaiji("laws", "install", broken))
    refused(kaiji("laws", "install", tmp_path / "absent.toml"))
    refused(kaiji("laws", "uninstall", "GDPR"))


def test_a_day_of_ones_own(kaiji: Cli) -> None:
    assert kaiji("laws", "add-day", "jp", "2026-11-24", "創立記念日").code == 0
    assert kaiji("laws", "remove-day", "JP", "2026-11-23").code == 0

    lines = kaiji("laws", "days", "JP", "--year", "2026").out.splitlines()
    assert "2026-11-24  創立記念日 (your own)" in lines
    assert not any(line.startswith("2027") for line in lines)
    found = document(kaiji("laws", "days", "JP", "--year", "2026", "--json", "--lang", "ja"))
    own = [each for each in found["days"] if each["own"]]
    assert own == [{"date": "2026-11-24", "name": "創立記念日", "own": True}]
    assert found["removed"] == [{"date": "2026-11-23", "name": "勤労感謝の日"}]
    asked = ("deadlines", "--law", "APPI", "--right", "access", "--milestone", "earliest_suit",
             "--event", "arrived=2026-11-10", "--lang", "ja")  # fmt: skip
    assert "創立記念日" in kaiji(*asked).out
    assert kaiji("laws", "reset-days", "JP").code == 0
    assert "創立記念日" not in kaiji(*asked).out


def test_a_day_of_a_country_is_not_one_of_its_regions(kaiji: Cli) -> None:
    run = kaiji("laws", "add-day", "DE", "2026-04-10", "X")

    assert run.code == 0
    assert "DE-BY" in run.err
    assert "(your own)" not in kaiji("laws", "days", "DE-BY", "--year", "2026").out
    assert kaiji("laws", "add-day", "JP", "2026-11-24", "X").err == ""


def test_bad_days_are_refused(kaiji: Cli, home: Path) -> None:
    assert "no calendar XX" in refused(kaiji("laws", "days", "XX"))
    assert "no calendar" in refused(kaiji("laws", "add-day", "../zones", "2026-11-24", "x"))
    assert "is no holiday" in refused(kaiji("laws", "remove-day", "JP", "2026-11-24"))
    assert "already" in refused(kaiji("laws", "add-day", "JP", "2026-11-23", "x"))
    assert kaiji("laws", "add-day", "JP", "someday", "x").code == 2
    assert not (home / "laws").exists()
    (home / "laws" / "calendars").mkdir(parents=True)
    (home / "laws" / "calendars" / "JP.toml").write_text("added = 1", encoding="utf-8")
    run = kaiji("laws", "days", "JP")
    assert run.code == 0
    assert "not used: JP.toml, line 1" in run.err


def test_the_calendars_there_are(kaiji: Cli) -> None:
    assert {"JP", "DE-BY", "GB-SCT", "US-CA"} <= set(kaiji("laws", "days").out.split())


def test_a_word_that_is_no_law(kaiji: Cli) -> None:
    assert kaiji("laws", "show", "LGPD").code == 2


def test_usage(kaiji: Cli) -> None:
    assert kaiji("laws", "unknown").code == 2
