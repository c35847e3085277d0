"""Each lint id fires on words it is for, keeps still on those it is not, and spares values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from app.base.ids import ChannelKind, FollowUp, Law, OperatorSlug, Reference, Right
from app.base.messages import LANGUAGES, Messages
from app.laws import pack
from app.letters.document import Letter, Paragraph, Record, Run
from app.letters.lint import ERROR, WARNING, Finding, lint
from app.letters.order import LetterOrder
from app.operators.record import Operator
from app.people.person import Person
from tests.app.letters.samples import english_request, items, japanese_request, text

APPI, GDPR = Law.APPI, Law.GDPR


class Case(NamedTuple):
    """Words that are found, or not, in a letter of a language, law and kind."""

    id: str
    words: str
    language: str = "ja"
    law: Law = APPI
    kind: Right | FollowUp = Right.ACCESS


def _order(letter: Letter, *grounds: str) -> LetterOrder:
    return LetterOrder(
        operator=Operator(OperatorSlug("sample"), "見本通信株式会社"),
        person=Person("見本 花子"),
        law=letter.laws[0],
        language=letter.language,
        day=date(2026, 11, 21),
        reference=Reference("KJ-7F3K-92"),
        rights=tuple(kind for kind in letter.kind if isinstance(kind, Right)),
        grounds=grounds,
    )


def _letter(
    words: str,
    language: str = "ja",
    law: Law = APPI,
    kind: Right | FollowUp = Right.ACCESS,
    field: str = "",
) -> Letter:
    """A good letter that cites what it must, and says ``words`` besides."""
    letter = japanese_request() if language == "ja" else english_request()
    rules = pack.load(law)
    meanings = rules.must_cite(kind) if isinstance(kind, Right) else ()
    cited = " / ".join(rules.cite(meaning, language) for meaning in meanings)
    return replace(
        letter,
        kind=(kind,),
        laws=(law,),
        channel=ChannelKind.POST,
        citations=tuple(rules.citations[meaning].id for meaning in meanings),
        body=(Paragraph(text(cited or "x")), Paragraph((Run(words, field),))),
        enclosures=(),
    )


def _found(letter: Letter, *grounds: str) -> dict[str, str]:
    # Errors come first, and are what counts.
    return {each.id: each.severity for each in reversed(lint(letter, _order(letter, *grounds)))}


BAD = (
    Case("L-violation", "貴社の対応は法に違反しています。"),
    Case("L-violation", "貴社の取扱いは違法です。"),
    Case("L-violation", "You are in breach of the Act.", "en"),
    Case("L-violation", "This is a violation of the law.", "en", GDPR),
    Case("L-days", "法により３０日以内にご回答ください。"),
    Case("L-days", "三十日以内に開示する義務があります。"),
    Case("L-days", "2週間以内にご回答ください。"),
    Case("L-days", "本請求には30日以内にお答えください。", "ja", GDPR),
    Case("L-days", "Please answer within thirty days.", "en", GDPR),
    Case("L-days", "The 30-day period ends soon.", "en", GDPR),
    Case("L-days", "You must answer within 31 days.", "en", GDPR),
    Case("L-days", "The Act gives you two weeks to reply.", "en"),
    Case("L-old-article", "法第28条第1項に基づき、開示を請求いたします。"),
    Case("L-old-article", "法第二十八条に基づき、開示を請求いたします。"),
    Case("L-old-article", "個人情報保護法28条により開示を求めます。"),
    Case("L-old-article", "法第２８条第１項に基づき、次のとおり請求いたします。"),
    Case("L-old-article", "法第29条第1項に基づき訂正を請求いたします。", kind=Right.CORRECTION),
    Case("L-old-article", "法第30条第1項に基づき利用停止を請求いたします。"),
    Case("L-old-article", "法第34条により訴えを提起できます。"),
    Case("L-old-article", "法第27条第1項により公表すべき事項です。"),
    Case("L-old-article", "法第35条に基づき苦情を申し出ます。"),
    Case("L-old-article", "I request disclosure under Article 28(1) of the Act.", "en"),
    Case("L-old-article", "Under Article 30 please cease the use.", "en"),
    Case("L-form", "貴社所定の様式は使用いたしません。"),
    Case("L-form", "I will not use your form.", "en"),
    Case("L-id-refuse", "これ以上の本人確認には応じられません。"),
    Case("L-id-refuse", "I will give no further identification.", "en"),
    Case("L-id-over", "運転免許証の写しを同封します。"),
    Case("L-id-over", "My date of birth is below.", "en"),
    Case("L-fee-offer", "手数料は納付いたします。", kind=Right.CORRECTION),
    Case(
        "L-fee-offer",
        "手数料の定めがありましたら、お支払いの前に金額をお知らせください。",
        kind=Right.ERASURE,
    ),
    Case("L-fee-offer", "I will pay the fee.", "en", GDPR),
    Case("L-fee-refuse", "手数料は支払いません。"),
    Case("L-fee-refuse", "無料で開示してください。"),
    Case("L-fee-refuse", "Please send it free of charge.", "en"),
    Case("L-threat", "ご回答がなければSNSで拡散します。"),
    Case("L-threat", "You risk heavy fines.", "en", GDPR),
    Case("L-applies", "貴社にはGDPRが適用されます。", "ja", GDPR),
    Case("L-applies", "The GDPR applies to you.", "en", GDPR),
    Case("L-motive", "情報の扱いが不安ですので請求します。"),
    Case("L-motive", "I am asking because I suspect a leak.", "en"),
    Case("L-legal-advice", "弁護士に相談済みです。"),
    Case("L-legal-advice", "My lawyer told me so.", "en", GDPR),
    Case("L-secret", "私のパスワードは次のとおりです。"),
    Case("L-secret", "Card number 4111 1111 1111 1111.", "en"),
    Case("L-lang", "よろしくお願いします。本件は重要である。"),
    Case("L-lang", "開示します。Please send me all of my data now."),
    Case("L-lang", "Please send the 個人データ to me.", "en"),
    Case("L-double", "Betreff: access", "en", GDPR),
    Case("L-empty", "氏名は○○です。"),
    Case("L-empty", "Dear {{ name }},", "en"),
    Case("L-empty", "Since undefined you hold it.", "en"),
    Case("L-empty", ""),
    Case("L-gender", "The officer and his or her deputy.", "en", GDPR),
    Case("L-gender", "担当者の方、彼又は彼女にお伝えください。"),
    Case("L-violation", "これは違法行為です。"),
    Case("L-violation", "貴社の取扱いは法令に反しています。"),
    Case("L-violation", "義務違反があります。"),
    Case("L-violation", "貴社は法律を守っていません。"),
    Case("L-violation", "Your processing infringes the GDPR.", "en", GDPR),
    Case("L-violation", "You failed to comply with the Act.", "en"),
    Case("L-violation", "This is illegal.", "en", GDPR),
    Case("L-days", "法定の期限は30日です。"),
    Case("L-days", "受領から30日が法定の期限です。"),
    Case("L-days", "二週間後までにご回答ください。"),
    Case("L-days", "期限は30日です。", "ja", GDPR),
    Case("L-days", "within thirty (30) days", "en", GDPR),
    Case("L-days", "You have 30 days.", "en"),
    Case("L-days", "Please answer within eight weeks.", "en"),
    Case("L-old-article", "法第25条に基づき、開示を請求いたします。"),
    Case("L-old-article", "Under Art. 28(1) APPI I request disclosure.", "en"),
    Case("L-old-article", "I request disclosure (section 28).", "en"),
    Case("L-fee-offer", "手数料をお知らせください。", kind=Right.ERASURE),
    Case("L-fee-offer", "If you charge a fee, tell me.", "en", kind=Right.ERASURE),
    Case("L-fee-refuse", "手数料のお支払いには応じられません。"),
    Case("L-threat", "ご回答がなければ訴訟を提起します。"),
    Case("L-applies", "個人情報保護法が適用されます。"),
    Case("L-id-refuse", "身分証明書は送りません。"),
    Case("L-empty", "会員番号："),
    Case("L-empty", "氏名は＿＿＿＿です。"),
    Case("L-empty", "2026年　月　日"),
    Case("L-empty", "Dear ,", "en"),
    Case("L-empty", "I am [name].", "en"),
)

GOOD = (
    Case(
        "L-violation", "法第27条第1項に違反して提供されていると考えられるため、停止を請求します。"
    ),
    Case("L-violation", "違法又は不当な行為を助長するおそれがあると考えられるため。"),
    Case("L-violation", "I learned of the breach of 3 March from your notice.", "en"),
    Case("L-days", "11月30日までにご回答いただけますと幸いです。"),
    Case("L-days", "2026年11月30日頃までにお願いいたします。", "ja", GDPR),
    Case("L-days", "貴社のご案内に「30日以内に回答」とありますので、お待ちしております。"),
    Case(
        "L-days", "The Act sets no number of days; I would be glad of an answer in two weeks.", "en"
    ),
    Case("L-days", "the last day under Article 12(3) is 30 December 2026.", "en", GDPR),
    Case("L-old-article", "法第27条第2項に基づき、第三者への提供の停止を求めます。"),
    Case(
        "L-old-article",
        "外国にある第三者に提供している場合は、法第28条第3項に基づき、開示とは別に情報の提供を求めます。",
    ),
    Case(
        "L-old-article",
        "提供した記録（法第29条第1項）及び提供を受けた記録（法第30条第3項）の開示を請求します。",
    ),
    Case("L-old-article", "電磁的記録による開示（施行規則第30条）を希望し、利用停止は求めません。"),
    Case("L-old-article", "法第128条は利用停止と関係ありません。"),
    Case("L-old-article", "法第35条第5項に基づき、消去を請求します。"),
    Case(
        "L-old-article", "I object; Article 30 GDPR records are not what I ask to stop.", "en", GDPR
    ),
    Case("L-old-article", "Article 28 contracts on disclosure", "en", GDPR),
    Case("L-fee-offer", "手数料は納付いたします。"),
    Case("L-fee-offer", "I ask you to correct it; the law provides for no fee to pay.", "en", GDPR),
    Case(
        "L-fee-offer",
        "手数料の窓口をお知らせください。費用は支払います。",
        kind=FollowUp.CONTACT_ENQUIRY,
    ),
    Case("L-fee-refuse", "手数料の定めがありましたら、金額と納付方法をお知らせください。"),
    Case("L-fee-refuse", "Please send it free of charge.", "en", GDPR),
    Case("L-id-over", "書類が必要な場合は、その種類をお知らせください。"),
    Case("L-id-over", "運転免許証の写しを同封します。", kind=FollowUp.IDENTITY_REPLY),
    Case("L-id-over", "If you need a document, please tell me which one and for what.", "en"),
    Case("L-id-refuse", "本人確認は貴社所定の方法により応じます。"),
    Case("L-form", "貴社所定の様式に記入のうえ送付いたします。"),
    Case("L-secret", "パスワードは別の方法でお知らせください。"),
    Case("L-lang", "連絡先は hanako@example.jp です。CSV、PDF等の形式を希望します。"),
    Case("L-lang", "受付先が見当たりませんでした。お知らせください。"),
    Case("L-empty", "None of this data is needed.", "en"),
    Case("L-threat", "個人情報保護委員会の相談窓口への相談を検討いたします。"),
    Case("L-applies", "I rely on the General Data Protection Regulation.", "en", GDPR),
    Case("L-violation", "違反ではないと理解しております。"),
    Case("L-violation", "法第28条に反して提供されていると考えられるため。"),
    Case("L-violation", "I was told of a personal data breach.", "en", GDPR),
    Case("L-days", "登録は30日前です。"),
    Case("L-days", "12月30日と理解しております。", "ja", GDPR),
    Case("L-old-article", "GDPR第28条の処理者を開示してください。", "ja", GDPR),
    Case("L-motive", "My reasons for this request:", "en"),
    Case("L-empty", "Please tell me:", "en"),
)


@pytest.mark.parametrize("case", BAD)
def test_bad_words_are_found(case: Case) -> None:
    assert case.id in _found(_letter(case.words, case.language, case.law, case.kind))


@pytest.mark.parametrize("case", GOOD)
def test_good_words_are_not(case: Case) -> None:
    assert case.id not in _found(_letter(case.words, case.language, case.law, case.kind))


@pytest.mark.parametrize("case", [case for case in BAD if case.words])
@pytest.mark.parametrize("field", ["about", "own", "name"])
def test_in_values_and_the_users_words_nothing_is_an_error(case: Case, field: str) -> None:
    letter = _letter(case.words, case.language, case.law, case.kind, field)
    assert ERROR not in _found(letter).values()


def test_a_value_inside_a_bad_sentence_does_not_excuse_it() -> None:
    letter = _letter("", kind=Right.CORRECTION)
    line = (Run("手数料"), Run("1,000円", "fee"), Run("は、納付いたします。"))
    letter = replace(letter, body=(letter.body[0], Paragraph(line)))
    assert _found(letter)["L-fee-offer"] == ERROR


@pytest.mark.parametrize(
    ("lint_id", "severity"),
    [
        ("L-violation", ERROR),
        ("L-days", ERROR),
        ("L-old-article", ERROR),
        ("L-fee-offer", ERROR),
        ("L-fee-refuse", ERROR),
        ("L-double", ERROR),
        ("L-empty", ERROR),
        ("L-threat", WARNING),
        ("L-lang", WARNING),
        ("L-id-over", WARNING),
        ("L-form", WARNING),
    ],
)
def test_what_stops_a_letter(lint_id: str, severity: str) -> None:
    case = next(case for case in BAD if case.id == lint_id)
    assert _found(_letter(*case[1:]))[lint_id] == severity


@pytest.mark.parametrize(
    "letter", [_letter("よろしくお願いいたします。"), _letter("Thank you.", "en", GDPR)]
)
def test_a_good_letter_has_no_findings(letter: Letter) -> None:
    assert lint(letter, _order(letter)) == ()


def test_the_excerpt_is_the_letters_own_spelling() -> None:
    letter = _letter("法第 二十八 条第１項に基づき、開示を請求いたします。")
    (found,) = [each for each in lint(letter, _order(letter)) if each.id == "L-old-article"]
    assert found.excerpt == "第 二十八 条第１項"


def test_honorifics_exclude_each_other() -> None:
    good = _letter("よろしくお願いいたします。")
    for recipient in (
        (text("見本通信株式会社 御中"), text("見本 太郎 様")),
        (text("見本通信株式会社 御中 様"),),
        (text("見本通信株式会社"), text("窓口 御中 御中")),
    ):
        assert _found(replace(good, recipient=recipient))["L-double"] == ERROR
    by_value = ((Run("見本 様", "operator"), Run(" 御中")),)
    assert "L-double" in _found(replace(good, recipient=by_value))


def test_greeting_and_farewell_belong_together() -> None:
    good = _letter("よろしくお願いいたします。")
    assert _found(replace(good, opening=text("拝啓"), closing=text("草々")))["L-double"] == ERROR
    assert "L-double" not in _found(replace(good, opening=text("拝啓"), closing=text("敬具")))
    assert _found(replace(good, opening=text("拝啓")))["L-double"] == ERROR


def test_what_is_below_is_below() -> None:
    good = _letter("下記のとおり請求いたします。")
    assert _found(good)["L-empty"] == ERROR
    record = Record((items(text("保有個人データの全部")),))
    whole = replace(good, body=(*good.body, record))
    assert lint(whole, _order(whole)) == ()
    unannounced = replace(whole, body=(whole.body[0], record))
    assert _found(unannounced)["L-empty"] == ERROR


def test_what_every_letter_has() -> None:
    good = _letter("よろしくお願いいたします。")
    blank = (Run(" \u3000", "name"),)
    for bad in (
        replace(good, recipient=()),
        replace(good, subject=()),
        replace(good, subject=blank),
        replace(good, title=()),
        replace(good, sender=(), signature=()),
        replace(good, sender=(blank,), signature=blank),
        replace(good, body=(*good.body, Record((items(()),)))),
        replace(good, body=()),
    ):
        assert _found(bad)["L-empty"] == ERROR


def test_a_blank_value_warns() -> None:
    good = _letter("よろしくお願いいたします。")
    letter = replace(good, body=(*good.body, Paragraph((Run("会員番号 "), Run(" ", "account.x")))))
    assert _found(letter)["L-empty"] == WARNING


def test_the_article_must_be_cited_in_text_and_list() -> None:
    good = _letter("よろしくお願いいたします。")
    assert _found(replace(good, citations=()))["L-must-cite"] == ERROR
    without = replace(good, body=(Paragraph(text("開示を請求いたします。")),))
    (found,) = [each for each in lint(without, _order(without)) if each.id == "L-must-cite"]
    assert "第33条第1項" in Messages("ja").say(found.message)
    longer = replace(good, body=(Paragraph(text("第33条第10項")),))
    assert _found(longer)["L-must-cite"] == ERROR


def test_a_chosen_ground_must_be_cited() -> None:
    letter = replace(_letter("x", kind=Right.ERASURE), citations=("APPI/35-1",))
    letter = replace(letter, body=(Paragraph(text("法第35条第1項に基づき消去を請求します。")),))
    assert "L-must-cite" not in _found(letter, "beyond_purpose")
    assert "L-must-cite" in _found(letter, "no_need")


def test_more_of_a_person_than_a_first_letter_needs() -> None:
    good = _letter("よろしくお願いいたします。")
    address = replace(good, sender=(*good.sender, (Run("見本県見本市1-2-3", "postal_address"),)))
    assert "L-id-over" not in _found(address)
    by_mail = replace(address, channel=ChannelKind.EMAIL)
    assert _found(by_mail)["L-id-over"] == WARNING
    assert lint(by_mail, replace(_order(by_mail), on_paper=True)) == ()
    born = replace(good, sender=(*good.sender, (Run("1990年1月1日", "birth_date"),)))
    assert _found(born)["L-id-over"] == WARNING


def test_errors_come_first() -> None:
    letter = _letter("弁護士に相談済みです。貴社は法に違反しています。")
    severities = [each.severity for each in lint(letter, _order(letter))]
    assert severities == sorted(severities)
    assert set(severities) == {ERROR, WARNING}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_said(language: str) -> None:
    said = Messages(language)
    for case in BAD:
        letter = _letter(case.words, case.language, case.law, case.kind)
        for finding in lint(letter, _order(letter)):
            assert isinstance(finding, Finding)
            assert said.has(finding.message.id)
            assert said.say(finding.message)
