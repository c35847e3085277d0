"""Plainly made-up operators, as many as wanted and always the same; each is marked as a sample."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.base.ids import ChannelKind, OperatorSlug
from app.base.paths import Home
from app.operators.record import Channel, Operator, Source
from app.services import vault as vault_service
from app.vault.vault import Vault
from tests.fakes import CHEAP

DAY = date(2026, 11, 21)
PASSPHRASE = "a sample passphrase"

_KANJI = (
    "日本東京大阪北海山川田中村高橋光明和信愛富士朝陽星月水木金土花鳥風電機通販情報技研工業食品薬局保険証券"
    "銀行旅行運輸書店音楽教育医療福祉建設不動産"
)
_KATA = [
    "アク",
    "ベル",
    "シス",
    "テック",
    "ネット",
    "ライフ",
    "ケア",
    "マート",
    "ペイ",
    "リンク",
    "クラウド",
    "ゲーム",
    "フード",
    "スター",
    "ホーム",
    "グリーン",
    "モバイル",
    "データ",
    "サービス",
    "ショップ",
    "トラベル",
    "ミュージック",
    "バンク",
    "ラボ",
    "ワークス",
]
_LATIN = [
    "nova",
    "luma",
    "kiro",
    "vanta",
    "berg",
    "stein",
    "soft",
    "data",
    "cloud",
    "pay",
    "shop",
    "mart",
    "line",
    "wave",
    "grid",
    "fox",
    "müll",
    "straße",
    "café",
    "über",
    "net",
    "byte",
    "quant",
    "oak",
    "river",
    "north",
    "blue",
    "zen",
    "tok",
    "yama",
]
_FORMS_JA = ("株式会社{}", "{}株式会社", "合同会社{}", "{}", "一般社団法人{}")
_FORMS_LATIN = ("{} GmbH", "{} Inc.", "{} Ltd", "{} AG", "{} S.A.", "{} Co., Ltd.", "{}")


def operators(number: int = 100_000, seed: int = 7) -> Iterator[Operator]:
    """Make operators with Japanese and Latin names, readings, a domain and an address."""
    chance = random.Random(seed)
    for each in range(number):
        latin = "".join(chance.choice(_LATIN) for _ in range(chance.randint(2, 3))).capitalize()
        names = {"latin": latin}
        if chance.random() < 0.5:
            core = "".join(chance.choice(_KANJI) for _ in range(chance.randint(2, 4)))
            core += "".join(chance.choice(_KATA) for _ in range(chance.randint(0, 2)))
            names["kana"] = "".join(chance.choice(_KATA) for _ in range(chance.randint(2, 4)))
            name = chance.choice(_FORMS_JA).format(core)
        else:
            name = chance.choice(_FORMS_LATIN).format(latin)
        domain = f"{latin.lower()}{each}.example"
        checked = DAY - timedelta(days=chance.randrange(900))
        yield Operator(
            OperatorSlug(f"sample-{each}"),
            name=name,
            names=names,
            country=chance.choice(["JP", "DE", "FR", "US", "GB"]),
            domains=(domain,),
            channels=(
                Channel(ChannelKind.EMAIL, f"privacy@{domain}", source="policy", checked=checked),
            ),
            sources={"policy": Source("Privacy Policy (sample)", seen=checked)},
            sample=True,
        )


def vault_with(folder: Path, number: int) -> Vault:
    """Make a vault with so many operators in it; it is open."""
    vault, _ = vault_service.init(Home(folder), passphrase=PASSPHRASE, argon=CHEAP)
    vault.operators.save_all(operators(number))
    return vault
