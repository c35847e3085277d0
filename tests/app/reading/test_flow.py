"""Lines broken by a page's width read as one; lines ended on purpose stay apart."""

from __future__ import annotations

from app.reading.document import Document
from app.reading.flow import flowing
from app.reading.layout import Layout


def _lines(text: str) -> list[str]:
    layout = flowing(Layout(Document(text)))
    return [layout.text[each.start : each.end] for each in layout.lines]


def test_lines_of_a_page_are_joined() -> None:
    assert _lines(
        "ご本人からの求めにより、当社が保有する情報の開示、\n訂正を受け付けます。\n次の行です。"
    ) == [
        "ご本人からの求めにより、当社が保有する情報の開示、訂正を受け付けます。",
        "次の行です。",
    ]
    assert _lines("Sample Ltd discloses the information provided by a\ncustomer upon request.") == [
        "Sample Ltd discloses the information provided by a customer upon request."
    ]


def test_headings_items_and_paragraphs_stay_apart() -> None:
    text = "個人情報の開示\nご本人の請求に応じます。\n\n- to access data\n- to delete it"
    assert _lines(text) == [each for each in text.split("\n") if each]


def test_spans_still_lead_to_the_documents_own_text() -> None:
    text = "当社が保有する個人情報の利用目的の通知、\r\n開示の請求に応じます。"
    layout = flowing(Layout(Document(text)))
    start = layout.text.index("通知")
    begin, end = layout.original(start, start + len("通知、開示"))
    assert text[begin:end] == "通知、\r\n開示"
