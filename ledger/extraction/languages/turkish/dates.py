"""Dates as Turkish alone writes them: in words, "mart ayının 14'ü", "2030 yılı Haziran"."""

from __future__ import annotations

from collections.abc import Callable

from ledger.extraction.languages.language import Piece, WrittenDate
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS

_APOSTROPHES = "'’"
_LAST_DAY = 31
_YEARS = range(1800, 2101)
_LONGEST_NUMBER = 8
_OF_THE_MONTH = ("ayının", "ın", "in", "un", "ün")
_OF_THE_YEAR = ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün")
_MONTH_NAMED = ("ayı", "ayında", "ayından", "ayına", "ayının", "ayındaki")
_CENTURIES = (1900, 2000)
_THIS_CENTURY = 40
_EVENTS = ("deprem", "kriz", "seçim", "darbe", "model", "yıl", "kuşağı", "sel")
_SHORT_YEAR = 2
_FULL_YEAR = 4

Pieces = Callable[[str], tuple[Piece, ...]]


def date_at(reading: Reading, index: int, pieces: Pieces) -> WrittenDate | None:
    """Return the date that begins at the token *index* in a form that only Turkish has."""
    token = reading.tokens[index]
    if token.kind == DIGITS:
        return _year_first(reading, index) or _short_year(reading, index)
    month = reading.mark(index, "month")
    if month is not None:
        return _day_behind(reading, index, month)
    return _worded(reading, index, pieces) if pieces(token.text) else None


def _year(text: str) -> int | None:
    """Four digits that can be a year."""
    if len(text) != _FULL_YEAR or not text.isdigit():
        return None
    return int(text) if int(text) in _YEARS else None


def _year_first(reading: Reading, index: int) -> WrittenDate | None:
    """The forms "2030 Haziran", "2030 yılı Haziran ayı", "2030'un ekim ayında"."""
    year = _year(reading.text(index))
    if year is None:
        return None
    at = index + 1
    owned = reading.text(at) in _APOSTROPHES and reading.text(at + 1) in _OF_THE_YEAR
    if owned:
        at += 2
    elif reading.text(at) in ("yılı", "yılının"):
        at += 1
    month = reading.mark(at, "month")
    if month is None or _year(reading.text(month.after)) is not None:
        return None
    after = month.after
    if owned and reading.text(after) in _MONTH_NAMED:
        after += 1
    return WrittenDate(index, after, year, int(month.value), None)


def _short_year(reading: Reading, index: int) -> WrittenDate | None:
    """The form "'99 depremi"."""
    text = reading.text(index)
    quoted = index and reading.text(index - 1) in _APOSTROPHES and reading.tokens[index].glued
    if not quoted or reading.tokens[index - 1].glued or len(text) != _SHORT_YEAR:
        return None
    if not text.isdigit() or not reading.text(index + 1).startswith(_EVENTS):
        return None
    year = int(text) + _CENTURIES[int(text) < _THIS_CENTURY]
    return WrittenDate(index, index + 1, year, None, None)


def _day_behind(reading: Reading, index: int, month: Mark) -> WrittenDate | None:
    """The forms "mart ayının 14'ü" and "Mart'ın 14'ü"."""
    at = month.after + (reading.text(month.after) in _APOSTROPHES)
    text = reading.text(at + 1)
    if reading.text(at) not in _OF_THE_MONTH or not text.isdigit():
        return None
    if not 1 <= int(text[:3]) <= _LAST_DAY or reading.text(at + 2) not in _APOSTROPHES:
        return None
    return WrittenDate(index, at + 2, None, int(month.value), int(text))


def _worded(reading: Reading, index: int, pieces: Pieces) -> WrittenDate | None:
    """The forms "yirmi üç nisan", "üç Mayıs iki bin otuz bir", "iki bin yirmi sekiz yılında"."""
    if index and pieces(reading.text(index - 1)):
        return None
    value, at = _number(reading, index, pieces)
    month = reading.mark(at, "month")
    if month is not None and 1 <= value <= _LAST_DAY:
        written = _year(reading.text(month.after))
        if written is not None:
            return WrittenDate(index, month.after + 1, written, int(month.value), value)
        year, after = _number(reading, month.after, pieces)
        if year in _YEARS:
            return WrittenDate(index, after, year, int(month.value), value)
        return WrittenDate(index, month.after, None, int(month.value), value)
    if value in _YEARS and reading.text(at).startswith(("yılı", "senesi")):
        return WrittenDate(index, at, value, None, None)
    return None


def _number(reading: Reading, index: int, pieces: Pieces) -> tuple[int, int]:
    """The number below a million that the words from *index* on spell, and the token after it."""
    total = group = 0
    at = index
    while at < min(len(reading.tokens), index + _LONGEST_NUMBER):
        found = pieces(reading.text(at))
        if not found or any(piece.kind not in _KINDS for piece in found):
            break
        for piece in found:
            if piece.kind == "hundred":
                group = max(group, 1) * 100
            elif piece.kind == "scale":
                total, group = total + max(group, 1) * int(piece.value), 0
            else:
                group += int(piece.value)
        at += 1
    return total + group, at


_KINDS = ("unit", "ten", "hundred", "scale")
