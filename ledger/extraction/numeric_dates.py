"""Dates in figures (21/07/2031, 2031-07-21, 21-Jul-2031), and what a found date is.

They are found before anything else, since they look like phones and versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from hijridate import Hijri

from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS

VERSION = "1"

LONGEST_MONTH = 31
_PARTS = 3
_MONTHS = 12
_DAY_DIGITS = 2
_YEAR_DIGITS = 4
_CENTURY = 2000
_HIJRI_YEARS = (1343, 1500)
_LAST_CENTURY = 60  # a year of two digits from here on is of the twentieth century
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
    if not text.isdigit() or len(text) > _DAY_DIGITS:
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
        one = _numeric(reading, index) or _named(reading, index) or _month_and_year(reading, index)
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
    parts, after, sign = _glued_parts(reading, index)
    if len(parts) != _PARTS or not all(part.isdigit() for part in parts):
        return None
    iso = len(parts[0]) == _YEAR_DIGITS
    if iso:
        parts.reverse()
    year = _year_of(parts[2], parts[:2], sign)
    day, month = small_number(parts[0], LONGEST_MONTH), small_number(parts[1], LONGEST_MONTH)
    if day is None or month is None or year is None:
        return None
    order: Order = "named" if iso else ("day" if day > _MONTHS else "either")
    if month > _MONTHS >= day and not iso:
        day, month, order = month, day, "month"
    era = reading.mark(after, "hijri_era")
    if era is not None or _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]:
        return FoundDate(index, era.after if era else after, year, month, day, "hijri"), order
    return FoundDate(index, after, year, month, day), order


def _month_and_year(reading: Reading, index: int) -> tuple[FoundDate, Order] | None:
    """The form 09/2031; "3/2031" would be the number of a decree as well."""
    month, tokens = reading.text(index), reading.tokens
    if len(month) != _DAY_DIGITS or reading.text(index + 1) != "/" or tokens[index].glued:
        return None
    year, number = reading.text(index + 2), small_number(month, _MONTHS)
    if number is None or len(year) != _YEAR_DIGITS or not year.isdigit():
        return None
    glued = tokens[index + 1].glued and tokens[index + 2].glued
    labelled = reading.ending(index, "guard_before") is not None
    if not glued or labelled or year[:2] not in ("19", "20") or reading.text(index + 3) == "/":
        return None
    return FoundDate(index, index + 3, int(year), number, None), "named"


def _glued_parts(reading: Reading, index: int) -> tuple[list[str], int, str]:
    tokens = reading.tokens
    parts = tokens[index].text.split(".")
    if len(parts) > 1:
        return parts, index + 1, "."
    sign, after = reading.text(index + 1), index + 2 * _PARTS - 1
    if sign not in ("/", "-") or after > len(tokens) or reading.text(index + 3) != sign:
        return [], index, sign
    spaced = not any(tokens[i].glued for i in range(index + 1, after)) and sign == "/"
    if not spaced and not all(tokens[i].glued for i in range(index + 1, after)):
        return [], index, sign
    if reading.text(after) == sign and after < len(tokens) and tokens[after].glued:
        return [], index, sign
    return [tokens[i].text for i in range(index, after, 2)], after, sign


def _year_of(text: str, others: Sequence[str], sign: str) -> int | None:
    """A year of four digits; of two where the sign and the other parts leave no doubt."""
    if len(text) == _YEAR_DIGITS:
        return int(text)
    full = sign == "/" or (sign == "." and all(len(part) == _DAY_DIGITS for part in others))
    if len(text) != _DAY_DIGITS or not full:
        return None
    return int(text) + (_CENTURY if int(text) < _LAST_CENTURY else _CENTURY - 100)


def _named(reading: Reading, index: int) -> tuple[FoundDate, Order] | None:
    """The form 21-Jul-2031."""
    day, tokens = small_number(reading.text(index), LONGEST_MONTH), reading.tokens
    month = reading.mark(index + 2, "month") if day is not None else None
    if month is None or reading.text(index + 1) not in _DASHES or not tokens[index + 2].glued:
        return None
    year, end = reading.text(month.after + 1), month.after + 2
    if reading.text(month.after) not in _DASHES or not year.isdigit() or not tokens[end - 1].glued:
        return None
    if len(year) not in (_DAY_DIGITS, _YEAR_DIGITS):
        return None
    full = int(year) + (_CENTURY if len(year) == _DAY_DIGITS else 0)
    return FoundDate(index, end, full, int(month.value), day), "named"
