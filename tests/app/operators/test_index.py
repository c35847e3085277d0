"""The index against a linear look at every record, and what it does where thousands match."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import Problem
from app.base.ids import ChannelKind, Law, OperatorSlug, Right
from app.base.paths import Home
from app.operators.directory import Directory
from app.operators.freshness import Freshness, freshness, stale_before
from app.operators.index import Narrow, falls_under
from app.operators.match import Query, entry_of, grade, key_of
from app.operators.record import Channel, Fee, Operator
from app.operators.search import Hit, Index
from app.services import directory as service
from app.services import vault as vault_service
from app.services.directory import Filter
from app.vault.vault import Vault
from tests.bench.many_operators import operators
from tests.fakes import CHEAP

TODAY = date(2026, 11, 21)
_FEE = Fee((Right.ACCESS,), 500, "JPY")
_MORE = (Channel(ChannelKind.POST, "Tokyo"), Channel(ChannelKind.PHONE, "03-0000-0000"))
MANY = tuple(
    replace(each, fees=(_FEE,), channels=(*each.channels, *_MORE)) if number % 7 == 0 else each
    for number, each in enumerate(operators(2000))
)
SHIPPED = Directory().count()
INDEX = Index(MANY)
ENTRIES = [(each, entry_of(each)) for each in MANY]
PASSPHRASE = "a sample passphrase"


def kept(operator: Operator, narrow: Narrow) -> bool:
    channel = operator.channel()
    checked = channel.checked if channel else None
    if narrow.checked_since and not (checked and checked >= narrow.checked_since):
        return False
    if narrow.channel and operator.channel(narrow.channel) is None:
        return False
    if narrow.has_fee and not operator.fees:
        return False
    return (
        operator.country == (narrow.country.upper() or operator.country)
        and (narrow.law is None or falls_under(operator, narrow.law))
        and (not narrow.has_email or operator.channel(ChannelKind.EMAIL) is not None)
        and (
            narrow.checked_before is None
            or (checked is not None and checked < narrow.checked_before)
        )
    )


def linear(text: str, narrow: Narrow | None = None) -> list[Hit]:
    """Grade every record there is."""
    return list(looked_at(text, narrow or Narrow()))


@cache
def looked_at(text: str, narrow: Narrow) -> tuple[Hit, ...]:
    query = Query.of(text)
    found = []
    for operator, entry in ENTRIES:
        graded = (0, 0, "") if query.blank else grade(entry, query)
        if graded is not None and kept(operator, narrow):
            rank = (graded[0], graded[1], key_of(operator.shown_name), str(operator.slug))
            found.append(Hit(operator.slug, graded[2], rank))
    return tuple(sorted(found, key=lambda hit: hit.rank))


def typed(number: int) -> Iterator[str]:
    """Give beginnings, middles and swapped words of names, kana in both kinds, and sounds."""
    chance = random.Random(3)
    for _ in range(number):
        operator = chance.choice(MANY)
        texts = [operator.name, *operator.names.values(), *operator.domains, str(operator.slug)]
        text = chance.choice(texts)
        start = chance.choice([0, 0, chance.randrange(len(text))])
        piece = text[start : start + chance.randint(1, 9)]
        yield chance.choice([piece, piece.upper(), f"{piece} {chance.choice(texts)[:2]}"])
    yield from ("株", "株式会社", "a", "no", "GmbH", "tekkunetto", "mizu", "ねっとべる", "x y", "!")


TYPED = tuple(dict.fromkeys(typed(180)))


def test_without_a_limit_it_finds_what_a_look_at_every_record_finds() -> None:
    for text in TYPED:
        found = INDEX.find(text)
        assert found == linear(text), text
        assert [hit.rank for hit in found] == [hit.rank for hit in linear(text)], text


def test_where_few_match_a_limit_cuts_and_changes_nothing() -> None:
    few = [text for text in TYPED if len(linear(text)) <= 100]
    assert len(few) > 70
    for text in few:
        found, count = INDEX.search(text, Narrow(), 20)
        assert found == linear(text)[:20], text
        # A record that holds the letters in another order may keep it from being known yet.
        assert count in (None, len(linear(text))), text


def test_where_many_match_the_limit_is_filled_and_names_that_begin_so_come_first() -> None:
    many = [text for text in TYPED if len(linear(text)) > 100]
    assert len(many) > 15
    for text in many:
        found, wanted = INDEX.find(text, limit=20), linear(text)
        assert len(found) == 20, text
        assert set(found) <= set(wanted), text
        by_name = [hit for hit in wanted[:20] if hit.rank[:2] <= (1, 0)]
        assert found[: len(by_name)] == by_name, text
        assert [hit.rank for hit in found] == sorted(hit.rank for hit in found), text


def test_what_is_typed_exactly_comes_first_however_many_hold_it() -> None:
    holding = [
        Operator(OperatorSlug(f"s{each}"), name=f"Sample anet {each}") for each in range(500)
    ]
    wanted = (
        Operator(OperatorSlug("exact"), name="Zeta", services=("Net",)),
        Operator(OperatorSlug("begins"), name="Yota", names={"latin": "Netta"}),
        Operator(OperatorSlug("word"), name="Xi (net)", domains=("xi.net",)),
    )
    found = Index([*holding, *wanted]).find("net", limit=5)
    assert [hit.slug for hit in found[:3]] == ["exact", "begins", "word"]
    assert len(found) == 5


def test_counts_are_those_of_a_look_at_every_record() -> None:
    for text in ("", "!", *TYPED):
        count, wanted = INDEX.count(text), len(linear(text))
        if wanted <= 100 or len(key_of(text)) <= 3:
            assert count == wanted, text
        else:
            assert wanted <= count <= wanted * 1.5, text


NARROW = (
    Narrow(country="jp"),
    Narrow(country="IS"),
    Narrow(law=Law.APPI),
    Narrow(law=Law.UK_GDPR),
    Narrow(has_email=True),
    Narrow(checked_before=date(2025, 11, 21)),
    Narrow(checked_before=date(2025, 1, 1)),
    Narrow(checked_before=date(1999, 1, 1)),
    Narrow(checked_since=date(2025, 11, 21)),
    Narrow(checked_since=date(2024, 2, 29), channel=ChannelKind.PHONE),
    Narrow(checked_since=date(2200, 1, 1)),
    Narrow(channel=ChannelKind.POST, has_fee=True),
    Narrow("DE", Law.GDPR, has_email=True, checked_before=date(2026, 2, 28)),
    Narrow("JP", Law.APPI, has_email=True, checked_before=date(2026, 2, 28)),
)


@pytest.mark.parametrize("narrow", NARROW)
def test_what_narrows_a_list_narrows_a_search(narrow: Narrow) -> None:
    for text in ("", "株式会社", "n", "nova", "東京", "tekku"):
        wanted = linear(text, narrow)
        assert INDEX.search(text, narrow)[0] == wanted, text
        assert set(INDEX.search(text, narrow, 20)[0]) <= set(wanted), text
        assert len(INDEX.search(text, narrow, 20)[0]) == min(20, len(wanted)), text
        assert INDEX.count(text, narrow) == len(wanted), text


def test_pages_follow_each_other_in_the_order_of_names() -> None:
    pages = [INDEX.page(offset, 700) for offset in range(0, 2000, 700)]
    assert [hit for page in pages for hit in page] == linear("")
    assert INDEX.countries() == ("DE", "FR", "GB", "JP", "US")


def test_records_come_and_go_without_a_trace() -> None:
    chance = random.Random(5)
    index, there = Index(MANY[:200]), {each.slug: each for each in MANY[:200]}
    for _ in range(300):
        operator = chance.choice(MANY[:300])
        if chance.random() < 0.4:
            index.remove(operator.slug)
            there.pop(operator.slug, None)
        else:
            changed = replace(operator, services=(chance.choice(["Blue Leaf", "青葉", ""]),))
            index.put(changed)
            there[changed.slug] = changed
    fresh = Index(there.values())
    for text in ("", "青葉", "leaf", "nova", "株", "n"):
        assert index.find(text) == fresh.find(text)
        assert index.count(text) == fresh.count(text)
    for slug in [*there]:
        index.remove(slug)
    assert [index.find(text) for text in ("", "n", "nova")] == [[], [], []]
    assert [*index._store.rows("SELECT count(*) FROM operator_starts")] == [(0,)]


@given(st.dates(date(2000, 1, 1)), st.dates(date(2000, 1, 1)))
def test_what_was_checked_before_that_day_is_stale(checked: date, today: date) -> None:
    channel = Channel(ChannelKind.EMAIL, "x@example.jp", checked=checked)
    is_stale = freshness(channel, today) is Freshness.STALE
    assert (checked < stale_before(today)) == is_stale


def test_shipped_and_own_records_are_listed_together() -> None:
    directory = Directory(MANY[:50])
    names = [directory.get(hit.slug).shown_name for hit in directory.search("")]
    assert len(names) == directory.count() == SHIPPED + 50
    assert names == sorted(names, key=key_of)
    pages = [directory.page(offset, 7) for offset in range(0, SHIPPED + 50, 7)]
    assert [hit for page in pages for hit in page] == directory.search("")
    assert directory.page(SHIPPED + 50, 7) == []


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault, _ = vault_service.init(Home(tmp_path / "home"), passphrase=PASSPHRASE, argon=CHEAP)
    yield vault
    vault.close()


def slugs(directory: Directory, text: str) -> list[str]:
    return [row.operator.slug for row in service.find(directory, text, TODAY)]


def test_own_operators_are_seen_at_once(vault: Vault) -> None:
    directory = Directory(vault.operators)
    mine = Operator(OperatorSlug("kumo"), name="Kumo Sample Bakery", country="JP", sample=True)
    assert slugs(directory, "kumo") == []
    vault.operators.save(mine)
    assert slugs(directory, "くも") == []
    assert slugs(directory, "kumo") == ["kumo"]
    assert directory.count() == SHIPPED + 1
    vault.operators.save(replace(mine, name="Nuage", readings=("クモ",)))
    assert slugs(directory, "bakery") == []
    assert slugs(directory, "くも") == ["kumo"]
    assert vault.operators.index.samples() == ("kumo",)
    vault.operators.delete(mine.slug)
    assert slugs(directory, "kumo") == []
    assert directory.count() == SHIPPED
    with pytest.raises(Problem, match="unknown_operator"):
        directory.get("kumo")


def test_an_own_version_stands_in_the_shipped_ones_place_until_it_goes(vault: Vault) -> None:
    directory = Directory(vault.operators)
    shipped = directory.get("almigo")
    assert slugs(directory, "almigo") == ["almigo"]
    vault.operators.save(replace(shipped, name="Corrected"))
    assert slugs(directory, "corrected") == ["almigo"]
    assert directory.count("almigo") == 1
    assert [hit.slug for hit in directory.page(0, 9)].count(shipped.slug) == 1
    assert directory.kaijis("almigo") == shipped
    vault.operators.delete(shipped.slug)
    assert slugs(directory, "corrected") == []
    assert directory.get("almigo") == shipped
    assert [hit.matched for hit in directory.search("almigo inc")] == ["name"]


def test_what_is_taken_back_is_not_found(vault: Vault) -> None:
    directory = Directory(vault.operators)
    assert slugs(directory, "nova") == []

    def half_way() -> None:
        with vault.transaction():
            vault.operators.save_all(MANY[:50])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    assert slugs(directory, "nova") == []
    vault.operators.save_all(MANY[:50])
    assert slugs(directory, "nova")
    assert directory.count() == SHIPPED + 50


def test_an_index_of_another_form_is_made_anew(vault: Vault, tmp_path: Path) -> None:
    vault.operators.save_all(MANY[:300])
    before = slugs(Directory(vault.operators), "nova")
    vault._database.run("UPDATE meta SET value = '0' WHERE key = 'operator_index'")
    vault._database.run("DELETE FROM operator_entries")
    vault.close()
    again = vault_service.unlock(Home(tmp_path / "home"), passphrase=PASSPHRASE)
    assert slugs(Directory(again.operators), "nova") == before != []
    assert again.check().faults == ()
    again.close()


def test_the_lists_filters_reach_the_index(vault: Vault) -> None:
    day = TODAY - timedelta(days=500)
    stale = Channel(ChannelKind.POST, "Tokyo", checked=day)
    vault.operators.save(Operator(OperatorSlug("old"), name="Old", country="DE", channels=(stale,)))
    directory = Directory(vault.operators)
    found = service.find(directory, "", TODAY, wanted=Filter(stale=True))
    assert "old" in [row.operator.slug for row in found]
    assert service.count(directory, "", TODAY, wanted=Filter(stale=True)) == len(found)
    for row in found:
        assert row.freshness is Freshness.STALE
    found = service.find(directory, "", TODAY, wanted=Filter(stale=True, has_email=True))
    assert "old" not in [row.operator.slug for row in found]
    assert [
        row.operator.slug
        for row in service.find(directory, "old", TODAY, wanted=Filter(country="de"))
    ]
    rows, count = service.find_first(directory, "", TODAY, limit=2)
    assert (len(rows), count) == (2, None)
    assert service.find_first(directory, "old", TODAY)[1] == 1


@pytest.mark.parametrize("typed", ["Mihno", "Mihon Nwes", "mihonews", "mihon nfews", "michon new"])
def test_one_slip_is_forgiven_where_nothing_else_is_found(typed: str) -> None:
    index = Index([Operator(OperatorSlug("mihon"), name="Mihon News"), *MANY[:200]])
    (hit,) = index.find(typed)
    assert (hit.slug, hit.matched) == ("mihon", "similar")
    assert index.search(typed, Narrow(), 20) == ([hit], 1)


def test_a_slip_in_kana_is_forgiven_too() -> None:
    index = Index([Operator(OperatorSlug("mihon"), name="見本", names={"kana": "ミホンショテン"})])
    for typed in ("みほんしょてい", "ミホシンョテン", "みほしょてん"):
        assert slugs_of(index, typed) == ["mihon"]


def test_a_slip_is_no_licence() -> None:
    index = Index([Operator(OperatorSlug("mihon"), name="Mihon News")])
    for typed in ("Mhno", "Mihon Xws", "abcd", "mix", "news mihon x"):
        assert index.find(typed) == []
    other = Operator(OperatorSlug("mihno"), name="Mihno")
    index.put(other)
    assert [hit.matched for hit in index.find("mihno")] == ["name"]


def test_a_slip_is_forgiven_within_the_filters() -> None:
    index = Index([Operator(OperatorSlug("mihon"), name="Mihon News", country="DE")])
    assert index.find("mihno", country="JP") == []
    assert [hit.slug for hit in index.find("mihno", country="DE")] == ["mihon"]


def slugs_of(index: Index, text: str) -> list[str]:
    return [hit.slug for hit in index.find(text)]
