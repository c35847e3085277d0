"""What a whole e-mail address looks like."""

from __future__ import annotations

import unicodedata

#: RFC 5321 4.5.3.1.3 less the two angle brackets.
_LONGEST = 254
_NEVER = frozenset('"(),:;<>[]\\')


def is_mail_address(text: str) -> bool:
    """Say whether ``text`` is one whole e-mail address, and nothing besides.

    The part before the @ may be what mail providers really gave out: Japanese
    carriers let dots stand side by side and at its end, and both parts may be in
    any script. Quoted local parts and addresses without a dot after the @ are refused.
    """
    local, found, domain = text.partition("@")
    if not (found and local) or len(text) > _LONGEST:
        return False
    if any(each in _NEVER or each == "@" or _blank(each) for each in local):
        return False
    labels = domain.split(".")
    return len(labels) > 1 and all(_is_label(label) for label in labels)


def _is_label(text: str) -> bool:
    if not text or text.startswith("-") or text.endswith("-"):
        return False
    return all(each == "-" or unicodedata.category(each)[0] in "LMN" for each in text)


def _blank(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZC"
