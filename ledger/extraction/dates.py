"""Dates as articles write them, resolved to ISO days, months or years.

A date without a year is the nearest past one from the day of publication; where that is unknown,
from the latest full date of the text itself. Hijri dates go through Umm al-Qura (hijridate).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from hijridate import Gregorian, Hijri

from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS

VERSION = "1"

_PARTS = 3
_MONTHS = 12
_LONGEST_MONTH = 31
_YEAR_DIGITS = 4
_HIJRI_YEARS = (1343, 1500)
_RUNNING_YEARS = (1800, 2100)


class FoundDate(msgspec.Struct, frozen=True):
    """A date at the tokens `first` to `after`; what the text does not say is None."""

    first: int
    after: int
    year: int | None
    month: int | None
    day: int | None
    calendar: Literal["gregorian", "hijri"] = "gregorian"


def find_dates(reading: Reading, taken: bytearray) -> list[FoundDate]:
    """Find the dates among the tokens that are not *taken*, in text order."""
    found: list[FoundDate] = []
    index, count = 0, len(reading.tokens)
    while index < count:
        one = None
        if not taken[index]:
            one = _at(reading, index)
        if one is not None and not any(taken[one.first : one.after]):
            found.append(one)
            index = one.after
        else:
            index += 1
    return found


def _at(reading: Reading, index: int) -> FoundDate | None:
    token = reading.tokens[index]
    if token.kind == DIGITS:
        return _numeric(reading, index) or _day_first(reading, index) or _year(reading, index)
    if index not in reading.marks:
        return None
    ordinal = reading.mark(index, "ordinal")
    if ordinal is not None:
        return _month_after(reading, index, ordinal.after, int(ordinal.value))
    return _month_first(reading, index)


def _small(text: str, most: int) -> int | None:
    if not text.isdigit() or len(text) > len("31"):
        return None
    return int(text) if 1 <= int(text) <= most else None


def _numeric(reading: Reading, index: int) -> FoundDate | None:
    """21/07/2025, 21.07.2025, 2025-07-21."""
    tokens = reading.tokens
    parts, after = tokens[index].text.split("."), index + 1
    if len(parts) == 1:
        sign = reading.text(index + 1)
        after = index + 5
        if sign not in ("/", "-") or after > len(tokens) or reading.text(index + 3) != sign:
            return None
        if not all(tokens[i].glued for i in range(index + 1, after)):
            return None
        parts = [tokens[i].text for i in (index, index + 2, index + 4)]
    if len(parts) != _PARTS or not all(part.isdigit() for part in parts):
        return None
    if len(parts[0]) == _YEAR_DIGITS:
        parts.reverse()
    day, month = _small(parts[0], _LONGEST_MONTH), _small(parts[1], _LONGEST_MONTH)
    if day is None or month is None or len(parts[2]) != _YEAR_DIGITS:
        return None
    if month > _MONTHS >= day:
        day, month = month, day
    return _checked(FoundDate(index, after, int(parts[2]), month, day))


def _day_first(reading: Reading, index: int) -> FoundDate | None:
    day = _small(reading.text(index), _LONGEST_MONTH)
    if day is None:
        return None
    after = index + 1
    if reading.mark(after, "ordinal") and reading.tokens[after].glued:
        after += 1
    return _month_after(reading, index, after, day)


def _month_after(reading: Reading, first: int, at: int, day: int) -> FoundDate | None:
    """A day that is known, then its month and perhaps its year."""
    link = reading.mark(at, "date_link")
    month = reading.mark(at, "month", "hijri_month")
    if month is None and link is not None:
        month = reading.mark(link.after, "month", "hijri_month")
    if month is None:
        return None
    end = _second_name(reading, month.after)
    year, after = _year_after(reading, end)
    calendar: Literal["gregorian", "hijri"] = (
        "hijri" if month.category == "hijri_month" else "gregorian"
    )
    return _checked(FoundDate(first, after, year, int(month.value), day, calendar))


def _second_name(reading: Reading, at: int) -> int:
    """Two names of one month stand side by side in Arabic: "تموز/يوليو"."""
    step = 1 if reading.text(at) in ("/", "-", "(") else 0
    second = reading.mark(at + step, "month") if step else None
    if second is None:
        return at
    return second.after + (reading.text(at) == "(" and reading.text(second.after) == ")")


def _year_after(reading: Reading, at: int) -> tuple[int | None, int]:
    step = at
    if reading.text(step) in ("،", ","):
        step += 1
    link = reading.mark(step, "date_link", "year_link")
    if link is not None:
        step = link.after
    text = reading.text(step)
    if len(text) != _YEAR_DIGITS or not text.isdigit():
        return None, at
    era = reading.mark(step + 1, "hijri_era")
    return int(text), (era.after if era is not None else step + 1)


def _month_first(reading: Reading, index: int) -> FoundDate | None:
    """The form "July 21, 2025", "July 2025"; a bare month is no date."""
    month = reading.mark(index, "month", "hijri_month")
    if month is None:
        return None
    calendar: Literal["gregorian", "hijri"] = (
        "hijri" if month.category == "hijri_month" else "gregorian"
    )
    at = _second_name(reading, month.after)
    day = _small(reading.text(at), _LONGEST_MONTH)
    if day is not None and reading.tokens[at].kind == DIGITS:
        end = at + 1
        if reading.mark(end, "ordinal") and reading.tokens[end].glued:
            end += 1
        if reading.mark(end, "unit", "noun"):
            return None
        year, after = _year_after(reading, end)
        return _checked(FoundDate(index, after, year, int(month.value), day, calendar))
    year, after = _year_after(reading, at)
    if year is None:
        return None
    return _checked(FoundDate(index, after, year, int(month.value), None, calendar))


def _year(reading: Reading, index: int) -> FoundDate | None:
    text = reading.text(index)
    if len(text) != _YEAR_DIGITS or not text.isdigit():
        return None
    low, high = _RUNNING_YEARS
    linked = reading.ending(index, "year_link") or reading.mark(index + 1, "year_after")
    if linked is None or not low <= int(text) <= high or reading.mark(index + 1, "unit", "noun"):
        return None
    return FoundDate(index, index + 1, int(text), None, None)


def _checked(found: FoundDate) -> FoundDate | None:
    """Drop what no calendar has (31 February), and Hijri years that Umm al-Qura does not cover."""
    try:
        if found.calendar == "hijri":
            if found.year is not None:
                Hijri(found.year, found.month or 1, found.day or 1)
        elif found.day is not None:
            date(found.year or 2000, found.month or 1, found.day)
    except (ValueError, OverflowError):
        return None
    return found


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
    year = found.year
    if year is None:
        if today is None or found.day is None:
            return None
        now = Gregorian.fromdate(today).to_hijri()
        year = now.year - ((found.month or 1, found.day) > (now.month, now.day))
    if not _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]:
        return None
    try:
        day = Hijri(year, found.month or 1, found.day or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return day.isoformat()
