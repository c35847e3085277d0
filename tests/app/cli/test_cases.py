"""``kaiji-cli cases show``: every clock with its reasons, and what if."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.ids import CaseId
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.services import vault as vault_service
from tests import several_clocks
from tests.app.cli.conftest import Cli
from tests.fakes import CHEAP

TODAY = date(2026, 11, 21)
PASSPHRASE = "a sample passphrase"
Show = Callable[..., dict[str, object]]


@pytest.fixture
def made(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., CaseId]:
    """Make a request in a vault the command line then opens."""
    monkeypatch.setenv("KAIJI_PASSPHRASE", PASSPHRASE)
    vault_service.init(Home(home), passphrase=PASSPHRASE, argon=CHEAP)[0].close()

    def make(how: Callable[[OpenCore], CaseId]) -> CaseId:
        vault = vault_service.unlock(Home(home), passphrase=PASSPHRASE, find_keystore=lambda: None)
        core = Core(Home(home), FixedClock(TODAY)).unlocked(vault)
        case = how(core)
        core.close()
        return case

    return make


@pytest.fixture
def show(kaiji: Cli) -> Show:
    """Show a case as JSON."""

    def run(case: CaseId, *words: str) -> dict[str, object]:
        told = kaiji("cases", "show", case, *words, "--json", "--today", str(TODAY))
        assert told.code == 0, told.err
        found = json.loads(told.out)
        assert isinstance(found, dict)
        return found

    return run


def test_every_clock_comes_with_how_its_date_came_about(
    made: Callable[..., CaseId], show: Show
) -> None:
    found = show(made(several_clocks.two_laws))
    clocks = found["clocks"]
    assert isinstance(clocks, list)
    assert [(each["law"], each["milestone"], each["due"]) for each in clocks] == [
        ("APPI", "convention_first", "2026-11-30"),
        ("APPI", "earliest_suit", "2026-12-01"),
        ("GDPR", "response_due", "2026-12-16"),
        ("APPI", "convention_second", "2026-12-16"),
    ]
    for each in clocks:
        counted = each["counted"]
        assert counted["rule"]
        assert counted["start"] == {"event": "arrived", "date": "2026-11-16"}
        assert counted["steps"][0]["kind"] == "start"
        assert counted["citation"]
    assert clocks[2]["counted"]["calendar"] == "DE"


def test_a_suspended_clock_says_why_and_what_ends_it(
    made: Callable[..., CaseId], show: Show
) -> None:
    found = show(made(several_clocks.fee_asked))
    clocks = found["clocks"]
    assert isinstance(clocks, list)
    assert [(each["standing"], each["due"]) for each in clocks] == [("suspended", None)]
    assert "fee" in clocks[0]["counted"]["reason"]
    assert clocks[0]["wants"] == "fee_paid"


def test_what_if_tells_each_clock_before_and_after_and_records_nothing(
    made: Callable[..., CaseId], show: Show, home: Path
) -> None:
    case = made(several_clocks.two_laws)
    vault = Home(home).vault
    before, bytes_before = show(case), vault.read_bytes()
    found = show(case, "--what-if", "received=2026-11-20", "--what-if", "refused=2026-11-25:ask=a2")
    imagined = found["what_if"]
    assert isinstance(imagined, dict)
    moves = {(each["law"], each["milestone"]): each for each in imagined["clocks"]}
    answer = moves["GDPR", "response_due"]
    assert (answer["before"]["due"], answer["after"]["due"]) == ("2026-12-16", "2026-12-21")
    assert answer["moved"]
    assert moves["APPI", "earliest_suit"]["after"]["due"] == "2026-11-25"
    assert [each["event"] for each in imagined["imagined"]] == ["arrived", "refused"]
    assert found["altered"] == []
    assert vault.read_bytes() == bytes_before
    assert show(case) == before


def test_what_did_not_happen_and_what_an_imagined_event_says(
    made: Callable[..., CaseId], show: Show
) -> None:
    case = made(several_clocks.fee_asked)
    found = show(case, "--what-if", "fee_requested=none", "--what-if", "promised=2026-11-20:days=5")
    imagined = found["what_if"]
    assert isinstance(imagined, dict)
    moves = {each["milestone"]: each for each in imagined["clocks"]}
    assert moves["response_due"]["before"]["due"] is None
    assert moves["response_due"]["after"]["due"] == "2026-12-02"
    assert moves["operator_promise"]["before"] is None


def test_an_imagined_event_in_an_impossible_order_is_refused(
    made: Callable[..., CaseId], kaiji: Cli
) -> None:
    case = made(several_clocks.two_laws)
    told = kaiji("cases", "show", case, "--what-if", "answered=2026-11-01")
    assert told.code == 1
    assert "cannot come before" in told.err


@pytest.mark.parametrize(
    "written", ["received", "received=soon", "received=none:proof=receipt", "promised=2026-11-30:5"]
)
def test_what_is_written_otherwise_is_refused(
    made: Callable[..., CaseId], kaiji: Cli, written: str
) -> None:
    told = kaiji("cases", "show", made(several_clocks.two_laws), "--what-if", written)
    assert told.code == 2
    assert "EVENT=DATE" in told.err


@pytest.mark.parametrize("language", ["en", "ja"])
def test_people_read_it_too(made: Callable[..., CaseId], kaiji: Cli, language: str) -> None:
    case = made(several_clocks.two_laws)
    words = ("--what-if", "received=2026-11-20", "--lang", language, "--today", str(TODAY))
    told = kaiji("cases", "show", case, *words)
    assert told.code == 0, told.err
    moved = [line for line in told.out.splitlines() if line.startswith("* ")]
    assert len(moved) == 4
    assert all("→" in line for line in moved)
    assert any("GDPR" in line for line in moved)
    shown = kaiji("cases", "show", case, "--lang", language, "--today", str(TODAY))
    assert "GDPR" in shown.out
