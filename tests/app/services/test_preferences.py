"""Personal choices lie in the vault, survive its closing, and a damaged one harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.base.changes import Changes, Topic
from app.base.clock import SystemClock
from app.base.errors import Problem
from app.base.ids import ChannelKind, Law
from app.base.paths import Home
from app.base.places import COUNTRIES, regions_of
from app.laws import pack
from app.services import vault as service
from app.services.preferences import Personal, Preferences
from app.services.upkeep import Upkeep
from app.vault.vault import Vault
from tests.fakes import CHEAP, MemoryKeyStore


@pytest.fixture
def place(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def vault(place: Home) -> Vault:
    return service.init(place, passphrase="four sample words", argon=CHEAP)[0]


def test_what_is_chosen_survives_the_closing(place: Home, vault: Vault) -> None:
    chosen, changes = Preferences(vault).change(
        home_country="JP", default_channel=ChannelKind.POST, lock_after_minutes=0
    )
    assert changes == Changes.of(Topic.SETTINGS)
    vault.close()
    again = service.unlock(place, passphrase="four sample words")
    assert Preferences(again).get() == chosen
    assert chosen == Personal("JP", default_channel=ChannelKind.POST, lock_after_minutes=0)
    again.close()


def test_a_new_country_forgets_the_region_of_the_former_one(vault: Vault) -> None:
    preferences = Preferences(vault)
    preferences.change(home_country="US", home_region="US-CA")
    chosen, _ = preferences.change(home_country="DE")
    assert (chosen.home_country, chosen.home_region) == ("DE", "")
    with pytest.raises(ValueError, match="US-CA"):
        preferences.change(home_region="US-CA")
    assert preferences.get() == chosen


@pytest.mark.parametrize("kept", [{"lock_after_minutes": -1}, {"home_region": "US-CA"}, 7])
def test_what_cannot_be_read_counts_as_not_chosen(vault: Vault, kept: object) -> None:
    vault.preferences.set("personal", kept)
    assert Preferences(vault).get() == Personal()


def test_every_country_of_a_law_can_be_chosen() -> None:
    territories = [place for law in Law for place in pack.load(law).territory]
    assert {place.partition("-")[0] for place in territories} == set(COUNTRIES)
    assert regions_of("US") == ("US-CA",)
    assert regions_of("DE") == ()


def test_the_key_store_is_taken_in_and_left(place: Home, vault: Vault) -> None:
    keystore = MemoryKeyStore()
    upkeep = Upkeep(vault, SystemClock(), lambda: keystore)
    assert not upkeep.state().keystore
    upkeep.use_keystore(True)
    assert upkeep.state().keystore
    vault.close()
    again = service.unlock(place, find_keystore=lambda: keystore)
    Upkeep(again, SystemClock(), lambda: keystore).use_keystore(False)
    again.close()
    assert not service.opens_by_keystore(place)
    service.unlock(place, passphrase="four sample words").close()


def test_the_only_way_in_is_never_taken_away(place: Home) -> None:
    keystore = MemoryKeyStore()
    vault, _ = service.init(place, with_keystore=True, find_keystore=lambda: keystore, argon=CHEAP)
    upkeep = Upkeep(vault, SystemClock(), lambda: keystore)
    with pytest.raises(Problem, match=r"problem\.keystore_only_way"):
        upkeep.use_keystore(False)
    vault.close()
    service.unlock(place, find_keystore=lambda: keystore).close()


def test_a_key_store_that_is_not_there_or_refuses_changes_nothing(
    place: Home, vault: Vault
) -> None:
    with pytest.raises(Problem, match=r"problem\.keystore_absent"):
        Upkeep(vault, SystemClock(), lambda: None).use_keystore(True)
    keystore = MemoryKeyStore()
    keystore.locked = True
    with pytest.raises(Problem, match=r"problem\.keystore_locked"):
        Upkeep(vault, SystemClock(), lambda: keystore).use_keystore(True)
    vault.close()
    assert not service.opens_by_keystore(place)


def test_the_samples_and_the_requests_are_counted(vault: Vault) -> None:
    upkeep = Upkeep(vault, SystemClock(), lambda: None)
    assert upkeep.state().keystore_name == ""
    assert not upkeep.state().samples
    upkeep.add_samples()
    assert upkeep.state().samples
    upkeep.remove_samples()
    after = upkeep.state()
    assert not after.samples
    assert after.requests == 0
