"""Lines of a printed page joined to the paragraphs they were broken from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

#: A line at least this wide, of the widest usual one, may run on.
_FULL = 0.75
#: Below this width (columns, a kanji is two) nobody breaks lines: a list or an address.
_NARROWEST = 30
_ENDS = re.compile(r"[。．！？!?：:；;」』】]$|\.[)\"'”’]?$")
_BEGINS = re.compile(
    r"[・●○■□◆◇▼▽※〒〔【《〈＜→•▪◦‣–—*©]|-\s|第\s?[0-9０-９一二三四五六七八九十]{1,3}\s?[条章項]"
    r"|[(（]?[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})*[.．)）、](?![0-9])|[(（][一二三四五六七八九十a-zア-ン]{1,2}[)）]"
    r"|[①-⑳]|(?:TEL|FAX|E-?mail|Tel|Fax|Phone|URL|電話|ＴＥＬ|住所|附則|以上)(?![A-Za-z])"
    r"|[^\s:：]{1,12}[:：]"
)
_NUMBER_OF_PAGE = re.compile(
    r"(?:[-–—]\s*)?(?:[Pp]age\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*(?:[-–—]|ページ|頁))?"
)
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ADDRESS_PART = re.compile(r"\S*[@/]\S*$")


def joined(pages: Sequence[str]) -> Iterator[str]:
    """Give the paragraphs of ``pages``, page numbers left out.

    Japanese lines are joined without a blank, Latin ones with one; a hyphen at a line's end
    goes where a small letter follows.
    """
    lines = [line for page in pages for line in _lines_of(page)]
    widths = sorted(_width(line) for line in lines if line)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    full = max(usual * _FULL, _NARROWEST)
    paragraph: list[str] = []
    previous = ""
    for line in lines:
        if previous and line and _runs_on(previous, line, full):
            paragraph[-1:] = [_without_hyphen(paragraph[-1], line), _gap(previous, line), line]
        else:
            if paragraph:
                yield "".join(paragraph)
            paragraph = [line] if line else []
        previous = line
    if paragraph:
        yield "".join(paragraph)


def _lines_of(page: str) -> list[str]:
    lines = [" ".join(line.split(" ")).strip() for line in page.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    for place in (0, -1):
        if lines and _NUMBER_OF_PAGE.fullmatch(lines[place]):
            lines.pop(place)
    return lines


def _runs_on(line: str, following: str, full: float) -> bool:
    return _width(line) >= full and not _ENDS.search(line) and not _BEGINS.match(following)


def _hyphenated(line: str, following: str) -> bool:
    ends = len(line) > 1 and line.endswith("-") and line[-2].isalpha() and following[0].islower()
    in_address = _ADDRESS_PART.search(line) or "@" in following.split(" ", 1)[0]
    return ends and not in_address


def _without_hyphen(line: str, following: str) -> str:
    return line[:-1] if _hyphenated(line, following) else line


def _gap(line: str, following: str) -> str:
    if line.endswith(("-", "/", "@")) or (_CJK.match(line[-1]) and _CJK.match(following[0])):
        return ""
    return " "


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line)
