"""A letter as an unsent e-mail, which any mail program opens ready to be sent."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from app.base.errors import Problem
from app.base.ids import FollowUp, Right
from app.base.mail_address import is_mail_address
from app.letters.document import Letter, plain
from app.letters.text import to_mail_body

#: Kinds that may be drafted before anybody knows where to send them.
_WITHOUT_ADDRESS = {FollowUp.CONTACT_ENQUIRY, FollowUp.MANDATE_COVER}

#: RFC 2047: an encoded word has at most 75 characters, 12 of them "=?utf-8?B??=".
_LONGEST_WORD = 45
_LONGEST_PLAIN = 60
_SAFE = re.compile(r"[!-~]+( [!-~]+)*")
_BREAK = re.compile("\r\n|[\t\n\r\x85\u2028\u2029]")


def to_eml(letter: Letter, sender_email: str = "", pdf: bytes | None = None) -> bytes:
    """Write a letter as ``.eml``: plain text in UTF-8, marked unsent, without a date.

    The mail program dates it when it is sent. Subject and text read back exactly.

    Args:
        letter: the letter; without ``to`` only where its kind needs no channel.
        sender_email: the address it is from, if known.
        pdf: the letter's PDF, to go with it; it is named by the reference.

    Raises:
        Problem: there is no address to write to, an address is not one, or a value
            holds a control character.
    """
    head = [("Subject", _subject(plain(letter.subject)))]
    if letter.to:
        head.append(("To", _address(letter.to)))
    elif not _may_lack_address(letter):
        raise Problem("problem.mail_without_address")
    if sender_email:
        head.append(("From", _address(sender_email)))
    head.append(("X-Unsent", "1"))

    body = EmailMessage(policy=policy.SMTP)
    body.set_content(to_mail_body(letter), charset="utf-8", cte="base64")
    if pdf is not None:
        body.add_attachment(
            pdf, maintype="application", subtype="pdf", filename=f"{letter.reference}.pdf"
        )
        # The same letter gives the same bytes.
        body.set_boundary(f"=={hashlib.sha256(pdf).hexdigest()[:40]}==")
    # Written by hand: the standard library loses spaces where it folds a long subject, and
    # rewrites addresses it does not know. Nothing here can hold a line end.
    lines = "".join(f"{name}: {value}\r\n" for name, value in head)
    return lines.encode() + body.as_bytes()


def _address(address: str) -> str:
    if not is_mail_address(address):
        raise Problem("problem.mail_address")
    local, _, domain = address.partition("@")
    if "" in local.split("."):
        # Dots side by side, as Japanese carriers gave out, must be quoted (RFC 5322 3.4.1).
        return f'"{local}"@{domain}'
    return address


def _may_lack_address(letter: Letter) -> bool:
    """Say whether the user fills the address in: an authority's, or one not known yet."""
    if Right.COMPLAINT_AUTHORITY in letter.kind:
        return True
    return letter.channel is None and not _WITHOUT_ADDRESS.isdisjoint(letter.kind)


def _subject(subject: str) -> str:
    """Write a subject as RFC 2047 wants it; a line end in it becomes a space."""
    subject = _BREAK.sub(" ", subject)
    if len(subject) <= _LONGEST_PLAIN and _SAFE.fullmatch(subject) and "=?" not in subject:
        return subject
    return "\r\n ".join(f"=?utf-8?B?{b64encode(part).decode()}?=" for part in _parts(subject))


def _parts(text: str) -> Iterator[bytes]:
    """Cut between characters: every encoded word must be whole UTF-8 of its own."""
    part = b""
    for character in text:
        encoded = character.encode()
        if len(part) + len(encoded) > _LONGEST_WORD:
            yield part
            part = b""
        part += encoded
    yield part
