"""From a policy's words to a record, and the warnings worth having."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import ChannelKind, Right
from app.operators.check import check_files
from app.operators.rules import Level
from app.operators.write import write_operator
from app.reading.document import Document
from app.reading.policy.as_operator import operator_of, slug_of
from app.reading.policy.doubts import doubts
from app.reading.policy.fields import PolicyField
from app.reading.policy.reading import read_policy
from app.reading.policy.stated import PolicyReading

TODAY = date(2026, 11, 22)

JAPANESE = """個人情報保護方針
見本通信株式会社（以下「当社」といいます。）は、個人情報の保護に関する法律その他の法令を遵守します。
1. 開示等の請求
当社は、ご本人から個人情報の開示を求められたときは、本人確認のうえ、遅滞なく開示します。
開示の手数料は、1件につき1,000円とします。
ご本人は、個人情報の訂正、追加または削除を請求することができます。
2. お問い合わせ窓口
見本通信株式会社 個人情報相談窓口
〒100-0001 東京都千代田区千代田1-1-1
TEL：03-0000-0000
メール：privacy@mihon-tsushin.example
2019年4月1日 制定
"""


def _reading(text: str) -> PolicyReading:
    return read_policy(Document(text))


def test_a_record_holds_what_the_text_states_each_with_its_place_and_words() -> None:
    operator = operator_of(_reading(JAPANESE), "mihon")
    assert operator.name == "見本通信株式会社"
    assert operator.country == "JP"
    assert operator.inferred["country"] == "address"
    kinds = {channel.kind for channel in operator.channels}
    assert kinds == {ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.POST}
    (fee,) = operator.fees
    assert (fee.rights, fee.amount, fee.currency) == ((Right.ACCESS,), 1000, "JPY")
    assert operator.identity_check == "required"
    assert operator.response_promise == "without_delay"
    assert {Right.ACCESS, Right.CORRECTION, Right.ADDITION, Right.DELETION} == {
        *operator.rights_named
    }
    for fact, key in operator.stated_in.items():
        assert key in operator.sources, fact
    assert all(quote in JAPANESE for quote in operator.quotes.values())
    assert operator.sources[fee.source].section.endswith("開示等の請求")
    assert operator.sources[fee.source].dated == date(2019, 4, 1)


def test_a_record_of_a_policy_is_in_order() -> None:
    operator = operator_of(_reading(JAPANESE), "mihon")
    found = check_files([("mihon.toml", write_operator(operator).encode())], TODAY)
    assert [each.rule for each in found if each.level is Level.ERROR] == []


def test_nothing_is_known_of_a_text_that_says_nothing() -> None:
    operator = operator_of(_reading("We value your privacy.\n"), "nothing")
    assert (operator.name, operator.country, operator.channels) == ("", "", ())
    for fact in ("name", "country", "email", "post", "fee", "identity_check", "policy_date"):
        assert fact in operator.not_stated


def test_a_slug_is_made_of_the_domain_and_never_one_that_is_taken() -> None:
    reading = _reading(JAPANESE)
    assert slug_of(reading, lambda _slug: False) == "mihon-tsushin"
    assert slug_of(reading, {"mihon-tsushin", "mihon-tsushin-2"}.__contains__) == "mihon-tsushin-3"
    assert slug_of(_reading("見本"), lambda _slug: False) == "policy"


def test_what_was_filled_in_claims_no_source() -> None:
    reading = _reading(JAPANESE).with_values(PolicyField.OPERATOR, ("見本商会株式会社",))
    operator = operator_of(reading, "mihon")
    assert operator.name == "見本商会株式会社"
    assert "name" not in operator.stated_in
    assert "name" not in operator.quotes
    gone = reading.with_values(PolicyField.EMAILS, ())
    assert "email" in operator_of(gone, "mihon").not_stated


def _doubts(text: str) -> list[str]:
    return [each.message.id for each in doubts(_reading(text), TODAY)]


def test_a_text_older_than_the_law_and_rights_it_does_not_name_are_told() -> None:
    found = _doubts(JAPANESE)
    assert "doubt.older_than_law" in found
    assert "doubt.right_unnamed" in found
    assert "doubt.no_contact" not in found
    assert "doubt.fee_not_allowed" not in found


@pytest.mark.parametrize(
    "fee",
    [
        "個人情報の訂正の手数料は、1件につき500円とします。",
        "開示および訂正の手数料は、1件につき500円です。",
    ],
)
def test_a_fee_the_law_does_not_allow_is_told(fee: str) -> None:
    assert "doubt.fee_not_allowed" in _doubts(
        JAPANESE.replace("開示の手数料は、1件につき1,000円とします。", fee)
    )


def test_actual_cost_under_the_gdpr_is_told() -> None:
    text = (
        'Sample Ltd ("we") complies with the GDPR.\nYou have the right to request access to '
        "your personal data. For a request for access we charge a fee of 10 EUR per request.\n"
        "Contact: privacy@sample.example\n"
    )
    assert "doubt.fee_not_allowed" in _doubts(text)


def test_a_missing_contact_and_name_are_told() -> None:
    found = _doubts(
        "Privacy policy\nWe comply with the Act on the Protection of Personal Information."
    )
    assert {"doubt.no_contact", "doubt.no_operator"} <= set(found)
