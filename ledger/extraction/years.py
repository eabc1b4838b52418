"""Years by themselves: which four digits are a year of the calendar, and which are a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, SIGN, WORD

VERSION = "1"

_DIGITS = 4
_NAME_REACH = 4
_CLOSERS = ("»", "”", '"', "″")
_BEGINS = (".", "!", "?", "؟", ":", "“", "«", '"')
_PAIRS = ("-", "–", "/")
_RUNNING = (1800, 2100)
_EARLIEST = 1000
_SHORT, _CENTURY, _LONGEST = 2, 100, 40
_CONNECTORS = frozenset((*"-–—/،,&", "and", "to", "or", "ve", "ile", "ila", "و", "الي", "او"))


def year_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return the year written at the token *index* and the token after it and its era."""
    text = reading.text(index)
    if len(text) != _DIGITS or not text.isdecimal():
        return None
    era = reading.mark(index + 1, "hijri_era")
    return int(text), index + 1 if era is None else era.after


def same_line(reading: Reading, index: int) -> bool:
    """Say whether the token *index* stands on the line of the one before it."""
    if not 0 < index < len(reading.tokens):
        return False
    between = slice(reading.tokens[index - 1].end, reading.tokens[index].start)
    return "\n" not in reading.view.text[between]


def running_year(reading: Reading, index: int) -> int | None:
    """Return the four digits at *index* as a year of our time, None where they measure."""
    year = _in_range(reading, index)
    if year is not None and _is_decade(reading, index):
        return None
    measures = year is not None and reading.mark(index + 1, "unit", "noun")
    return year if not measures or reading.mark(index + 1, "year_after") else None


def _is_decade(reading: Reading, index: int) -> bool:
    after = index + 1
    return reading.text(after) == "s" and reading.tokens[after].glued


def _in_range(reading: Reading, index: int, earliest: int = _RUNNING[0]) -> int | None:
    text = reading.text(index)
    if len(text) != _DIGITS or not text.isdecimal():
        return None
    return int(text) if earliest <= int(text) <= _RUNNING[1] else None


def is_pair(reading: Reading, index: int) -> bool:
    """Say whether a season or school year is written at *index*: "2033/34", "2029-2030"."""
    year, tokens = _in_range(reading, index), reading.tokens
    if year is None or index + 2 >= len(tokens) or tokens[index + 1].text not in _PAIRS:
        return False
    second = tokens[index + 2]
    if not (tokens[index + 1].glued and second.glued and second.kind == DIGITS):
        return False
    if second.text in (str(year + 1), str(year + 1)[-2:]):
        return True
    last = int(second.text) if len(second.text) == _SHORT and second.text.isdecimal() else 0
    return tokens[index + 1].text != "/" and year % _CENTURY < last <= year % _CENTURY + _LONGEST


def found_year(reading: Reading, index: int) -> int | None:
    """Return the year at *index* where the words around say that it is one: "in 2031"."""
    link = reading.ending(index, "year_link")
    year = running_year(reading, index)
    if year is None:
        return _surely(reading, index) if link is not None and link.value == "sure" else None
    if is_pair(reading, index) and len(reading.text(index + 2)) == _SHORT:
        return None
    if link is not None or _describes(reading, index) or _opens_span(reading, index, year):
        return year
    mark = reading.mark(index + 1, "year_after")
    if mark is None or reading.mark(mark.after, "statistic", "unit"):
        return None
    bound = reading.mark(mark.after, "compare_after")
    if bound is not None and bound.value != ">=":
        return None  # "2000'e yakın" is a figure
    return year


def _surely(reading: Reading, index: int) -> int | None:
    """A year that its word leaves no doubt of: "in 1453", "in 2019 elections were held"."""
    year = _in_range(reading, index, _EARLIEST)
    if year is None or _is_decade(reading, index) or reading.mark(index + 1, "unit"):
        return None
    counts = year < _RUNNING[0] and reading.mark(index + 1, "noun")
    return None if counts else year


def _describes(reading: Reading, index: int) -> bool:
    """The form "the 2019 census": a year before what it was the year of, in small letters."""
    if reading.ending(index, "year_article") is None or index + 1 >= len(reading.tokens):
        return False
    following = reading.tokens[index + 1]
    return following.kind == WORD and not following.glued and not reading.capital(index + 1)


def _opens_span(reading: Reading, index: int, year: int) -> bool:
    """The form "2019-2023": two years with a dash between, further apart than a season's."""
    last = _in_range(reading, index + 2)
    if last is None or last <= year + 1 or reading.text(index + 1) not in ("-", "–"):
        return False
    tokens = reading.tokens
    alone = (
        index + 3 >= len(tokens) or not tokens[index + 3].glued or tokens[index + 3].kind == SIGN
    )
    return tokens[index + 1].glued and tokens[index + 2].glued and alone


def adjoining_years(
    reading: Reading, taken: bytearray, dates: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the years that are only joined to one that is known: "between 2029 and 2031"."""
    known = {place for place in dates if running_year(reading, place) is not None}
    for place in sorted(known):
        for step in (-2, 2):
            other = place + step
            between = place + step // 2
            if other in dates or not 0 <= other < len(reading.tokens) or taken[other]:
                continue
            if reading.tokens[other].kind != DIGITS or reading.text(between) not in _CONNECTORS:
                continue
            year = running_year(reading, other)
            if year is not None:
                yield other, year


def left_over_years(
    reading: Reading, first: int, after: int, *, capitals: bool
) -> Iterator[tuple[int, int]]:
    """Yield the years in a figure that counts nothing: "the 2031 figures", "2033-2036".

    A year that belongs to a name ("Orchard Fair 2037", "the 2033 Canal Code") is none.
    """
    named = reading.within(first - _NAME_REACH, first, "event_name")
    quoted = reading.text(after) in _CLOSERS
    capital = capitals and (_is_capital(reading, first - 1) or _is_capital(reading, after))
    cited = reading.text(first - 1) == "(" and reading.text(after) == ")" and after == first + 1
    if named or quoted or capital or cited or is_pair(reading, first):
        return
    for index in range(first, after):
        year = _in_range(reading, index)
        if year is not None:
            yield index, year


def _is_capital(reading: Reading, index: int) -> bool:
    if not 0 <= index < len(reading.tokens) or reading.tokens[index].kind != WORD:
        return False
    starts = index == 0 or reading.text(index - 1) in _BEGINS
    return reading.capital(index) and not starts
