"""Letters in the user's own words: made from Kaiji's, filled in for others, tried out before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.letters import own, own_file, own_start, trial
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.document import Letter, plain
from app.letters.editing import editable, with_edit
from app.letters.own_template import FOLDER, Kind, OwnTemplate, key_of
from app.letters.own_words import template_text
from app.letters.sample_orders import sample_orders
from app.letters.text import to_text
from app.people.person import Person

GDPR, ACCESS = Law.GDPR, Right.ACCESS


def template(text: str, law: Law = GDPR, kind: Kind = ACCESS, language: str = "en") -> OwnTemplate:
    return OwnTemplate("mine", law, kind, language, text)


def body_of(letter: Letter) -> str:
    return "\n".join(trial.body_lines(letter))


EVERY = [*catalogue()]
IDS = [f"{each.language}-{each.law}-{each.kind}" for each in EVERY]
#: Of each kind and language one law, so that each skeleton and file is met.
ONE_EACH = list({(each.kind, each.language): each for each in EVERY}.values())


@pytest.mark.parametrize("entry", EVERY, ids=IDS)
def test_the_text_to_start_from_writes_kaijis_letter(entry: Entry) -> None:
    text = own_start.start_of(entry.law, entry.kind, entry.language)
    mine = template(text, entry.law, entry.kind, entry.language)
    order = sample_orders(entry.law, entry.kind, entry.language)[0]
    assert to_text(compose(order, template=mine)) == to_text(compose(order))


@pytest.mark.parametrize("entry", EVERY, ids=IDS)
def test_a_letter_saved_as_a_template_is_the_same_letter_again(entry: Entry) -> None:
    order = sample_orders(entry.law, entry.kind, entry.language)[0]
    letter = compose(order)
    text = template_text(with_edit(letter, editable(letter)), order)
    again = compose(order, template=template(text, entry.law, entry.kind, entry.language))
    assert to_text(again) == to_text(letter)
    assert set(again.citations) <= set(letter.citations)


def test_a_saved_letter_is_another_persons_with_nothing_of_the_first() -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    first = replace(
        order,
        person=Person(name="Robin Sample", email="robin@example.org", accounts={"Member": "M-77"}),
        given=frozenset({"name", "email", "account.Member"}),
    )
    letter = compose(first)
    edited = (
        editable(letter) + "\nRobin Sample wrote this {{ by hand }}; {% and more %} of M\\-77.\n"
    )
    text = template_text(with_edit(letter, edited), first)
    for gone in ("Robin", "robin@", "M-77", "Sample Operator"):
        assert gone not in text
    other = replace(
        order,
        person=Person(name="Kim Other", email="kim@example.net"),
        operator=replace(order.operator, name="Other Ltd"),
        day=order.day.replace(year=2027),
    )
    said = to_text(compose(other, template=template(text)))
    assert "Kim Other wrote this {{ by hand }}; {% and more %} of" in said
    assert "kim@example.net" in said
    assert "Robin" not in said
    assert "Sample Operator" not in said


def test_dates_and_places_of_law_become_gaps() -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    letter = compose(order)
    text = template_text(with_edit(letter, editable(letter)), order)
    assert "{{ first('access') }}" in text
    assert "{{ answer_by }}" in text
    assert not own_digits(text)


def own_digits(text: str) -> bool:
    return "Article" in text or "2026" in text


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co"), include_characters="\n"),
    max_size=60,
)
SHARP = st.lists(
    st.sampled_from(["{{", "}}", "{%", "%}", "{#", "%% body", "\n", "\n\n", "- ", "1. ", "*", "|",
                     "&#32;", "\\", " ", "\u3000", "記", "x", "Robin Sample", "Article 15", "{", "`"]),
    max_size=10,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS | SHARP)
def test_whatever_was_typed_comes_back_word_for_word(typed: str) -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    letter = compose(order)
    edited = with_edit(letter, f"Before.\n\n{typed}\n\nAfter.")
    try:
        text = template_text(edited, order)
    except Problem as problem:
        assert problem.code == "problem.own_template_after_record"  # noqa: PT017
        return
    again = compose(order, template=template(text))
    assert visible(again) == visible(edited)


def visible(letter: Letter) -> list[list[str]]:
    return [line.split() for line in trial.body_lines(letter) if line.strip()]


def test_what_a_template_does_not_give_is_kaijis() -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    shipped = compose(order)
    mine = compose(order, template=template("Hello, {{ first('access') }}.\n"))
    assert body_of(mine).startswith("Hello, Article 15")
    assert (mine.recipient, mine.sender, mine.title, mine.signature, mine.closing) == (
        shipped.recipient,
        shipped.sender,
        shipped.title,
        shipped.signature,
        shipped.closing,
    )
    titled = compose(order, template=template("%% title\nMine\n%% body\nHello {{ name }}.\n"))
    assert plain(titled.title) == "Mine"
    assert plain(titled.subject) == plain(shipped.subject)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("%% titel\nx\n%% body\ny", "section"),
        ("first\n%% body\nsecond", "section"),
        ("%% title\nonly", "empty"),
        ("{{ name[:2] }} x", "cut"),
        ("{{ name | upper | replace('\ue000', '') }}", "cut"),
        ("{{ '\\ue000\\ue019\\ue001' }}", "cut"),
        ("{{ '\\x07' }} x", "control"),
        ("{{ '\\ud800' }} x", "control"),
    ],
)
def test_a_template_that_cannot_be_a_letter_is_a_problem(text: str, code: str) -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    with pytest.raises(Problem, match=rf"problem\.own_template_{code}"):
        compose(order, template=template(text))


def test_a_template_writes_its_own_letter_only() -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    several = replace(order, rights=(ACCESS, Right.ERASURE), grounds=("e17a",))
    for other in (several, sample_orders(GDPR, FollowUp.REMINDER, "en")[0]):
        with pytest.raises(Problem, match=r"problem\.own_template_other_letter"):
            compose(other, template=template("Hello"))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a\nb {% if %}", 2, "problem.template_mistake"),
        ("a\n{{ nmae }} {{ first('access') }}", 2, "problem.own_template_unknown"),
        ("{{ first('access') }}\n{{ past.snt }}", 2, "problem.own_template_unknown"),
        ("{{ first('acess') }}", 1, "problem.own_template_no_place"),
        ("x\n%% bdy\ny", 2, "problem.own_template_section"),
        ("\n{% include 'ja/letter.md.j2' %}", 2, "problem.own_template_part"),
        ("{% if polite %}\n{{ 1 / 0 }}{% endif %}x", 2, "problem.template_mistake"),
        ("Give me my data, {{ first('access') }}.", 0, "problem.own_template_must_cite"),
    ],
)
def test_the_check_names_what_is_wrong_and_its_line(text: str, line: int, code: str) -> None:
    found = trial.check(template(text))
    errors = [(each.file, each.line, each.message.id) for each in found if each.severity == "error"]
    assert ("own/mine", line, code) in errors


def test_the_check_says_nothing_of_a_good_template() -> None:
    assert trial.check(template("I rely on {{ first('access') }} and {{ cite('copy') }}.")) == ()


@pytest.mark.parametrize(
    "name",
    ["", "  ", "x" * 81, "a\nb", "a\u200bb", "\ue000", "access", "ACCESS", "Ａccess", "Access.md.j2",
     "cease_use", "Cease use", "own/reminder", EVERY[0].title, f" {EVERY[0].title.upper()} "],
)  # fmt: skip
def test_a_name_that_is_none_or_a_shipped_letters_is_refused(name: str) -> None:
    with pytest.raises(Problem, match=r"problem\.own_template_name"):
        own.checked_name(name)


def test_names_are_kept_as_typed() -> None:
    assert own.checked_name("  私の手紙 2 ") == "私の手紙 2"
    assert own.checked_name("own/My letter") == "My letter"
    assert key_of("My  LETTER") == key_of("my letter")
    assert key_of("★") != key_of("☆")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"caf\xe9", "problem.not_utf8"),
        ("あ".encode("utf-16"), "problem.not_utf8"),
        (b"x" * 200_000, "problem.own_template_long"),
        (b"x" * 65_537, "problem.own_template_long"),
        (b"a\nb\x07", "problem.own_template_control"),
        ("a\ue000".encode(), "problem.own_template_control"),
        (b" \n", "problem.own_template_empty"),
        (b"+++\nname = 1\n+++\nx", "problem.broken_record"),
        (b"+++\nname = 'x'\nx", "problem.broken_record"),
        (b"+++\nkind = 'none'\n+++\nx", "problem.own_template_kind"),
    ],
)
def test_a_file_that_is_no_template_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "x.md.j2"
    file.write_bytes(data)
    with pytest.raises(Problem, match=code):
        own_file.read_file(file)


def test_a_template_goes_to_a_file_and_back() -> None:
    mine = OwnTemplate(
        'My "best" \\ letter', GDPR, ACCESS, "en", "a\n\n+++\nb {{ name }}\n", {"f": "1"}
    )
    found = own_file.read(own_file.written(mine), "x")
    assert (found.head.name, found.head.law, found.kind, found.head.language) == (
        mine.name,
        mine.law,
        mine.kind,
        mine.language,
    )
    assert (found.text, found.head.based_on) == (mine.text, mine.based_on)
    assert own_file.written(mine).split("\n")[found.first_line - 1] == "a"


def test_a_changed_letter_of_kaijis_is_named() -> None:
    basis = own_start.basis(GDPR, ACCESS, "en")
    assert {"en/GDPR/access.md.j2", "en/letter.md.j2", "en/parts/common.md.j2"} <= basis.keys()
    mine = OwnTemplate("mine", GDPR, ACCESS, "en", "x", basis)
    assert own_start.changed_since(mine) == ()

    def load(name: str) -> str | None:
        return None if name == "en/letter.md.j2" else f"{own_start.text_of(name)} "

    assert "en/letter.md.j2" in own_start.changed_since(mine, load)
    assert len(own_start.changed_since(mine, load)) == len(basis)


def test_the_difference_marks_what_is_gone_and_what_is_new() -> None:
    found = trial.difference(["a", "b", "c"], ["a", "x", "c"])
    assert [(each.mark, each.text) for each in found] == [
        ("", "a"),
        ("-", "b"),
        ("+", "x"),
        ("", "c"),
    ]
    told = trial.difference_to_shipped(template("Hello {{ name }}."))
    assert ("+", "Hello Robin Sample.") in [(each.mark, each.text) for each in told]
    assert any(each.mark == "-" for each in told)
    assert FOLDER == "own/"
