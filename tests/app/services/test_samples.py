"""The sample workspace comes marked, works, and goes without a trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import Law, Right
from app.base.paths import Home
from app.bootstrap import Core
from app.services import samples
from app.services import vault as vault_service
from app.services.drafting import Wanted, draft
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)


def test_samples_come_and_go(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    vault, _ = vault_service.init(home, passphrase="a sample passphrase", argon=CHEAP)
    samples.add(vault)
    core = Core(home, FixedClock(DAY)).unlocked(vault)
    people = core.people.list()
    assert people
    assert all(person.sample for person in people.values())
    unnamed = core.directory.get("sample-unnamed")
    assert unnamed.sample
    key, person = next(iter(people.items()))
    # The incomplete operator says what to add before a letter can be written.
    with pytest.raises(Problem, match="operator_without_name"):
        draft(Wanted(unnamed, person, Law.APPI, DAY, rights=(Right.ACCESS,)), DAY)
    almigo = core.directory.get("almigo")
    written = draft(Wanted(almigo, person, Law.APPI, DAY, rights=(Right.ACCESS,)), DAY)
    core.requests.record_draft(written, key, None, {})
    samples.remove(vault)
    assert core.people.list() == {}
    assert core.requests.rows() == ()
    assert vault.operators.list() == ()
    core.close()
