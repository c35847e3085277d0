"""Pages to text: what a person sees, where links lead, and pages that are built to hurt."""

from __future__ import annotations

import pytest

from app.reading.document import Document
from app.reading.documents import read_document


def read(page: str, address: str = "") -> Document:
    return read_document(f"<html><body>{page}".encode(), address=address)


def links(document: Document) -> list[tuple[str, str]]:
    return [(document.text[each.start : each.end], each.target) for each in document.links]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("one <b>two</b>\n three<br>four", "one two three\nfour"),
        ("<p>個人情報の\n   取扱い</p>", "個人情報の取扱い"),
        ("<p>our\n  policy</p>", "our policy"),
        ("a&amp;b &copy; 2026 &#x682A;", "a&b © 2026 株"),
        ("<ul><li>one</li><li>two <span>three</span></li></ul>", "one\ntwo three"),
        ("<table><tr><th>電話</th><td>03-1</td></tr><tr><th>住所</th><td>東京</td></tr></table>",
         "電話\t03-1\n住所\t東京"),
        ("<table><tr><td><p>住所</p></td><td><p>東京<br>千代田</p></td></tr></table>after",
         "住所\t東京\n千代田\nafter"),
        ("<table><tr><td>menu<br>item</td><td>words</td></tr></table>", "menu\nitem\nwords"),
        ("<dl><dt>Phone</dt><dd>03-1</dd><dt>窓口</dt><dd>総務部</dd><dd>人事部</dd></dl>",
         "Phone: 03-1\n窓口：総務部\n人事部"),
        ("<dl><dt>E-mail:</dt><dd>a@b.example</dd></dl>", "E-mail: a@b.example"),
        ("<dl><dt><h2>方針</h2></dt><dd>当社は</dd></dl>", "方針\n当社は"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ("<ruby>株式会社<rt>かぶしきがいしゃ</rt></ruby>見本", "株式会社見本"),
        ("soft&shy;hyphen zero&#8203;width", "softhyphen zerowidth"),
        ('<img alt="info@example.com" src=x><img alt="logo">', "info@example.com"),
        ("<a href=/a>one</a><a href=/b>two</a>", "one two"),
        (('mail: <span class="__cf_email__" data-cfemail="422b2c242d02273a232f322e276c212d2f">'
         "[email&#160;protected]</span>"), "mail: info@example.com"),
    ],
)  # fmt: skip
def test_text_stands_as_a_person_sees_it(page: str, text: str) -> None:
    assert read(page).text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<svg><text>x</svg>",
        "<template>x</template>", "<p hidden>x</p>", '<p style="display: none">x</p>',
        '<i aria-hidden="true">x</i>', "<!-- x -->", "<select><option>x</select>",
        "<iframe>x</iframe>", "<script><!-- <p>x</p> --></script>",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert read(f"before {hidden} after").text.split() == ["before", "after"]


def test_much_that_is_hidden_is_told() -> None:
    document = read("words" + "<p style='display:none'>" + "x" * 500)
    assert [(each.id, each.count) for each in document.notices] == [
        ("reading.hidden_left_out", 500)
    ]


def test_links_lead_where_the_page_says() -> None:
    page = (
        '<a href="../form">こちら</a> <a href=mailto:a@b.example>mail</a> <a href="tel:03">call</a>'
        ' <a href="javascript:alert(1)">run</a> <a href=" java\nscript:x">run</a> <a href="#top">up</a>'
        ' <a href="data:text/html,x">data</a> <a href="http://[bad">bad</a> <a href=/x></a>'
        ' <a href="/cdn-cgi/l/email-protection#422b2c242d02273a232f322e276c212d2f">us</a>'
    )
    assert links(read(page, "https://www.example.com/a/b/c.html")) == [
        ("こちら", "https://www.example.com/a/form"),
        ("mail", "mailto:a@b.example"),
        ("call", "tel:03"),
        ("us", "mailto:info@example.com"),
    ]
    assert links(read("<a href=form.html>form</a>")) == [("form", "form.html")]


def test_the_base_of_the_page_counts() -> None:
    page = b'<html><head><base href="/jp/"></head><body><a href="form">x</a>'
    document = read_document(page, address="https://www.example.com/a/b")
    assert links(document) == [("x", "https://www.example.com/jp/form")]


def test_the_button_of_a_form_leads_where_the_form_does() -> None:
    page = (
        "<form action=/ask><input name=q> <button>お問い合わせ</button></form><button>no</button>"
    )
    assert links(read(page, "https://www.example.com")) == [
        ("お問い合わせ", "https://www.example.com/ask")
    ]


def test_headings_title_and_language_are_kept() -> None:
    page = (
        b"<html lang=ja-JP><title> A  title </title><h1>One</h1><p>x</p><h3><a href=/y>Two</a></h3>"
    )
    document = read_document(page)
    assert [document.text[each.start : each.end] for each in document.headings] == ["One", "Two"]
    assert (document.title, document.language) == ("A title", "ja")
    assert document.text == "One\nx\nTwo"
    assert links(document) == [("Two", "/y")]


def test_moderate_nesting_keeps_its_layout() -> None:
    document = read("<div>" * 500 + "deep <a href=/x>link</a>")
    assert links(document) == [("link", "/x")]
    assert document.notices == ()


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "words",
        "<div>" * 30_000 + "<p>" * 30_000 + "words",
        "<b><table><tr><td>" * 20_000 + "words",
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">words",
        '<p x=">" ' + " ".join(f"a{number}" for number in range(100_000)) + ">words",
    ],
)
def test_pages_built_to_hurt_lose_their_layout_and_no_word(page: str) -> None:
    document = read(page)
    assert "words" in document.text
    assert [notice.id for notice in document.notices] == ["reading.without_layout"]


@pytest.mark.parametrize(
    "page",
    [
        "<script>" * 300_000,
        "<a x='" * 200_001,
        "<" * 2_000_000,
        "<!--" * 500_000,
        "<!-- -->" * 500_000,
        "<p hidden>x</p>" * 50_000,
        "<meta " * 300_000,
        "<p " + "<a " * 300_000,
    ],
)
def test_hostile_pages_end(page: str) -> None:
    assert "words" in read(f"words{page}").text
    read_document(page.encode() + b"<p>words")


def test_layout_is_kept_where_one_attribute_is_long() -> None:
    page = f'<img src="data:image/png;base64,{"A" * 90_000}"><p>one<a href=/x>two</a>'
    assert links(read(page)) == [("two", "/x")]
