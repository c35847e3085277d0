"""A letter as plain text agrees with its page, and hands out every value as it went in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.base.errors import Problem
from app.base.ids import FollowUp
from app.letters.document import BulletList, Letter, NumberedList, Paragraph, Run, plain
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
        "整理番号 KJ-7F3K-92\n2026年11月21日\n\n",
        "見本通信株式会社\n個人情報お問い合わせ窓口 御中\n\n",
        "見本 花子　㊞\n登録電子メール hanako@example.jp\n\n",
        "保有個人データ開示請求書\n\n",
        "下記のとおり請求いたします。\n\n",
        "\n\n記\n\n",
        "1. 請求の種類",
        "6. 回答先",
        "項目: 会員番号 / 内容: M-1234 5678",
        "\n\n以上\n\n",
        "添付書類\n・本人確認書類の写し",
    )


def test_keigu_stands_before_the_record() -> None:
    whole = to_text(follow_up(japanese_request()))
    assert _in_order(whole, "拝啓", "お願いいたします。\n\n敬具\n\n記\n\n", "以上")
    assert whole.count("敬具") == 1


def test_a_western_letter_reads_like_its_page() -> None:
    assert _in_order(
        to_text(english_request()),
        "Sample Telecom GmbH\n",
        "Hanako Mihon\n1-2-3 Sample-cho\n",
        "My reference: KJ-7F3K-92\nDate: 21 November 2026\n\n",
        "Request for access to my personal data (Article 15 GDPR)\n\n",
        "Dear Sir or Madam,\n\n",
        "1. a copy of the data",
        "- By e-mail, please\n",
        "Yours faithfully,\nHanako Mihon\n\n",
        "Enclosures:\n- Copy of my letter",
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


HEADS = {
    "japanese": "My reference: KJ-7F3K-92\n21 November 2026\n\n{to}\n\n{by}\n\n{title}\n\n",
    "din_a": "{to}\n\n{by}\n\nMy reference: KJ-7F3K-92\nDate: 21 November 2026\n\n{title}\n\n",
    "din_b": "{to}\n\n{by}\n\nMy reference: KJ-7F3K-92\nDate: 21 November 2026\n\n{title}\n\n",
    "french": "{by}\n\n{to}\n\n21 November 2026\nMy reference: KJ-7F3K-92\n\nRe: {title}\n\n",
    "uk": "{to}\n\n{by}\n\n21 November 2026\nMy reference: KJ-7F3K-92\n\n{title}\n\n",
    "us": "{by}\n\n21 November 2026\nMy reference: KJ-7F3K-92\n\n{to}\n\nRe: {title}\n\n",
}


@pytest.mark.parametrize(("layout", "head"), HEADS.items())
def test_the_head_follows_the_custom_of_the_country(layout: str, head: str) -> None:
    letter = replace(english_request(), layout=layout)
    to, by = ("\n".join(map(plain, part)) for part in (letter.recipient, letter.sender))
    assert to_text(letter).startswith(head.format(to=to, by=by, title=plain(letter.title)))


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("75001 Paris", "Paris, le 1er novembre 2026"),
        ("D-10115 Berlin", "Berlin, le 1er novembre 2026"),
        ("Chiyoda-ku, Tokyo 100-0001", "Le 1er novembre 2026"),
    ],
)
def test_a_french_date_names_the_place_where_it_is_certain(line: str, written: str) -> None:
    letter = replace(
        english_request(),
        language="fr",
        layout="french",
        day=date(2026, 11, 1),
        sender=(text("Camille Exemple"), text(line)),
    )
    assert f"\n{written}\n" in to_text(letter)


def test_a_german_letter_has_no_word_before_its_subject() -> None:
    letter = replace(english_request(), language="de", layout="french")
    assert "\n\nRequest for access to my personal data (Article 15 GDPR)\n\n" in to_text(letter)


@pytest.mark.parametrize("write", [to_text, to_mail_body])
def test_a_translation_stands_below_under_its_heading(write: Callable[[Letter], str]) -> None:
    letter = replace(japanese_request(), courtesy=english_request())
    assert _in_order(
        write(letter),
        "本人確認書類の写し",
        "\n\n* * *\n\nCourtesy translation",
        "\n\nRequest for access to my personal data (Article 15 GDPR)\n\n",
        "\n\nYours faithfully,\nHanako Mihon\n",
    )
    assert write(letter).count("Copy of my letter") == 0
    assert write(replace(letter, courtesy=None)) in write(letter)


def test_a_form_has_places_to_sign_in_languages_that_want_them() -> None:
    form = replace(english_request(), kind=(FollowUp.MANDATE_FORM,), layout="us")
    assert "Place and date:\nSignature:\n" in to_text(form)
    assert "Re:" not in to_text(form)
    assert "Signature:" not in to_text(english_request())
    japanese = replace(japanese_request(), kind=(FollowUp.MANDATE_FORM,), seal=False)
    assert "見本 花子　㊞" in to_text(japanese)
    assert "署名：" not in to_text(japanese)


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
