"""What the country a letter goes to decides: layout and language, where nobody chose or says.

Which country has which custom is data: ``custom.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.base.errors import Problem
from app.base.ids import Right
from app.base.records import read_shipped
from app.base.resources import core_data
from app.laws import pack
from app.letters.order import LetterOrder
from app.operators.record import Operator

JAPANESE, DIN_A, DIN_B = "japanese", "din_a", "din_b"
FRENCH, UK, US = "french", "uk", "us"
#: 内容証明 by its grid: characters a line x lines a page.
CERTIFIED = ("certified_20x26", "certified_13x40", "certified_26x20")
#: What a letter by telephone is drawn as; nobody chooses it.
CALL_SHEET = "call_sheet"
#: Every layout, in the order a form offers them.
LAYOUTS = (JAPANESE, DIN_B, DIN_A, FRENCH, UK, US, *CERTIFIED)

_ENGLISH = "en"


@dataclass(frozen=True)
class _Customs:
    """Countries (ISO 3166-1) by layout, and by language of a letter."""

    layouts: dict[str, tuple[str, ...]]
    languages: dict[str, tuple[str, ...]]


def layout_of(order: LetterOrder) -> str:
    """Name the layout of the letter of ``order``.

    DIN 5008 form B serves the rest of Europe and every country without a custom known here:
    A4, and an address that shows in the window of its envelopes.

    Raises:
        Problem: the layout chosen is none of ``LAYOUTS``.
    """
    if order.layout:
        if order.layout not in LAYOUTS:
            raise Problem("problem.no_layout", id=order.layout, known=", ".join(LAYOUTS))
        return order.layout
    country = _country(order)
    return next((name for name, those in _read().layouts.items() if country in those), DIN_B)


def language_of(operator: Operator) -> str:
    """Name the language an operator is written to, whether Kaiji has letters in it or not.

    It is the one its policy says prevails, else its own, else that of its country.
    """
    languages = _read().languages.items()
    by_country = (name for name, those in languages if operator.country in those)
    return operator.prevailing_language or operator.language or next(by_country, _ENGLISH)


@cache
def _read() -> _Customs:
    return read_shipped(core_data("letters").joinpath("custom.toml"), _Customs)


def _country(order: LetterOrder) -> str:
    """Give the country a letter goes to: the operator's, or that of the authority's law.

    Of a law of several countries it is the person's own among them: people complain at home.
    """
    if order.authority is None and Right.COMPLAINT_AUTHORITY not in order.rights:
        return order.operator.country
    places = pack.load(order.law).territory
    home = order.person.country
    if len(places) == 1 or home not in places:
        # A law of one state of a country (US-CA) is at home in that country.
        return order.operator.country if len(places) > 1 else places[0][:2]
    return home
