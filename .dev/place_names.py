"""Write `ledger/extraction/lexicons/places.tsv` anew: `python .dev/place_names.py`.

Needs babel, which carries the names of the Unicode CLDR: every country and territory, and a city
for each time zone. A line is a code and the names in English, Turkish and Arabic.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parent.parent / "ledger" / "extraction" / "lexicons" / "places.tsv"
LANGUAGES = ("en", "tr", "ar")
COUNTRY = 2
UNIONS = ("ZZ", "EU", "EZ", "UN", "QO")
# In Arabic these names are everyday words too: financial, sons, prices, islands, a diameter.
EVERYDAY = {"مالي", "بنين", "بيرو", "جزر", "قطر", "توفالو", "غوام", "بالاو", "سان", "كوك", "ناورو"}


def names_of(locale: Locale, zones: Iterable[str]) -> dict[str, str]:
    """Return the names of countries and of the cities of *zones*, by their codes."""
    names = {
        code: name
        for code, name in locale.territories.items()
        if len(code) == COUNTRY and code.isalpha() and code not in UNIONS
    }
    for zone in zones:
        city = locale.time_zones.get(zone, {}).get("city")
        names[zone] = city or zone.rpartition("/")[2].replace("_", " ")
    return {code: name.split(" (")[0].strip() for code, name in names.items()}


def main() -> None:
    """Write the table; what a language has no name of its own for is left empty there."""
    arabic = Locale("ar")
    zones = [
        zone
        for zone, about in arabic.time_zones.items()
        if "city" in about and "/" in zone and not zone.startswith("Etc/")
    ]
    columns = [names_of(Locale(lang), zones) for lang in LANGUAGES]
    lines = []
    for code in sorted(columns[0]):
        english, turkish, arab = (column.get(code, "") for column in columns)
        known = "" if arab in EVERYDAY or arab.isascii() else arab
        lines.append("\t".join([code, english, turkish, known]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
