from __future__ import annotations

import pytest

from app.base.mail_address import is_mail_address


@pytest.mark.parametrize(
    "text",
    [
        "hanako@example.jp",
        "a.b+c_d@mail.example.co.jp",
        "..dots.@example.jp",
        "花子@例え.jp",
        "o'brien@example.org",
        "x@xn--r8jz45g.jp",
    ],
)
def test_whole_addresses(text: str) -> None:
    assert is_mail_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hanako",
        "hanako@",
        "@example.jp",
        "hanako@example",
        "hanako@example.",
        "hanako@.jp",
        "hanako@example..jp",
        "hanako@-example.jp",
        "a b@example.jp",
        " hanako@example.jp",
        "hanako@example.jp ",
        "hanako@example.jp\nBcc: x@example.org",
        "a@b@example.jp",
        "Hanako <hanako@example.jp>",
        "a@example.jp,b@example.jp",
        "hanako\u200b@example.jp",
        "hanako＠example.jp",
        "x" * 250 + "@example.jp",
    ],
)
def test_anything_else(text: str) -> None:
    assert not is_mail_address(text)
