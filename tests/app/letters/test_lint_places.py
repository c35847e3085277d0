"""Where a finding stands, what mends it it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.letters.checking.places import places, with_line
from app.letters.document import (
    BulletList,
    Letter,
    Paragraph,
    Record,
    Run,
    Table,
    plain,
)
from app.letters.editing import OWN
from app.letters.lint import ERROR, Finding, lint, with_fix
from tests.app.letters.samples import english_request, items, japanese_request, text
from tests.app.letters.test_lint import _letter, _order


def _findings(letter: Letter, lint_id: str) -> list[Finding]:
    return [each for each in lint(letter, _order(letter)) if each.id == lint_id]


def _words(letter: Letter, finding: Finding) -> str:
    (line,) = [each.line for each in places(letter) if each.part == finding.part]
    return plain(line)[finding.start : finding.end]


def _every_block() -> Letter:
    good = _letter("よろしくお願いいたします。下記のとおりです。")
    table = Table((text("項目"), text("内容")), ((text("電話"), text("古い番号")),))
    inner = BulletList(((Paragraph(text("一")), Paragraph(text("二"))),))
    record = Record((items(text("甲"), text("乙")), table))
    return replace(good, body=(*good.body, inner, record), enclosures=(text("委任状"),))


def test_every_line_has_a_place_of_its_own() -> None:
    letter = _every_block()
    names = [each.part for each in places(letter)]
    assert len(names) == len(set(names))
    assert {"subject", "recipient.1", "body.2.0.1", "body.3.0.1.0", "body.3.1.head.1"} <= {*names}
    assert {"body.3.1.0.1", "enclosures.0"} <= {*names}


def test_a_line_can_be_put_in_every_place() -> None:
    letter = _every_block()
    for place in places(letter):
        changed = with_line(letter, place.part, text("新しい行"))
        lines = {each.part: plain(each.line) for each in places(changed)}
        assert lines.pop(place.part) == "新しい行"
        rest = {each.part: plain(each.line) for each in places(letter)}
        del rest[place.part]
        assert lines == rest


@pytest.mark.parametrize(
    "part", ["", "body", "body.9", "body.0.1", "recipient", "subject.0", "x.1"]
)
def test_there_is_no_line_elsewhere(part: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(part)}$"):
        with_line(_every_block(), part, ())


def test_a_finding_marks_its_words() -> None:
    letter = _letter("法第 二十八 条第１項に基づき、開示を請求いたします。")
    (found,) = _findings(letter, "L-old-article")
    assert found.part == "body.1"
    assert _words(letter, found) == "第 二十八 条第１項"


def test_the_same_words_are_marked_in_both_places() -> None:
    letter = _letter("貴社の取扱いは違法です。")
    letter = replace(letter, body=(*letter.body, Paragraph(text("繰り返しますが、違法です。"))))
    assert [each.part for each in _findings(letter, "L-violation")] == ["body.1", "body.2"]


MENDED = (
    (
        "ja",
        "法第28条第1項に基づき、開示を請求いたします。",
        "L-old-article",
        "法第33条第1項に基づき、",
    ),
    ("ja", "法第二十八条に基づき、開示を請求いたします。", "L-old-article", "法第33条に基づき、"),
    (
        "en",
        "I request disclosure under Article 28(1) of the Act.",
        "L-old-article",
        "Article 33(1) of",
    ),
    ("en", "Please cease the use under Article 30(1).", "L-old-article", "Article 35(1)."),
    ("ja", "法第34条により訴えを提起できます。", "L-old-article", "法第39条により"),
    ("en", "Betreff: access", "L-double", "access"),
    ("en", "Please  answer.", "L-space", "Please answer."),
    ("en", "Please answer,, soon.", "L-space", "Please answer, soon."),
    ("ja", "法第32条第2項に基づき、利用目的の通知を請求いたします。", "L-word", "通知を求めます。"),
    ("ja", "法第33条第1項に基づき、開示を求めます。", "L-word", "開示を請求します。"),
)


@pytest.mark.parametrize(("language", "words", "lint_id", "mended"), MENDED)
def test_a_certain_fix_mends_the_words(
    language: str, words: str, lint_id: str, mended: str
) -> None:
    letter = _letter(words, language)
    (found,) = _findings(letter, lint_id)
    fixed = with_fix(letter, found)
    assert mended in plain(fixed.body[1].runs)  # type: ignore[union-attr]
    assert _findings(fixed, lint_id) == []
    assert {run.field for run in fixed.body[1].runs} <= {"", OWN}  # type: ignore[union-attr]


def test_a_fix_keeps_the_values_around_it() -> None:
    letter = _letter("")
    line = (Run("見本 花子", "name"), Run("は、法第28条第1項に基づき、開示を"), Run("x", "about"))
    letter = replace(letter, body=(letter.body[0], Paragraph(line)))
    (found,) = _findings(letter, "L-old-article")
    runs = with_fix(letter, found).body[1].runs  # type: ignore[union-attr]
    assert runs == (
        Run("見本 花子", "name"),
        Run("は、法"),
        Run("第33条第1項", OWN),
        Run("に基づき、開示を"),
        Run("x", "about"),
    )


def test_a_paragraph_moved_to_another_has_no_fix() -> None:
    (found,) = _findings(
        _letter("法第30条第5項に基づき利用停止を請求いたします。"), "L-old-article"
    )
    assert found.fix is None
    with pytest.raises(ValueError, match="L-old-article"):
        with_fix(_letter("法第30条第5項に基づき利用停止を請求いたします。"), found)


def test_a_fix_of_another_letter_is_refused() -> None:
    letter = _letter("法第28条第1項に基づき、開示を請求いたします。")
    (found,) = _findings(letter, "L-old-article")
    with pytest.raises(ValueError, match="L-old-article"):
        with_fix(_letter("短い。"), found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("見本通信株式会社 御中", "見本 太郎 様"), ("見本通信株式会社", "見本 太郎 様")),
        (("見本通信株式会社 御中 様",), ("見本通信株式会社 御中",)),
        (("見本通信株式会社", "窓口 御中 御中"), ("見本通信株式会社", "窓口 御中")),
        (("見本 太郎 様様",), ("見本 太郎 様",)),
    ],
)
def test_one_honorific_is_kept(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    letter = replace(_letter("お願いします。"), recipient=tuple(map(text, before)))
    (found,) = _findings(letter, "L-double")
    assert found.severity == ERROR
    fixed = with_fix(letter, found)
    assert tuple(map(plain, fixed.recipient)) == after


def test_a_farewell_follows_its_greeting() -> None:
    good = _letter("お願いします。")
    unlike = replace(good, opening=text("拝啓"), closing=text("草々"))
    (found,) = _findings(unlike, "L-double")
    assert plain(with_fix(unlike, found).closing) == "敬具"
    unended = replace(good, opening=text("前略"))
    (found,) = _findings(unended, "L-double")
    assert plain(with_fix(unended, found).closing) == "草々"


def test_a_place_can_be_found_again() -> None:
    for letter in (japanese_request(), english_request()):
        for finding in lint(letter, _order(letter)):
            if finding.part and finding.excerpt:
                assert _words(letter, finding).startswith(finding.excerpt[:100])
