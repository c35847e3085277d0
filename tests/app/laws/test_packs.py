"""The packs as they are shipped: what they say must hang together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.base.ids import Law, Milestone, Right
from app.base.messages import LANGUAGES
from app.laws import calendars, pack
from app.laws.pack import Citation, LawPack, Method, TimeRule


@pytest.fixture(params=[Law.APPI, Law.GDPR])
def shipped(request: pytest.FixtureRequest) -> LawPack:
    return pack.load(request.param)


def _cited(shipped: LawPack) -> Iterator[str]:
    for right in shipped.rights.values():
        yield right.cite
        if right.fee_cite:
            yield right.fee_cite
    for ground in shipped.grounds.values():
        yield from (ground.cite, *ground.others)
    for rule in shipped.rules:
        yield from (*rule.cite, *rule.cite_roll, *rule.cite_at_once)
        for meanings in (*rule.cite_start.values(), *rule.cite_by_right.values()):
            yield from meanings


def test_two_packs_are_shipped() -> None:
    assert pack.available() == (Law.APPI, Law.GDPR)


def test_every_cited_meaning_is_there_in_every_language(shipped: LawPack) -> None:
    assert set(_cited(shipped)) <= set(shipped.citations)
    for citation in shipped.citations.values():
        assert set(citation.text) == set(shipped.languages)
        assert all(citation.text.values())


def test_names_are_there_in_every_language(shipped: LawPack) -> None:
    for names in (shipped.names, shipped.short):
        assert set(names) == set(shipped.languages) >= set(LANGUAGES)
    assert not shipped.authority or set(shipped.authority) == set(shipped.languages)


def test_what_is_verified_names_a_source_that_is_listed(shipped: LawPack) -> None:
    facts: list[Citation | TimeRule] = [*shipped.citations.values(), *shipped.rules]
    for fact in facts:
        assert bool(fact.source) == fact.verified
        assert not fact.source or fact.source in shipped.sources


def test_grounds_and_rights_know_each_other(shipped: LawPack) -> None:
    used = {ground for right in shipped.rights.values() for ground in right.grounds}

    assert used == set(shipped.grounds)


def test_a_fee_has_its_article(shipped: LawPack) -> None:
    assert all(right.fee == bool(right.fee_cite) for right in shipped.rights.values())


def test_every_milestone_of_a_right_has_a_rule(shipped: LawPack) -> None:
    for right in shipped.rights.values():
        assert right.milestones
        assert all(shipped.time_rule(milestone) for milestone in right.milestones)


def test_every_rule_has_what_its_method_needs(shipped: LawPack) -> None:
    assert len({rule.milestone for rule in shipped.rules}) == len(shipped.rules)
    for rule in shipped.rules:
        counts = rule.method is not Method.NONE
        assert bool(rule.start) == bool(rule.amount) == counts
        assert bool(rule.cite_roll) or not (rule.roll and rule.method is not Method.DAYS)


def test_a_fixed_calendar_is_shipped(shipped: LawPack) -> None:
    assert not shipped.calendar or calendars.has(shipped.calendar)


def test_the_appi_charges_for_disclosure_and_purpose_only() -> None:
    rights = pack.load(Law.APPI).rights

    assert {right for right, rule in rights.items() if rule.fee} == {
        Right.PURPOSE_NOTICE,
        Right.ACCESS,
        Right.THIRD_PARTY_RECORDS,
    }
    assert not any(rule.fee for rule in pack.load(Law.GDPR).rights.values())


def test_the_appi_has_every_right_of_its_list() -> None:
    appi = pack.load(Law.APPI)

    assert set(appi.rights) == set(list(Right)[:9])
    assert {right for right, rule in appi.rights.items() if rule.particulars} == {
        Right.CORRECTION,
        Right.ADDITION,
        Right.DELETION,
    }
    assert Milestone.EARLIEST_SUIT not in appi.rights[Right.PURPOSE_NOTICE].milestones


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

    assert not any(
        appi[meaning].verified
        for meaning in ("suit_provisional", "order_agent", "order_identity", "cease_result")
    )
    assert appi["access"].verified


def test_a_pack_names_its_version_and_day() -> None:
    for law in pack.available():
        assert pack.load(law).checked <= date(2026, 11, 21)
        assert pack.load(law).version
