from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.messages import LANGUAGES, Messages
from app.base.records import BrokenRecord, Mistake
from app.people.person import Person, check, read_person


def refused(text: str, language: str = "en") -> tuple[int, str]:
    with pytest.raises(BrokenRecord) as caught:
        read_person(text, "p.toml")
    return caught.value.line, Messages(language).say(caught.value.message)


def test_everything_a_person_file_may_say() -> None:
    person = read_person(
        'name = "見本 花子"\nname_kana = "みほん はなこ"\nname_latin = "Hanako Mihon"\n'
        'email = "hanako@example.jp"\ncountry = "JP"\nregion = "JP-13"\npostal_code = "100-0001"\n'
        'address = ["東京都千代田区", "見本町1-2-3"]\nbirth_date = 1990-02-03\n'
        '[accounts]\n"会員番号" = "M-1234"\n',
        "p.toml",
    )
    assert person == Person(
        name="見本 花子",
        name_kana="みほん はなこ",
        name_latin="Hanako Mihon",
        email="hanako@example.jp",
        country="JP",
        region="JP-13",
        postal_code="100-0001",
        address=("東京都千代田区", "見本町1-2-3"),
        birth_date=date(1990, 2, 3),
        accounts={"会員番号": "M-1234"},
    )


def test_only_the_name_is_required() -> None:
    assert read_person('name = "x"', "p.toml") == Person(name="x")


@pytest.mark.parametrize(
    "name",
    [
        "*O'Brien* <x>",
        "{{7*7}}",
        "$&",
        "&copy;",
        '#read("x")',
        "1. Straße",
        "𠮷田",
        "two  spaces",
        "  leading and trailing  ",
        "見本\u3000花子",
        "محمد \u202bعلي\u202c",
        "👩‍👩‍👧 sample",
        "e\u0301 and \u00e9",
        "x" * 5000,
    ],
)
def test_a_name_is_kept_exactly(name: str) -> None:
    escaped = "".join(f"\\U{ord(each):08x}" for each in name)
    assert read_person(f'name = "{escaped}"', "p.toml").name == name


@pytest.mark.parametrize("name", ["", " ", "\u3000", "\u200b", "\u00a0\u200f", "\ufeff"])
def test_a_name_that_shows_nothing_is_no_name(name: str) -> None:
    line, words = refused(f'email = "a@example.jp"\nname = "{name}"')
    assert line == 2
    assert "`name` must be a name that is not empty" in words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('name = "a\\tb"', 1, "`name` must be on one line"),
        ('name = "a\\nb"', 1, "`name` must be on one line"),
        ('name = """a\nb"""', 1, "`name` must be on one line"),
        ('name = "a\\u2028b"', 1, "`name` must be on one line"),
        ('name = "a\\u0000b"', 1, "`name` must be on one line"),
        ('name = "a"\nname_kana = "\\u001b"', 2, "`name_kana` must be on one line"),
        ('name = "a"\npostal_code = "1\\r2"', 2, "`postal_code` must be on one line"),
        ('name = "a"\naddress = [\n"x",\n"y\\nz",\n]', 4, "`address` must be on one line"),
        ('name = "a"\n[accounts]\nid = "1\\n2"', 3, "`id` must be on one line"),
        ('name = "a"\n[accounts]\n"i\\td" = "1"', 3, "`i?d` must be on one line"),
        ('name = "a"\nemail = "hanako"', 2, "`email` must be a whole e-mail address"),
        ('name = "a"\nemail = "a@example.jp "', 2, "`email` must be a whole e-mail address"),
        ('name = "a"\ncountry = "Japan"', 2, "`country` must be two letters"),
        ('name = "a"\ncountry = "ＪＰ"', 2, "`country` must be two letters"),
        ('name = "a"\nregion = "Bavaria"', 2, "`region` must be a code"),
        ('name = "a"\ncountry = "DE"\nregion = "US-CA"', 3, "`region` must lie in the `country`, DE"),
        ("name = 5", 1, "`name` must be text in quotation marks"),
        ('name = "a"\naddress = "x"', 2, "`address` must be a list"),
        ('name = "a"\naccounts = "x"', 2, "`accounts` must be a table"),
        ('name = "a"\n[accounts]\nid = 123', 3, "`id` must be text in quotation marks"),
        ('name = "a"\nbirth_date = "3 Feb 1990"', 2, "`birth_date` must be a date"),
        ('name = "a"\nbirth_date = 1990', 2, "`birth_date` must be a date"),
        ('name = "a"\nmail = "x"', 2, "`mail` is not a known key"),
        ('name = "a"\nadress = ["x"]', 2, "perhaps you mean `address`"),
        ('email = "a@example.jp"', 1, "`name` is missing"),
        ('name = "a', 1, "a closing quotation mark"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_line(text: str, line: int, words: str) -> None:
    found, said = refused(text)
    assert said.startswith(f"p.toml, line {line}: ")
    assert found == line
    assert words in said
    assert Messages("ja").say(_problem(text).message) != said


def _problem(text: str) -> BrokenRecord:
    with pytest.raises(BrokenRecord) as caught:
        read_person(text, "p.toml")
    return caught.value


def test_country_and_region_may_be_written_small() -> None:
    person = read_person('name = "a"\ncountry = "us"\nregion = "us-ca"', "p.toml")
    assert (person.country, person.region) == ("US", "US-CA")


def test_a_birth_date_may_be_text() -> None:
    assert read_person('name = "a"\nbirth_date = "1990-02-03"', "p").birth_date == date(1990, 2, 3)


def test_a_person_made_in_the_window_is_held_to_the_same() -> None:
    with pytest.raises(Mistake) as caught:
        Person(name="a", accounts={"id": "1\n2"})
    assert caught.value.path == ("accounts", "id")
    with pytest.raises(Mistake) as caught:
        check(Person(name="a", email="half@"))
    assert caught.value.path == ("email",)
    for language in LANGUAGES:
        assert "half" not in Messages(language).say(caught.value.message)


def test_a_half_typed_address_does_not_keep_a_letter_from_being_shown() -> None:
    assert Person(name="a", email="half@").email == "half@"


@given(st.text())
def test_any_file_gives_a_person_or_one_problem(text: str) -> None:
    with suppress(BrokenRecord):
        read_person(text, "p.toml")


@given(st.text(), st.text())
def test_any_text_as_name_and_mail_gives_a_person_or_one_problem(name: str, email: str) -> None:
    with suppress(Mistake):
        check(Person(name=name, email=email))
