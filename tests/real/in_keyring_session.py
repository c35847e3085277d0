"""Tests that run inside ``keyring_session.py``; ``test_secret_service.py`` starts them."""

from __future__ import annotations

from pathlib import Path

import pytest
import secretstorage

from app.base.errors import Problem
from app.base.paths import Home
from app.services import vault as service
from app.vault.keystore import KeyStore, system_keystore
from app.vault.vault import Vault
from tests.app.vault.keystore_contract import KeyStoreContract
from tests.fakes import CHEAP


class TestSecretService(KeyStoreContract):
    @pytest.fixture
    def store(self) -> KeyStore:
        store = system_keystore()
        assert store is not None
        assert store.name == "Secret Service"
        return store


def test_a_vault_opens_by_it_and_two_homes_do_not_meet(tmp_path: Path) -> None:
    homes = [Home(tmp_path / "one"), Home(tmp_path / "two")]
    for home in homes:
        service.init(home, with_keystore=True, argon=CHEAP)[0].close()
    for home in homes:
        service.unlock(home).close()


def test_a_locked_one_is_told_and_the_code_still_opens(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    made, code = service.init(home, with_keystore=True, argon=CHEAP)
    made.close()
    bus = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(bus)
    collection.lock()
    bus.close()
    with pytest.raises(Problem, match=r"problem\.keystore_locked"):
        service.unlock(home)
    Vault.open(home, recovery_code=code).close()
