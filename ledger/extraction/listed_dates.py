"""Dates that share a month or a year: "12 and 13 March", "July 21-23", "3 May to 7 May 2031"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ledger.extraction.numeric_dates import (
    LONGEST_MONTH,
    FoundDate,
    checked,
    short_year,
    small_number,
)
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, SIGN
from ledger.extraction.years import same_line, year_at

VERSION = "1"

_DASHES = "-–—"
_APOSTROPHES = ("'", "’", "‘")


def year_after(reading: Reading, at: int, *, counts: bool = True) -> tuple[int | None, int]:
    """Return the year that follows a month at the token *at* and the token after it; no year where
    it *counts* a noun behind it.
    """
    step = at
    if reading.text(step) in ("،", ","):
        step += 1
    link = reading.mark(step, "date_link")
    step = step if link is None else link.after
    short = short_year_after(reading, step)
    if short is not None:
        return short, step + 2
    year = year_at(reading, step)
    counted = year is not None and reading.mark(year[1], "noun") and same_line(reading, year[1])
    return (None, at) if year is None or (counts and counted) else year


def short_year_after(reading: Reading, at: int) -> int | None:
    """The year of "6 Feb '33"."""
    text = reading.text(at + 1)
    if reading.text(at) not in _APOSTROPHES or len(text) != len("27") or not text.isdecimal():
        return None
    return short_year(text) if reading.tokens[at + 1].glued else None


def day_before(
    reading: Reading, one: FoundDate, found: Sequence[FoundDate], taken: bytearray, listed: int
) -> FoundDate | None:
    """The first day of "21-23 July", "from 3 to 7 May", "بين 3 و7 مايو"."""
    if one.day is None or reading.tokens[one.first].kind != DIGITS:
        return None
    at = one.first - 1
    if at < 1 or listed > LONGEST_MONTH:
        return None
    if not _joins_days(reading, at) and not (listed > 1 and reading.text(at) in (",", "،")):
        return None
    start = reading.mark(at, "range_join")
    place = (start.first if start else at) - 1
    day = small_number(reading.text(place), LONGEST_MONTH)
    if day is None or taken[place] or (found and found[-1].after > place):
        return None
    if reading.tokens[place].kind != DIGITS or day >= one.day:
        return None
    return checked(FoundDate(place, place + 1, one.year, one.month, day, one.calendar))


def _joins_days(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    return text in _DASHES or text == "و" or reading.mark(at, "range_join") is not None


def day_after(reading: Reading, one: FoundDate, taken: bytearray) -> FoundDate | None:
    """The last day of "July 21-23" (its year, if any, stands after it)."""
    if one.day is None or one.year is not None or reading.tokens[one.first].kind == DIGITS:
        return None
    place = one.after + 1
    if place >= len(reading.tokens) or taken[place]:
        return None
    day = small_number(reading.text(place), LONGEST_MONTH)
    dash = reading.text(one.after) in _DASHES and reading.tokens[place].glued
    if day is None or day <= one.day or not (dash or _closes_days(reading, one.after)):
        return None
    year, after = year_after(reading, place + 1)
    return checked(FoundDate(place, after, year, one.month, day, one.calendar))


def _closes_days(reading: Reading, at: int) -> bool:
    """The form "March 12 and 13," with nothing behind it that could be counted."""
    after = at + 2
    following = reading.tokens[after] if after < len(reading.tokens) else None
    ended = following is None or following.kind == SIGN or year_at(reading, after) is not None
    return ended and reading.text(at) in ("and", "to")


def with_years(reading: Reading, found: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """Give the first of two joined dates the year of the second: "3 May to 7 May 2031"."""
    for number, one in enumerate(found):
        later = found[number + 1] if number + 1 < len(found) else None
        if (
            later is not None
            and one.year is None
            and later.year is not None
            and later.day is not None
            and one.calendar == later.calendar
            and later.first - one.after <= 1
            and _joins_days(reading, one.after)
        ):
            same_year = (one.month or 1, one.day or 1) <= (later.month or 1, later.day)
            yield msgspec.structs.replace(one, year=later.year - (not same_year))
        else:
            yield one
