"""A letter under two laws: the first writes it, the second has its paragraph and its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.ids import Certainty, ChannelKind, Law, Reference, Right, Tone
from app.laws import pack
from app.letters.compose import compose
from app.letters.document import Letter, Line, Paragraph, Run, all_lines, plain
from app.letters.lint import lint
from app.letters.order import AnswerDate, LetterOrder
from app.letters.pieces import to_pieces
from app.letters.templates import shipped
from app.letters.text import to_text
from app.operators.directory import Directory
from app.people.person import Person

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "letters"
DAY = date(2026, 11, 21)
ANSWER = {
    Law.APPI: AnswerDate(date(2026, 12, 7), Certainty.CONVENTION),
    Law.GDPR: AnswerDate(date(2026, 12, 21), Certainty.STATUTORY),
}
PAIRS = [(Law.APPI, Law.GDPR), (Law.GDPR, Law.APPI)]
WISHES: list[tuple[tuple[Right, ...], tuple[str, ...]]] = [
    ((Right.ACCESS,), ()),
    ((Right.ERASURE,), ("no_need", "harm", "e17a", "e17b")),
    ((Right.ACCESS, Right.ERASURE), ("no_need", "e17c")),
]


def order_of(
    laws: tuple[Law, Law], language: str, rights: Sequence[Right], grounds: tuple[str, ...]
) -> LetterOrder:
    operator = Directory().get("almigo")
    return LetterOrder(
        operator=operator,
        person=Person(name="見本 花子", email="hanako@example.jp", country="DE"),
        law=laws[0],
        language=language,
        day=DAY,
        reference=Reference("KJ-7F3K-92"),
        rights=tuple(rights),
        also=laws[1],
        grounds=grounds,
        channel=operator.channel(),
        answer_by=ANSWER[laws[0]],
        also_answer_by=ANSWER[laws[1]],
    )


EVERY = [
    (order_of(laws, language, *wish), tone)
    for laws in PAIRS
    for language in ("en", "ja")
    for wish in WISHES
    for tone in (Tone.PLAIN, Tone.POLITE)
]


def name_of(order: LetterOrder, tone: Tone) -> str:
    return f"{order.language}-{'+'.join(order.laws)}-{'+'.join(order.rights)}-{tone}"


IDS = [name_of(*each) for each in EVERY]


def paragraph_of(letter: Letter) -> str:
    """Give the paragraph of the second law."""
    begin = {"en": "In addition, and as far as it applies", "ja": "また、適用がある範囲で、"}
    texts = [plain(block.runs) for block in letter.body if isinstance(block, Paragraph)]
    (found,) = [text for text in texts if text.startswith(begin[letter.language])]
    return found


@pytest.mark.parametrize(("order", "tone"), EVERY, ids=IDS)
def test_a_letter_under_two_laws_reads_as_agreed(
    order: LetterOrder, tone: Tone, request: pytest.FixtureRequest
) -> None:
    text = to_text(compose(replace(order, tone=tone)))
    file = GOLDEN / f"{name_of(order, tone)}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("order", "tone"), EVERY, ids=IDS)
def test_it_is_clean(order: LetterOrder, tone: Tone) -> None:
    written = compose(replace(order, tone=tone))
    assert [(each.id, each.excerpt) for each in lint(written, order)] == []


@pytest.mark.parametrize(("order", "tone"), EVERY, ids=IDS)
def test_it_rests_on_both_and_names_the_date_of_each_that_has_one_by_law(
    order: LetterOrder, tone: Tone
) -> None:
    letter = compose(replace(order, tone=tone))
    assert letter.laws == order.laws
    assert dict(letter.pack_versions) == {law: pack.load(law).version for law in order.laws}
    for law in order.laws:
        rules = pack.load(law)
        for right in order.rights:
            grounds = [each for each in order.grounds if each in rules.granted(right).grounds]
            for meaning in rules.must_cite(right, grounds, DAY):
                assert rules.citations[meaning].id in letter.citations
    text = "\n".join(plain(line) for line in all_lines(letter))
    first, second = (ANSWER[law].day for law in order.laws)
    shown = {7: ("7 December 2026", "2026年12月7日"), 21: ("21 December 2026", "2026年12月21日")}
    assert any(each in text for each in shown[first.day])
    # Our own convention is no date of the law: one letter names it only for its first law.
    assert any(each in text for each in shown[second.day]) is (order.also is Law.GDPR)


def test_the_second_law_leaves_out_what_it_does_not_know() -> None:
    def with_portability(name: str) -> str | None:
        return shipped(name.replace("portability", "access"))

    assert pack.load(Law.APPI).rule(Right.PORTABILITY) is None
    order = order_of((Law.GDPR, Law.APPI), "en", (Right.ACCESS, Right.PORTABILITY), ())
    letter = compose(order, with_portability)
    assert paragraph_of(letter) == paragraph_of(compose(replace(order, rights=(Right.ACCESS,))))
    assert "GDPR/20-1" in letter.citations
    assert lint(letter, order) == ()


def test_an_article_is_never_without_its_law() -> None:
    """Both laws have an Article 37(2); a letter that rests on one may leave its name away."""
    two = order_of((Law.APPI, Law.GDPR), "en", (Right.ACCESS,), ())
    assert "(Article 37(2))" in to_text(compose(replace(two, also=None)))
    assert "(Article 37(2))" not in to_text(compose(two))
    assert "(Article 37(2) APPI)" in to_text(compose(two))


def test_a_piece_names_the_law_of_each_article() -> None:
    order = order_of((Law.APPI, Law.GDPR), "ja", (Right.ACCESS,), ())
    letter = replace(compose(order), channel=ChannelKind.IN_APP)
    assert "法第33条第1項、GDPR第15条第1項" in to_pieces(letter)[0]


def test_a_law_abroad_says_why_it_may_reach_the_operator() -> None:
    order = order_of((Law.GDPR, Law.APPI), "en", (Right.ACCESS,), ())
    abroad = replace(order, operator=replace(order.operator, country="DE"))
    assert "Article 171 APPI" not in paragraph_of(compose(order))
    assert "Article 171 APPI" in paragraph_of(compose(abroad))


def with_sentence(letter: Letter, sentence: str) -> Letter:
    line: Line = (Run(sentence),)
    return replace(letter, body=(*letter.body, Paragraph(line)))


@pytest.mark.parametrize(
    ("laws", "sentence", "wrong"),
    [
        # The first law sets one month and the second no days: only what is said of it is wrong.
        (PAIRS[1], "The time for an answer is one month from receipt.", False),
        (PAIRS[1], "The time for an answer is one month (Article 12(3) GDPR).", False),
        (PAIRS[1], "The time for an answer under the APPI is one month.", True),
        (PAIRS[1], "Please answer within 30 days.", True),
        (PAIRS[0], "Please answer within one month.", True),
        (PAIRS[0], "The time for an answer is one month (Article 12(3) GDPR).", False),
        (PAIRS[0], "The GDPR gives you 30 days.", True),
    ],
)
def test_a_time_is_read_under_the_law_it_is_said_of(
    laws: tuple[Law, Law], sentence: str, *, wrong: bool
) -> None:
    order = order_of(laws, "en", (Right.ACCESS,), ())
    found = lint(with_sentence(compose(order), sentence), order)
    assert ("L-days" in {each.id for each in found}) is wrong


def test_a_second_law_that_is_not_cited_stops_the_letter() -> None:
    order = order_of((Law.APPI, Law.GDPR), "ja", (Right.ACCESS,), ())
    letter = compose(order)
    body = tuple(
        block
        for block in letter.body
        if not (isinstance(block, Paragraph) and "GDPR" in plain(block.runs))
    )
    found = lint(replace(letter, body=body), order)
    assert {(each.id, each.severity) for each in found} == {("L-must-cite", "error")}
