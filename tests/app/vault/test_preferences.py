from __future__ import annotations

from app.vault.vault import Vault


def test_values_come_back_replace_each_other_and_go(vault: Vault) -> None:
    kept = vault.preferences
    kept.set("home_country", "JP")
    kept.set("home_country", "DE")
    kept.set("draft", {"about": "𠮷", "rights": ["access"], "step": 2})
    assert kept.get("home_country", str) == "DE"
    assert kept.get("draft", dict) == {"about": "𠮷", "rights": ["access"], "step": 2}
    kept.delete("home_country")
    kept.delete("home_country")
    assert kept.get("home_country", str) is None


def test_a_value_of_another_kind_counts_as_none(vault: Vault) -> None:
    vault.preferences.set("home_country", 81)
    assert vault.preferences.get("home_country", str) is None
