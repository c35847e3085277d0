"""Small rules that hold for policies of any kind, each with a sentence of its own."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.policy.fields import PolicyField
from app.reading.policy.reading import read_policy
from app.reading.policy.schema import record


def _values(text: str, field: PolicyField) -> list[object]:
    return [each.value for each in read_policy(Document(text)).of(field)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "THE SAMPLE WAY株式会社（以下、当社という）は、個人情報を守ります。",
            ["THE SAMPLE WAY株式会社"],
        ),
        ("| 運営者 | 見本工房 |\n\n個人情報を大切に扱います。", ["見本工房"]),
    ],
)
def test_the_operator_is_read_from_any_line(text: str, names: list[str]) -> None:
    assert _values(text, PolicyField.OPERATOR) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("見本ストア | プライバシーポリシー\n\n当社は個人情報を守ります。", ["見本ストア"]),
        (
            "お問い合わせ | 見本ファン\n\n個人情報の取扱いについて\n当社は個人情報を守ります。",
            ["見本ファン"],
        ),
        ("プライバシーポリシー（SampleShop）\n\n当社は個人情報を守ります。", ["SampleShop"]),
        ("プライバシーポリシー（Privacy Policy）\n\n当社は個人情報を守ります。", []),
        ("| サービス名 | 見本ノート（ノート） |\n\n当社は個人情報を守ります。", ["見本ノート"]),
        ("Privacy Policy ‹ Sample Jobs\n\nWe protect your personal data.", ["Sample Jobs"]),
    ],
)
def test_a_title_or_a_table_names_the_service(text: str, names: list[str]) -> None:
    assert _values(text, PolicyField.SERVICES) == names


def test_a_desk_in_quotation_marks_is_a_name() -> None:
    text = "開示の請求は、「個人情報に関する相談窓口」までご連絡ください。"
    assert _values(text, PolicyField.DESK) == ["個人情報に関する相談窓口"]
    assert _values("個人情報に関するお問い合わせ窓口\n\n", PolicyField.DESK) == []


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("苦情の申し出先\n「個人情報に関する相談窓口」（末尾に記載）", True),
        ("苦情は相談窓口（末尾に記載）へ。\n改善に努めます。\n以上\n電話：03-0000-1234", False),
        ("個人情報の相談窓口\nメールを送信", True),
    ],
)
def test_a_contact_that_never_comes_was_left_out(text: str, announced: bool) -> None:
    assert record(read_policy(Document(text)))["redacted_contact"] is announced


def test_papers_listed_below_a_heading_prove_who_asks() -> None:
    text = "開示等の請求手続き\n【必要書類】\n・運転免許証\n・旅券（パスポート）"
    assert _values(text, PolicyField.IDENTITY_CHECK) == [True]
    assert _values("取得する個人情報\n・運転免許証", PolicyField.IDENTITY_CHECK) == []


def test_a_childs_data_deleted_soon_is_no_promise() -> None:
    text = (
        "開示、訂正、削除を請求できます。\n"
        "意図せず未成年者の個人情報を取得したときは、速やかに削除します。"
    )
    assert _values(text, PolicyField.RESPONSE_PROMISE) == []


def test_consent_given_may_be_withdrawn() -> None:
    text = "次の請求を受け付けます（開示 / 利用について同意した一部または全部の撤回）。"
    assert "withdraw_consent" in _values(text, PolicyField.REQUESTS)


def test_what_is_free_costs_nothing() -> None:
    fee = record(read_policy(Document("開示のご請求の手数料は無料です。")))["fee"]
    assert fee == {"stated": True, "amount": 0, "currency": None, "basis": "free"}


def test_costs_taken_into_account_are_no_actual_cost() -> None:
    text = "開示の請求には、実費を勘案した合理的な手数料を申し受ける場合があります。"
    assert _values(text, PolicyField.FEE_BASIS) == ["may be charged"]


def test_a_request_free_of_a_fee_is_one_that_may_be_made() -> None:
    text = "訂正、追加、利用停止又は第三者提供の停止のときは手数料は不要です。"
    found = _values(text, PolicyField.REQUESTS)
    assert set(found) == {"correction", "addition", "cease_use", "cease_third_party"}


def test_the_result_sent_without_delay_is_a_promise() -> None:
    text = "開示等の手続き\n開示の請求を受け付けます。\n・ご要望の方法により遅滞なく連絡します。"
    assert _values(text, PolicyField.RESPONSE_PROMISE) == ["遅滞なく連絡します"]


def test_an_address_may_leave_out_its_prefecture() -> None:
    text = (
        "お問い合わせ窓口\n見本株式会社 個人情報保護管理者\n"
        "見本市中区見本町北側 1-2\nhello@mihon.example"
    )
    assert _values(text, PolicyField.POSTAL_ADDRESSES) == ["見本市中区見本町北側 1-2"]


def test_as_fast_as_can_be_is_part_of_the_promise() -> None:
    text = "開示の請求には、できる限り迅速に対応いたします。"
    assert _values(text, PolicyField.RESPONSE_PROMISE) == ["できる限り迅速に対応いたします"]
