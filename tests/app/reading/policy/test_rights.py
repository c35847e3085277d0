"""What a policy lets a person ask for, and whether it checks who asks."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.finding import Finding
from app.reading.flow import flowing
from app.reading.layout import Layout
from app.reading.policy import requests, rights
from app.reading.policy.fields import PolicyField


def _found(text: str, language: str) -> tuple[Finding, ...]:
    return requests.find(rights.offers(flowing(Layout(Document(text))), language), language)


def _rights(text: str, language: str = "ja") -> set[object]:
    return {each.value for each in _found(text, language) if each.field == PolicyField.REQUESTS}


def _checked(text: str, language: str = "ja") -> object:
    found = [e for e in _found(text, language) if e.field == PolicyField.IDENTITY_CHECK]
    return max(found, key=lambda each: each.weight).value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "ご本人は、利用目的の通知、開示、訂正、追加、削除、利用の停止、消去、"
                "第三者への提供の停止を請求することができます。"
            ),
            (
                "purpose_notice access correction addition deletion cease_use erasure "
                "cease_third_party"
            ),
        ),
        ("見本株式会社はお客様の情報の照会・修正のご希望に対応します。", "access correction"),
        ("第三者提供記録の開示を請求することができます。", "third_party_records"),
        (
            "お客様は以下の請求を行うことができます。\n開示\n訂正又は削除\n利用停止",
            "access correction deletion cease_use",
        ),
        (
            "第8条(個人情報の訂正および利用停止)\nご本人から請求があれば、誠実に対応します。",
            "correction cease_use",
        ),
        (
            "「開示等」とは、個人情報の開示、利用目的の通知、消去をいいます。",
            "access purpose_notice erasure",
        ),
        (
            (
                "ご本人からの求めにより、見本株式会社が保有する個人データの開示、\n"
                "内容の訂正および第三者への提供の\n停止を受け付けております。"
            ),
            "access correction cease_third_party",
        ),
        ("いつでも個人情報の取扱いに関する同意を撤回できる権利があります。", "withdraw_consent"),
    ],
)
def test_japanese_words_of_a_request_decide_which_it_is(text: str, expected: str) -> None:
    assert _rights(text) == set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "法令に基づき開示を求められた場合",
        "警察等の公的機関から個人情報の開示を要請された場合",
        "本人の求めに応じて個人情報の第三者への提供を停止すること",
        "お客様からの開示の請求に対応するため",
        "Cookieの利用停止を希望される方は設定を変更してください。",
        "利用停止のご請求には応じかねます。",
        "当社は、ご本人の同意なく個人情報を第三者に開示しません。",
        "アカウントの削除を希望する場合は退会手続を行ってください。",
        "取得した個人情報は速やかに消去します。",
    ],
)
def test_what_offers_no_request_is_none(text: str) -> None:
    assert _rights(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "You may request disclosure, correction, addition or deletion of your personal "
                "information, suspension of its use, and suspension of its provision to third "
                "parties."
            ),
            "access correction addition deletion cease_use cease_third_party",
        ),
        (
            (
                "You have the right to:\n- access your personal data\n- have it erased\n"
                "- restrict its processing\n- object to processing"
            ),
            "access erasure restriction objection",
        ),
        (
            (
                "Sample Ltd will disclose or delete the private information that was provided by\n"
                "a customer upon request of the person."
            ),
            "access deletion",
        ),
        ("You can withdraw your consent at any time.", "withdraw_consent"),
        (
            (
                "You have the right not to be subject to a decision based solely on automated "
                "processing."
            ),
            "automated_decision_review",
        ),
    ],
)
def test_english_requests(text: str, expected: str) -> None:
    assert _rights(text, "en") == set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "You can unsubscribe from our newsletter at any time.",
        "We reserve the right to delete your account.",
        "We disclose personal information in response to requests of law enforcement.",
        "You may delete cookies in the settings of your browser.",
        "You have the right to lodge a complaint with a supervisory authority.",
        "The fact that the provision to third parties is suspended upon request",
    ],
)
def test_english_that_offers_no_request(text: str) -> None:
    assert _rights(text, "en") == set()


def test_german_and_french_rights() -> None:
    german = "Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Datenübertragbarkeit."
    french = "Vous disposez d'un droit d'accès, de rectification, d'effacement et d'opposition."
    assert _rights(german, "de") == {"access", "correction", "deletion", "portability"}
    assert _rights(french, "fr") == {"access", "correction", "erasure", "objection"}


def test_the_evidence_is_the_sentence_as_it_stands() -> None:
    text = "はじめに。ご本人は，個人情報の開示を\u3000請求できます。以上。"
    (found,) = (each for each in _found(text, "ja") if each.value == "access")
    assert text[found.start : found.end] == "ご本人は，個人情報の開示を\u3000請求できます。"
    assert found.rule == "requests.access"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("開示の請求には、ご本人であることを確認のうえ対応します。", True),
        ("ご本人からのご請求であることの確認をさせていただきます。", True),
        ("開示の請求を受け付けます。本人確認のうえ、対応します。", True),
        ("個人情報の開示、訂正は窓口で承ります。本人確認は不要です。", False),
        ("ご注文の確認および本人確認のため", None),
        ("お問い合わせに回答するため（本人確認を行うことを含む）", None),
        ("採用応募者は本人確認書類を提出してください。", None),
    ],
)
def test_identity_check_in_japanese(text: str, expected: bool | None) -> None:
    assert _checked(text) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We may ask you to verify your identity before we answer a request.", "en", True),
        ("To verify your identity and to prevent fraud", "en", None),
        ("Wir können einen Nachweis Ihrer Identität für den Antrag verlangen.", "de", True),
        ("Votre demande est accompagnée d'un justificatif d'identité.", "fr", True),
    ],
)
def test_identity_check_in_other_languages(text: str, language: str, expected: bool | None) -> None:
    assert _checked(text, language) is expected
