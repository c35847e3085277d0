"""The user's own operators: added, edited before a shipped record, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import ChannelKind, Law, Right
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.operators.sample import sample_operators
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import draft
from app.services.operator_draft import ChannelDraft, OperatorDraft, Unfit
from app.services.operator_near import near
from app.services.operator_view import Known, absent_channels, fees_by_right, known, laws_of
from app.services.wanted import Wanted
from app.vault.vault import Vault
from tests.fakes import CHEAP

TODAY = date(2026, 11, 21)
MAIL = ChannelDraft(ChannelKind.EMAIL, "privacy@kumo.example.jp", checked="2026-11-20")
KUMO = OperatorDraft(name="Kumo Sample Bakery", channels=(MAIL,))


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_service.init(Home(tmp_path / "home"), passphrase="a sample one", argon=CHEAP)[0]


@pytest.fixture
def core(tmp_path: Path, vault: Vault) -> Iterator[OpenCore]:
    opened = Core(Home(tmp_path / "home"), FixedClock(TODAY)).unlocked(vault)
    yield opened
    opened.close()


def wrong(core: OpenCore, typed: OperatorDraft, slug: str = "") -> set[tuple[str | int, ...]]:
    with pytest.raises(Unfit) as caught:
        core.own_operators.save(typed, slug)
    return {mistake.path for mistake in caught.value.mistakes}


def test_a_name_and_one_address_are_enough_and_are_found_at_once(core: OpenCore) -> None:
    saved = core.own_operators.save(KUMO)
    assert saved.changes.topics == {Topic.OPERATORS}
    assert saved.before is None
    assert re.fullmatch(r"kumo-sample-bakery-[0-9a-f]{6}", saved.operator.slug)
    assert [hit.slug for hit in core.directory.search("kumo")] == [saved.operator.slug]
    kept = core.directory.get(saved.operator.slug)
    assert kept.channels[0].checked == date(2026, 11, 20)
    standing = core.own_operators.standing(kept.slug)
    assert (standing.own, standing.is_copy) == (True, False)


def test_two_operators_of_one_name_have_slugs_of_their_own(core: OpenCore) -> None:
    first, second = core.own_operators.save(KUMO), core.own_operators.save(KUMO)
    assert first.operator.slug != second.operator.slug
    named = core.own_operators.save(replace(KUMO, name="見本商店"))
    assert named.operator.slug.startswith("operator-")
    assert len(core.own_operators.save(replace(KUMO, name="a" * 300)).operator.slug) < 60


def test_every_mistake_is_named_with_its_field_and_nothing_is_kept(core: OpenCore) -> None:
    typed = OperatorDraft(
        country="Japan",
        channels=(
            ChannelDraft(),
            ChannelDraft(ChannelKind.EMAIL, "privacy@"),
            ChannelDraft(ChannelKind.IN_APP, "Kumo"),
            ChannelDraft(ChannelKind.PHONE, "+81 3 0000 0000", checked="yesterday"),
            ChannelDraft(ChannelKind.FAX, "+81 3 0000 0000", checked="2026-11-22"),
        ),
        domains="kumo",
        fee_amount="much",
        source_address="kumo.example.jp",
        seen="2027-01-01",
    )
    assert wrong(core, typed) == {
        ("name",),
        ("country",),
        ("domains",),
        ("channels", 1, "value"),
        ("channels", 2, "steps"),
        ("channels", 3, "checked"),
        ("channels", 4, "checked"),
        ("fee_amount",),
        ("source_address",),
        ("seen",),
    }
    assert core.own_operators.standing("almigo").own is False
    assert core.directory.search("kumo") == []


def test_without_a_way_to_reach_it_there_is_no_record(core: OpenCore) -> None:
    assert wrong(core, OperatorDraft(name="Kumo")) == {("channels",)}
    assert wrong(core, replace(KUMO, fee_amount="1,000")) == {("fee_amount",)}
    assert wrong(core, replace(KUMO, fee_currency="JPY")) == {("fee_currency",)}
    assert wrong(core, replace(KUMO, country="JP", region="US-CA")) == {("region",)}
    assert wrong(core, replace(KUMO, name="Kumo\x07")) == {("name",)}


def test_the_source_stands_behind_what_was_written(core: OpenCore) -> None:
    typed = replace(
        KUMO,
        country="jp",
        services="Kumo Box\n\n Kumo Card ",
        fee_amount="1,000",
        fee_currency="jpy",
        source_title="Privacy Policy",
        seen="2026-11-21",
    )
    kept = core.own_operators.save(typed).operator
    assert kept.services == ("Kumo Box", "Kumo Card")
    fee = kept.fee(Right.ACCESS)
    assert fee is not None
    assert (fee.amount, fee.currency, fee.source) == (1000, "JPY", "own")
    assert kept.channels[0].source == kept.stated_in["country"] == "own"
    assert kept.sources["own"].seen == TODAY
    bare = replace(core.own_operators.draft(kept.slug), source_title="")
    again = core.own_operators.save(bare, kept.slug).operator
    assert (again.sources, again.stated_in, again.channels[0].source) == ({}, {}, "")


def test_a_version_of_ones_own_stands_before_the_shipped_record(core: OpenCore) -> None:
    shipped = core.directory.get("almigo")
    typed = core.own_operators.draft("almigo")
    assert core.own_operators.save(typed, "almigo").operator == shipped
    assert core.own_operators.standing("almigo").own is False
    phone = ChannelDraft(ChannelKind.PHONE, "+81 3 0000 0000", checked="2026-11-21")
    saved = core.own_operators.save(
        replace(typed, country="", channels=(*typed.channels, phone)), "almigo"
    )
    mine = core.directory.get("almigo")
    assert saved.operator == mine
    assert mine.channels[:2] == shipped.channels
    assert "phone" not in mine.not_stated
    assert known(mine, "country") is Known.UNKNOWN
    assert mine.rights_named == shipped.rights_named
    assert mine.fees == shipped.fees
    standing = core.own_operators.standing("almigo")
    assert (standing.own, standing.is_copy) == (True, True)
    forgotten, changes = core.own_operators.remove("almigo")
    assert core.directory.get("almigo") == shipped
    assert changes.topics == {Topic.OPERATORS}
    core.own_operators.keep(forgotten)
    assert core.directory.get("almigo") == mine


def test_a_record_without_a_channel_may_be_edited_without_one(core: OpenCore) -> None:
    typed = replace(core.own_operators.draft("micoly"), fee_amount="500", fee_currency="JPY")
    mine = core.own_operators.save(typed, "micoly").operator
    by_right = {right: fee.amount for right, fee in fees_by_right(mine)}
    assert by_right == {Right.PURPOSE_NOTICE: None, Right.ACCESS: 500}
    assert "fee_amount" not in mine.not_stated


def test_a_sample_that_was_edited_comes_back_as_a_sample(core: OpenCore, vault: Vault) -> None:
    sample = next(each for each in sample_operators() if each.slug == "sample-unnamed")
    core.own_operators.keep(sample)
    assert core.own_operators.standing("sample-unnamed").own is False
    typed = replace(core.own_operators.draft("sample-unnamed"), name="Kumo", channels=(MAIL,))
    mine = core.own_operators.save(typed, "sample-unnamed").operator
    assert mine.missing == ()
    core.own_operators.remove("sample-unnamed")
    assert vault.operators.get(sample.slug) == sample
    assert core.directory.search("sample-unnamed")


def test_a_record_with_requests_stays(core: OpenCore) -> None:
    operator = core.own_operators.save(replace(KUMO, country="JP")).operator
    hanako = Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)
    person, _ = core.people.add(hanako)
    wanted = Wanted(operator, hanako, Law.APPI, TODAY, rights=(Right.ACCESS,))
    core.requests.record_draft(draft(wanted, TODAY), person, None, {})
    with pytest.raises(Problem) as caught:
        core.own_operators.remove(operator.slug)
    assert caught.value.code == "problem.operator_has_requests"
    with pytest.raises(Problem):
        core.own_operators.remove("almigo")


def test_what_is_absent_is_told_from_what_nobody_knows(core: OpenCore) -> None:
    almigo, mixi = core.directory.get("almigo"), core.directory.get("mixi")
    assert known(almigo, "response_forms") is Known.UNKNOWN
    assert known(almigo, "identity_check") is Known.NOT_STATED
    assert known(almigo, "country") is Known.CONCLUDED
    assert (ChannelKind.EMAIL, Known.MISSING) in absent_channels(mixi)
    assert laws_of(mixi) == (Law.APPI,)


def test_a_near_miss_is_offered(core: OpenCore) -> None:
    assert [row.operator.slug for row in near(core.directory, "almigoo", TODAY)] == ["almigo"]
    assert [row.operator.slug for row in near(core.directory, "mixi bakery", TODAY)] == ["mixi"]
    assert near(core.directory, "zz", TODAY) == ()
