"""Laws, dates, clauses and language of a policy."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.layout import Layout
from app.reading.policy import language
from app.reading.policy.fields import PolicyField
from app.reading.policy.reading import read_policy


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("個人情報の保護に関する法律（個人情報保護法）を守ります。", ["appi"]),
        ("番号法およびGDPRを守ります。", ["gdpr", "my_number_act"]),
        ("英国一般データ保護規則とカリフォルニア州消費者プライバシー法", ["ccpa", "uk_gdpr"]),
        ("中国の個人情報保護法を守ります。", []),
        ("行政機関の保有する個人情報の保護に関する法律", []),
        ("関係法令を守ります。", []),
        ("We follow the Act on the Protection of Personal Information.", ["appi"]),
        ("under the Personal Information Protection Law of Japan", ["appi"]),
        ("under the Personal Information Protection Law of China", []),
        ("the UK GDPR applies.", ["uk_gdpr"]),
        ("the UK GDPR and the EU GDPR apply.", ["gdpr", "uk_gdpr"]),
        ("Write to our GDPR Representative.", []),
        ("applicable data protection laws", []),
        ("Die Datenschutz-Grundverordnung (DSGVO) und wir und die Daten.", ["gdpr"]),
        ("Le règlement général sur la protection des données et vos droits.", ["gdpr"]),
    ],
)
def test_only_laws_named_are_given(text: str, laws: list[str]) -> None:
    found = read_policy(Document(text)).of(PolicyField.LAWS)
    assert sorted(str(each.value) for each in found) == laws


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("制定日：平成２３年６月７日\n改定日：平成２８年１２月１日", "2016-12-01"),
        ("令和元年10月1日 制定", "2019-10-01"),
        ("令和五年四月一日 改訂", "2023-04-01"),
        ("当社の方針です。\n二〇二三年四月一日制定", "2023-04-01"),
        ("最終更新：2024/05/06", "2024-05-06"),
        ("2024年10月 改定", "2024-10"),
        ("最終改定日\n2025 年 12 月 01 日", "2025-12-01"),
        ("当社は守ります。\n平成17年4月1日\n株式会社見本", "2005-04-01"),
        ("Last updated: 11 June 2026", "2026-06-11"),
        ("Established on May 1, 2017\nRevised on April 10, 2019", "2019-04-10"),
        ("Last updated in February 2021", "2021-02"),
        ("Effective date: 25/05/2018", "2018-05-25"),
        ("Stand: 1. Januar 2024. Wir und die Daten und Sie.", "2024-01-01"),
        ("Dernière mise à jour : 3 mars 2023. Nous et vos données.", "2023-03-03"),
        ("2011年11月21日にプライバシーマークの認定を取得しました。", None),
        ("2022年4月1日に改正された個人情報保護法に従います。", None),
        ("個人情報保護法（平成15年5月30日法律第57号）を守ります。当社です。", None),
        ("制定日：2024年13月40日", None),
        ("We were founded in May 2001 in Tokyo and grew fast.", None),
    ],
)
def test_the_latest_date_of_the_policy_is_read(text: str, day: str | None) -> None:
    assert read_policy(Document(text)).value(PolicyField.LAST_UPDATED) == day


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("本ポリシーの準拠法は日本法とします。", "日本法"),
        ("本ポリシーは日本法に準拠します。", "日本法"),
        ("The law governing this policy is the Japanese law.", "Japanese law"),
        ("This policy is governed by the laws of Japan.", "Japan"),
        ("We comply with the laws of Japan.", None),
    ],
)
def test_the_law_that_governs_is_read(text: str, law: str | None) -> None:
    assert read_policy(Document(text)).value(PolicyField.GOVERNING_LAW) == law


@pytest.mark.parametrize(
    ("text", "prevailing"),
    [
        ("日本語版と英語版に違いがあるときは、日本語版が優先します。", "日本語"),
        ("The Japanese version shall prevail.", "Japanese"),
        ("the original Japanese text shall have priority", "Japanese"),
        ("This policy is written in the English language.", None),
    ],
)
def test_the_language_that_prevails_is_read(text: str, prevailing: str | None) -> None:
    assert read_policy(Document(text)).value(PolicyField.LANGUAGE_PRECEDENCE) == prevailing


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("当社は、個人情報を守ります。Google Analytics を使います。", "ja"),
        ("会社名: Sample Works 株式会社\n個人情報保護管理者: 見本一郎", "ja"),
        ("我们重视您的隐私并保护您的信息", "zh"),
        ("We protect the data of our users and you.", "en"),
        ("Wir schützen die Daten und Sie werden nicht verfolgt.", "de"),
        ("Nous protégeons les données et vos droits.", "fr"),
        ("", "en"),
    ],
)
def test_the_language_is_told(text: str, code: str) -> None:
    assert language.of(Layout(Document(text))) == code
