"""The packs as they are shipped: what they say must hang together, and what does not is told."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest

from app.base.ids import Certainty, Law, Right
from app.base.messages import LANGUAGES, Messages
from app.base.records import BrokenRecord
from app.laws import pack
from app.laws.grants import Citation
from app.laws.pack import LawPack
from app.laws.provision import Authority, Provision, Version
from app.laws.rule import Pause, TimeRule

PACKS = Path(pack.__file__).parent / "packs"


@pytest.fixture(params=list(Law))
def shipped(request: pytest.FixtureRequest) -> LawPack:
    return pack.load(request.param)


def _seen(shipped: LawPack) -> list[Citation | TimeRule | Pause | Provision | Authority | Version]:
    statements = [each for _, rows in shipped.provisions() for each in rows]
    return [
        *shipped.citations.values(),
        *(rule for rule in shipped.rules if rule.certainty is not Certainty.PROMISE),
        *shipped.pauses,
        *shipped.versions,
        *shipped.authorities,
        *statements,
    ]


def test_everything_says_where_it_was_seen(shipped: LawPack) -> None:
    for row in _seen(shipped):
        assert row.source in shipped.sources, row
        # "K" is knowledge without a source at hand: nothing of it counts as verified.
        assert row.source != "K" or not row.verified, row


def test_every_right_has_a_wording_in_the_languages_of_letters(shipped: LawPack) -> None:
    for right in shipped.rights:
        assert set(shipped.wordings[right.wording]) >= set(LANGUAGES)


def test_grounds_and_rights_know_each_other(shipped: LawPack) -> None:
    used = {ground for right in shipped.rights for ground in right.grounds}

    assert used == set(shipped.grounds)


def test_words_on_screen_are_there_for_all_a_pack_names(shipped: LawPack) -> None:
    words = Messages("ja")
    names = [f"ground.{ground}" for ground in shipped.grounds]
    names += [f"right.{each.right}" for each in shipped.rights]
    names += [f"milestone.{each.milestone}" for each in shipped.rules]
    names += [f"laws.part.{section}" for section, _ in shipped.provisions()]

    assert [name for name in names if not words.has(name)] == []


def test_the_appi_charges_for_disclosure_and_purpose_only() -> None:
    assert {each.right for each in pack.load(Law.APPI).rights if each.fee} == {
        Right.PURPOSE_NOTICE,
        Right.ACCESS,
        Right.THIRD_PARTY_RECORDS,
    }
    assert not any(each.fee for each in pack.load(Law.GDPR).rights)


def test_the_appi_has_every_right_of_its_list() -> None:
    appi = pack.load(Law.APPI)

    assert {each.right for each in appi.rights} >= set(list(Right)[:9])
    assert {each.right for each in appi.rights if each.particulars} >= {
        Right.CORRECTION,
        Right.ADDITION,
        Right.DELETION,
    }
    assert not appi.can_be_sued_for(Right.PURPOSE_NOTICE)
    assert appi.can_be_sued_for(Right.ACCESS)


@pytest.mark.parametrize(
    ("law", "meaning", "ja", "en"),
    [
        (Law.APPI, "access", "第33条第1項", "Article 33(1)"),
        (Law.APPI, "third_party_records", "第33条第5項", "Article 33(5)"),
        (Law.APPI, "correction", "第34条第1項", "Article 34(1)"),
        (Law.APPI, "cease_need", "第35条第5項", "Article 35(5)"),
        (Law.APPI, "publication", "第32条第1項", "Article 32(1)"),
        (Law.APPI, "suit", "第39条第1項", "Article 39(1)"),
        (Law.GDPR, "access", "第15条第1項", "Article 15(1)"),
        (Law.GDPR, "e17b", "第17条第1項(b)", "Article 17(1)(b)"),
        (Law.GDPR, "time", "第12条第3項", "Article 12(3)"),
    ],
)
def test_meanings_stand_for_the_articles_of_today(law: Law, meaning: str, ja: str, en: str) -> None:
    assert pack.load(law).cite(meaning, "ja") == ja
    assert pack.load(law).cite(meaning, "en") == en


def test_the_chosen_ground_decides_what_must_be_cited() -> None:
    appi = pack.load(Law.APPI)

    assert appi.must_cite(Right.ACCESS) == ("access",)
    assert appi.must_cite(Right.ERASURE) == ("cease",)
    assert appi.must_cite(Right.ERASURE, ["no_need", "harm"]) == ("cease_need",)
    assert appi.must_cite(Right.ERASURE, ["no_need", "beyond_purpose"]) == (
        "cease_need",
        "cease_unlawful",
    )
    assert appi.must_cite(Right.CEASE_THIRD_PARTY, ["opt_out_list"]) == ("opt_out_list",)


def test_what_the_sources_leave_open_is_marked() -> None:
    appi = pack.load(Law.APPI).citations

    assert not appi["suit_provisional"].verified
    assert not appi["cease_result"].verified
    assert appi["access"].verified


def test_what_only_a_copy_showed_is_marked() -> None:
    ccpa = pack.load(Law.CCPA)

    copies = {"S26", "S27", "S28", "S29"}
    assert copies < set(ccpa.sources)
    assert [row for row in _seen(ccpa) if row.source in copies and row.verified] == []
    uk = {each.id: each for each in pack.load(Law.UK_GDPR).refusals}
    assert not uk["not_applicable_law.household"].verified


def test_a_letter_need_not_cite_the_further_places() -> None:
    ccpa = pack.load(Law.CCPA)

    assert "notice_of_collection" in ccpa.granted(Right.ACCESS).see
    assert ccpa.must_cite(Right.ACCESS) == ("access",)


def test_a_pack_names_its_version_and_day() -> None:
    for law in Law:
        assert pack.load(law).checked <= date(2026, 11, 22)
        assert date.fromisoformat(pack.load(law).version)


GDPR = (PACKS / "GDPR.toml").read_text(encoding="utf-8")
FIRST = 'first = { en = "{place} of'


def changed(old: str, new: str) -> str:
    assert old in GDPR
    return GDPR.replace(old, new, 1)


def line_of(text: str, wanted: str) -> int:
    return text[: text.index(wanted)].count("\n") + 1


#: What is wrong -> (the pack, words in the line it is told with, words of the sentence).
BROKEN = {
    "a citation that is not there": (
        changed('cite = "access"\nalso = ["copy"]', 'cite = "acces"\nalso = ["copy"]'),
        'cite = "acces"\n',
        "`acces` is cited here but is not in [citations]",
    ),
    "another citation that is not there": (
        changed('also = ["copy"]', 'also = ["copi"]'),
        'also = ["copi"]',
        "`copi`",
    ),
    "a wording that is not there": (
        changed('wording = "access"', 'wording = "x"'),
        'wording = "x"',
        "[wordings]",
    ),
    "a ground that is not there": (
        changed('grounds = ["r18a",', 'grounds = ["r19",'),
        'grounds = ["r19",',
        "[grounds]",
    ),
    "a source that is not there": (
        changed('source = "S13"', 'source = "S99"'),
        'source = "S99"',
        "[sources]",
    ),
    "a language left out": (
        changed(', ja = "第15条第2項"', ""),
        'id = "GDPR/15-2"',
        "also wanted in: ja",
    ),
    "an attribute of a value": (
        changed(FIRST, 'first = { en = "{place.__class__} {place} of'),
        "{place.__class__}",
        "{place} must stand in this text once",
    ),
    "no place at all": (changed(FIRST, 'first = { en = "of'), "first =", "{place}"),
    "two places": (changed(FIRST, 'first = { en = "{place} {place} of'), "first =", "{place}"),
    "a fee nobody may charge": (
        changed('cite = "access"\nalso', 'cite = "access"\nfee = true\nalso'),
        "fee = true",
        "`fee_cite`",
    ),
    "an endless count": (
        changed("amount = 1\n", "amount = 999999999999\n"),
        "amount = 999999999999",
        "from 1 to 3660",
    ),
    "no count": (changed("amount = 1\n", "amount = 0\n"), "amount = 0", "from 1 to 3660"),
    "nothing to count from": (
        changed('start = ["arrived"]', "start = []"),
        "start = []",
        "an event to start from",
    ),
    "a question nobody knows": (
        changed('asked = "identity_requested"', 'asked = "acknowledged"'),
        'asked = "acknowledged"',
        "with its own answer",
    ),
    "a right with nothing to extend": (
        changed('milestone = "response_due"\n', 'milestone = "response_due"\nrights = ["erasure"]\n'),
        'extends = "response_due"',
        "what is extended needs a rule",
    ),
    "no start for one right": (
        changed("amount = 1\n", "amount = 1\nstart_by_right = { access = [] }\n"),
        "start_by_right",
        "an event to start from",
    ),
    "no words for no number of days": (
        changed('method = "months"', 'method = "none"').replace("\nwithout_delay = ", "\nother = ", 1),
        'method = "none"',
        "`without_delay`",
    ),
    "a suit without what moves it": (
        changed('method = "months"', 'method = "pre_suit"').replace(
            'cite_roll = ["period_roll"]\n', "", 1
        ),
        "[[rules]]",
        "at least one entry",
    ),
    "a date that extends itself": (
        changed('extends = "response_due"', 'extends = "response_due_extended"'),
        'extends = "response_due_extended"',
        "cannot extend itself",
    ),
    "an end before the beginning": (
        changed("valid_from = 2018-05-25\n", "valid_from = 2018-05-25\nvalid_to = 2017-01-01\n"),
        "valid_to = 2017-01-01",
        "must not lie before",
    ),
    "the same right twice": (
        changed('[[rights]]\nright = "access"', '[[rights]]\nright = "purpose_notice"'),
        '[[rights]]\nright = "purpose_notice"\nwording = "access"',
        "another row",
    ),
    "an escape sequence for the terminal": (
        changed('"The regulation applies."', '"The regulation \\u001b[2J applies."'),
        "u001b",
        "without control characters",
    ),
    "a version that is always the newest": (
        changed('version = "', 'version = "zzzz'),
        "zzzz",
        "the version is a date",
    ),
    "a calendar elsewhere on the disk": (
        changed('checked = ', 'calendar = "../packs/GDPR"\nchecked = '),
        "../packs",
        "there is no calendar",
    ),
    "a key nobody knows": (changed("checked = ", "cheked = "), "cheked", "perhaps you mean"),
    "a word for a number": (changed("amount = 1\n", 'amount = "1"\n'), 'amount = "1"', "number"),
    "a list for a table": (
        re.sub(r"\[sources\].*", "", GDPR, flags=re.DOTALL).replace(
            "territory = ", "sources = []\nterritory = ", 1
        ),
        "sources = []",
        "a table of keys and values",
    ),
    "no text of the file's kind": ("<html>", "<html>", "expected"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(BROKEN))
def test_a_broken_pack_is_told_with_its_line(what: str) -> None:
    text, where, expected = BROKEN[what]

    with pytest.raises(BrokenRecord) as caught:
        pack.read_pack(text, "GDPR.toml")

    said = Messages("en").say(caught.value.message)
    assert caught.value.line == line_of(text, where)
    assert expected in said
    assert len(said.splitlines()) == 1
    assert len(said) < 400


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 5000,
        "x = " + "[" * 5000 + "]" * 5000,
        "x = " + "{a=" * 3000 + "1" + "}" * 3000,
        ".".join("a" * 100_000) + " = 1",
        "[" + ".".join("a" * 100_000) + "]",
        "\n".join(f"a{line}" + ".a" * 99 + " = 1" for line in range(4500)),
        "a = " + "9" * 100_000,
        "#" * 2_000_000,
        "\n" * 900_000,
        'law = "' + "x" * 900_000 + '"',
    ],
    ids=[
        "open",
        "lists",
        "tables",
        "dots",
        "head",
        "many dots",
        "digits",
        "huge",
        "empty lines",
        "long",
    ],
)
def test_a_monster_is_refused_quickly(text: str) -> None:
    begun = time.monotonic()

    with pytest.raises(BrokenRecord) as caught:
        pack.read_pack(text, "GDPR.toml")

    assert time.monotonic() - begun < 10
    assert len(Messages("en").say(caught.value.message)) < 600
