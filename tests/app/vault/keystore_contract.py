"""What every key store has to do, the real ones and the one in memory."""

from __future__ import annotations

import secrets

from app.vault.keystore import KeyStore


class KeyStoreContract:
    """Subclasses give a fixture ``store``."""

    def test_it_has_a_name(self, store: KeyStore) -> None:
        assert store.name

    def test_an_unknown_vault_has_no_key(self, store: KeyStore) -> None:
        assert store.get(secrets.token_hex(16)) is None

    def test_a_key_comes_back_byte_for_byte(self, store: KeyStore) -> None:
        vault = secrets.token_hex(16)
        for key in (bytes(32), b"\xff" * 32, secrets.token_bytes(32)):
            store.set(vault, key)
            assert store.get(vault) == key
        store.delete(vault)

    def test_two_vaults_do_not_meet(self, store: KeyStore) -> None:
        one, two = secrets.token_hex(16), secrets.token_hex(16)
        store.set(one, b"1" * 32)
        store.set(two, b"2" * 32)
        assert (store.get(one), store.get(two)) == (b"1" * 32, b"2" * 32)
        store.delete(one)
        assert (store.get(one), store.get(two)) == (None, b"2" * 32)
        store.delete(two)

    def test_deleting_twice_is_harmless(self, store: KeyStore) -> None:
        vault = secrets.token_hex(16)
        store.set(vault, bytes(32))
        store.delete(vault)
        store.delete(vault)
        assert store.get(vault) is None
