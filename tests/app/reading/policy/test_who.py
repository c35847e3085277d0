"""Who speaks in a policy: operator, services and desk, and who does not."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.layout import Layout
from app.reading.policy import language, who
from app.reading.policy.fields import PolicyField
from app.reading.policy.reading import read_policy


def _stated(text: str, field: PolicyField) -> list[object]:
    layout = Layout(Document(text))
    found = [each for each in who.find(layout, language.of(layout)) if each.field == field]
    for each in found:
        assert text[each.start : each.end].strip()
    return [each.value for each in sorted(found, key=lambda each: (-each.weight, each.start))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社見本（以下「当社」といいます。）は、方針を定めます。", "株式会社見本"),
        ("見本商店株式会社(以下、当社という)では、個人情報を守ります。", "見本商店株式会社"),
        ("【見本合同会社】（以下「弊社」）は、方針を定めます。", "見本合同会社"),
        ("一般社団法人見本協会（以下「本会」という。）は守ります。", "一般社団法人見本協会"),
        ("MIHON CLINIC（以下、当院といいます）は守ります。", "MIHON CLINIC"),
        ("本アプリの開発者である見本 太郎（以下「当方」）は守ります。", "見本 太郎"),
        ("株式会社見本（英文名：Sample Inc.）（以下「当社」）は守ります。", "株式会社見本"),
        ("お問い合わせ\n事業者の名称：医療法人社団見本会\n電話 03-0000-0000", "医療法人社団見本会"),
        ("個人情報取扱事業者の氏名又は名称\n学校法人見本学園\n利用目的", "学校法人見本学園"),
        ("社名　株式会社見本\nお客様の情報を守ります。", "株式会社見本"),
        ("運営者：見本花子\nこのサイトの方針です。", "見本花子"),
        ("株式会社見本は、お客様の個人情報を守ります。", "株式会社見本"),
        ("当社は情報を守ります。\n㈱見本\n代表取締役 見本一郎", "(株)見本"),
        ("当サイトは、見本物産株式会社が運営しています。", "見本物産株式会社"),
        ("© 2020-2024 Sample Works All Rights Reserved.", "Sample Works"),
        ('Sample Tours, Inc. (hereinafter "we") protects you.', "Sample Tours, Inc."),
        ('Sample K.K. ("Sample", "we", "us") protects you.', "Sample K.K."),
        ("This site is operated by Sample Ltd, in London.", "Sample Ltd"),
        ("Company: Sample Co., Ltd.\nAddress: Tokyo", "Sample Co., Ltd."),
        ("Sample Press takes your privacy seriously.", "Sample Press"),
        ("This policy describes how Sample Labs collects your data.", "Sample Labs"),
        (
            "Verantwortlicher ist die Muster GmbH, Berlin. Wir und Sie haben die Daten.",
            "Muster GmbH",
        ),
        (
            "Le responsable de traitement est la société Exemple SAS, à Paris, et vous.",
            "Exemple SAS",
        ),
    ],
)
def test_the_operator_is_who_the_text_says_it_is(text: str, name: str) -> None:
    assert _stated(text, PolicyField.OPERATOR) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "当社は、お客様の個人情報を守ります。",
        "当社は、決済業務を株式会社見本決済に委託します。",
        "6. 業務委託先\n株式会社見本ロジは、配送のために情報を受け取ります。",
        "株式会社〇〇（以下「当社」）は、方針を定めます。",
        "カード情報（以下「当該情報」といいます。）は、保存しません。",
        "本サービス（以下「本サイト」といいます。）の方針です。",
        "We use Google Analytics, provided by Google LLC.",
        "We respect your privacy. The Company protects it.",
        "Services operated by a third party have their own policy.",
    ],
)
def test_a_text_that_names_no_operator_names_none(text: str) -> None:
    assert _stated(text, PolicyField.OPERATOR) == []


def test_a_trade_name_is_given_beside_the_company() -> None:
    text = "合同会社見本（屋号：見本堂、以下「当社」）は、方針を定めます。"
    assert _stated(text, PolicyField.OPERATOR) == ["合同会社見本", "見本堂"]


def test_who_calls_itself_we_wins_over_a_company_named_more_often() -> None:
    others = "見本運輸株式会社は、個人情報を受け取ります。\n" * 3
    text = others + "株式会社見本（以下「当社」）は、方針を定めます。"
    assert _stated(text, PolicyField.OPERATOR) == ["株式会社見本"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("当社が提供する「見本手帳」（以下「本サービス」といいます。）の方針です。", ["見本手帳"]),
        ("本アプリ「みほん」の方針です。", ["みほん"]),
        ("サイト名：見本ストア\n当店の方針です。", ["見本ストア"]),
        ("私たちのサイトアドレスは https://mihon.example です。", ["mihon.example"]),
        ('users of "samplenote" (hereinafter "the service") agree.', ["samplenote"]),
        ("All changes are announced in the SampleNote app.", ["SampleNote"]),
        ("Our website address is: https://sample.example.", ["sample.example"]),
        ("# Privacy - sample Japan\n\nWe protect your data here.", ["sample Japan"]),
        ("当社が提供するサービス（以下「本サービス」といいます。）の方針です。", []),
        ("当社のウェブサイト（以下「本サイト」）では、Google Analyticsを使います。", []),
        ("The service uses the Google Analytics service of a third party.", []),
    ],
)
def test_a_service_is_a_name_and_no_kind(text: str, names: list[str]) -> None:
    assert _stated(text, PolicyField.SERVICES) == names


@pytest.mark.parametrize(
    ("text", "desk"),
    [
        ("株式会社見本　個人情報相談窓口\n電話 03-0000-0000", "個人情報相談窓口"),
        ("株式会社見本（以下「当社」）\n株式会社見本 総務部\nTEL 03", "総務部"),
        ("苦情は「お客様相談室」で承ります。", "お客様相談室"),
        ("担当部署：管理部 個人情報係\n住所：東京都", "管理部 個人情報係"),
        ("院長を個人情報保護管理者とします。", "個人情報保護管理者"),
        ("Department in charge: Sample Business Department", "Sample Business Department"),
        ("You may contact our Data Protection Officer.", "Data Protection Officer"),
        ("Sample School, Compliance Division", "Compliance Division"),
        ("Unsere Datenschutzbeauftragte hilft Ihnen und der Firma.", "Datenschutzbeauftragte"),
    ],
)
def test_a_desk_is_named(text: str, desk: str) -> None:
    assert _stated(text, PolicyField.DESK)[:1] == [desk]


@pytest.mark.parametrize(
    "text",
    [
        "お問い合わせ窓口\n電話 03-0000-0000",
        "個人情報に関するお問い合わせ窓口\nメールでお願いします。",
        "苦情は個人情報保護委員会にも申し出ることができます。",
        "委託先の個人情報管理責任者を監督します。",
        "管理責任者を置きます。",
        "You may complain to the Information Commissioner's Office.",
    ],
)
def test_a_heading_or_another_bodys_desk_is_none(text: str) -> None:
    assert _stated(text, PolicyField.DESK) == []


def test_the_desk_wins_over_the_officer() -> None:
    text = "個人情報保護管理者：見本一郎\n株式会社見本 個人情報相談窓口\n電話 03-0000-0000"
    assert read_policy(Document(text)).value(PolicyField.DESK) == "個人情報相談窓口"
