"""A letter bears the day it is where its person lives, whatever the computer's time zone is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.base.clock import SystemClock
from app.base.ids import Law, Right
from app.base.paths import Home
from app.bootstrap import Core
from app.people.person import Person
from app.services import vault as vault_service
from app.services.drafting import draft
from app.services.wanted import Wanted
from tests.app.cli.conftest import Cli
from tests.fakes import CHEAP

#: Nine in the evening of 7 December in California, two in the afternoon of the 8th in Tokyo.
MOMENT = datetime(2026, 12, 8, 5, tzinfo=UTC)

CALIFORNIAN = Person(name="Sam Sample", country="US", region="US-CA", sample=True)


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def moment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make it the moment, on a computer in another zone each time."""
    monkeypatch.setattr(SystemClock, "now", lambda _: MOMENT)
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("moment")
def test_a_californians_letter_bears_californias_date(kaiji: Cli, tmp_path: Path) -> None:
    person, out = tmp_path / "person.toml", tmp_path / "letter.txt"
    lines = ['name = "Sam Sample"', 'email = "sam@example.com"', 'country = "US"']
    person.write_text("\n".join([*lines, 'region = "US-CA"']), encoding="utf-8")

    run = kaiji("draft", "--operator", "almigo", "--law", "APPI", "--right", "access", "--lang",
                "en", "--person", person, "--format", "text", "--out", out)  # fmt: skip

    assert run.code == 0, run.err
    letter = out.read_text(encoding="utf-8")
    assert "7 December 2026" in letter
    assert "8 December 2026" not in letter


@pytest.mark.usefixtures("moment")
def test_a_request_stands_on_the_day_it_is_where_its_person_lives(tmp_path: Path) -> None:
    home, here = Home(tmp_path / "home"), date(2026, 12, 7)
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    core = Core(home, SystemClock()).unlocked(vault)
    try:
        whose = vault.people.add(CALIFORNIAN)
        almigo = core.directory.get("almigo")
        wanted = Wanted(almigo, CALIFORNIAN, Law.APPI, here, rights=(Right.ACCESS,))
        case, _ = core.requests.record_draft(draft(wanted, here), whose, None, {})
        assert core.today(CALIFORNIAN) == here
        assert core.requests.today(core.requests.get(case)) == here
        assert core.requests.row(case).assessment.today == here
    finally:
        core.close()
