"""Documents of every kind to text: what a person reads of them, and that nothing bad gets in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.base.errors import Problem
from app.reading.document import Document
from app.reading.documents import read_document

JAPANESE = (
    "株式会社見本（以下「当社」といいます。）は、お客様の個人情報を適切に取り扱います。\n"
    "お問い合わせ：〒100-0001 東京都千代田区千代田一丁目 電話 03-1234-5678\n"
)
GERMAN = "Datenschutzerklärung: Wir schützen Ihre Daten gemäß dem Gesetz – Größe, Maß, Fuß.\n"
FRENCH = "Politique de confidentialité : nous protégeons « vos » données à caractère personnel.\n"


def notices(document: Document) -> list[str]:
    return [notice.id for notice in document.notices]


def refusal(data: bytes, **more: str) -> str:
    with pytest.raises(Problem) as caught:
        read_document(data, **more)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        ("①㈱" + JAPANESE, "euc_jis_2004", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (JAPANESE, "utf-16", "UTF-16"),
        (JAPANESE, "utf-16-le", "UTF-16"),
        (JAPANESE, "utf-16-be", "UTF-16"),
        (GERMAN, "utf-16-le", "UTF-16"),
        (GERMAN, "cp1252", "Windows-1252"),
        (FRENCH, "cp1252", "Windows-1252"),
        ("東京都千代田区 見本商事", "cp932", "Shift_JIS"),
    ],
)
def test_text_is_read_in_its_encoding_which_is_told(text: str, encoding: str, name: str) -> None:
    document = read_document(text.encode(encoding))
    assert document.text == text
    assert [notice.values for notice in document.notices] == [{"encoding": name}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_word(encoding: str) -> None:
    document = read_document(JAPANESE.encode(encoding))
    assert document.text == JAPANESE
    assert document.notices == ()


def test_a_wrongly_declared_encoding_is_not_believed() -> None:
    page = '<html><meta charset="shift_jis"><body>' + JAPANESE
    assert "株式会社見本" in read_document(page.encode()).text
    page = '<html><meta charset="iso-8859-1"><body>' + JAPANESE
    assert "株式会社見本" in read_document(page.encode("cp932")).text


def test_a_declared_encoding_decides_where_it_fits() -> None:
    page = '<html><meta charset="windows-1251"><body><p>Политика обработки данных'
    assert "Политика" in read_document(page.encode("cp1251")).text
    plain = "Политика обработки".encode("koi8-r")
    assert "Политика" in read_document(plain, media_type="text/plain; charset=koi8-r").text


def test_broken_characters_are_counted() -> None:
    data = JAPANESE.encode() + b"\xff" + JAPANESE.encode() + b"\xfe"
    document = read_document(data)
    assert document.text.startswith(JAPANESE)
    assert notices(document) == ["reading.characters_lost"]
    assert document.notices[0].count == 2


def test_line_ends_become_one_kind_and_controls_go() -> None:
    assert read_document(b"a\r\nb\rc\nd\x07e").text == "a\nb\nc\nde"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "problem.document_empty"),
        (b" \n\t ", "problem.document_empty"),
        (b"<html><script>var a=1</script>", "problem.document_empty"),
        (b"x" * 50_000_000, "problem.document_too_large"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "problem.document_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "problem.document_kind"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "problem.document_kind"),
        (b"PK\x03\x04 word/document.xml", "problem.document_broken"),
        (bytes(range(256)) * 200, "problem.document_not_text"),
        (bytes(5000), "problem.document_not_text"),
        (b"%PDF-1.7\nnothing of the kind", "problem.document_broken"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_long_text_is_cut_and_this_is_told() -> None:
    document = read_document(("あ" * 3_000_000).encode())
    assert len(document.text) == 2_000_000
    assert notices(document) == ["reading.cut"]


def test_content_decides_before_the_name() -> None:
    assert read_document(b"<!DOCTYPE html><p>words", name="a.txt").text == "words"
    assert read_document(b"just <b> words", name="a.txt").text == "just <b> words"
    assert read_document(b"just <b> words", name="a.html").text == "just words"
    assert read_document(b"plain words", name="a.pdf").text == "plain words"


def test_the_real_pages_hold_every_word_of_their_texts(shared: Path) -> None:
    pages = sorted((shared / "policies" / "dev").glob("*.html"))
    if not pages:
        pytest.skip("the pages are not on this machine")
    for page in pages:
        document = read_document(page.read_bytes(), address="https://www.example.com/a/")
        words = "".join(document.text.split())
        for line in page.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
            assert "".join(line.split()) in words, page.name
        assert document.links
        assert document.headings
        assert document.language == "ja"
        assert all(link.start < link.end for link in document.links)
