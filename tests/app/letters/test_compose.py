"""Composing: grounds, fees, dates, hostile values, mistakes in templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.base.ids import Law, Right, Tone
from app.laws import pack
from app.letters.catalogue import catalogue
from app.letters.compose import compose
from app.letters.document import Letter, all_lines, plain
from app.letters.lint import lint
from app.letters.order import LetterOrder
from app.letters.templates import shipped
from app.letters.text import to_text
from app.people.person import Person
from tests.app.letters.orders import order_of


def grounds_of(law: Law, language: str) -> Iterator[LetterOrder]:
    for entry in catalogue():
        if entry.law is law and entry.language == language and isinstance(entry.kind, Right):
            for ground in pack.load(law).granted(entry.kind).grounds:
                yield replace(order_of(entry), grounds=(ground,), about="sample particulars")


@pytest.mark.parametrize(
    ("law", "language"),
    [(law, language) for law in Law for language in pack.load(law).letter_languages],
)
def test_every_ground_has_its_sentence_and_article(law: Law, language: str) -> None:
    orders = list(grounds_of(law, language))
    assert orders or law is Law.CCPA
    texts = set()
    for order in orders:
        letter = compose(order)
        assert [each.id for each in lint(letter, order) if each.severity == "error"] == []
        rules = pack.load(law)
        for meaning in rules.must_cite(order.rights[0], order.grounds):
            assert rules.citations[meaning].id in letter.citations
        texts.add((order.rights, to_text(letter)))
    assert len(texts) == len(orders)


def letter_of(**changes: object) -> Letter:
    entry = next(
        e for e in catalogue() if (e.language, e.law, e.kind) == ("ja", Law.APPI, Right.ACCESS)
    )
    return compose(replace(order_of(entry), **changes))  # type: ignore[arg-type]


def text_of(letter: Letter) -> str:
    return "\n".join(plain(line) for line in all_lines(letter))


def test_several_rights_share_one_letter() -> None:
    letter = letter_of(
        rights=(Right.ACCESS, Right.PURPOSE_NOTICE, Right.ERASURE), grounds=("no_need",)
    )
    text = text_of(letter)
    assert plain(letter.title) == "保有個人データ開示等請求書"
    assert "求め及び請求" in text
    assert "開示を先に" in text
    assert {"APPI/33-1", "APPI/32-2", "APPI/35-5"} <= set(letter.citations)


def test_a_fee_stands_only_beside_rights_that_may_carry_one() -> None:
    assert "1,000円" in text_of(letter_of())
    assert "手数料" not in text_of(letter_of(rights=(Right.ERASURE,), grounds=("no_need",)))
    both = text_of(letter_of(rights=(Right.ACCESS, Right.THIRD_PARTY_RECORDS)))
    assert "保有個人データの開示に係る貴社所定の手数料1,000円" in both
    assert "第三者提供記録の開示について手数料の定め" in both


def test_a_letter_without_a_date_names_none() -> None:
    assert "12月7日" not in text_of(letter_of(answer_by=None))


def test_a_polite_letter_opens_and_closes_by_custom() -> None:
    letter = letter_of(tone=Tone.POLITE)
    assert (plain(letter.opening), plain(letter.closing)) == ("拝啓", "敬具")
    assert plain(letter_of().opening) == ""


@pytest.mark.parametrize(
    "name",
    ["*O'Brien* <x>", "{{7*7}}", "{% if %}", "$&", "&copy;", '#read("x")', "1. Straße", "𠮷田",
     "見本  花子", "名" * 300, "שלום", "x\ue000\ue010\ue001", "%% body", "| a | b |", "- x", "__a__"],
)  # fmt: skip
def test_a_name_is_never_markup(name: str) -> None:
    letter = letter_of(person=Person(name=name))
    runs = [run for line in all_lines(letter) for run in line if run.field == "name"]
    assert runs
    assert {run.text for run in runs} == {name}
    assert len(letter.body) == len(letter_of().body)


def test_particulars_keep_their_lines() -> None:
    about = "誤: 一丁目\n\n  正: 二丁目 *x*"
    letter = letter_of(rights=(Right.CORRECTION,), about=about)
    assert about in text_of(letter)


def test_a_mistake_in_a_template_names_file_and_line() -> None:
    def broken(name: str) -> str | None:
        text = shipped(name)
        return text and text.replace("{{ main.basis(rights[0]) }}", "{{ nobody }}")

    entry = next(
        e for e in catalogue() if (e.language, e.law, e.kind) == ("ja", Law.APPI, Right.ACCESS)
    )
    with pytest.raises(Problem) as caught:
        compose(order_of(entry), broken)
    values = caught.value.message.values
    assert caught.value.code == "problem.template_mistake"
    assert values["file"] == "ja/letter.md.j2"
    line = str(shipped("ja/letter.md.j2")).splitlines().index("{{ main.basis(rights[0]) }}") + 1
    assert values["line"] == line


def test_a_missing_template_is_one_sentence() -> None:
    entry = next(
        e for e in catalogue() if (e.language, e.law, e.kind) == ("ja", Law.APPI, Right.ACCESS)
    )
    with pytest.raises(Problem, match="template_missing"):
        compose(order_of(entry), lambda _: None)
