"""Sample letters, written by hand: what the page formats are tried with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.base.ids import ChannelKind, FollowUp, Law, Reference, Right
from app.letters.document import (
    Block,
    BulletList,
    Letter,
    NumberedList,
    Paragraph,
    Record,
    Run,
    Table,
)

#: Names people try programs with; each must come out as it went in.
NASTY_NAMES = (
    "*O'Brien* <x>",
    "{{7*7}}",
    "$&",
    "&copy;",
    '#read("x")',
    "1. Straße",
    "𠮷田 人見 田大",
    "- dash -- and --- dots ...",
    "= fi ffl @label $x$ `code` \\ ~ _a_",
    "\"double\" 'single' …’“",
    "https://example.org/?a=1&b=2",
)


def text(words: str) -> tuple[Run, ...]:
    """A line of the template's own words."""
    return (Run(words),)


def items(*lines: tuple[Run, ...]) -> NumberedList:
    """A numbered list of one-paragraph items."""
    return NumberedList(tuple((Paragraph(line),) for line in lines))


def japanese_request(name: str = "見本 花子", email: str = "hanako@example.jp") -> Letter:
    """A request for disclosure: 記 with numbered items and a table."""
    record: tuple[Block, ...] = (
        items(
            text("請求の種類　保有個人データの開示（法第33条第1項）"),
            text("対象となる保有個人データ　貴社が保有する、私が識別される保有個人データのすべて"),
            (Run("本人を特定する事項　氏名 "), Run(name, "name"), Run("、登録電子メール ")),
            text("開示の方法　電磁的記録の提供による方法（電子メールへの添付又はダウンロード）"),
            text(
                "手数料　貴社所定の手数料1,000円につきましては、納付方法のご案内を受け次第、納付いたします。"
            ),
            text("回答先　下記の電子メールアドレス"),
        ),
        Table(
            (text("項目"), text("内容")),
            (
                (text("登録電子メール"), (Run(email, "email"),)),
                (text("会員番号"), (Run("M-1234 5678", "account.member"),)),
            ),
        ),
    )
    return Letter(
        language="ja",
        layout="japanese",
        kind=(Right.ACCESS,),
        laws=(Law.APPI,),
        day=date(2026, 11, 21),
        recipient=(text("見本通信株式会社"), text("個人情報お問い合わせ窓口 御中")),
        sender=((Run(name, "name"),), (Run("登録電子メール "), Run(email, "email"))),
        subject=(
            Run("【保有個人データ開示請求】"),
            Run(name, "name"),
            Run("（整理番号 KJ-7F3K-92）"),
        ),
        title=text("保有個人データ開示請求書"),
        body=(
            Paragraph(
                text(
                    "私は、個人情報の保護に関する法律（平成15年法律第57号。以下「法」といいます。）"
                    "第33条第1項に基づき、貴社が保有する、私が識別される保有個人データの開示を"
                    "下記のとおり請求いたします。"
                )
            ),
            Paragraph(
                text(
                    "対象となる保有個人データが存在しない場合は、その旨をお知らせください"
                    "（法第33条第3項）。全部又は一部に応じられない場合は、その旨と理由を"
                    "ご説明ください（法第36条）。"
                )
            ),
            Paragraph(text("お手数をおかけいたしますが、よろしくお願いいたします。")),
            Record(record),
        ),
        reference=Reference("KJ-7F3K-92"),
        signature=(Run(name, "name"),),
        seal=True,
        enclosures=(text("本人確認書類の写し（請求がある場合に限り送付）"),),
        channel=ChannelKind.EMAIL,
    )


def english_request(name: str = "Hanako Mihon", email: str = "hanako@example.org") -> Letter:
    """A request for access to an operator in Europe."""
    return Letter(
        language="en",
        layout="din_b",
        kind=(Right.ACCESS,),
        laws=(Law.GDPR,),
        day=date(2026, 11, 21),
        recipient=(
            text("Sample Telecom GmbH"),
            text("Data Protection Officer"),
            text("Musterstraße 12"),
            text("10115 Berlin"),
            text("Germany"),
        ),
        sender=(
            (Run(name, "name"),),
            (Run("1-2-3 Sample-cho", "postal_address"),),
            (Run("Chiyoda-ku, Tokyo 100-0001", "postal_address"),),
            (Run("Japan", "postal_address"),),
            (Run(email, "email"),),
        ),
        subject=(Run("Request for access – "), Run(name, "name"), Run(" – KJ-7F3K-92")),
        title=text("Request for access to my personal data (Article 15 GDPR)"),
        opening=text("Dear Sir or Madam,"),
        body=(
            Paragraph(
                (
                    Run("I am "),
                    Run(name, "name"),
                    Run(", and you know me by the e-mail address "),
                    Run(email, "email"),
                    Run(". I rely on Article 15 of the General Data Protection Regulation."),
                )
            ),
            Paragraph(
                text("Please tell me whether you process data about me. If so, please send:")
            ),
            items(
                text("a copy of the data, in a commonly used electronic form;"),
                text("the purposes, the categories of data and the recipients to whom they went;"),
                text(
                    "how long the data will be kept, where they came from, and whether decisions "
                    "are made automatically."
                ),
            ),
            Table(
                (text("What"), text("Since")),
                ((text("Account"), text("2021")), (text("Newsletter"), text("March 2024"))),
            ),
            BulletList(
                (
                    (Paragraph((Run("By e-mail, please", strong=True),)),),
                    (Paragraph(text("If you need a document, tell me which one and for what.")),),
                )
            ),
            Paragraph(
                text(
                    "I expect your answer by 21 December 2026 (the month of Article 12(3)). If you "
                    "do not act on my request, please give me the reasons."
                )
            ),
        ),
        reference=Reference("KJ-7F3K-92"),
        closing=text("Yours faithfully,"),
        signature=(Run(name, "name"),),
        enclosures=(text("Copy of my letter of 1 October 2026"),),
        channel=ChannelKind.POST,
    )


def with_about(letter: Letter, words: str) -> Letter:
    """Put the user's own paragraph first in the body."""
    return replace(letter, body=(Paragraph((Run(words, "about"),)), *letter.body))


def long_letter(letter: Letter, paragraphs: int = 40) -> Letter:
    """Lengthen a letter to several pages."""
    return replace(letter, body=letter.body[:1] * paragraphs + letter.body)


def follow_up(letter: Letter) -> Letter:
    """Make it polite, with 拝啓 and 敬具."""
    return replace(
        letter,
        kind=(FollowUp.REMINDER,),
        opening=text("拝啓　時下ますますご清栄のこととお慶び申し上げます。"),
        closing=text("敬具"),
    )
