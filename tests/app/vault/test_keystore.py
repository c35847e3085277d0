from __future__ import annotations

from collections.abc import Callable

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from app.base.errors import Problem
from app.vault.keystore import KeyStore, SystemKeyStore, system_keystore
from tests.app.vault.keystore_contract import KeyStoreContract
from tests.fakes import MemoryKeyStore

#: Keyring's classes have no type hints.
make_null: Callable[[], KeyringBackend] = NullKeyring
make_fail: Callable[[], KeyringBackend] = FailKeyring
make_secret_service: Callable[[], KeyringBackend] = SecretService


class PlaintextKeyring(KeyringBackend):
    """Works, and is no key store: what it keeps lies open."""

    priority = 0.5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class FailingKeyring(PlaintextKeyring):
    """Raises what it is told to."""

    priority = 0.5

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error


class TestMemoryKeyStore(KeyStoreContract):
    @pytest.fixture
    def store(self) -> KeyStore:
        return MemoryKeyStore()


class TestSystemKeyStore(KeyStoreContract):
    @pytest.fixture
    def store(self) -> KeyStore:
        return SystemKeyStore(PlaintextKeyring(), "Test")


def choose(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)


@pytest.mark.parametrize("backend", [make_fail(), make_null(), PlaintextKeyring()], ids=str)
def test_what_is_not_on_the_list_is_no_key_store(
    monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    choose(monkeypatch, backend)
    assert system_keystore() is None


def test_a_trusted_backend_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, make_secret_service())
    store = system_keystore()
    assert store is not None
    assert store.name == "Secret Service"


def test_in_a_chain_the_trusted_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Chain(ChainerBackend):
        backends: tuple[KeyringBackend, ...] = (PlaintextKeyring(), make_secret_service())

    make_chain: Callable[[], KeyringBackend] = Chain
    choose(monkeypatch, make_chain())
    store = system_keystore()
    assert store is not None
    assert store.name == "Secret Service"

    Chain.backends = (PlaintextKeyring(), make_null())
    assert system_keystore() is None


@pytest.mark.parametrize(
    "name", ["no.such.Backend", "keyring.backends.null.NoSuch", "nonsense", ""]
)
def test_a_wrong_configuration_is_no_key_store(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert system_keystore() is None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("secret words"), "problem.keystore_locked"),
        (KeyringError(), "problem.keystore_failed"),
        (OSError(), "problem.keystore_failed"),
    ],
)
def test_a_key_store_that_refuses_is_told(error: Exception, code: str) -> None:
    store = SystemKeyStore(FailingKeyring(error), "Test")
    calls: list[Callable[[], object]] = [lambda: store.get("v"), lambda: store.delete("v")]
    for call in calls:
        with pytest.raises(Problem) as told:
            call()
        assert told.value.code == code


def test_an_entry_that_is_no_key_counts_as_none() -> None:
    backend = PlaintextKeyring()
    backend.set_password("Kaiji vault v", "key", "not hex")
    assert SystemKeyStore(backend, "Test").get("v") is None
