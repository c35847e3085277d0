"""A letter as plain text agrees with its page, and hands out every value as it went in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.letters.document import BulletList, Letter, NumberedList, Paragraph, Run
from app.letters.text import to_mail_body, to_text
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    follow_up,
    japanese_request,
    text,
    with_about,
)


def _in_order(whole: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_a_japanese_letter_reads_like_its_page() -> None:
    assert _in_order(
        to_text(japanese_request()),
        "2026年11月21日\n\n",
        "見本通信株式会社\n個人情報お問い合わせ窓口 御中\n\n",
        "見本 花子　㊞\n登録電子メール hanako@example.jp\n\n",
        "保有個人データ開示請求書\n\n",
        "下記のとおり請求いたします。\n\n",
        "\n\n記\n\n",
        "1. 請求の種類",
        "6. 回答先",
        "項目: 会員番号 / 内容: M-1234 5678",
        "\n\n以上\n\n",
        "同封書類\n・本人確認書類の写し",
        "KJ-7F3K-92\n",
    )


def test_keigu_stands_before_the_record() -> None:
    whole = to_text(follow_up(japanese_request()))
    assert _in_order(whole, "拝啓", "お願いいたします。\n\n敬具\n\n記\n\n", "以上")
    assert whole.count("敬具") == 1


def test_a_western_letter_reads_like_its_page() -> None:
    assert _in_order(
        to_text(english_request()),
        "Hanako Mihon\n1-2-3 Sample-cho\n",
        "Sample Telecom GmbH\n",
        "21 November 2026\n\n",
        "Request for access to my personal data (Article 15 GDPR)\n\n",
        "Dear Sir or Madam,\n\n",
        "1. a copy of the data",
        "- By e-mail, please\n",
        "Yours faithfully,\nHanako Mihon\n\n",
        "Enclosures\n- Copy of my letter",
        "KJ-7F3K-92\n",
    )


def test_the_seal_is_no_part_of_a_mail() -> None:
    mail = to_mail_body(japanese_request())
    assert "㊞" not in mail
    assert mail.startswith("見本通信株式会社\n個人情報お問い合わせ窓口 御中\n\n私は、")
    assert _in_order(mail, "以上\n\n見本 花子\n\n添付書類\n", "\n\nKJ-7F3K-92\n")


@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_a_mail_has_no_date_and_no_title(letter: Letter) -> None:
    mail = to_mail_body(letter)
    assert "2026年11月21日" not in mail
    assert "21 November 2026" not in mail
    assert "保有個人データ開示請求書" not in mail
    assert "Request for access to my personal data" not in mail


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_values_come_out_as_they_went_in(name: str) -> None:
    for letter in (japanese_request(name), english_request(name)):
        assert name in to_text(letter)
        assert name in to_mail_body(letter)


def test_nothing_is_wrapped() -> None:
    long = "とても長い説明です。" * 500
    letter = with_about(japanese_request(), long)
    assert long in to_text(letter).splitlines()
    assert long in to_mail_body(letter).splitlines()


def test_items_inside_items() -> None:
    inner = NumberedList(((Paragraph(text("deep")),),), start=4)
    item = (Paragraph(text("first")), inner, BulletList(((), (Paragraph(text("dot")),))))
    letter = replace(english_request(), body=(NumberedList((item,), start=2),))
    assert "2. first\n   (4) deep\n   - \n   - dot\n" in to_text(letter)


def test_a_control_character_is_a_problem() -> None:
    letter = replace(english_request(), signature=(Run("a\x00b", "name"),))
    for write in (to_text, to_mail_body):
        with pytest.raises(Problem) as caught:
            write(letter)
        assert caught.value.code == "problem.control_character"
