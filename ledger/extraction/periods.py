"""Periods a figure is said of ("last week", "since 1 January"), and which figure they belong to."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

import msgspec

from ledger.domain.quantities import Basis
from ledger.extraction.date_resolution import iso_date
from ledger.extraction.numeric_dates import FoundDate
from ledger.extraction.reading import Mark, Reading

VERSION = "1"

_MONTHS = 12
_WEEK = timedelta(days=6)


class Period(msgspec.Struct, frozen=True):
    """A period at the tokens `first` to `after`; `interval` is "from/to" where it is known."""

    first: int
    after: int
    basis: Basis
    interval: str | None


class Clock(msgspec.Struct, frozen=True):
    """The text's dates by their first token, the day to count back from, the day of publication."""

    dates: dict[int, FoundDate]
    today: date | None
    published: date | None
    starts: Sequence[int]

    @classmethod
    def of(cls, found: Sequence[FoundDate], today: date | None, published: date | None) -> Clock:
        """Return the clock of a text with the dates *found* in it, in text order."""
        dates = {one.first: one for one in found}
        return cls(dates, today, published, sorted(dates))

    def within(self, first: int, after: int) -> Sequence[int]:
        """Return the tokens of the range at which a date begins."""
        low = bisect_left(self.starts, first)
        return self.starts[low : bisect_left(self.starts, after, low)]


def find_periods(reading: Reading, first: int, after: int, clock: Clock) -> list[Period]:
    """Find the periods of a sentence, in text order.

    An interval is open until the day of publication and unknown without it.
    """
    found: list[Period] = []
    named = reading.within(first, after, "period", "period_since")
    passed = first
    for index in sorted({*clock.within(first, after), *(mark.first for mark in named)}):
        if index < passed:
            continue
        one = _after_date(reading, index, clock) or _since(reading, index, clock)
        plain = reading.mark(index, "period")
        if one is None and plain is not None and plain.after <= after:
            basis, _, rule = plain.value.partition(":")
            interval = _interval(basis, rule, clock.published)
            one = Period(plain.first, plain.after, cast(Basis, basis), interval)
        if one is None:
            continue
        until = reading.mark(one.after, "period")
        if one.basis == "ytd" and until is not None and until.value == "cumulative":
            # "since 1 January until today" is one period
            one = msgspec.structs.replace(one, after=until.after)
        found.append(one)
        passed = one.after
    return found


def _since(reading: Reading, index: int, clock: Clock) -> Period | None:
    """The form "since" and a date."""
    mark = reading.mark(index, "period_since")
    start = clock.dates.get(mark.after) if mark is not None else None
    return None if start is None else _from(start, index, start.after, clock)


def _after_date(reading: Reading, index: int, clock: Clock) -> Period | None:
    """The form in which "since" follows its date, at once or after an apostrophe."""
    start = clock.dates.get(index)
    if start is None:
        return None
    for at in (start.after, start.after + 1):
        mark = reading.mark(at, "period_until")
        if mark is not None:
            return _from(start, start.first, mark.after, clock)
        mark = reading.mark(at, "period_in")
        if mark is not None:
            return _in(start, mark)
    return None


def _in(date_: FoundDate, mark: Mark) -> Period | None:
    """A figure of a month or a year, or as it stands on a day ("31 Aralık itibarıyla")."""
    point = mark.value == "point"
    if date_.year is None or date_.calendar == "hijri" or (date_.day is not None and not point):
        return None
    month = date_.month
    last = monthrange(date_.year, month or _MONTHS)[1]
    start = date(date_.year, month or 1, date_.day or 1)
    end = date(date_.year, month or _MONTHS, date_.day or last)
    basis: Basis = "point" if point else ("month" if month else "year")
    interval = None if point and date_.day is None else f"{start.isoformat()}/{end.isoformat()}"
    return Period(date_.first, mark.after, basis, interval)


def _from(start: FoundDate, first: int, after: int, clock: Clock) -> Period | None:
    """A period from a day on: year to date from 1 January of this year, else cumulative."""
    iso, today, published = iso_date(start, clock.today), clock.today, clock.published
    if iso is None or start.day is None:
        return None
    this_year = start.year is None or (today is not None and start.year == today.year)
    to_date = (start.month, start.day) == (1, 1) and start.calendar == "gregorian" and this_year
    interval = f"{iso}/{published.isoformat()}" if published and not iso.startswith("--") else None
    return Period(first, after, "ytd" if to_date else "cumulative", interval)


def _interval(basis: str, rule: str, published: date | None) -> str | None:
    if published is None or published.year == date.min.year:
        return None
    start: date | None = None
    end = published
    if basis == "week":
        start = published - _WEEK
    elif basis == "ytd":
        start = date(published.year, 1, 1)
    elif (basis, rule) == ("month", "this"):
        start = published.replace(day=1)
    elif (basis, rule) == ("month", "last"):
        end = published.replace(day=1) - timedelta(days=1)
        start = end.replace(day=1)
    elif (basis, rule) == ("year", "last"):
        start, end = date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)
    elif (basis, rule) == ("day", "today"):
        start = published
    elif (basis, rule) == ("day", "yesterday"):
        start = end = published - timedelta(days=1)
    return f"{start.isoformat()}/{end.isoformat()}" if start else None


def period_of(
    first: int,
    after: int,
    *,
    clause: tuple[int, int],
    others: Sequence[int],
    periods: Sequence[Period],
) -> Period | None:
    """Return the period that the figure at *first* to *after* is said of.

    The nearest one in its own clause with no other figure between wins; else the nearest one
    before it in the sentence goes on.
    """
    inside = [p for p in periods if clause[0] <= p.first and p.after <= clause[1]]
    free = [p for p in inside if not _between(p, first, after, others)]
    if free:
        return min(free, key=lambda p: _distance(p, first, after))
    before = [p for p in periods if p.after <= first]
    return before[-1] if before else None


def _distance(period: Period, first: int, after: int) -> int:
    return first - period.after if period.after <= first else period.first - after


def _between(period: Period, first: int, after: int, others: Sequence[int]) -> bool:
    low, high = (period.after, first) if period.after <= first else (after, period.first)
    return any(low <= other < high for other in others)
