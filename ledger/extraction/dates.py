"""Dates in words: by day and month, by month and year, by year alone.

They are looked for after the guards that only look at shapes. Dates in figures have a room of their
own (`numeric_dates`), and what a date means is for `date_resolution`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.extraction.atoms import read_numerals
from ledger.extraction.languages.language import Language
from ledger.extraction.listed_dates import (
    day_after,
    day_before,
    short_year_after,
    with_years,
    year_after,
)
from ledger.extraction.numeric_dates import (
    LONGEST_MONTH,
    Calendar,
    FoundDate,
    checked,
    short_year,
    small_number,
)
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD
from ledger.extraction.years import adjoining_years, found_year, running_year, year_at

VERSION = "3"

_TEENS = 10
_SHORT_YEAR = 2
_DASHES = "-–—"
_APOSTROPHES = ("'", "’", "‘")
_DAY_WORDS, _YEAR_WORDS = 3, 7
_OUR_YEARS = range(1800, 2101)


def find_dates(reading: Reading, taken: bytearray, language: Language) -> list[FoundDate]:
    """Find the dates among the tokens that are not *taken*, in text order."""
    found: list[FoundDate] = []
    passed = 0
    for index in reading.candidates("ordinal", "month", "hijri_month"):
        if index < passed or taken[index]:
            continue
        one = _at(reading, index, language)
        if one is None or any(taken[one.first : one.after]):
            continue
        if one.year is None and language.names(reading, one.after):
            continue
        listed = [one]
        while (before := day_before(reading, listed[0], found, taken, len(listed))) is not None:
            listed.insert(0, before)
        found.extend(listed)
        passed = one.after
        while (later := day_after(reading, found[-1], taken)) is not None:
            found.append(later)
            passed = later.after
    found.extend(
        one
        for one in find_worded_years(reading, taken, language)
        if not any(each.first < one.after and one.first < each.after for each in found)
    )
    found.extend(
        FoundDate(place, place + 1, year, None, None)
        for place, year in adjoining_years(reading, taken, {one.first for one in found})
    )
    found.sort(key=lambda one: one.first)
    return list(with_years(reading, found))


def _at(reading: Reading, index: int, language: Language) -> FoundDate | None:
    token = reading.tokens[index]
    if token.kind == DIGITS:
        if not language.begins_date(reading, index):
            return None
        day = _day_first(reading, index, language)
        if day is not None:
            return day
        short = _short_year(reading, index)
        if short is not None:
            return short
        year = found_year(reading, index)
        return _year_first(reading, index, language) or (
            None if year is None else FoundDate(index, index + 1, year, None, None)
        )
    if token.kind != WORD:
        return None
    worded = _worded_day(reading, index, language)
    if worded is not None:
        return worded
    ordinal = _ordinal_day(reading, index, language)
    if ordinal is not None:
        return _month_after(reading, index, ordinal[1], ordinal[0], language)
    return _month_first(reading, index, language) if index in reading.marks else None


def _year_first(reading: Reading, index: int, language: Language) -> FoundDate | None:
    """The forms "2031 Temmuz", "2031 yılı Temmuz", "2031'in temmuz ayı"."""
    year = running_year(reading, index)
    if year is None:
        return None
    said = reading.mark(index + 1, "year_after")
    bent = index + 3 if reading.text(index + 1) in _APOSTROPHES else index + 1
    for at in (index + 1, said.after if said else bent, bent):
        month = _month(reading, at, language)
        if month is not None and year_at(reading, month.after) is None:
            return FoundDate(index, month.after, year, int(month.value), None)
    return None


def _short_year(reading: Reading, index: int) -> FoundDate | None:
    """The year of "in '98"."""
    year = short_year_after(reading, index - 1)
    linked = reading.ending(index - 1, "year_link") or reading.mark(index + 1, "year_after")
    if year is None or not linked:
        return None
    return FoundDate(index - 1, index + 1, year, None, None)


def _worded_day(reading: Reading, index: int, language: Language) -> FoundDate | None:
    """A day in number words before the month at *index*: "yirmi üç nisan"."""
    month = _month(reading, index, language)
    if month is None or not language.pieces(reading.text(index - 1)):
        return None
    low = max(0, index - _DAY_WORDS)
    numerals = read_numerals(reading, language, low, index, bytearray(index))
    last = numerals[-1] if numerals else None
    if last is None or last.after != index or not last.words or last.value.denominator != 1:
        return None
    if not 1 <= last.value <= LONGEST_MONTH:
        return None
    end = _second_name(reading, month.after)
    return _dated(reading, last.first, month, int(last.value), end, language)


def find_worded_years(
    reading: Reading, taken: bytearray, language: Language
) -> Iterator[FoundDate]:
    """Yield years in number words beside a word that says so: "iki bin otuz yılında"."""
    for mark in reading.within(0, len(reading.tokens), "year_link", "year_after"):
        linked = mark.category == "year_link"
        low, high = (mark.after, mark.after + _YEAR_WORDS) if linked else (
            max(0, mark.first - _YEAR_WORDS), mark.first
        )  # fmt: skip
        beside = low if linked else high - 1
        if not 0 <= beside < len(reading.tokens) or reading.tokens[beside].kind != WORD:
            continue
        if not language.pieces(reading.text(beside)):
            continue
        high = min(high, len(reading.tokens))
        for numeral in read_numerals(reading, language, low, high, taken):
            edge = numeral.after == high
            if linked:
                named = mark.value == "year" or not _goes_on(reading, language, numeral.after)
                edge = numeral.first == low and named
            if edge and numeral.words and numeral.value in _OUR_YEARS:
                year = int(numeral.value)
                yield FoundDate(numeral.first, numeral.after, year, None, None)


def _goes_on(reading: Reading, language: Language, index: int) -> bool:
    """Say whether a word follows that the number before it could count."""
    if index >= len(reading.tokens) or reading.tokens[index].kind != WORD:
        return False
    return not language.is_stopword(reading.text(index))


def _ordinal_day(reading: Reading, index: int, language: Language) -> tuple[int, int] | None:
    """A day in words and the token after it: "first", "twenty-first", "الحادي والعشرين"."""
    mark = reading.mark(index, "ordinal")
    if mark is not None and mark.value != "0":
        day, after = int(mark.value), mark.after
        pieces = language.pieces(reading.text(after))
        kinds = [piece.kind for piece in pieces]
        if day < _TEENS and kinds in (["ten"], ["join", "ten"]):
            if kinds == ["ten"] and pieces[0].value == _TEENS:
                return day + _TEENS, after + 1
            if len(kinds) > 1:
                return day + int(pieces[1].value), after + 1
        return (day, after) if day <= LONGEST_MONTH else None
    pieces = language.pieces(reading.text(index))
    if len(pieces) != 1 or pieces[0].kind != "ten" or pieces[0].value not in (20, 30):
        return None
    after = index + 1 + (reading.text(index + 1) == "-")
    mark = reading.mark(after, "ordinal")
    if mark is not None and int(mark.value) < _TEENS:
        return int(pieces[0].value) + int(mark.value), after + 1
    return int(pieces[0].value), index + 1


def _day_first(reading: Reading, index: int, language: Language) -> FoundDate | None:
    day = small_number(reading.text(index), LONGEST_MONTH)
    if day is None:
        return None
    return _month_after(reading, index, _after_day(reading, index), day, language)


def _after_day(reading: Reading, index: int) -> int:
    """The token after a day and the ordinal ending that is glued to it ("21st")."""
    after = index + 1
    glued = after < len(reading.tokens) and reading.tokens[after].glued
    return after + (glued and reading.mark(after, "ordinal") is not None)


def _month(reading: Reading, index: int, language: Language) -> Mark | None:
    month = reading.mark(index, "month", "hijri_month")
    if month is None or not language.capital_months or reading.capital(index):
        return month
    between = reading.tokens[index - 1].kind == DIGITS and year_at(reading, month.after)
    return month if index and between else None  # "9 april 2033"


def _month_after(
    reading: Reading, first: int, at: int, day: int, language: Language
) -> FoundDate | None:
    """A day that is known, then its month and perhaps its year."""
    month = _month(reading, at, language)
    link = reading.mark(at, "date_link") if month is None else None
    if link is not None:
        month = _month(reading, link.after, language)
    if month is None:
        return None
    at = _second_name(reading, month.after)
    return _dated(reading, first, month, day, at, language)


def _dated(  # noqa: PLR0917  # a date and the language that it is read in
    reading: Reading, first: int, month: Mark, day: int | None, at: int, language: Language
) -> FoundDate | None:
    """A day and a month with the year that follows at the token *at*, if one does."""
    if reading.text(at) == "." and reading.tokens[at].glued and year_at(reading, at + 1):
        at += 1  # "27 Sept. 2033"
    year, after = year_after(reading, at, counts=not language.capital_months)
    if year is None and day is not None:
        year, after = _ending_year(reading, at)
    calendar: Calendar = "hijri" if month.category == "hijri_month" else "gregorian"
    if day is None and year is None:
        return None
    found = checked(FoundDate(first, after, year, int(month.value), day, calendar))
    if found is None and day is not None and year is not None and calendar == "gregorian":
        return FoundDate(first, after, year, int(month.value), None)  # 31 February: the month
    return found


def _second_name(reading: Reading, at: int) -> int:
    """Two names of one month stand side by side in Arabic: "تموز/يوليو"."""
    step = 1 if reading.text(at) in ("/", "-", "–", "(") else 0
    second = reading.mark(at + step, "month") if step else None
    if second is None:
        return at
    return second.after + (reading.text(at) == "(" and reading.text(second.after) == ")")


def _ending_year(reading: Reading, at: int) -> tuple[int | None, int]:
    """A year of two digits that closes a day and a month: "21 Jul 25;"."""
    text = reading.text(at)
    if len(text) != _SHORT_YEAR or not text.isdecimal():
        return None, at
    following = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    ended = following is None or following.text in ";.)"
    return (short_year(text), at + 1) if ended else (None, at)


def _month_first(reading: Reading, index: int, language: Language) -> FoundDate | None:
    """The forms "July 21, 2031", "May the fourth", "July 2031"; a bare month is no date."""
    month = _month(reading, index, language)
    if month is None:
        return None
    at = _second_name(reading, month.after)
    day, end = None, at
    if reading.text(at) == "." and reading.tokens[at].glued:
        at += 1  # "Sept. 3"
    inner = reading.mark(at, "day_link")
    if inner is not None and (day := small_number(reading.text(inner.after), LONGEST_MONTH)):
        return _dated(reading, index, month, day, inner.after + 1, language)
    step = at + (reading.text(at) == "the")
    if at < len(reading.tokens) and reading.tokens[at].kind == DIGITS:
        day = small_number(reading.text(at), LONGEST_MONTH)
        end = _after_day(reading, at)
    elif (ordinal := _ordinal_day(reading, step, language)) is not None and (
        step > at or reading.mark(step, "ordinal") is not None
    ):
        day, end = ordinal
    if day is not None:
        bare = end == at + 1 and reading.mark(end, "unit", "noun", "percent_before")
        return (
            None
            if bare or not language.day_after_month
            else _dated(reading, index, month, day, end, language)
        )
    return _dated(reading, index, month, None, at, language)
