from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.ids import ChannelKind, Law, OperatorSlug
from app.operators.record import Channel, Operator
from app.operators.search import Hit, Index

OPERATORS = (
    Operator(
        OperatorSlug("aoba"),
        name="Aoba Tsushin, Inc.",
        names={"ja": "青葉通信株式会社", "kana": "アオバツウシン"},
        services=("Blue Leaf Mail",),
        country="JP",
        domains=("aoba.example.jp",),
        channels=(Channel(ChannelKind.EMAIL, "privacy@mail.example.jp"),),
    ),
    Operator(
        OperatorSlug("sample-cafe"),
        name="Café Sample GmbH",
        country="DE",
        laws_named=("GDPR",),
        readings=("カフェサンプル",),
    ),
    Operator(OperatorSlug("leaf"), name="Leaf", country="DE", laws_named=("APPI",)),
    Operator(OperatorSlug("nameless")),
)
INDEX = Index(OPERATORS)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.slug, hit.matched) for hit in INDEX.find(text)]


@pytest.mark.parametrize(
    ("typed", "slug", "matched"),
    [
        ("Aoba Tsushin, Inc.", "aoba", "name"),
        ("aoba tsushin inc", "aoba", "name"),
        ("AOBA", "aoba", "name"),
        ("ａｏｂａ", "aoba", "name"),
        ("tsushin", "aoba", "name"),
        ("oba", "aoba", "name"),
        ("青葉", "aoba", "names"),
        ("通信", "aoba", "names"),
        ("あおば", "aoba", "kana"),
        ("ｱｵﾊﾞ", "aoba", "kana"),
        ("アオバツーシン", "aoba", "kana"),
        ("aobatuusin", "aoba", "kana"),
        ("aobatsuushin", "aoba", "kana"),
        ("blueleaf", "aoba", "services"),
        ("blue mail", "aoba", "services"),
        ("aoba.example.jp", "aoba", "domains"),
        ("https://www.aoba.example.jp/privacy?x=1", "aoba", "domains"),
        ("someone@aoba.example.jp", "aoba", "domains"),
        ("mail.example.jp", "aoba", "email"),
        ("cafe", "sample-cafe", "name"),
        ("CAFÉ", "sample-cafe", "name"),
        ("かふぇ", "sample-cafe", "kana"),
        ("kafe", "sample-cafe", "kana"),
        ("gmbh café", "sample-cafe", "name"),
        ("　青葉　", "aoba", "names"),
        ("nameless", "nameless", "slug"),
    ],
)
def test_what_a_person_types_finds_the_operator(typed: str, slug: str, matched: str) -> None:
    assert found(typed)[0] == (slug, matched)


def test_the_best_match_comes_first() -> None:
    assert found("leaf") == [("leaf", "name"), ("aoba", "services")]


@pytest.mark.parametrize("text", ["zzz", "!!!", "青葉 zzz", "@", "https://", "\x00", "🙂"])
def test_no_match_is_an_empty_list(text: str) -> None:
    assert found(text) == []


def test_a_blank_text_finds_all_in_order_of_names() -> None:
    assert found(" ") == [("aoba", ""), ("sample-cafe", ""), ("leaf", ""), ("nameless", "")]


def test_country_and_limit_narrow() -> None:
    assert [hit.slug for hit in INDEX.find("", country="de")] == ["sample-cafe", "leaf"]
    assert INDEX.find("", country="de", limit=1) == [Hit(OperatorSlug("sample-cafe"), "")]
    assert INDEX.find("aoba", country="DE") == []


def test_a_law_narrows_to_those_who_name_it_or_sit_under_it() -> None:
    assert [hit.slug for hit in INDEX.find("", law=Law.APPI)] == ["aoba", "leaf"]
    assert [hit.slug for hit in INDEX.find("", law=Law.GDPR)] == ["sample-cafe"]
    assert INDEX.find("", law=Law.CCPA) == []


@given(st.text(max_size=40))
def test_any_text_can_be_typed(text: str) -> None:
    INDEX.find(text)


@given(st.text(min_size=1, max_size=20).filter(lambda text: any(map(str.isalnum, text))))
def test_a_name_is_found_by_itself(name: str) -> None:
    if "@" in name or "://" in name:
        return
    index = Index([Operator(OperatorSlug("x"), name=name)])
    assert index.find(name) == [Hit(OperatorSlug("x"), "name")]
