from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, OperatorSlug, Right
from app.operators.record import Channel, Fee, Operator, Source
from app.vault.vault import Vault

SAMPLE = Operator(
    slug=OperatorSlug("sample"),
    name="見本株式会社",
    names={"kana": "みほん", "latin": "Mihon K.K."},
    services=("Sample App",),
    country="JP",
    channels=(
        Channel(
            ChannelKind.EMAIL, "privacy@example.jp", checked=date(2026, 11, 1), source="policy"
        ),
        Channel(ChannelKind.POST, "東京都\n見本町1", steps=("a", "b")),
    ),
    fees=(Fee((Right.ACCESS,), 1000, source="policy"), Fee((Right.ERASURE,))),
    rights_named=(Right.ACCESS,),
    not_stated=("phone",),
    sources={"policy": Source("Privacy Policy", dated=date(2026, 4, 1))},
    sample=True,
)


def test_a_record_comes_back_as_given(vault: Vault) -> None:
    bare = Operator(OperatorSlug("bare"))
    vault.operators.save(SAMPLE)
    vault.operators.save(bare)
    assert vault.operators.get(SAMPLE.slug) == SAMPLE
    assert vault.operators.list() == (bare, SAMPLE)
    assert vault.operators.get(OperatorSlug("other")) is None


def test_saving_again_replaces(vault: Vault) -> None:
    vault.operators.save(SAMPLE)
    newer = replace(SAMPLE, desk="個人情報相談窓口")
    vault.operators.save(newer)
    assert vault.operators.list() == (newer,)


def test_deleting_forgets_and_a_stranger_is_told(vault: Vault) -> None:
    vault.operators.save(SAMPLE)
    vault.operators.delete(SAMPLE.slug)
    assert vault.operators.list() == ()
    with pytest.raises(Problem, match=r"problem\.no_own_operator"):
        vault.operators.delete(SAMPLE.slug)
