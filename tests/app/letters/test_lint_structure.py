"""What the linter says of a letter as a whole: words, dates, enclosures, tone, length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.base.ids import Certainty, ChannelKind, FollowUp, Law, Right, Tone
from app.letters.document import Letter, Paragraph, Run
from app.letters.lint import ERROR, NOTE, WARNING, lint
from app.letters.order import AnswerDate, Correspondence, LetterOrder
from tests.app.letters.samples import text
from tests.app.letters.test_lint import _letter, _order

DUE = date(2026, 12, 21)


def _ids(letter: Letter, order: LetterOrder | None = None) -> dict[str, str]:
    return {each.id: each.severity for each in lint(letter, order or _order(letter))}


def _follow_up(words: str, kind: FollowUp, language: str = "en", **changes: object) -> set[str]:
    letter = replace(_letter(words, language, Law.GDPR, kind), body=(Paragraph(text(words)),))
    letter = replace(letter, citations=("GDPR/15-1", "GDPR/15-1-c", "GDPR/12-3"))
    order = replace(
        _order(letter),
        rights=(),
        follow_up=kind,
        asked=(Right.ACCESS,),
        past=Correspondence(sent=date(2026, 9, 1)),
        **changes,  # type: ignore[arg-type]
    )
    return {*_ids(letter, order)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("法第32条第2項に基づき、利用目的の通知を請求いたします。", Right.PURPOSE_NOTICE),
        ("法第27条第2項に基づき、第三者への提供の停止を請求します。", Right.CEASE_THIRD_PARTY),
        ("法第33条第1項に基づき、開示を求めます。", Right.ACCESS),
        ("法第34条第1項に基づき、訂正を求めます。", Right.CORRECTION),
    ],
)
def test_the_word_of_the_act_for_asking(words: str, kind: Right) -> None:
    assert _ids(_letter(words, kind=kind))["L-word"] == WARNING


@pytest.mark.parametrize(
    "words",
    [
        "法第33条第1項に基づき、開示を請求いたします。",
        "法第28条第3項に基づき、必要な措置に関する情報の提供を求めます。",
        "法第32条第2項及び第33条第1項に基づき、通知を求め、開示を請求します。",
        "ご説明を求めます。",
    ],
)
def test_the_right_word_is_not_marked(words: str) -> None:
    assert "L-word" not in _ids(_letter(words))


def test_the_title_says_it_as_the_act_does() -> None:
    wrong = replace(_letter("お願いします。"), title=text("保有個人データの開示の求め"))
    assert _ids(wrong)["L-word"] == WARNING
    notice = _letter("お願いします。", kind=Right.PURPOSE_NOTICE)
    assert "L-word" in _ids(replace(notice, title=text("利用目的の通知請求書")))
    assert "L-word" not in _ids(replace(notice, title=text("利用目的の通知に関する求め")))


STATUTORY, CONVENTION, PROMISE = Certainty.STATUTORY, Certainty.CONVENTION, Certainty.PROMISE


@pytest.mark.parametrize(
    ("language", "certainty", "words", "wrong"),
    [
        ("en", CONVENTION, "The time limit for your answer ends on 21 December 2026.", True),
        ("en", CONVENTION, "The Act sets no number of days; please answer by about 21 December 2026.", False),
        ("en", STATUTORY, "The Act sets no number of days; please answer by about 21 December 2026.", True),
        ("en", STATUTORY, "I make the last day to be 21 December 2026.", False),
        ("en", PROMISE, "The last day is 21 December 2026.", True),
        ("en", PROMISE, "Your notice says so; I look forward to your answer by 21 December 2026.", False),
        ("ja", CONVENTION, "回答の期限は2026年12月21日です。", True),
        ("ja", CONVENTION, "法に日数の定めがないことは承知しておりますが、2026年12月21日頃までにお願いします。", False),
        ("de", CONVENTION, "Die Frist endet am 21. Dezember 2026.", True),
        ("de", STATUTORY, "Die Frist endet am 21. Dezember 2026.", False),
        ("fr", CONVENTION, "Le délai expire le 21 décembre 2026.", True),
        ("fr", STATUTORY, "Le délai expire le 21 décembre 2026.", False),
    ],
)  # fmt: skip
def test_a_date_is_worded_as_what_it_is(
    language: str, certainty: Certainty, words: str, wrong: bool
) -> None:
    law = Law.APPI if certainty is CONVENTION and language in ("ja", "en") else Law.GDPR
    letter = replace(_letter(words, "ja" if language == "ja" else "en", law), language=language)
    order = replace(_order(letter), answer_by=AnswerDate(DUE, certainty))
    assert ("L-date" in _ids(letter, order)) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Please reply by 21 December 2026; this is my own request, not a statutory time limit.", False),
        ("Please reply before the deadline of 21 December 2026.", True),
    ],
)  # fmt: skip
def test_a_wish_is_no_deadline(words: str, wrong: bool) -> None:
    words = f"I wrote on 1 September 2026 under Article 15(1). {words}"
    found = _follow_up(words, FollowUp.REMINDER, reply_by=DUE)
    assert ("L-date" in found) is wrong


def test_a_later_letter_dates_the_first() -> None:
    assert "L-original" in _follow_up("Please answer.", FollowUp.REMINDER)
    assert "L-original" not in _follow_up("I wrote on 1 September 2026.", FollowUp.REMINDER)


def test_a_later_letter_names_the_right_again() -> None:
    words = "I wrote on 1 September 2026."
    assert "L-must-cite" not in _follow_up(words, FollowUp.REMINDER, variant="first")
    assert "L-must-cite" in _follow_up(words, FollowUp.REMINDER, variant="second")
    cited = f"{words} My request was made under Article 15(1)."
    assert "L-must-cite" not in _follow_up(cited, FollowUp.REMINDER, variant="second")


def test_what_is_missing_is_named_by_its_article() -> None:
    words = "I wrote on 1 September 2026 under Article 15(1)."
    points = ("g15.c",)
    assert "L-must-cite" in _follow_up(words, FollowUp.INCOMPLETE_ANSWER, points=points)
    named = f"{words} The recipients (Article 15(1)(c)) are missing."
    assert "L-must-cite" not in _follow_up(named, FollowUp.INCOMPLETE_ANSWER, points=points)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I enclose a signed authority."),
        ("ja", "委任状を同封いたします。"),
        ("de", "Die Vollmacht liegt im Original bei."),
        ("fr", "Vous trouverez ci-joint le mandat."),
    ],
)
def test_enclosures_are_named_and_listed(language: str, words: str) -> None:
    letter = _letter(words, "ja" if language == "ja" else "en", Law.GDPR)
    letter = replace(letter, language=language)
    assert "L-enclosure" in _ids(letter)
    listed = replace(letter, enclosures=(text("Mandate"),))
    assert "L-enclosure" not in _ids(listed)
    unnamed = replace(listed, body=letter.body[:1])
    assert "L-enclosure" in _ids(unnamed)


def test_a_copy_of_what_was_sent_needs_no_mention() -> None:
    letter = replace(_letter("Thank you.", "en"), enclosures=(text("Copy of my request"),))
    assert "L-enclosure" not in _ids(letter)


def test_a_stern_first_letter_is_not_custom() -> None:
    letter = _letter("お願いします。")
    assert _ids(letter, replace(_order(letter), tone=Tone.FIRM)) == {"L-tone": WARNING}


def test_restriction_and_erasure_exclude_each_other() -> None:
    letter = replace(_letter("x", "en", Law.GDPR), kind=(Right.ERASURE, Right.RESTRICTION))
    assert _ids(letter)["L-restrict"] == WARNING


def test_a_first_request_fits_a_page() -> None:
    assert _ids(_letter("お願いします。" * 130))["L-length"] == WARNING
    assert "L-length" not in _ids(_letter("お願いします。" * 100))
    assert _ids(_letter("word " * 351, "en"))["L-length"] == WARNING


def test_a_long_letter_goes_into_a_form_in_pieces() -> None:
    letter = replace(_letter("お願いします。" * 150), channel=ChannelKind.WEB_FORM)
    assert _ids(letter)["L-length"] == NOTE


def test_a_translation_is_into_another_language() -> None:
    letter = _letter("お願いします。")
    assert _ids(letter, replace(_order(letter), courtesy="ja")) == {"L-courtesy": WARNING}
    assert _ids(letter, replace(_order(letter), courtesy="en")) == {}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Please send me a copy of the data that you hold and tell me why."),
        ("de", "Kannst du mir bitte antworten?"),
        (
            "fr",
            "Bitte teilen Sie mir mit, ob Sie die Daten der Person nicht mehr haben und löschen.",
        ),
        ("en", "Je vous prie de me communiquer les données que vous avez dans votre système."),
    ],
)
def test_another_language_or_a_familiar_word_is_found(language: str, words: str) -> None:
    letter = replace(_letter(words, "en"), language=language, laws=(Law.GDPR,))
    assert _ids(letter)["L-lang"] == WARNING


def test_the_users_own_language_only_warns_in_edits() -> None:
    letter = _letter("Please", "en")
    words = Run("Je vous prie de me communiquer les données que vous avez.", "about")
    assert "L-lang" not in _ids(replace(letter, body=(*letter.body, Paragraph((words,)))))


def test_values_may_hold_two_spaces() -> None:
    letter = _letter("", "en")
    line = (
        Run("I am "),
        Run("Robin  Sample", "name"),
        Run(". My firm is "),
        Run("S Inc.", "about"),
    )
    letter = replace(letter, body=(letter.body[0], Paragraph(line)))
    assert "L-space" not in _ids(letter)
    assert ERROR not in _ids(letter).values()
