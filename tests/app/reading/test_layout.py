"""How a text is built: sentences that end where a reader ends them, headings that are headings."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.layout import Layout


def _sentences(text: str) -> list[str]:
    layout = Layout(Document(text))
    return [layout.text[each.start : each.end] for each in layout.sentences]


def _headings(text: str) -> list[str]:
    return [each.heading for each in Layout(Document(text)).sections if each.heading]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("守ります。消します。", ["守ります。", "消します。"]),
        (
            "見本（以下「当社」といいます。）は守ります。",
            ["見本(以下「当社」といいます。)は守ります。"],
        ),
        ('Sample Inc. ("we") act. We ask.', ['Sample Inc. ("we") act.', "We ask."]),
        ("We are Sample Inc. We ask.", ["We are Sample Inc.", "We ask."]),
        ("Write to Dr. Sample, No. 5 Street.", ["Write to Dr. Sample, No. 5 Street."]),
        ("Das gilt am 1. Januar 2024.", ["Das gilt am 1. Januar 2024."]),
    ],
)
def test_a_sentence_ends_at_its_end(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


def test_a_line_broken_by_the_pages_width_goes_on() -> None:
    one = "We collect what you give us for the services that you have asked us"
    text = f"{one}\nfor, and we keep it. We follow all the laws, and also the Sample\nAct.\n"
    assert _sentences(text)[0] == f"{one} for, and we keep it."


def test_lines_of_a_list_stay_apart() -> None:
    assert _sentences("- To provide services\n- To send news\n") == [
        "- To provide services",
        "- To send news",
    ]


def test_items_of_a_list_are_no_headings() -> None:
    text = "利用目的\n次の目的で利用します。\n商品の発送\nご案内\nお支払い\n第三者提供\n提供しません。\n"
    assert _headings(text) == ["利用目的", "第三者提供"]


def test_where_articles_count_the_parts_numbers_count_items() -> None:
    text = "第1条（目的）\n1. 発送\n2. 連絡\n当社は守ります。\n第2条（開示）\n1. 開示します。\n"
    assert _headings(text) == ["第1条(目的)", "第2条(開示)"]


def test_a_contact_block_has_its_heading_above_and_none_within() -> None:
    text = "当社は守ります。\nお問い合わせ窓口\n株式会社見本\n総務部\n電話：03-0000-0000\n"
    assert _headings(text) == ["お問い合わせ窓口"]
