"""Dates in figures (21/07/2031, 2031-07-21, 21-Jul-2031, 07/2031), and what a found date is.

They are found before anything else, since they look like phones and versions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from hijridate import Hijri

from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS

VERSION = "2"

LONGEST_MONTH = 31
_PARTS = 3
_MONTHS = 12
_DAY_DIGITS = 2
_YEAR_DIGITS = 4
_CENTURY, _LAST_CENTURY = 2000, 1900
_PIVOT = 69  # two digits from here on are of the last century, as POSIX has it
_HIJRI_YEARS = range(1343, 1501)
_OUR_YEARS = range(1800, 2101)
_MONTH_YEAR = re.compile(r"0[1-9]\.\d{4}")
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DASHES = "-–—"

Calendar = Literal["gregorian", "hijri"]
# Which of day and month a date of figures puts first; "named" leaves no doubt by itself.
Order = Literal["day", "month", "either", "named"]


class FoundDate(msgspec.Struct, frozen=True):
    """A date at the tokens `first` to `after`; what the text does not say is None."""

    first: int
    after: int
    year: int | None
    month: int | None
    day: int | None
    calendar: Calendar = "gregorian"


def small_number(text: str, most: int) -> int | None:
    """Return one or two digits as a number from 1 to *most*."""
    if not text.isdecimal() or len(text) > _DAY_DIGITS:
        return None
    return int(text) if 1 <= int(text) <= most else None


def checked(found: FoundDate) -> FoundDate | None:
    """Return *found*, None for what no calendar has (31 February) or Umm al-Qura leaves out."""
    try:
        if found.calendar == "hijri":
            if found.year is not None:
                Hijri(found.year, found.month or 1, found.day or 1)
        elif found.day is not None:
            date(found.year or 2000, found.month or 1, found.day)
    except (ValueError, OverflowError):
        return None
    return found


def find_numeric_dates(reading: Reading, language: Language) -> list[FoundDate]:
    """Find 21/07/2031, 21.07.2031, 2031-07-21 and 21-Jul-2031, in text order.

    Where day and month could each be the other, the dates of the text that leave no choice decide,
    then the language.
    """
    found: list[tuple[FoundDate, Order]] = []
    passed = 0
    for index in reading.numbers:
        if index < passed or reading.tokens[index].kind != DIGITS:
            continue
        one = _numeric(reading, index) or _named(reading, index) or _month_year(reading, index)
        if one is not None:
            found.append(one)
            passed = one[0].after
    orders = {order for _, order in found}
    month_first = "month" in orders or (language.month_first and "day" not in orders)
    settled = (
        msgspec.structs.replace(one, month=one.day, day=one.month)
        if order == "either" and month_first
        else one
        for one, order in found
    )
    return [one for one in map(checked, settled) if one is not None]


def _numeric(reading: Reading, index: int) -> tuple[FoundDate, Order] | None:
    """Three figures with one sign between, and which of day and month must stand first."""
    text = reading.text(index)
    if _COMPACT.fullmatch(text):
        return FoundDate(index, index + 1, int(text[:4]), int(text[4:6]), int(text[6:])), "named"
    parts, after, sign = _glued_parts(reading, index)
    if len(parts) != _PARTS or not all(part.isdecimal() for part in parts):
        return None
    iso = len(parts[0]) == _YEAR_DIGITS
    if iso:
        parts.reverse()
    year = _year_of(reading, index, parts, sign)
    day, month = small_number(parts[0], LONGEST_MONTH), small_number(parts[1], LONGEST_MONTH)
    if day is None or month is None or year is None:
        return None
    order: Order = "named" if iso else ("day" if day > _MONTHS else "either")
    if month > _MONTHS >= day and not iso:
        day, month, order = month, day, "month"
    calendar: Calendar = "hijri" if year in _HIJRI_YEARS else "gregorian"
    era = reading.mark(after, "hijri_era") if calendar == "hijri" else None
    after = after if era is None else era.after
    return FoundDate(index, after, year, month, day, calendar), order


def _glued_parts(reading: Reading, index: int) -> tuple[list[str], int, str]:
    tokens = reading.tokens
    parts = tokens[index].text.split(".")
    if len(parts) > 1:
        return parts, index + 1, "."
    sign, after = reading.text(index + 1), index + 2 * _PARTS - 1
    if sign not in ("/", "-") or after > len(tokens) or reading.text(index + 3) != sign:
        return [], index, sign
    glued = all(tokens[i].glued for i in range(index + 1, after))
    set_apart = sign == "/" and len(tokens[after - 1].text) == _YEAR_DIGITS
    if not glued and not set_apart:
        return [], index, sign
    if reading.text(after) == sign and after < len(tokens) and tokens[after].glued:
        return [], index, sign
    return [tokens[i].text for i in range(index, after, 2)], after, sign


def _year_of(reading: Reading, index: int, parts: Sequence[str], sign: str) -> int | None:
    """A year of four digits; of two where sign and place leave no doubt."""
    text = parts[2]
    if len(text) == _YEAR_DIGITS:
        return int(text)
    full = sign == "/" or (sign == "." and reading.ending(index, "guard_before") is None)
    return short_year(text) if len(text) == _DAY_DIGITS and full else None


def short_year(text: str) -> int:
    """Return the year that two digits stand for."""
    return int(text) + (_CENTURY if int(text) < _PIVOT else _LAST_CENTURY)


def _month_year(reading: Reading, index: int) -> tuple[FoundDate, Order] | None:
    """The forms 07/2031 and, with its zero, 07.2031."""
    text = reading.text(index)
    if _MONTH_YEAR.fullmatch(text):
        month, year, after = text[:2], text[3:], index + 1
    elif reading.text(index + 1) == "/" and reading.tokens[index + 1].glued:
        month, year, after = text, reading.text(index + 2), index + 3
    else:
        return None
    known = small_number(month, _MONTHS) if len(month) == _DAY_DIGITS else None  # a decree: 3/2031
    if known is None or len(year) != _YEAR_DIGITS or not year.isdecimal():
        return None
    again = reading.text(after) == "/" and reading.tokens[after].glued
    if int(year) not in _OUR_YEARS or again or reading.ending(index, "guard_before"):
        return None
    return FoundDate(index, after, int(year), known, None), "named"


def _named(reading: Reading, index: int) -> tuple[FoundDate, Order] | None:
    """The form 21-Jul-2031."""
    day, tokens = small_number(reading.text(index), LONGEST_MONTH), reading.tokens
    month = reading.mark(index + 2, "month") if day is not None else None
    if month is None or reading.text(index + 1) not in _DASHES or not tokens[index + 2].glued:
        return None
    year, end = reading.text(month.after + 1), month.after + 2
    if (
        reading.text(month.after) not in _DASHES
        or not year.isdecimal()
        or not tokens[end - 1].glued
    ):
        return None
    if len(year) not in (_DAY_DIGITS, _YEAR_DIGITS):
        return None
    full = short_year(year) if len(year) == _DAY_DIGITS else int(year)
    return FoundDate(index, end, full, int(month.value), day), "named"
