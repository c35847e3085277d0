"""Authorities: what is shipped, what the linter says of a file, and who is found for whom."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law
from app.base.messages import LANGUAGES, Messages
from app.laws import pack
from app.operators.authorities import Authorities, shipped_authorities
from app.operators.authority_check import (
    check_authority_files,
    check_authority_path,
    check_shipped_authorities,
)
from app.operators.authority_finder import Found, Place, find
from app.operators.check import Finding
from app.operators.rules import Level

TODAY = date(2026, 11, 22)

GOOD = """[[authorities]]
id = "fr-sample"
name = { fr = "Autorité exemple", en = "Sample authority" }
country = "FR"
laws = ["GDPR"]
web = "https://authority.example/"
complaint_languages = ["fr"]
notes = { signature = "page" }
stated_in = { complaint_languages = "page" }

[[authorities.channels]]
kind = "email"
value = "contact@authority.example"
purpose = "general"
source = "page"
checked = 2026-11-01

[[authorities.forms]]
address = "https://authority.example/form"
languages = ["fr"]
signature = "required"
source = "page"

[authorities.sources.page]
title = "Contact"
"""

LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")  # fmt: skip


def check(text: str, file: str = "authorities/fr.toml") -> list[Finding]:
    return check_authority_files([(file, text.encode())], TODAY)


def rules(text: str, file: str = "authorities/fr.toml") -> set[str]:
    return {each.rule for each in check(text, file)}


# What is shipped.


def test_what_is_shipped_has_no_faults() -> None:
    findings = check_shipped_authorities(TODAY)
    assert [each for each in findings if each.level is not Level.NOTE] == []
    assert shipped_authorities().broken == ()


def test_every_country_of_the_gdpr_has_an_authority() -> None:
    covered = {each.country for each in shipped_authorities().all() if Law.GDPR in each.laws}
    assert covered == set(pack.load(Law.GDPR).territory)


def test_every_land_has_its_authority_and_bavaria_two() -> None:
    germany = shipped_authorities().all("DE")
    regions = sorted(each.region for each in germany if each.region)
    assert sorted(set(regions)) == [f"DE-{each}" for each in LAENDER]
    assert len(regions) == len(LAENDER) + 1
    bavaria = {each.id: each.sector for each in shipped_authorities().all("DE-BY")}
    assert bavaria == {"de-by-lda": "private", "de-by-lfd": "public"}


def test_no_date_of_a_check_is_invented() -> None:
    for authority in shipped_authorities().all():
        assert all(channel.checked is None for channel in authority.channels), authority.id


def test_whatever_can_be_written_or_dialled_names_the_page_it_stands_on() -> None:
    for authority in shipped_authorities().all():
        named = [each.source for each in authority.channels]
        for key in (*named, *(each.source for each in authority.forms)):
            assert authority.sources[key].address.startswith("http"), authority.id


def test_the_commission_of_japan_takes_calls_only() -> None:
    ppc = shipped_authorities().get("jp-ppc")
    assert [each.kind for each in ppc.channels] == [ChannelKind.PHONE]
    assert ppc.channels[0].value == "03-6457-9849"
    assert "calls_only" in ppc.notes


def test_an_id_that_is_nearly_right_is_named() -> None:
    with pytest.raises(Problem) as caught:
        shipped_authorities().get("jp-pcc")
    for language in LANGUAGES:
        assert "jp-ppc" in Messages(language).say(caught.value.message)


# What public records say otherwise. Ours stand on a page of the authority's own.

#: Another way of writing the same, or another address of the same house: both lead there.
OTHERWISE = {
    ("be-apd", "post"): "the street in French, not in Dutch",
    ("de-by-lfd", "post"): "the house, not the post-office box",
    ("de-ni", "post"): "the house, not the post-office box",
    ("de-nw", "post"): "the post-office box, not the house",
    ("ee-aki", "post"): "the street in Estonian, not in English",
    ("hu-naih", "post"): "the house complaints go to, not the post-office box",
    ("no-datatilsynet", "post"): "the post-office box in English",
    ("ro-anspdcp", "post"): "the street in English",
    ("it-gpdp", "email"): "the open mailbox, not the one for certified mail",
    ("cz-uoou", "email"): "the newer domain",
    ("de-hb", "phone"): "the number in Bremerhaven, not that in Bremen",
    ("nl-ap", "phone"): "the line for the public, not the switchboard",
    ("pl-uodo", "phone"): "the line for the public, not the switchboard",
}

_GERMAN = {
    "de-bw": "debawueldb", "de-by-lda": "debaylda", "de-by-lfd": "debayldb", "de-be": "deberlbdi",
    "de-bfdi": "debfdi", "de-bb": "debralda", "de-hb": "debrelfdi", "de-he": "dehessbdi",
    "de-hh": "dehmbbfdi", "de-mv": "demvldi", "de-ni": "dendslfd", "de-nw": "denrwldi",
    "de-rp": "derlpbdi", "de-sl": "desaarudz", "de-sn": "desaechsdsb", "de-st": "desalbd",
    "de-sh": "deshuld", "de-th": "detlfdi",
}  # fmt: skip


def _differs(kind: str, ours: str, theirs: str) -> bool:
    if kind in ("phone", "fax"):
        return re.sub(r"\D", "", ours)[-7:] != re.sub(r"\D", "", theirs)[-7:]
    if kind == "post":
        return ours.split("\n")[0].lower()[:8] not in theirs.lower()
    return ours.lower() != theirs.lower()


def test_where_public_records_say_otherwise_is_known(shared: Path) -> None:
    file = shared / "datasets" / "datenanfragen-data" / "supervisory-authorities.jsonl.gz"
    if not file.is_file():
        pytest.skip("the public records are not on this machine")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    by_slug = {row["slug"]: row for row in rows}
    by_country = {tuple(row["relevant-countries"]): row for row in rows}
    different = set()
    compared = 0
    for authority in shipped_authorities().all():
        country = (authority.country.lower(),)
        row = by_slug.get(_GERMAN.get(authority.id, ""), by_country.get(country))
        for channel in authority.channels:
            key = "address" if channel.kind is ChannelKind.POST else str(channel.kind)
            theirs = (row or {}).get(key)
            if theirs:
                compared += 1
                if _differs(channel.kind, channel.value, theirs):
                    different.add((authority.id, str(channel.kind)))
    assert different == set(OTHERWISE)
    assert compared > 70


# The linter.


def test_a_good_file_is_good() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('id = "fr-sample"', 'id = "de-sample"', "authority_file"),
        ('id = "fr-sample"', 'id = "fr_Sample"', "malformed"),
        (', en = "Sample authority"', "", "authority_name"),
        ('country = "FR"', 'country = "XX"', "malformed"),
        ('country = "FR"', 'country = "FR"\nregion = "DE-BY"', "malformed"),
        ('laws = ["GDPR"]', "laws = []", "authority_laws"),
        ('laws = ["GDPR"]', 'laws = ["BDSG"]', "broken"),
        ('laws = ["GDPR"]', 'laws = ["GDPR"]\nsector = "privat"', "unknown_id"),
        ('laws = ["GDPR"]', 'laws = ["GDPR"]\nscope = "church"', "unknown_id"),
        ("https://authority.example/\"", "authority.example\"", "malformed"),
        ("signature = \"page\"", "signed = \"page\"", "unknown_id"),
        ("signature = \"page\"", "signature = \"book\"", "source_unknown"),
        ('complaint_languages = ["fr"]', 'complaint_languages = ["French"]', "malformed"),
        ('stated_in = { complaint_languages = "page" }', "", "not_sourced"),
        ('"contact@authority.example"', '"contact at authority"', "malformed"),
        ('"contact@authority.example"', '" "', "channel_empty"),
        ('purpose = "general"', 'purpose = "privacy"', "unknown_id"),
        ("checked = 2026-11-01", "checked = 2027-01-01", "checked_ahead"),
        ("checked = 2026-11-01", "", "checked_unknown"),
        ('signature = "required"', 'signature = "yes"', "unknown_id"),
        ('source = "page"\nchecked', 'source = "book"\nchecked', "source_unknown"),
        ('signature = "required"\nsource = "page"', 'signature = "required"', "no_source"),
        ('title = "Contact"', 'title = " "', "source_title"),
        ('laws = ["GDPR"]', 'laws = ["GDPR"]\nphone = "1"', "broken"),
    ],
)  # fmt: skip
def test_each_mistake_is_found_with_its_place_and_fix(old: str, new: str, rule: str) -> None:
    assert GOOD.count(old) == 1
    found = [each for each in check(GOOD.replace(old, new)) if each.rule == rule]
    assert found, check(GOOD.replace(old, new))
    for language in LANGUAGES:
        messages = Messages(language)
        assert messages.say(found[0].message)
        assert messages.say(found[0].fix)
    assert found[0].line >= 1


def test_an_id_is_there_once() -> None:
    assert rules(GOOD + "\n" + GOOD) == {"duplicate"}


def test_a_country_that_is_missing_is_named() -> None:
    findings = check_authority_files([("authorities/fr.toml", GOOD.encode())], TODAY, whole=True)
    missing = {each.message.values["country"] for each in findings}
    assert {each.rule for each in findings} == {"authority_missing"}
    assert missing == {*pack.load(Law.GDPR).territory} - {"FR"}


@pytest.mark.parametrize("data", [b"\xff\xfe", b"authorities = 1", b"[[authorities]", b""])
def test_a_broken_file_is_one_finding(data: bytes) -> None:
    findings = check_authority_files([("authorities/fr.toml", data)], TODAY)
    assert [(each.rule, each.line) for each in findings] == [("broken", 1)]


def test_a_broken_file_leaves_the_others_readable(tmp_path: Path) -> None:
    (tmp_path / "fr.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "de.toml").write_text("authorities = {", encoding="utf-8")
    read = Authorities(tmp_path)
    assert [each.id for each in read.all()] == ["fr-sample"]
    assert [each.file for each in read.broken] == ["authorities/de.toml"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        check_authority_path(tmp_path, TODAY)
    with pytest.raises(Problem):
        check_authority_path(tmp_path / "none.toml", TODAY)


# Who is found.


def gdpr(operator: str = "", person: str = "", *, work: str = "", sector: str = "") -> Found:
    def place(code: str) -> Place:
        return Place("", code) if "-" in code else Place(code)

    return find(Law.GDPR, place(operator), place(person), work=place(work), sector=sector)


def ids(found: Found) -> list[str]:
    return [each.authority.id for each in found.candidates]


def test_the_authority_where_one_lives_comes_first_then_that_of_the_seat() -> None:
    found = gdpr("IE", "FR")
    assert ids(found) == ["fr-cnil", "ie-dpc"]
    assert [each.reason.id for each in found.candidates] == [
        "authority.reason.residence",
        "authority.reason.seat",
    ]
    assert [each.lead for each in found.candidates] == [False, True]


def test_the_place_of_work_counts_too() -> None:
    assert ids(gdpr("IE", "FR", work="LU")) == ["fr-cnil", "lu-cnpd", "ie-dpc"]


def test_at_home_there_is_one_and_nobody_leads() -> None:
    found = gdpr("FR", "FR", work="FR")
    assert ids(found) == ["fr-cnil"]
    assert not found.candidates[0].lead
    assert found.questions == ()


def test_an_operator_from_elsewhere_is_complained_of_at_home() -> None:
    assert ids(gdpr("JP", "AT")) == ["at-dsb"]


def test_somebody_from_elsewhere_complains_at_the_operators_seat() -> None:
    assert ids(gdpr("NL", "JP")) == ["nl-ap"]


@pytest.mark.parametrize(
    ("operator", "person", "question"),
    [("JP", "JP", "authority.ask.outside"), ("", "", "authority.ask.places")],
)
def test_where_nobody_is_competent_it_is_said_why(
    operator: str, person: str, question: str
) -> None:
    found = gdpr(operator, person)
    assert found.candidates == ()
    assert [each.id for each in found.questions] == [question]


def test_without_a_land_all_are_listed_and_none_is_taken_for_certain() -> None:
    found = gdpr("DE", "DE")
    assert {each.authority.region for each in found.candidates} == {
        "",
        *(f"DE-{each}" for each in LAENDER),
    }
    assert found.certain == ()
    assert [each.id for each in found.questions] == ["authority.ask.region"]


def test_the_federal_commissioner_is_never_the_default() -> None:
    for found in (gdpr("DE", "DE"), gdpr("DE-HH", "DE-BE"), gdpr("DE-HH", "FR", sector="private")):
        assert found.candidates[-1].authority.id == "de-bfdi"
        assert not found.candidates[-1].certain
        assert found.candidates[-1].reason.id == "authority.scope.federal"


def test_a_land_that_is_known_decides() -> None:
    found = gdpr("DE-HH", "DE-BE")
    assert [each.authority.id for each in found.certain] == ["de-be", "de-hh"]
    assert found.questions == ()


def test_the_land_of_the_seat_is_certain_where_that_of_the_person_is_not_known() -> None:
    found = gdpr("DE-HH", "DE")
    assert [each.authority.id for each in found.certain] == ["de-hh"]
    assert ids(found)[0] == "de-hh"
    assert len(ids(found)) == len(set(ids(found)))


@pytest.mark.parametrize(
    ("sector", "expected"), [("private", "de-by-lda"), ("public", "de-by-lfd")]
)
def test_bavaria_has_one_for_each_sector(sector: str, expected: str) -> None:
    found = gdpr("DE-BY", sector=sector)
    assert [each.authority.id for each in found.certain] == [expected]


def test_bavaria_asks_for_the_sector() -> None:
    found = gdpr("DE-BY")
    assert found.certain == ()
    assert ids(found) == ["de-by-lda", "de-by-lfd", "de-bfdi"]
    assert [each.id for each in found.questions] == ["authority.ask.sector"]


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (Law.UK_GDPR, ["gb-ico"]),
        (Law.APPI, ["jp-ppc"]),
        (Law.CCPA, ["us-ca-cppa", "us-ca-oag"]),
    ],
)
def test_other_laws_have_theirs_wherever_one_lives(law: Law, expected: list[str]) -> None:
    found = find(law, Place("JP"), Place("FR"))
    assert ids(found) == expected
    assert len(found.certain) == len(expected)


def test_california_watches_over_no_public_bodies() -> None:
    found = find(Law.CCPA, Place("US", "US-CA"), Place("US", "US-CA"), sector="public")
    assert found.candidates == ()
    assert [each.id for each in found.questions] == ["authority.ask.sector_none"]


def test_other_spellings_of_a_country_and_small_letters_are_understood() -> None:
    assert ids(gdpr("el", " fr ")) == ["fr-cnil", "gr-dpa"]


@pytest.mark.parametrize("code", ["XX", "France", "日本", "DE-BYBYBY", "'; DROP"])
def test_what_is_no_place_is_told(code: str) -> None:
    with pytest.raises(Problem) as caught:
        find(Law.GDPR, Place(code), Place("FR"))
    assert caught.value.message.id == "problem.unknown_place"


def test_a_region_of_another_country_is_not_believed() -> None:
    found = find(Law.GDPR, Place("FR", "DE-BY"), Place())
    assert ids(found) == ["fr-cnil"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_note_is_worded(language: str) -> None:
    messages = Messages(language)
    for found in (gdpr("DE", "DE", work="DE"), gdpr("DE-BY", "DE-BE", work="AT"), gdpr()):
        for said in (*(each.reason for each in found.candidates), *found.questions):
            assert messages.has(said.id), said.id
            assert "{" not in messages.say(said)
