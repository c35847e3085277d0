"""Which layout a letter has: the one chosen, else by the custom of the country it goes to."""

from __future__ import annotations

from app.base.errors import Problem
from app.base.ids import Right
from app.laws import pack
from app.letters.order import LetterOrder

JAPANESE, DIN_A, DIN_B = "japanese", "din_a", "din_b"
FRENCH, UK, US = "french", "uk", "us"
#: 内容証明 by its grid: characters a line x lines a page.
CERTIFIED = ("certified_20x26", "certified_13x40", "certified_26x20")
#: Every layout, in the order a form offers them.
LAYOUTS = (JAPANESE, DIN_B, DIN_A, FRENCH, UK, US, *CERTIFIED)

#: Whose letters are built like the French: addressee on the right, where their windows are.
_FRENCH = frozenset({"FR", "MC", "GP", "MQ", "GF", "RE", "YT", "NC", "PF"})
#: Countries of A4 paper that write English letters in the British way.
_BRITISH = frozenset({"GB", "IE", "IM", "JE", "GG", "GI", "AU", "NZ", "IN", "SG", "HK", "ZA", "MY"})
#: Countries of US Letter paper (Unicode CLDR, ``paperSize``).
_AMERICAN = frozenset(
    {"US", "CA", "MX", "PH", "PR", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "BZ"}
)


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
    if country == "JP":
        return JAPANESE
    if country in _FRENCH:
        return FRENCH
    if country in _BRITISH:
        return UK
    return US if country in _AMERICAN else DIN_B


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
