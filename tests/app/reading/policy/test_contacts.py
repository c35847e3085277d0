"""Contacts of a policy: what is read, and that nobody else's is taken for the operator's."""

from __future__ import annotations

import pytest

from app.reading.document import Document, Link
from app.reading.finding import Finding
from app.reading.layout import Layout
from app.reading.policy import contacts
from app.reading.policy.fields import PolicyField

_BELOW = "個人情報に関するお問い合わせは、下記までご連絡ください。\n"


def _read(
    text: str, language: str = "ja", operator: str = "", links: tuple[Link, ...] = ()
) -> tuple[dict[str, list[object]], list[object]]:
    """Read ``text``; give the operator's contacts by field, and the values of others'."""
    named = (Finding(PolicyField.OPERATOR, operator, 0, 0, "test"),) if operator else ()
    found, others = contacts.find(Layout(Document(text, links)), language, named)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
    fields: dict[str, list[object]] = {}
    for each in found:
        if each.value not in fields.setdefault(each.field, []):
            fields[each.field].append(each.value)
    return fields, [each.value for each in others]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("メール：privacy@mihon.example", "privacy@mihon.example"),
        ("ｐｒｉｖａｃｙ＠ｍｉｈｏｎ．ｅｘａｍｐｌｅ", "privacy@mihon.example"),
        ("privacy (at) mihon.example", "privacy@mihon.example"),
        ("privacy[アットマーク]mihon.example", "privacy@mihon.example"),
        ("privacy★mihon.example（★を@に変えてください）", "privacy@mihon.example"),
        ("privacy【at】mihon.example", "privacy@mihon.example"),
    ],
)
def test_an_address_is_read_however_it_is_disguised(written: str, address: str) -> None:
    found, _ = _read(_BELOW + written)
    assert found["emails"] == [address]


def test_a_star_is_no_at_where_the_text_does_not_say_so() -> None:
    assert "emails" not in _read("評価は★mihon.example★です。")[0]


def test_the_target_of_a_link_is_read_where_the_text_hides_the_address() -> None:
    text = "お問い合わせはメールまでご連絡ください。"
    link = Link(7, 10, "mailto:privacy@mihon.example?subject=x")
    assert _read(text, links=(link,))[0]["emails"] == ["privacy@mihon.example"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("TEL：03-1234-5678", "03-1234-5678"),
        ("電話（０３－１２３４－５６７８）", "03-1234-5678"),
        ("TEL.03ー1234ー5678", "03-1234-5678"),
        ("電話番号\n03(1234)5678", "03(1234)5678"),
        ("Tel: +81-3-1234-5678", "+81-3-1234-5678"),
        ("フリーダイヤル 0120-000-111（平日9:00～17:00）", "0120-000-111"),
    ],
)
def test_a_number_is_read(written: str, number: str) -> None:
    assert _read(_BELOW + written)[0]["phones"] == [number]


def test_a_fax_is_no_telephone() -> None:
    found, others = _read(_BELOW + "TEL.03-1234-5678／FAX.03-1234-5679")
    assert found["phones"] == ["03-1234-5678"]
    assert others == ["03-1234-5679"]


def test_one_number_for_both_is_a_telephone() -> None:
    assert _read(_BELOW + "TEL/FAX：03-1234-5678")[0]["phones"] == ["03-1234-5678"]


def test_dates_and_sums_are_no_numbers() -> None:
    found, _ = _read("制定日 2024-04-01、改定日 2025/01/0123。手数料1,000円。登録番号 012345。")
    assert "phones" not in found


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            "〒100-0001 東京都千代田区千代田1-1 見本ビル3階",
            "〒100-0001 東京都千代田区千代田1-1 見本ビル3階",
        ),
        ("〒100-0001\n東京都千代田区千代田1-1", "〒100-0001 東京都千代田区千代田1-1"),
        (
            "東京都千代田区千代田１丁目１番\n見本タワー ３Ｆ",
            "東京都千代田区千代田1丁目1番 見本タワー 3F",
        ),
        ("所在地：大阪市北区梅田1-2-3", "大阪市北区梅田1-2-3"),
        (
            "〒100-0001 東京都千代田区千代田1-1 見本株式会社 個人情報相談窓口 宛",
            "〒100-0001 東京都千代田区千代田1-1",
        ),
    ],
)
def test_a_japanese_address_is_read_to_its_end(written: str, address: str) -> None:
    assert _read(_BELOW + written)[0]["postal_addresses"] == [address]


@pytest.mark.parametrize(
    ("text", "language", "address"),
    [
        (
            "Contact us:\nSample Ltd\n1 High Street\nLeeds LS1 4AP",
            "en",
            "1 High Street Leeds LS1 4AP",
        ),
        (
            "Please write to us at Sample Inc., 5 Sample Road, Suite 4, Austin, TX 78701, USA.",
            "en",
            "5 Sample Road, Suite 4, Austin, TX 78701, USA",
        ),
        (
            "Contact us: Sample K.K., 1-2-3 Umeda, Kita-ku, Osaka 530-0001, Japan. Tel: none",
            "en",
            "1-2-3 Umeda, Kita-ku, Osaka 530-0001, Japan",
        ),
        (
            "Verantwortlicher ist:\nMuster GmbH\nMusterstraße 12\n10115 Berlin",
            "de",
            "Musterstraße 12 10115 Berlin",
        ),
        (
            "Écrivez-nous par courrier : Exemple SAS, 12 rue de la Paix, 75002 Paris, France.",
            "fr",
            "12 rue de la Paix, 75002 Paris, France",
        ),
    ],
)
def test_a_western_address_is_read(text: str, language: str, address: str) -> None:
    assert _read(text, language)[0]["postal_addresses"] == [address]


def test_a_form_is_a_way_to_ask_and_other_links_are_not() -> None:
    text = (
        "お問い合わせフォーム：https://mihon.example/contact\n"
        "ホームページ：https://mihon.example/\n"
        "広告のオプトアウトはhttps://ads.example/optout をご覧ください。\n"
    )
    assert _read(text)[0]["urls_for_requests"] == ["https://mihon.example/contact"]


def test_the_target_behind_here_is_read() -> None:
    text = "お問い合わせはこちらからお願いします。"
    link = Link(7, 10, "https://mihon.example/f")
    found, _ = _read(text, links=(link,))
    assert found["urls_for_requests"] == ["https://mihon.example/f"]
    assert "redacted_contact" not in found


def test_a_bare_link_of_a_menu_is_no_way_to_ask() -> None:
    text = "Privacy Policy\nHome\nContact\nWe respect you."
    link = Link(20, 27, "https://sample.example/menu")
    assert "urls_for_requests" not in _read(text, "en", links=(link,))[0]


_BODY = (
    "【認定個人情報保護団体の名称及び苦情の解決の申出先】\n"
    "一般財団法人日本情報経済社会推進協会 個人情報保護苦情相談室\n"
    "住所：〒100-0002 東京都見本区見本1-2-3\n"
    "電話：03-9999-0000 / 0120-999-000\n"
)
_OWN = "見本株式会社 個人情報相談窓口\n〒100-0001 東京都千代田区千代田1-1\n電話：03-1234-5678\n"
_OWN_FOUND = {
    "phones": ["03-1234-5678"],
    "postal_addresses": ["〒100-0001 東京都千代田区千代田1-1"],
}


@pytest.mark.parametrize("operator", ["", "見本株式会社"])
@pytest.mark.parametrize("own_first", [True, False])
def test_a_body_for_complaints_is_told_from_the_operator(operator: str, own_first: bool) -> None:
    heading = "■お問い合わせ先\n"
    text = heading + _OWN + _BODY if own_first else _BODY + heading + _OWN
    found, others = _read(text, operator=operator)
    assert found == _OWN_FOUND
    assert {"03-9999-0000", "0120-999-000"} <= set(others)


def test_a_note_that_the_body_is_not_the_operators_desk_changes_nothing() -> None:
    text = _BODY + "※当社の商品に関する問い合わせ先ではございません。\n電話：03-9999-0001"
    found, _ = _read(text)
    assert found == {}


def test_no_body_is_meant_where_the_operator_belongs_to_none() -> None:
    text = "当社が所属する認定個人情報保護団体はありません。\n個人情報相談窓口：0120-333-444"
    assert _read(text)[0]["phones"] == ["0120-333-444"]


def test_a_company_of_another_name_is_somebody_else() -> None:
    text = (
        "お問い合わせ窓口\n"
        "見本販売株式会社\n電話 03-1111-0000\n"
        "一般社団法人見本業協会 苦情相談窓口\n電話 03-2222-0000\n"
        "見本株式会社 管理部\n電話 03-3333-0000\n"
    )
    found, others = _read(text, operator="見本株式会社")
    assert found["phones"] == ["03-3333-0000"]
    assert others == ["03-1111-0000", "03-2222-0000"]


def test_a_duty_towards_processors_does_not_make_the_block_below_theirs() -> None:
    text = "委託先に対し必要かつ適切な監督を行います。\nお問い合わせ先\n電話：03-1234-5678"
    assert _read(text)[0]["phones"] == ["03-1234-5678"]


def test_who_shares_the_data_is_not_the_operator() -> None:
    text = "共同利用する者の範囲\n株式会社サンプル販売\nTEL 03-1111-2222\n"
    found, others = _read(text)
    assert found == {}
    assert others == ["03-1111-2222"]


@pytest.mark.parametrize(
    "text",
    [
        "You may complain to the supervisory authority: mail@authority.example, 0303 123 1113.",
        "Our EU representative can be reached at rep@sample.example.",
        "Payments: our service provider Pay Sample Ltd, support@pay.example.",
        "Unresolved complaints go to our dispute resolution provider: adr@adr.example.",
    ],
)
def test_somebody_else_in_a_sentence(text: str) -> None:
    assert "emails" not in _read("Contact us at privacy@shop.example.\n")[1]
    found, others = _read(f"For questions contact us at privacy@shop.example.\n{text}", "en")
    assert found["emails"] == ["privacy@shop.example"]
    assert len(others) >= 1


def test_a_number_nothing_speaks_of_beside_others_is_left_alone() -> None:
    text = "TEL 03-1111-0000\n" + "\n".join(["あ" * 90] * 16) + "\nTEL 03-2222-0000\n"
    assert "phones" not in _read(text)[0]


def test_a_well_known_domain_is_somebody_elses_but_for_its_owner() -> None:
    text = "Contact us at privacy@shopify.com."
    assert _read(text, "en") == ({}, ["privacy@shopify.com"])
    found, _ = _read(text, "en", operator="Shopify Inc.")
    assert found["emails"] == ["privacy@shopify.com"]


def test_an_address_in_a_definition_ends_with_the_address() -> None:
    text = "当社（所在地：東京都千代田区千代田1-2-3、代表取締役：見本太郎）は、次のとおり定めます。"
    assert _read(text)[0]["postal_addresses"] == ["東京都千代田区千代田1-2-3"]


def test_a_mailbox_for_newsletters_is_no_channel() -> None:
    found, others = _read("メールマガジンの解除は stop@mihon.example まで。")
    assert (found, others) == ({}, [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("お問い合わせはこちらからお願いします。", "ja"),
        ("お問い合わせフォームよりご連絡ください。", "ja"),
        ("下記の窓口までご連絡ください。\n以上", "ja"),
        ("下記までご連絡ください。\nE-mail：xxxx@xxxx.xx", "ja"),
        ("Please contact the following for any inquiries.", "en"),
        ("Please contact us via the inquiry form.", "en"),
        ("Please send an email to .", "en"),
        ("Nutzen Sie unser Kontaktformular.", "de"),
        ("Contactez-nous via le formulaire de contact.", "fr"),
    ],
)
def test_what_is_announced_and_missing_is_told(text: str, language: str) -> None:
    assert _read(text, language)[0]["redacted_contact"] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "下記の窓口までご連絡ください。\n見本株式会社 お客様相談室",
        _BELOW + "電話：03-1234-5678",
        "お問い合わせフォームに入力された情報は適切に管理します。",
        "資料請求はお問い合わせフォームより受け付けています。",
        "お申し込みはこちらから",
        "お問い合わせフォーム（https://mihon.example/contact）よりご連絡ください。",
    ],
)
def test_what_is_there_or_not_announced_is_not_missing(text: str) -> None:
    assert "redacted_contact" not in _read(text)[0]


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        (
            "Contact us by going to the Profile tab and tapping Support.",
            "en",
            "Profile tab > Support",
        ),
        (
            "開示のご請求はアプリ内「設定」→「お問い合わせ」より行えます。",
            "ja",
            "「設定」→「お問い合わせ」",
        ),
    ],
)
def test_a_way_through_the_menus_is_read(text: str, language: str, way: str) -> None:
    values = _read(text, language)[0]["in_app"]
    assert any(way in str(value) for value in values)


def test_a_setting_of_the_browser_is_no_way_to_ask() -> None:
    text = "ブラウザの「設定」→「プライバシー」でCookieを無効にできます。お問い合わせは不要です。"
    assert "in_app" not in _read(text)[0]


def test_a_text_full_of_contacts_is_read_to_the_end() -> None:
    text = "TEL 03-1234-5678 a@b.example\n" * 3000
    found, _ = _read(text)
    assert found["emails"] == ["a@b.example"]


def test_nothing_is_found_in_nothing() -> None:
    assert _read("") == ({}, [])
