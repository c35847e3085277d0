from __future__ import annotations

import pytest

from app.base.errors import Problem
from app.base.paths import Home
from app.services import vault as service
from tests.fakes import CHEAP, MemoryKeyStore


@pytest.fixture
def place(home: object) -> Home:
    return Home.default()


def none() -> None:
    return None


def asked_too_early() -> None:
    raise AssertionError("the key store was asked though nothing needed it")


def test_a_passphrase_needs_no_key_store(place: Home) -> None:
    made, _ = service.init(place, passphrase="x", find_keystore=asked_too_early, argon=CHEAP)
    made.close()
    service.unlock(place, passphrase="x", find_keystore=asked_too_early).close()
    with pytest.raises(Problem, match=r"problem\.passphrase_needed"):
        service.unlock(place, find_keystore=asked_too_early)


def test_a_key_store_with_a_copy_opens_without_asking(place: Home) -> None:
    keystore = MemoryKeyStore()
    made, code = service.init(
        place, passphrase="x", with_keystore=True, find_keystore=lambda: keystore, argon=CHEAP
    )
    assert service.check(made).faults == ()
    made.close()
    assert service.opens_by_keystore(place)
    service.unlock(place, find_keystore=lambda: keystore).close()
    service.unlock(place, recovery_code=code, find_keystore=asked_too_early).close()


def test_an_absent_key_store_is_told(place: Home) -> None:
    with pytest.raises(Problem, match=r"problem\.keystore_absent"):
        service.init(place, passphrase="x", with_keystore=True, find_keystore=none, argon=CHEAP)
    assert not service.exists(place)
    keystore = MemoryKeyStore()
    service.init(place, with_keystore=True, find_keystore=lambda: keystore, argon=CHEAP)[0].close()
    with pytest.raises(Problem, match=r"problem\.keystore_absent"):
        service.unlock(place, find_keystore=none)


def test_no_vault_is_told(place: Home) -> None:
    with pytest.raises(Problem, match=r"problem\.no_vault"):
        service.unlock(place, find_keystore=asked_too_early)
    with pytest.raises(Problem, match=r"problem\.passphrase_or_keystore"):
        service.init(place)


def test_a_vault_without_its_keys_is_told(place: Home) -> None:
    service.init(place, passphrase="x", argon=CHEAP)[0].close()
    place.keys.unlink()
    with pytest.raises(Problem, match=r"problem\.keys_missing"):
        service.unlock(place, find_keystore=asked_too_early)
