"""The words of a finding in the plain text of a letter."""

from __future__ import annotations

from datetime import date

import pytest

from app.base.ids import ChannelKind, Law, OperatorSlug, Reference, Right
from app.base.messages import Message
from app.letters.compose import compose
from app.letters.document import Letter
from app.letters.editing import editable, with_edit
from app.letters.lint import Finding
from app.letters.order import LetterOrder
from app.letters.text import to_text
from app.operators.record import Channel, Operator
from app.people.person import Person
from app.services.marking import span_of


@pytest.fixture
def letter() -> Letter:
    order = LetterOrder(
        Operator(
            slug=OperatorSlug("sample"),
            name="Sample Ltd",
            country="IE",
            channels=(Channel(ChannelKind.EMAIL, "privacy@example.com"),),
            sample=True,
        ),
        Person("Robin Sample", email="robin@example.org", country="IE"),
        Law.GDPR,
        "en",
        date(2026, 11, 21),
        Reference("KJ-QQQQ-QQ"),
        rights=(Right.ACCESS,),
    )
    written = compose(order)
    return with_edit(written, editable(written) + "\nSame words.\n\nSame words.\n\n😀 a  b end\n")


def found(letter: Letter, part: str, start: int, end: int, excerpt: str = "") -> str:
    text = to_text(letter)
    finding = Finding(
        "L-x", "warning", Message("lint.word"), excerpt, part=part, start=start, end=end
    )
    span = span_of(finding, letter, text)
    return "" if span is None else f"{text[: span[0]].count('Same words.')}:{text[slice(*span)]}"


def test_of_two_lines_alike_the_finding_s_own_is_found(letter: Letter) -> None:
    last = len(letter.body) - 1
    assert found(letter, f"body.{last - 2}", 0, 4) == "0:Same"
    assert found(letter, f"body.{last - 1}", 0, 4) == "1:Same"


def test_white_space_alone_is_shown_with_its_neighbours(letter: Letter) -> None:
    assert found(letter, f"body.{len(letter.body) - 1}", 3, 5) == "2:a  b"


def test_without_a_place_the_excerpt_is_looked_for(letter: Letter) -> None:
    assert found(letter, "", 0, 0, "Same  words.") == "0:Same words."
    assert found(letter, "", 0, 0, "nowhere to be seen") == ""
    assert found(letter, "body.999", 0, 4, "") == ""
