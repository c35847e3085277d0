"""A letter's body goes to the editor and comes back as it was, whatever it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from app.letters.editing import editable, with_edit
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    items,
    japanese_request,
    text,
    with_about,
)

NASTY = (
    *NASTY_NAMES,
    "**x**",
    "[a](b)",
    "<b>",
    "# h",
    "> q",
    "```",
    "---",
    "a|b",
    "| a |\n| --- |",
    "記",
    "a\n記\nb",
    "以上",
    "a\n\nb",
    "  edge  ",
    "　字下げ",
    "a  \nb",
    "a\r\nb",
    "tab\there",
    "\\",
    "\\|",
    "a\\",
    "&#32;",
    "&amp;",
    "1) x",
    "+ x",
    "===",
    "a\n---",
    "\ue000\ue010\ue001",
    "مرحبا",
    "👩‍👩‍👧",
)


@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_an_unchanged_letter_comes_back(letter: Letter) -> None:
    assert with_edit(letter, editable(letter)) == letter


@pytest.mark.parametrize("words", NASTY)
def test_any_value_comes_back(words: str) -> None:
    for letter in (japanese_request(words, words), english_request(words, words)):
        asked = with_about(letter, words)
        assert with_edit(asked, editable(asked)) == asked


def test_lists_of_one_kind_side_by_side_stay_apart() -> None:
    nested: Block = NumberedList(
        ((Paragraph(text("a")), BulletList(((Paragraph(text("b")),),)), Paragraph(text("c"))), ()),
        start=9,
    )
    body = (items(text("x")), items(text("y")), nested, Record((items(text("z")), nested)))
    letter = replace(english_request(), body=body)
    assert with_edit(letter, editable(letter)) == letter


def test_a_paragraph_keeps_its_place_on_the_page() -> None:
    body = (Paragraph(text("x"), "right"), Paragraph(text("x")), Paragraph(text("x"), "center"))
    letter = replace(english_request(), body=body)
    assert with_edit(letter, editable(letter)) == letter


def test_bold_beside_brackets_and_kana() -> None:
    line = (
        Run("これは"),
        Run("「開示」", strong=True),
        Run("を"),
        Run(" a", strong=True),
        Run("b"),
    )
    letter = replace(japanese_request(), body=(Paragraph(line),))
    assert with_edit(letter, editable(letter)) == letter


def test_markup_in_values_is_escaped() -> None:
    written = editable(with_about(english_request(), "[x](y) *z* <b> `c` a_b # 1"))
    assert r"\[x\](y) \*z\* \<b\> \`c\` a\_b # 1" in written


def test_the_record_stands_between_its_two_words() -> None:
    lines = editable(japanese_request()).splitlines()
    assert lines.index("記") < lines.index("以上")
    assert "1. 請求の種類　保有個人データの開示（法第33条第1項）" in lines


def test_changed_words_are_the_users_own_and_values_stay_values() -> None:
    letter = english_request()
    edited = with_edit(letter, editable(letter).replace("I am Hanako", "My name is Hanako"))
    first = edited.body[0]
    assert isinstance(first, Paragraph)
    assert first.runs[:2] == (Run("My name is ", "own"), Run("Hanako Mihon", "name"))
    assert edited.body[1:] == letter.body[1:]


def test_a_new_paragraph_is_the_users_own() -> None:
    letter = english_request()
    edited = with_edit(letter, editable(letter) + "\nOne\nmore **thing**.\n")
    own = (Run("One\nmore ", "own"), Run("thing", "own", strong=True), Run(".", "own"))
    assert edited.body[-1] == Paragraph(own)


@pytest.mark.parametrize(
    "source", ["", "記", "以上", "&#99999999;", "&#1114112;", "| a |\n|---|", "*" * 500]
)
def test_any_text_can_be_read(source: str) -> None:
    with_edit(english_request(), source)


words = st.text(
    alphabet=st.one_of(
        st.sampled_from("*_`\\|-+1.)# \n\t\r>&;[]()!~=:記以上。「」aあ\u3000\ue000\ue010\ue001"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=12,
)
lines = st.lists(
    st.builds(Run, words, st.sampled_from(["", "name", "about"]), st.booleans()),
    min_size=1,
    max_size=4,
).map(tuple)
paragraphs = st.builds(Paragraph, lines, st.sampled_from(["left", "right", "center"]))


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    item = st.lists(inner, max_size=2).map(tuple)
    some = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(NumberedList, some, st.integers(0, 99)),
        st.builds(BulletList, some),
        st.integers(1, 3).flatmap(_tables),
    )


def _tables(width: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[lines] * width)
    return st.builds(Table, row, st.lists(row, max_size=2).map(tuple))


trees: st.SearchStrategy[Block] = st.recursive(paragraphs, _nested, max_leaves=6)
bodies = st.lists(
    st.one_of(trees, st.builds(Record, st.lists(trees, min_size=1, max_size=2).map(tuple))),
    max_size=4,
).map(tuple)


@settings(max_examples=150, deadline=None)
@given(bodies)
def test_every_tree_comes_back(body: tuple[Block, ...]) -> None:
    letter = replace(japanese_request(), body=body)
    assert with_edit(letter, editable(letter)) == letter
