"""Periods a figure is said of ("last week", "since 1 January"), and which figure they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import cast

import msgspec

from ledger.domain.quantities import Basis
from ledger.extraction.dates import FoundDate, iso_date
from ledger.extraction.reading import Mark, Reading

VERSION = "1"

_WEEK = timedelta(days=6)


class Period(msgspec.Struct, frozen=True):
    """A period at the tokens `first` to `after`; `interval` is "from/to" where it is known."""

    first: int
    after: int
    basis: Basis
    interval: str | None


def find_periods(
    reading: Reading,
    first: int,
    after: int,
    *,
    dates: Mapping[int, FoundDate],
    today: date | None,
    published: date | None,
) -> list[Period]:
    """Find the periods of a sentence, in text order. Only *published* closes an open interval."""
    found: list[Period] = []
    index = first
    while index < after:
        mark = reading.mark(index, "period", "period_since")
        one = None
        if mark is not None and mark.after <= after:
            one = _since(mark, dates, today, published) if mark.category == "period_since" else None
            plain = reading.mark(index, "period")
            if one is None and plain is not None:
                basis, _, rule = plain.value.partition(":")
                interval = _interval(basis, rule, published)
                one = Period(plain.first, plain.after, cast(Basis, basis), interval)
        if one is None:
            index += 1
            continue
        until = reading.mark(one.after, "period")
        if one.basis == "ytd" and until is not None and until.value == "cumulative":
            # "since 1 January until today" is one period
            one = msgspec.structs.replace(one, after=until.after)
        found.append(one)
        index = one.after
    return found


def _since(
    mark: Mark, dates: Mapping[int, FoundDate], today: date | None, published: date | None
) -> Period | None:
    """The form "since" and a date: year to date from 1 January of this year, else cumulative."""
    start = dates.get(mark.after)
    iso = iso_date(start, today) if start is not None else None
    if start is None or iso is None or start.day is None:
        return None
    this_year = start.year is None or (today is not None and start.year == today.year)
    to_date = (start.month, start.day) == (1, 1) and start.calendar == "gregorian" and this_year
    interval = f"{iso}/{published.isoformat()}" if published and not iso.startswith("--") else None
    return Period(mark.first, start.after, "ytd" if to_date else "cumulative", interval)


def _interval(basis: str, rule: str, published: date | None) -> str | None:
    if published is None:
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
