"""Which time zone a country or region lives by, from the IANA table and a table of facts."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

#: Countries of several zones of which one is where nearly everybody lives.
MAIN_ZONES = {
    "AR": "America/Argentina/Buenos_Aires",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}

#: Country -> zone -> its regions (ISO 3166-2). A region of two zones has that of most of its people.
REGIONS = {
    "AU": {
        "Australia/Adelaide": "SA",
        "Australia/Brisbane": "QLD",
        "Australia/Darwin": "NT",
        "Australia/Hobart": "TAS",
        "Australia/Melbourne": "VIC",
        "Australia/Perth": "WA",
        "Australia/Sydney": "ACT NSW",
    },
    "CA": {
        "America/Edmonton": "AB NT",
        "America/Halifax": "NS PE",
        "America/Iqaluit": "NU",
        "America/Moncton": "NB",
        "America/Regina": "SK",
        "America/St_Johns": "NL",
        "America/Toronto": "ON QC",
        "America/Vancouver": "BC",
        "America/Whitehorse": "YT",
        "America/Winnipeg": "MB",
    },
    "ES": {"Atlantic/Canary": "CN GC TF"},
    "PT": {"Atlantic/Azores": "20", "Atlantic/Madeira": "30"},
    "US": {
        "America/Anchorage": "AK",
        "America/Boise": "ID",
        "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "CO MT NM UT WY",
        "America/Detroit": "MI",
        "America/Indiana/Indianapolis": "IN",
        "America/Los_Angeles": "CA NV OR WA",
        "America/New_York": "CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
        "America/Phoenix": "AZ",
        "America/Puerto_Rico": "PR",
        "America/St_Thomas": "VI",
        "Pacific/Guam": "GU",
        "Pacific/Honolulu": "HI",
        "Pacific/Pago_Pago": "AS",
        "Pacific/Saipan": "MP",
    },
}


def zones_text() -> str:
    """Give the text of ``app/laws/zones.toml``."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    zones: dict[str, list[str]] = defaultdict(list)
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country].append(zone)
    lines = [
        "# Made by packaging/make_calendars.py: country -> the time zone most of it lives by,",
        "# empty where there are several. Gives a letter the civil date of its writer.",
        "[zones]",
    ]
    for country, found in sorted(zones.items()):
        only = found[0] if len(found) == 1 else MAIN_ZONES.get(country, "")
        lines.append(f'{country} = "{only}"')
    lines += [
        "",
        "# Regions with a zone of their own, where their country has several.",
        "[regions]",
    ]
    regions = {
        f"{country}-{region}": zone
        for country, listed in REGIONS.items()
        for zone, codes in listed.items()
        for region in codes.split()
    }
    lines += [f'{region} = "{zone}"' for region, zone in sorted(regions.items())]
    return "\n".join(lines) + "\n"
