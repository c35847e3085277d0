from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.messages import Message, Messages
from app.base.records import BrokenRecord, Mistake, line_of, read_toml

Slug = NewType("Slug", str)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    kind: Colour
    size: int = 0

    def __post_init__(self) -> None:
        if self.size < 0:
            raise Mistake(("size",), Message("record.number"))


@dataclass(frozen=True)
class Thing:
    name: str
    slug: Slug = Slug("")
    names: dict[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    by_colour: dict[Colour, Part] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    day: date | None = None
    good: bool = False


def told(text: str, language: str = "en") -> tuple[int, str]:
    with pytest.raises(BrokenRecord) as caught:
        read_toml(text, "thing.toml", Thing)
    assert caught.value.file == "thing.toml"
    return caught.value.line, Messages(language).say(caught.value.expected)


def test_a_whole_record_is_read() -> None:
    thing = read_toml(
        'name = "a"\nslug = "s"\ntags = ["x"]\nday = 2026-11-21\ngood = true\n'
        '[names]\nja = "あ"\n[[parts]]\nkind = "red"\nsize = 2\n[by_colour.blue]\nkind = "blue"\n',
        "thing.toml",
        Thing,
    )
    assert thing == Thing(
        name="a",
        slug=Slug("s"),
        names={"ja": "あ"},
        parts=(Part(Colour.RED, 2),),
        by_colour={Colour.BLUE: Part(Colour.BLUE)},
        tags=("x",),
        day=date(2026, 11, 21),
        good=True,
    )
    assert isinstance(thing.parts[0].kind, Colour)


def test_a_date_may_be_written_as_text() -> None:
    assert read_toml('name = "a"\nday = "2026-11-21"', "t", Thing).day == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("", 1, "`name` is missing"),
        ("# nothing\ntags = []", 1, "`name` is missing"),
        ('nmae = "a"', 1, "`nmae` is not a known key; perhaps you mean `name`"),
        ('name = "a"\n\nname = "b"', 3, "this key or table stands here a second time"),
        ("name = 3", 1, "`name` must be text in quotation marks"),
        ('name = "a"\ngood = 1', 2, "`good` must be true or false"),
        ('name = "a"\ntags = "x"', 2, '`tags` must be a list in square brackets, such as ["a", "b"]'),
        ('name = "a"\ntags = [\n  "x",\n  3,\n]', 4, "`tags` must be text in quotation marks"),
        ('name = "a"\n[names]\nja = "a"\nen = 4', 4, "`en` must be text in quotation marks"),
        ('name = "a"\nnames = "b"', 2, "`names` must be a table of keys and values"),
        ('name = "a"\nday = "21.11.2026"', 2, "`day` must be a date such as 2026-11-21"),
        ('name = "a"\nday = "2026-02-30"', 2, "`day` must be a date such as 2026-11-21"),
        ('name = "a"\nday = "20261121"', 2, "`day` must be a date such as 2026-11-21"),
        ('name = "a"\nday = 2026-11-21T10:00:00', 2, "`day` must be a date such as 2026-11-21"),
        ('name = "a"\nday = 2026-02-30', 2, "a day that exists, such as 2026-11-21, is expected"),
        ('name = "a"\n[[parts]]\nkind = "red"\n[[parts]]\nkind = "pink"', 5, "`kind` must be one of: red, blue"),
        ('name = "a"\n[[parts]]\nkind = "red"\n\n[[parts]]\nsize = 1', 5, "`kind` is missing"),
        ('name = "a"\n[[parts]]\nkind = "red"\nsize = true', 4, "`size` must be a whole number"),
        ('name = "a"\n[[parts]]\nkind = "red"\nsize = 1.5', 4, "`size` must be a whole number"),
        ('name = "a"\n[[parts]]\nkind = "red"\nsize = -1', 4, "a whole number"),
        ('name = "a"\n[by_colour.pink]\nkind = "red"', 2, "`pink` must be one of: red, blue"),
        ('name = "a"\n[by_colour.red]\nkind = "red"\ncolor = 1', 4, "`color` is not a known key; known are kind, size"),
        ('name = "a"\nparts = [{kind = "red"},\n {kind = "no"}]', 3, "`kind` must be one of"),
        ('name "a"', 1, "an equals sign is expected after the key"),
        ("\nname = a", 2, "a value is expected after the equals sign"),
        ('name = "a', 1, "a closing quotation mark is expected"),
        ('name = "a\ntags = []', 1, "a closing quotation mark is expected"),
        ("name = 'a\ntags = []", 2, "a closing quotation mark is expected"),
        ('name = """a\n\n', 1, "a closing quotation mark is expected"),
        ('name = "a"\ntags = ["x",\n', 2, "the file ends too early"),
        ('name = "a"\ntags = ["x"\n', 2, "a closing bracket is expected"),
        ("name =", 1, "the file ends too early"),
        ('name = "a"\n[names\nja = "x"', 2, "a closing bracket is expected"),
        ('name = "a\x01b"', 1, "a control character stands here"),
        ('name = "a\\qb"', 1, "a backslash is written twice"),
        ("%!", 1, 'a line such as key = "value"'),
        ("\x00", 1, "a line such as"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_is_expected(
    text: str, line: int, expected: str
) -> None:
    found, words = told(text)
    assert words.startswith(expected)
    assert found == line


@pytest.mark.parametrize(
    "text",
    ["", 'nmae = "a"', "name = 3", "name =", 'name = "a"\n[[parts]]\nkind = 1', "x = [" * 900],
)
def test_every_mistake_has_words_in_japanese(text: str) -> None:
    _, words = told(text, "ja")
    assert "record." not in words
    assert any("ぁ" <= each <= "ん" for each in words)


def test_the_sentence_names_file_and_line() -> None:
    with pytest.raises(BrokenRecord) as caught:
        read_toml("name = 3", "thing.toml", Thing)
    assert Messages("en").say(caught.value.message) == (
        "thing.toml, line 1: `name` must be text in quotation marks. "
        "Nothing was changed; correct that line and try again."
    )
    assert "`name` には引用符で囲んだ文字列を書きます" in Messages("ja").say(caught.value.message)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_monstrous_files_are_refused(text: str) -> None:
    line, words = told(text)
    assert line == 1
    assert words


def test_a_monstrous_key_is_cut() -> None:
    _, words = told('"' + "k" * 10_000 + '\\u0007" = 1\n')
    assert len(words) < 300


def test_a_control_character_in_a_key_is_not_printed() -> None:
    _, words = told('"bad\\u001bkey" = 1\n')
    assert "\x1b" not in words


@given(st.text())
def test_no_text_leads_to_anything_but_a_record_or_one_problem(text: str) -> None:
    broken = None
    try:
        read_toml(text, "thing.toml", Thing)
    except BrokenRecord as caught:
        broken = caught
    assert broken is None or 1 <= broken.line <= text.count("\n") + 1
    assert broken is None or Messages("en").say(broken.message)


def test_values_never_stand_in_the_sentence_or_the_exception() -> None:
    with pytest.raises(BrokenRecord) as caught:
        read_toml('name = "a"\nday = "secret"', "thing.toml", Thing)
    assert "secret" not in Messages("en").say(caught.value.message)
    assert "secret" not in str(caught.value)
    assert "secret" not in repr(caught.value)


def test_what_is_missing_is_placed_at_the_table_around_it() -> None:
    text = 'a = 1\n[b]\nc = 2\n[[d]]\n[[d]]\ne = "x"\n'
    assert line_of(text, ("b", "gone")) == 2
    assert line_of(text, ("d", 1, "gone", "deeper")) == 5
    assert line_of(text, ("d", 1, "e")) == 6
    assert line_of(text, ("gone",)) == 1
    assert line_of(text, ()) == 1
