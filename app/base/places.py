"""Where a person may live, as far as Kaiji's laws tell places apart."""

from __future__ import annotations

#: Countries to choose from, ISO 3166-1: where a law of Kaiji's may reach. Elsewhere is "".
COUNTRIES = (
    "JP",
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "FR",
    "DE",
    "GR",
    "HU",
    "IS",
    "IE",
    "IT",
    "LV",
    "LI",
    "LT",
    "LU",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
    "GB",
    "US",
)

#: Country -> its regions (ISO 3166-2) that have a law of their own which Kaiji knows. No shipped
#: calendar knows the holidays of a region, so no other region changes anything.
REGIONS = {"US": ("US-CA",)}


def regions_of(country: str) -> tuple[str, ...]:
    """Give the regions of ``country`` that need to be told apart; usually none."""
    return REGIONS.get(country, ())
