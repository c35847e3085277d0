"""PDF and Word files to text, whole ones, broken ones and such as are built to hurt."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from threading import Thread

import docx
import pytest
import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter

from app.base.errors import Problem
from app.reading.documents import read_document
from app.reading.documents.joining import joined


def refusal(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_document(data)
    return caught.value.code


def pdf(source: str) -> bytes:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


ENGLISH = """
#set document(title: "Privacy policy")
#set page(width: 9cm, height: 12cm, numbering: "1 / 1")
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
= Privacy policy
Sample Company keeps your personal information confidential and answers every request for
disclosure without unreasonable delay, notwithstanding extraordinarily complicated circumstances.

Ask #link("https://www.example.com/form")[our form] or #link("mailto:a@b.example")[a\\@b.example].

Phone: 03-1234-5678 \\
Address: 1 Sample Street
#pagebreak()
The second page.
"""


def test_a_pdf_reads_as_paragraphs_with_its_links() -> None:
    document = read_document(pdf(ENGLISH))
    words = (
        "Sample Company keeps your personal information confidential and answers every request "
        "for disclosure without unreasonable delay, notwithstanding extraordinarily complicated "
        "circumstances."
    )
    assert words in document.text.split("\n")
    assert "Phone: 03-1234-5678\nAddress: 1 Sample Street\nThe second page." in document.text
    assert [(document.text[each.start : each.end], each.target) for each in document.links] == [
        ("our form", "https://www.example.com/form"),
        ("a@b.example", "mailto:a@b.example"),
    ]
    assert document.title == "Privacy policy"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            ["当社は、お客様の個人情報を適切に取り扱い、法令および社内の規程を", "遵守します。", "以上"],
            ["当社は、お客様の個人情報を適切に取り扱い、法令および社内の規程を遵守します。", "以上"],
        ),
        (
            ["We keep the personal data that you give us for as long as it is re-", "quired by law."],
            ["We keep the personal data that you give us for as long as it is required by law."],
        ),
        (
            ["Send every question on your personal data to the address privacy-", "desk@b.example"],
            ["Send every question on your personal data to the address privacy-desk@b.example"],
        ),
        (["見本株式会社", "東京都千代田区千代田一丁目1番1号"], ["見本株式会社", "東京都千代田区千代田一丁目1番1号"]),
        (
            ["利用目的の通知、開示、訂正、追加、削除、利用停止のお申し出は下記の窓口まで", "電話 03-1234-5678"],
            ["利用目的の通知、開示、訂正、追加、削除、利用停止のお申し出は下記の窓口まで", "電話 03-1234-5678"],
        ),
    ],
)  # fmt: skip
def test_printed_lines_become_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    assert list(joined(["\n".join([*lines, "- 3 -"])])) == paragraphs


def test_a_sentence_runs_on_over_the_end_of_a_page() -> None:
    pages = ["We answer every request for the disclosure of your personal\n1", "data at once.\n2"]
    assert list(joined(pages)) == [
        "We answer every request for the disclosure of your personal data at once."
    ]


def test_a_pdf_without_text_says_so() -> None:
    assert refusal(pdf("#rect(width: 4cm, height: 4cm, fill: red)")) == "problem.document_scanned"


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("words"))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    assert refusal(made.getvalue()) == "problem.document_locked"


def test_a_pdf_cut_short_is_no_crash() -> None:
    whole = pdf(ENGLISH)
    for part in (20, len(whole) // 2, len(whole) - 40):
        try:
            assert read_document(whole[:part]).text
        except Problem as problem:
            assert problem.code.startswith("problem.document_")  # noqa: PT017 -- either is right


def test_only_the_first_pages_of_a_huge_pdf_are_read() -> None:
    document = read_document(pdf("#for n in range(320) [words #n #pagebreak()]"))
    assert "words 299" in document.text
    assert "words 300" not in document.text
    assert [notice.id for notice in document.notices] == ["reading.pages_left_out"]


def test_pdfs_are_read_side_by_side() -> None:
    data = pdf(ENGLISH)
    found: list[str] = []
    threads = [Thread(target=lambda: found.append(read_document(data).text)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def word(fill: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    fill(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _filled(document: docx.document.Document) -> None:
    document.core_properties.title = "方針"
    document.sections[0].footer.paragraphs[0].text = "見本株式会社"
    document.add_heading("個人情報保護方針", 1)
    paragraph = document.add_paragraph("お問い合わせは")
    link = OxmlElement("w:hyperlink")
    target = document.part.relate_to(
        "https://www.example.com/form", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link.set(qn("r:id"), target)
    link.append(paragraph.add_run("こちら")._r)
    paragraph._p.append(link)
    hidden = document.add_paragraph("seen").add_run(" hidden")
    hidden.font.hidden = True
    table = document.add_table(2, 2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ["電話", "03-1234-5678", "住所", "東京都\n千代田区"],
        strict=True,
    ):
        cell.text = words
    document.add_paragraph("one\ttwo")


def test_a_word_file_reads_with_tables_headings_and_links() -> None:
    document = read_document(word(_filled))
    assert document.text.split("\n") == [
        "個人情報保護方針",
        "お問い合わせはこちら",
        "seen",
        "電話\t03-1234-5678",
        "住所\t東京都",
        "千代田区",
        "one two",
        "見本株式会社",
    ]
    [heading] = document.headings
    assert document.text[heading.start : heading.end] == "個人情報保護方針"
    [link] = document.links
    assert document.text[link.start : link.end] == "こちら"
    assert link.target == "https://www.example.com/form"
    assert document.title == "方針"


def test_a_broken_word_file_says_so() -> None:
    whole = word(_filled)
    assert refusal(whole[: len(whole) // 2]) == "problem.document_broken"
    without = BytesIO()
    with zipfile.ZipFile(without, "w") as parts:
        parts.writestr("word/document.xml", "<w:document")
    assert refusal(without.getvalue()) == "problem.document_broken"


def test_a_word_file_that_unpacks_without_measure_is_refused() -> None:
    bomb = BytesIO(word(_filled))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/zeros.bin", bytes(150 * 1024 * 1024))
    assert len(bomb.getvalue()) < 1_000_000
    assert refusal(bomb.getvalue()) == "problem.document_unpacks_too_large"


def test_entities_that_multiply_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>'
    source = zipfile.ZipFile(BytesIO(word(_filled)))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                body = data.decode().partition("?>")[2].replace("seen", "&a11;")
                data = (head + body).encode()
            parts.writestr(name, data)
    try:
        assert len(read_document(made.getvalue()).text) < 1_000
    except Problem as problem:
        assert problem.code == "problem.document_broken"  # noqa: PT017 -- either is right
