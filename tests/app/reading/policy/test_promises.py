"""What a policy takes for an answer, and when it promises one."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.finding import Finding
from app.reading.flow import flowing
from app.reading.layout import Layout
from app.reading.policy import promises, rights
from app.reading.policy.fee import whole_units
from app.reading.policy.fields import PolicyField


def _best(text: str, language: str, field: PolicyField) -> Finding | None:
    offered = rights.offers(flowing(Layout(Document(text))), language)
    found = [each for each in promises.find(offered, language) if each.field == field]
    return max(found, key=lambda each: (each.weight, -each.start)) if found else None


def _fee(text: str, language: str = "ja") -> tuple[object, object, object]:
    amount, currency, basis = (
        _best(text, language, field)
        for field in (PolicyField.FEE_AMOUNT, PolicyField.FEE_CURRENCY, PolicyField.FEE_BASIS)
    )
    return (
        amount.value if amount else None,
        currency.value if currency else None,
        basis.value if basis else None,
    )


def _promise(text: str, language: str = "ja") -> object:
    found = _best(text, language, PolicyField.RESPONSE_PROMISE)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "個人情報の開示に際しては，1件あたり１，０００円の手数料を申し受けます。",
            (1000, "JPY", "per request"),
        ),
        ("開示請求書に￥800の定額小為替を同封してください。", (800, "JPY", "per request")),
        ("開示の手数料は千円です。", (1000, "JPY", "per request")),
        (
            "7. 開示の手数料\n1回の申請ごとに1,100円(税込)を郵便切手で納めてください。",
            (1100, "JPY", "per request"),
        ),
        ("開示の請求には実費をご負担いただきます。", (None, None, "actual cost")),
        ("開示等の請求について手数料をいただく場合があります。", (None, None, "may be charged")),
        ("開示の請求に手数料はいただきません。", (None, None, "free")),
        ("開示、訂正の請求は無料で承ります。", (None, None, "free")),
        ("返金の際の振込手数料は500円です。", (None, None, None)),
        ("代引手数料は330円、送料は600円です。", (None, None, None)),
    ],
)
def test_fee_in_japanese(text: str, expected: tuple[object, object, object]) -> None:
    assert _fee(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "A handling fee of JPY 1,000 is charged for each request for disclosure.",
            "en",
            (1000, "JPY", "per request"),
        ),
        ("We may charge a fee for a request for access.", "en", (None, None, "may be charged")),
        ("Requests are answered free of charge.", "en", (None, None, "free")),
        ("Our service fee is 1,000 yen and is not refundable.", "en", (None, None, None)),
        ("Die Auskunft ist unentgeltlich.", "de", (None, None, "free")),
        ("Le droit d'accès s'exerce sans frais.", "fr", (None, None, "free")),
    ],
)
def test_fee_in_other_languages(
    text: str, language: str, expected: tuple[object, object, object]
) -> None:
    assert _fee(text, language) == expected


@pytest.mark.parametrize(
    ("figures", "units"),
    [("1,000", 1000), ("1.000", 1000), ("10.00", 10), ("三百", 300), ("千", 1000), ("", None)],
)
def test_amounts_are_read_in_whole_units(figures: str, units: int | None) -> None:
    assert whole_units(figures) == units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("開示を求められたときは、遅滞なくこれを開示します。", "遅滞なくこれを開示します"),
        ("開示の請求には速やかに対応いたします。", "速やかに対応いたします"),
        ("開示の請求を受け付けます。原則として2週間以内に回答します。", "2週間以内に回答します"),
        ("開示の請求には、書面によりご回答します。", "書面によりご回答します"),
        ("開示の請求には適切に対応いたします。", None),
        ("開示の請求には合理的な範囲で対応いたします。", None),
        ("返品のご請求は商品の到着後7日以内に限ります。", None),
        ("漏えいが発生した場合、速やかにご本人に通知し対応します。", None),
        ("キャンセルのご希望は速やかにご連絡ください。", None),
        ("利用目的を達成した個人情報は速やかに消去します。", None),
    ],
)
def test_promise_in_japanese(text: str, expected: str | None) -> None:
    found = _promise(text)
    assert found == expected if expected is None else expected in str(found)


def test_the_promise_for_access_wins_over_that_for_correction() -> None:
    text = (
        "訂正の請求があった場合は、30日以内に調査します。\n"
        "ご本人から開示を求められたときは、遅滞なく開示します。"
    )
    assert _promise(text) == "遅滞なく開示します"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We answer requests within 30 days.", "en", "within 30 days"),
        (
            "When requested, Sample Ltd discloses the data to the person without delay.",
            "en",
            "without delay",
        ),
        ("We reply by letter to each request.", "en", "by letter"),
        ("Refunds are paid within 14 days upon request.", "en", None),
        ("We treat every request in good faith.", "en", None),
        ("Wir beantworten Ihre Anfrage innerhalb eines Monats.", "de", "innerhalb eines Monats"),
        ("Nous répondons à votre demande dans un délai d'un mois.", "fr", "un mois"),
    ],
)
def test_promise_in_other_languages(text: str, language: str, expected: str | None) -> None:
    found = _promise(text, language)
    assert found == expected if expected is None else expected in str(found)
