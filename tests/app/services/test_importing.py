"""Importing records of others: the plan, what is accepted, and what the user's corrections do."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.clock import FixedClock
from app.base.errors import Cancelled, Problem
from app.base.ids import ChannelKind, OperatorSlug
from app.base.paths import Home
from app.base.progress import Progress
from app.bootstrap import Core, OpenCore
from app.operators.importing.known import Evidence
from app.operators.importing.plan import Plan, State
from app.operators.record import Channel, Operator
from app.services import sharing
from app.services import vault as vault_service
from app.services.operator_draft import ChannelDraft, OperatorDraft
from app.vault.vault import Vault
from tests.bench.many_operators import DAY
from tests.fakes import CHEAP

COMPANY = {
    "slug": "sample-shop",
    "relevant-countries": ["de"],
    "name": "Sample Shop GmbH",
    "runs": ["Sample Market"],
    "address": "Musterweg 1\n12345 Musterstadt\nDeutschland",
    "phone": "+49 30 0000000",
    "email": "privacy@shop.example",
    "web": "https://www.shop.example/",
    "sources": ["https://www.shop.example/privacy"],
    "request-language": "de",
    "needs-id-document": False,
    "comments": ["A sample remark."],
    "quality": "verified",
}
SLUG = OperatorSlug("sample-shop")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_service.init(Home(tmp_path / "home"), passphrase="a sample one", argon=CHEAP)[0]


@pytest.fixture
def core(tmp_path: Path, vault: Vault) -> Iterator[OpenCore]:
    opened = Core(Home(tmp_path / "home"), FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


def lines(tmp_path: Path, *companies: object) -> Path:
    path = tmp_path / "companies.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in companies), encoding="utf-8")
    return path


def company(**fields: object) -> dict[str, object]:
    return {**COMPANY, **{key.replace("_", "-"): value for key, value in fields.items()}}


def take(core: OpenCore, path: Path, *states: State) -> Plan:
    plan = core.importing.plan(path)
    core.importing.accept(plan.chosen(states or (State.NEW, State.CHANGED)))
    return plan


def states(plan: Plan) -> list[State]:
    return [each.state for each in plan.rows]


def test_the_public_records_and_once_more(core: OpenCore, shared: Path) -> None:
    path = shared / "datasets" / "datenanfragen-data" / "companies.jsonl.gz"
    if not path.is_file():
        pytest.skip("the public records are not on this machine")
    plan = core.importing.plan(path)
    assert len(plan.rows) == 3069
    assert plan.counts[State.BROKEN] == 0
    assert plan.counts[State.NEW] > 2700
    assert core.directory.count() < 1000
    countries = [each.row.operator.country for each in plan.rows if each.row.operator]
    assert all(countries)
    rules = {fault.rule for each in plan.rows[:700] for fault in core.importing.findings(each)}
    assert "person_in_address" in rules
    core.importing.accept(plan.chosen([*State]))
    again = core.importing.plan(path)
    assert again.counts == {**dict.fromkeys(State, 0), State.SAME: 3069}


def test_a_public_record_becomes_one_of_ours(core: OpenCore, tmp_path: Path) -> None:
    plan = take(core, lines(tmp_path, COMPANY))
    assert states(plan) == [State.NEW]
    kept = core.directory.get(SLUG)
    assert (kept.name, kept.services, kept.country) == (
        "Sample Shop GmbH",
        ("Sample Market",),
        "DE",
    )
    assert kept.inferred["country"] == "address"
    assert kept.domains == ("shop.example",)
    assert (kept.identity_check, kept.language) == ("not_required", "de")
    post = kept.channel(ChannelKind.POST)
    assert post is not None
    assert post.value == "Musterweg 1\n12345 Musterstadt\nDeutschland"
    assert kept.notes == ("A sample remark.",)
    assert {source.address for source in kept.sources.values()} == {
        "",
        "https://www.shop.example/privacy",
    }
    assert [hit.slug for hit in core.directory.search("sample market")] == [SLUG]
    assert [
        fault for fault in core.importing.findings(plan.rows[0]) if fault.level == "error"
    ] == []


def test_a_country_nobody_can_be_sure_of_stays_empty(core: OpenCore, tmp_path: Path) -> None:
    path = lines(tmp_path, company(address="Musterweg 1\n12345 Musterstadt"))
    take(core, path)
    assert core.directory.get(SLUG).country == ""


def test_what_is_not_accepted_is_not_written(core: OpenCore, tmp_path: Path) -> None:
    path = lines(tmp_path, COMPANY)
    before = core.directory.count()
    assert core.importing.plan(path).counts[State.NEW] == 1
    assert core.directory.count() == before
    with pytest.raises(Problem, match=r"problem\.unknown_operator"):
        core.directory.get(SLUG)


def test_a_correction_survives_what_the_source_says_later(core: OpenCore, tmp_path: Path) -> None:
    take(core, lines(tmp_path, COMPANY))
    typed = core.own_operators.draft(SLUG)
    mine = ChannelDraft(ChannelKind.EMAIL, "dpo@shop.example", checked="2026-11-20")
    core.own_operators.save(replace(typed, channels=(mine,), desk="My desk"), SLUG)

    newer = company(email="new@shop.example", phone="+49 30 1111111", runs=["Sample Bazaar"])
    plan = take(core, lines(tmp_path, newer))
    (row,) = plan.rows
    told = {each.field: each for each in row.differences}
    assert told["channels"].kept
    assert not told["services"].kept
    assert isinstance(told["channels"].before, tuple)
    assert told["channels"].before[0].value == "dpo@shop.example"
    assert "desk" not in told
    kept = core.directory.get(SLUG)
    assert [each.value for each in kept.channels] == ["dpo@shop.example"]
    assert (kept.desk, kept.services) == ("My desk", ("Sample Bazaar",))
    assert states(core.importing.plan(lines(tmp_path, newer))) == [State.SAME]


def test_what_is_put_back_as_the_source_has_it_is_its_own_no_longer(
    core: OpenCore, tmp_path: Path
) -> None:
    take(core, lines(tmp_path, COMPANY))
    before = core.directory.get(SLUG)
    core.own_operators.keep(replace(before, services=("Mine",)))
    core.own_operators.keep(before)
    take(core, lines(tmp_path, company(runs=["Sample Bazaar"])))
    assert core.directory.get(SLUG).services == ("Sample Bazaar",)


def test_a_removed_record_that_is_brought_back_is_still_an_imported_one(
    core: OpenCore, tmp_path: Path
) -> None:
    take(core, lines(tmp_path, COMPANY))
    removed, _ = core.own_operators.remove(SLUG)
    core.own_operators.keep(removed)
    take(core, lines(tmp_path, company(runs=["Sample Bazaar"])))
    assert core.directory.get(SLUG).services == ("Sample Bazaar",)


def test_a_record_the_user_typed_is_not_overwritten(core: OpenCore, tmp_path: Path) -> None:
    own = Operator(
        SLUG,
        name="My Sample Shop",
        channels=(Channel(ChannelKind.EMAIL, "privacy@shop.example"),),
    )
    core.own_operators.keep(own)
    plan = take(core, lines(tmp_path, COMPANY))
    (row,) = plan.rows
    assert (row.state, {each.field for each in row.differences if each.kept}) == (
        State.CHANGED,
        {"name", "channels"},
    )
    kept = core.directory.get(SLUG)
    assert (kept.name, kept.channels) == (own.name, own.channels)
    assert kept.country == "DE"


def test_over_a_shipped_record_only_what_the_import_says_counts(
    core: OpenCore, tmp_path: Path
) -> None:
    shipped = core.directory.get("almigo")
    path = lines(
        tmp_path,
        {"slug": "almigo", "name": shipped.name, "phone": "+81 3 0000 0000", "quality": "x"},
    )
    plan = take(core, path)
    (row,) = plan.rows
    assert (row.state, row.over_shipped) == (State.CHANGED, True)
    kept = core.directory.get("almigo")
    assert [each.value for each in kept.channels] == ["+81 3 0000 0000"]
    assert (kept.fees, kept.country) == (shipped.fees, shipped.country)
    assert core.directory.kaijis("almigo") == shipped
    assert states(core.importing.plan(path)) == [State.SAME]


def test_another_operator_of_the_same_slug_gets_one_of_its_own(
    core: OpenCore, tmp_path: Path
) -> None:
    shipped = core.directory.get("almigo")
    path = lines(tmp_path, company(slug="almigo"))
    plan = take(core, path)
    (row,) = plan.rows
    assert (row.state, row.slug, row.renamed_from) == (State.NEW, "almigo-2", "almigo")
    assert core.directory.get("almigo") == shipped
    assert core.directory.get("almigo-2").name == "Sample Shop GmbH"
    assert states(core.importing.plan(path)) == [State.SAME]


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ({"name": "ＳＡＭＰＬＥ shop gmbh", "web": "", "email": ""}, Evidence.NAME),
        ({"name": "Other", "web": "http://shop.example", "email": ""}, Evidence.DOMAIN),
        ({"name": "Other", "web": "", "email": "Privacy@shop.example"}, Evidence.EMAIL),
    ],
)
def test_a_duplicate_says_of_which_and_why(
    core: OpenCore, tmp_path: Path, fields: dict[str, str], by: Evidence
) -> None:
    take(core, lines(tmp_path, COMPANY))
    plan = take(core, lines(tmp_path, company(slug="other", **fields)))
    (row,) = plan.rows
    assert (row.state, row.duplicate_of, row.by) == (State.DUPLICATE, SLUG, by)
    assert core.directory.search("other sample") == []
    core.importing.accept(plan.chosen((), ["other"]))
    assert core.directory.get("other").slug == "other"


def test_a_slug_that_comes_twice_is_told(core: OpenCore, tmp_path: Path) -> None:
    plan = core.importing.plan(lines(tmp_path, COMPANY, company(phone="+49 30 2222222")))
    assert states(plan) == [State.NEW, State.DUPLICATE]
    assert plan.rows[1].by is Evidence.SLUG
    assert [each.slug for each in plan.chosen([*State])] == [SLUG]


def test_stopping_leaves_nothing_half(core: OpenCore, tmp_path: Path) -> None:
    many = [
        company(slug=f"s-{each}", name=f"Sample {each}", email=f"p@s{each}.example", web="")
        for each in range(600)
    ]
    path = lines(tmp_path, *many)
    before = core.directory.count()
    steps: list[tuple[int, int]] = []
    halfway = Progress(lambda done, total, _: steps.append((done, total)), lambda: len(steps) > 1)
    with pytest.raises(Cancelled):
        core.importing.plan(path, progress=halfway)
    assert len(steps) == 2
    plan = core.importing.plan(path)
    assert plan.counts[State.NEW] == 600
    steps.clear()
    with pytest.raises(Cancelled):
        core.importing.accept(plan.chosen([State.NEW]), halfway)
    assert steps == [(0, 600), (250, 600)]
    assert core.directory.count() == before
    changes = core.importing.accept(plan.chosen([State.NEW]))
    assert changes.topics == {Topic.OPERATORS}
    assert core.directory.count() == before + 600
    assert core.directory.get("s-599").name == "Sample 599"


def test_ones_own_records_are_shared_and_come_back(
    core: OpenCore, vault: Vault, tmp_path: Path
) -> None:
    noted = Operator(SLUG, name="Sample", country="DE", notes=("my remark",), quotes={"name": "Q"})
    core.own_operators.keep(noted)
    core.own_operators.save(
        OperatorDraft(
            name="Kumo Sample Bakery",
            channels=(ChannelDraft(ChannelKind.EMAIL, "privacy@kumo.example"),),
        )
    )
    for place in (tmp_path / "out", tmp_path / "out.zip"):
        assert len(sharing.export(vault, place)) == 2
        plan = core.importing.plan(place)
        assert {each.state for each in plan.rows} <= {State.SAME, State.CHANGED}
        assert plan.counts[State.BROKEN] == 0
    text = (tmp_path / "out" / "de" / "sample-shop.toml").read_text(encoding="utf-8")
    assert "my remark" not in text
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "de/sample-shop.toml" in archive.namelist()
    sharing.export(vault, tmp_path / "noted", [SLUG], with_notes=True)
    noted_text = (tmp_path / "noted" / "de" / "sample-shop.toml").read_text(encoding="utf-8")
    assert "my remark" in noted_text
    assert '"Q"' not in noted_text
    with pytest.raises(Problem, match=r"problem\.no_own_operator"):
        sharing.export(vault, tmp_path / "none", ["almigo"])


def test_there_may_be_nothing_to_share(core: OpenCore, vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"problem\.nothing_to_share"):
        sharing.export(vault, tmp_path / "out")
    assert not (tmp_path / "out").exists()
