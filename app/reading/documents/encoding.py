"""Bytes to text: which encoding they are in, tried strictly first, judged by what comes out.

A wrong guess of a Japanese encoding rarely fails; it shows as mojibake. So each candidate is
decoded and the one whose result looks most like writing wins.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.messages import Message

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What pages call an encoding -> the superset that is meant (WHATWG Encoding Standard).
_MEANT = {
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp_ext",
}
_CANDIDATES = ("cp932", "euc_jp", "euc_jis_2004", "utf-16-le", "utf-16-be", "cp1252")
#: Names a person knows.
_NAMES = {
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "iso2022_jp_ext": "ISO-2022-JP",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
#: Bytes that are looked at to tell one encoding from another.
_SAMPLE = 60_000
_JIS_ESCAPE = re.compile(rb"\x1b\$[@B(]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_CJK = re.compile(r"[\u3000-\u3020\u3041-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_LATIN = re.compile(r"[\xc0-\xd6\xd8-\xf6\xf8-\u017f]")
_MARKS = re.compile(r"[\xa0\xa7\xa9\xab\xae\xb0\xb7\xbb\u2013-\u2026\u20ac\u2122\u2460-\u2473]")
#: No writing: what is unassigned or private, controls, half-width kana, a lone half of a pair.
_WRONG = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\uff61-\uff9f\ufff0-\uffff]")


@dataclass(frozen=True)
class Decoded:
    """Text with what the person should know of how it was read."""

    text: str
    notices: tuple[Message, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Turn bytes into text.

    Args:
        data: the bytes of a text.
        declared: the encoding that a header or the page itself names, or empty.

    Raises:
        Problem: ``problem.document_not_text``: this is no text in any encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if _JIS_ESCAPE.search(data, 0, _SAMPLE):
        return _decoded(data, "iso2022_jp_ext")
    if not _nul_heavy(data):
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
        if _mostly_utf8(data):
            return _decoded(data, "utf-8")
        named = _known(declared)
        if named and _fits(data[:_SAMPLE], named):
            return _decoded(data, named)
    encoding, value = max(
        ((each, _plausible(data[:_SAMPLE], each)) for each in _CANDIDATES), key=lambda pair: pair[1]
    )
    if value <= 0:
        encoding = _detected(data[:_SAMPLE])
    return _decoded(data, encoding)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    notices = []
    if encoding != "utf-8":
        name = _NAMES.get(encoding, encoding)
        notices.append(Message("reading.read_as", {"encoding": name}))
    if lost := text.count("\ufffd"):
        notices.append(Message("reading.characters_lost", count=lost))
    return Decoded(text, tuple(notices))


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip().strip("\"'").replace("x-sjis", "shift_jis")).name
        "".encode(name)  # some codecs turn bytes into bytes
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(name, name)


def _nul_heavy(data: bytes) -> bool:
    """Say whether there are zero bytes as in UTF-16 or in what is no text."""
    head = data[:_SAMPLE]
    return head.count(0) * 100 > len(head)


def _mostly_utf8(data: bytes) -> bool:
    """Say whether this is UTF-8 with a few broken places."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return lost * 20 < len(text) - _ascii(text) - lost


def _ascii(text: str) -> int:
    return len(text.encode("ascii", errors="ignore"))


def _fits(data: bytes, declared: str) -> bool:
    """Say whether the encoding that is declared gives writing, of whatever script."""
    if declared in _CANDIDATES:
        return _plausible(data, declared) > 0
    text = data.decode(declared, errors="replace")[:-1]
    strange = [each for each in text if each > "\x7f"]
    letters = sum(each.isalpha() for each in strange)
    return not _WRONG.search(text) and letters * 10 >= len(strange) * 7


def _plausible(data: bytes, encoding: str) -> float:
    """Value how much these bytes look like writing in ``encoding``: 1 all, below 0 mojibake."""
    text = data.decode(encoding, errors="replace")
    strange = len(text) - _ascii(text)
    lost = text.count("\ufffd") - (1 if text.endswith("\ufffd") else 0)
    wrong = len(_WRONG.findall(text)) + lost
    japanese = len(_CJK.findall(text))
    good: float = len(_MARKS.findall(text))
    if len(_HIRAGANA.findall(text)) * 10 >= japanese:
        good += japanese
    else:
        good += japanese * 0.3  # kanji alone: a short address list, or mojibake
    latin = len(_LATIN.findall(text))
    if latin * 3 <= len(text):  # in any language written in Latin letters, most are ASCII
        good += latin * 0.9
    return (good - 5 * wrong) / max(strange + wrong, 1)


def _detected(data: bytes) -> str:
    """Ask charset-normalizer: other scripts (Greek, Cyrillic, Korean, Chinese).

    Raises:
        Problem: it knows none either.
    """
    from charset_normalizer import from_bytes

    best = None if _nul_heavy(data) else from_bytes(data[:20_000]).best()
    if best is None:
        raise Problem("problem.document_not_text")
    return best.encoding
