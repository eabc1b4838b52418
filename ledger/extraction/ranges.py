"""Ranges: two numbers that are the ends of one figure ("4-5", "between 35% and 85%").

What stands between the ends decides: a joiner, perhaps the unit of the first and the sign of the
second. A scale after the second number is of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from ledger.extraction.bearings import NEGATION_REACH
from ledger.extraction.languages.language import Language
from ledger.extraction.numerals import Numeral
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import SIGN, WORD

VERSION = "1"

_DASHES = "-–—~"
_CLOSE = 5  # "three or four" is a range, "three or forty" names two figures
_SMALL = 100
_CLOSE_REACH = 3
_TEN = 10
_HUNDRED = 100


class Range(msgspec.Struct, frozen=True):
    """The ends of a range, in order, and the rule that joined them."""

    low: Fraction
    high: Fraction
    rule: str


def read_range(
    reading: Reading, language: Language, numerals: Sequence[Numeral], index: int
) -> Range | None:
    """Read the numerals *index* and the next as one range; None where they are two figures."""
    if index + 1 >= len(numerals):
        return None
    left, right = numerals[index], numerals[index + 1]
    low, high = left.value, right.value
    if left.scale < right.scale and low < high / right.scale:
        low *= right.scale
    elif left.words and right.words and low < _TEN and not high % _HUNDRED:
        low *= _HUNDRED  # "six to seven hundred"
    if low >= high:
        return None
    opened = _opener(reading, left)
    joiner = _joiner(reading, language, left, right, between=opened == "between")
    if joiner is None or (joiner == "or" and not _close(low, high)):
        return None
    if opened == "from" and _changes(reading, left.first):
        return None
    return Range(low, high, f"quantities.range.{joiner}")


def _opener(reading: Reading, left: Numeral) -> str | None:
    """What stands before the first number and its sign: "between", "from"."""
    sign = reading.ending(left.first, "currency_before", "percent_before")
    mark = reading.ending(sign.first if sign else left.first, "range_open")
    return mark.value if mark is not None else None


def _close(low: Fraction, high: Fraction) -> bool:
    scale = high / 10 if high >= _SMALL else Fraction(1)
    return high - low <= _CLOSE * scale


def _joiner(
    reading: Reading, language: Language, left: Numeral, right: Numeral, *, between: bool
) -> str | None:
    after, until = _inner_gap(reading, left, right)
    if after == until:
        return _touching(language, left, right, between=between)
    if after + 1 == until and _glued_and(reading, language, after):
        return "and" if between or _spreads(left, right) else None
    text = reading.text(after)
    if after + 1 == until and text in _DASHES:
        return "dash"
    mark = reading.mark(after, "range_join")
    if mark is None or mark.after != until:
        return None
    if mark.value in ("to", "or") or between or _is_closed(reading, right.after):
        return mark.value
    return None


def _is_closed(reading: Reading, after: int) -> bool:
    """Say whether a word behind the second number, its unit and noun closes the range."""
    for at in range(after, min(after + _CLOSE_REACH, len(reading.tokens))):
        if reading.mark(at, "range_close"):
            return True
        if reading.tokens[at].kind != WORD:
            return False
    return False


def _inner_gap(reading: Reading, left: Numeral, right: Numeral) -> tuple[int, int]:
    """The tokens between the numbers, less the first one's unit and the second one's sign."""
    after, until = left.after, right.first
    sign = reading.ending(until, "currency_before", "percent_before")
    if sign is not None and sign.first >= after:
        until = sign.first
    unit = reading.mark(after, "unit")
    if unit is not None and unit.after < until:
        again = reading.mark(right.after, "unit") if sign is None else sign
        if again is not None and again.value == unit.value:
            after = unit.after  # "5 km to 10 km", and not "1.4% to 78 dollars"
    return after, until


def _touching(language: Language, left: Numeral, right: Numeral, *, between: bool) -> str | None:
    """Two numbers with nothing between them: "٤ و٥", and "üç dört" where the language says so."""
    if right.start <= left.end:
        return None
    if between or _spreads(left, right):
        return "and"
    neighbours = language.bare_ranges and left.words and right.words
    return "bare" if neighbours and right.value / right.scale == left.value + 1 else None


def _spreads(left: Numeral, right: Numeral) -> bool:
    """Say whether the second number's scale is of both ("4 و5 مليارات")."""
    return right.scale > 1 and left.scale == 1 and left.value < right.value / right.scale


def _glued_and(reading: Reading, language: Language, index: int) -> bool:
    """Say whether the word is an "and" written together with the figure after it ("4 و5")."""
    if index + 1 >= len(reading.tokens) or reading.tokens[index].kind == SIGN:
        return False
    return reading.tokens[index + 1].glued and any(
        piece.kind == "join" for piece in language.pieces(reading.text(index))
    )


def _changes(reading: Reading, index: int) -> bool:
    low = max(0, index - NEGATION_REACH)
    return any(reading.mark(at, "change") for at in range(low, index + 1))
