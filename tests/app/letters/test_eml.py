"""A letter as a mail reads back exactly, and no value can write a header."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp
from app.letters.document import Letter, Run, plain
from app.letters.eml import to_eml
from app.letters.text import to_mail_body
from tests.app.letters.samples import (
    NASTY_NAMES,
    english_request,
    japanese_request,
    with_about,
)

TO = "privacy@example.org"
SUBJECTS = (
    "Request for access – Hanako Mihon – KJ-7F3K-92",
    "plain",
    "two  spaces   three",
    " edges ",
    "x" * 300,
    "word " * 60 + "end",
    "日本語 と English の 件名 " * 12,
    "あ" * 300,
    "{{7*7}}",
    "👩‍👩‍👧 and 𠮷田",
    "𠮷" * 100,
    "مرحبا بالعالم (KJ-7F3K-92)",
    "=?utf-8?B?aGk=?=",
    "=?utf-8?q?a?= =?utf-8?q?b?=",
    'a: b, <c@example.org>; "d"',
    "Ａ　Ｂ　",
)


def _sent(letter: Letter) -> Letter:
    return replace(letter, to=TO, channel=ChannelKind.EMAIL)


def _parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def _addresses(message: EmailMessage, header: str) -> list[str]:
    value = message[header]
    assert isinstance(value, AddressHeader)
    return [address.addr_spec for address in value.addresses]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_subject_reads_back(subject: str) -> None:
    data = to_eml(replace(_sent(english_request()), subject=(Run(subject, "name"),)))
    assert _parsed(data)["Subject"] == subject
    head = data.split(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 90
    assert head.isascii()


@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_the_text_reads_back(letter: Letter) -> None:
    message = _parsed(to_eml(_sent(letter)))
    assert message.get_content().replace("\r\n", "\n") == to_mail_body(letter)
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"


@pytest.mark.parametrize("letter", [japanese_request(), english_request()])
def test_text_and_pdf_read_back(letter: Letter) -> None:
    pdf = b"%PDF-1.7\r\n\n--\n.\n" + bytes(range(256)) * 50
    data = to_eml(_sent(letter), "hanako@example.org", pdf)
    message = _parsed(data)
    body, attached = list(message.iter_parts())
    assert body.get_content().replace("\r\n", "\n") == to_mail_body(letter)
    assert attached.get_content() == pdf
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == "KJ-7F3K-92.pdf"
    assert message["Subject"] == plain(letter.subject)
    assert data == to_eml(_sent(letter), "hanako@example.org", pdf)


@pytest.mark.parametrize("name", [*NASTY_NAMES, "  x  ", "." * 3])
def test_values_read_back(name: str) -> None:
    message = _parsed(to_eml(_sent(japanese_request(name, "hanako@example.jp"))))
    assert name in message.get_content()


def test_a_long_paragraph_is_one_line() -> None:
    long = "とても長い説明です。 " * 1000 + "end"
    message = _parsed(to_eml(_sent(with_about(japanese_request(), long))))
    assert long in message.get_content().split("\r\n")


def test_it_is_a_draft_without_a_date() -> None:
    message = _parsed(to_eml(_sent(english_request()), "hanako@example.org"))
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert _addresses(message, "To") == [TO]
    assert _addresses(message, "From") == ["hanako@example.org"]
    assert _parsed(to_eml(_sent(english_request())))["From"] is None


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85"])
def test_a_line_end_in_a_subject_writes_no_header(end: str) -> None:
    subject = (Run(f"a{end}Bcc: spy@example.org{end}{end}body", "name"),)
    data = to_eml(replace(_sent(english_request()), subject=subject))
    message = _parsed(data)
    assert message["Bcc"] is None
    assert message["Subject"] == "a Bcc: spy@example.org  body"


@pytest.mark.parametrize(
    "address", ["a@b", "x", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org"]
)
def test_a_wrong_address_is_a_problem(address: str) -> None:
    for letter, sender in (
        (replace(_sent(english_request()), to=address), ""),
        (_sent(english_request()), address),
    ):
        with pytest.raises(Problem) as caught:
            to_eml(letter, sender)
        assert caught.value.code == "problem.mail_address"


@pytest.mark.parametrize("local", ["a..b", "a.b.", ".a"])
def test_addresses_japanese_carriers_gave_out(local: str) -> None:
    message = _parsed(to_eml(_sent(english_request()), f"{local}@example.jp"))
    assert _addresses(message, "From") == [f"{local}@example.jp"]


def test_an_address_in_any_script() -> None:
    data = to_eml(replace(_sent(english_request()), to="窓口@例え.jp"))
    assert "To: 窓口@例え.jp\r\n".encode() in data


def test_without_an_address_only_an_enquiry_is_written() -> None:
    with pytest.raises(Problem) as caught:
        to_eml(english_request())
    assert caught.value.code == "problem.mail_without_address"

    enquiry = replace(english_request(), kind=(FollowUp.CONTACT_ENQUIRY,), channel=None)
    assert _parsed(to_eml(enquiry))["To"] is None
    with pytest.raises(Problem):
        to_eml(replace(enquiry, channel=ChannelKind.POST))


def test_the_same_letter_gives_the_same_bytes() -> None:
    letter = _sent(japanese_request())
    assert to_eml(letter) == to_eml(letter)
