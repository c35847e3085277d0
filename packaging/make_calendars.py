"""Write ``app/laws/calendars/*.toml`` and ``app/laws/zones.toml`` from ``holidays`` and ``tzdata``.

Run it when a holiday law changes, look at the difference, and commit the result; a test
compares the files with the library.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from importlib.resources import files
from pathlib import Path

import holidays

LAWS = Path(__file__).resolve().parent.parent / "app" / "laws"
YEARS = range(2018, 2041)

#: Local name -> id, English, Japanese. Names the library does not know stop the script.
NAMES = {
    "DE": {
        "Neujahr": ("new_year", "New Year's Day", "元日"),
        "Karfreitag": ("good_friday", "Good Friday", "聖金曜日"),
        "Ostermontag": ("easter_monday", "Easter Monday", "復活祭月曜日"),
        "Erster Mai": ("labour_day", "Labour Day", "メーデー"),
        "Christi Himmelfahrt": ("ascension", "Ascension Day", "キリスト昇天祭"),
        "Pfingstmontag": ("whit_monday", "Whit Monday", "聖霊降臨祭月曜日"),
        "Tag der Deutschen Einheit": ("unity_day", "Day of German Unity", "ドイツ統一の日"),
        "Erster Weihnachtstag": ("christmas", "Christmas Day", "クリスマス"),
        "Zweiter Weihnachtstag": ("second_christmas", "Second Day of Christmas", "クリスマス2日目"),
    },
    "FR": {
        "Jour de l'an": ("new_year", "New Year's Day", "元日"),
        "Lundi de Pâques": ("easter_monday", "Easter Monday", "復活祭月曜日"),
        "Fête du Travail": ("labour_day", "Labour Day", "メーデー"),
        "Fête de la Victoire": ("victory_day", "Victory Day", "戦勝記念日"),
        "Ascension": ("ascension", "Ascension Day", "キリスト昇天祭"),
        "Lundi de Pentecôte": ("whit_monday", "Whit Monday", "聖霊降臨祭月曜日"),
        "Fête nationale": ("national_day", "Bastille Day", "革命記念日"),
        "Assomption": ("assumption", "Assumption Day", "聖母被昇天祭"),
        "Toussaint": ("all_saints", "All Saints' Day", "諸聖人の日"),
        "Armistice": ("armistice", "Armistice Day", "休戦記念日"),
        "Noël": ("christmas", "Christmas Day", "クリスマス"),
    },
    "IE": {
        "New Year's Day": ("new_year", "New Year's Day", "元日"),
        "Saint Brigid's Day": ("saint_brigid", "Saint Brigid's Day", "聖ブリギッドの日"),
        "Saint Patrick's Day": ("saint_patrick", "Saint Patrick's Day", "聖パトリックの日"),
        "Easter Monday": ("easter_monday", "Easter Monday", "復活祭月曜日"),
        "May Bank Holiday": ("may_holiday", "May Bank Holiday", "5月の祝日"),
        "June Bank Holiday": ("june_holiday", "June Bank Holiday", "6月の祝日"),
        "August Bank Holiday": ("august_holiday", "August Bank Holiday", "8月の祝日"),
        "October Bank Holiday": ("october_holiday", "October Bank Holiday", "10月の祝日"),
        "Christmas Day": ("christmas", "Christmas Day", "クリスマス"),
        "Saint Stephen's Day": ("saint_stephen", "Saint Stephen's Day", "聖ステファノの日"),
        "Day of Remembrance and Recognition": (
            "remembrance",
            "Day of Remembrance and Recognition",
            "追悼と感謝の日",
        ),
    },
    "JP": {
        "元日": ("new_year", "New Year's Day", "元日"),
        "成人の日": ("coming_of_age", "Coming of Age Day", "成人の日"),
        "建国記念の日": ("foundation_day", "National Foundation Day", "建国記念の日"),
        "天皇誕生日": ("emperor", "Emperor's Birthday", "天皇誕生日"),
        "春分の日": ("vernal_equinox", "Vernal Equinox Day", "春分の日"),
        "昭和の日": ("showa_day", "Showa Day", "昭和の日"),
        "憲法記念日": ("constitution_day", "Constitution Memorial Day", "憲法記念日"),
        "みどりの日": ("greenery_day", "Greenery Day", "みどりの日"),
        "こどもの日": ("childrens_day", "Children's Day", "こどもの日"),
        "海の日": ("marine_day", "Marine Day", "海の日"),
        "山の日": ("mountain_day", "Mountain Day", "山の日"),
        "敬老の日": ("respect_for_aged", "Respect for the Aged Day", "敬老の日"),
        "秋分の日": ("autumnal_equinox", "Autumnal Equinox Day", "秋分の日"),
        "体育の日": ("health_sports", "Health and Sports Day", "体育の日"),
        "スポーツの日": ("sports_day", "Sports Day", "スポーツの日"),
        "文化の日": ("culture_day", "Culture Day", "文化の日"),
        "勤労感謝の日": ("labour_thanksgiving", "Labour Thanksgiving Day", "勤労感謝の日"),
        "振替休日": ("substitute", "substitute holiday", "振替休日"),
        "国民の休日": ("citizens", "citizens' holiday", "国民の休日"),
        "天皇の即位の日": ("enthronement", "Enthronement Day", "天皇の即位の日"),
        "即位礼正殿の儀が行われる日": (
            "enthronement_rite",
            "Enthronement Ceremony",
            "即位礼正殿の儀",
        ),
    },
}
LOCAL = {"DE": "de", "FR": "fr", "IE": "en", "JP": "ja"}

#: Days without business by custom and for administrative organs: 29 December to 3 January.
YEAR_END = ("year_end", "New Year closing", "年末年始")
YEAR_END_DAYS = ((1, 2), (1, 3), (12, 29), (12, 30), (12, 31))

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


def main() -> None:
    """Write the files anew."""
    for code in NAMES:
        (LAWS / "calendars" / f"{code}.toml").write_text(calendar_text(code), encoding="utf-8")
    (LAWS / "zones.toml").write_text(zones_text(), encoding="utf-8")


def calendar_text(code: str) -> str:
    """Give the text of a calendar file."""
    days = {day: NAMES[code][name] for day, name in library_days(code).items()}
    if code == "JP":
        for year in YEARS:
            for month, number in YEAR_END_DAYS:
                days.setdefault(date(year, month, number), YEAR_END)
    names = {entry[0]: entry for entry in days.values()}
    local = {entry[0]: name for name, entry in NAMES[code].items()}
    lines = [
        "# Made by packaging/make_calendars.py; known_until is the last year with holidays.",
        f'code = "{code}"',
        "weekend = [6, 7]",
        f"known_from = {YEARS[0]}",
        f"known_until = {YEARS[-1]}",
        "",
        "[names]",
    ]
    for holiday, (_, english, japanese) in sorted(names.items()):
        words = {LOCAL[code]: local.get(holiday, japanese), "en": english, "ja": japanese}
        listed = ", ".join(f'{language} = "{word}"' for language, word in words.items())
        lines.append(f"{holiday} = {{ {listed} }}")
    lines += ["", "[days]"]
    lines += [f'{day} = "{entry[0]}"' for day, entry in sorted(days.items())]
    return "\n".join(lines) + "\n"


def library_days(code: str) -> dict[date, str]:
    """Give what the library knows: day -> local name, for all of ``YEARS``."""
    language = {"IE": "en_IE"}.get(code, LOCAL[code])
    return dict(holidays.country_holidays(code, years=YEARS, language=language))


def zones_text() -> str:
    """Give the text of the file of time zones, from the IANA table of countries."""
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
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
