"""What a date means: ISO days, months and years.

A date without a year is the nearest past one from the day of publication; where that is unknown,
from the latest full date of the text itself. Hijri dates go through Umm al-Qura (hijridate).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hijridate import Gregorian, Hijri

from ledger.extraction.numeric_dates import FoundDate

VERSION = "1"

_HIJRI_YEARS = (1343, 1500)


def anchor(found: Sequence[FoundDate], published: date | None) -> date | None:
    """Return the day from which "the nearest past" is counted."""
    if published is not None:
        return published
    full = [
        date(one.year, one.month, one.day)
        for one in found
        if one.calendar == "gregorian" and one.year and one.month and one.day
    ]
    return max(full, default=None)


def iso_date(found: FoundDate, today: date | None) -> str | None:
    """Return the ISO form of *found*, resolved from *today*; None when it cannot be resolved."""
    if found.calendar == "hijri":
        return _hijri_iso(found, today)
    if found.month is None:
        return f"{found.year:04d}"
    if found.day is None:
        return f"{found.year:04d}-{found.month:02d}"
    year = found.year
    if year is None:
        if today is None:
            return f"--{found.month:02d}-{found.day:02d}"
        year = today.year - ((found.month, found.day) > (today.month, today.day))
        while (found.month, found.day) == (2, 29) and not _leap(year):
            year -= 1
    return f"{year:04d}-{found.month:02d}-{found.day:02d}"


def _leap(year: int) -> bool:
    return (year % 4 == 0 and year % 100 != 0) or year % 400 == 0


def _hijri_iso(found: FoundDate, today: date | None) -> str | None:
    try:
        year = found.year or _hijri_year(found, today)
        if year is None or not _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]:
            return None
        day = Hijri(year, found.month or 1, found.day or 1).to_gregorian()
    except (ValueError, OverflowError):  # outside of the years that the calendar is tabled for
        return None
    return day.isoformat()


def _hijri_year(found: FoundDate, today: date | None) -> int | None:
    """The year of the nearest past day of that name."""
    if today is None or found.day is None:
        return None
    now = Gregorian.fromdate(today).to_hijri()
    return now.year - ((found.month or 1, found.day) > (now.month, now.day))
