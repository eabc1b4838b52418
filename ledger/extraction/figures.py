"""Figures: the numbers of a sentence, joined into ranges, before the words around them are read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from ledger.domain.quantities import Comparator
from ledger.extraction.atoms import read_numerals
from ledger.extraction.languages.language import Language, Role
from ledger.extraction.numerals import Numeral
from ledger.extraction.ranges import Range, read_range
from ledger.extraction.reading import Reading

VERSION = "2"

_MINUS = ("-", "−", "–")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity before it knows its source and period. Tokens `first` to `after`, view offsets
    `start` to `end`; `tail` is the token after unit and noun.
    """

    first: int
    after: int
    start: int
    end: int
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    comparator: Comparator = "="
    unit: str | None = None
    counted: str | None = None
    place: str | None = None
    negated: bool = False
    tail: int = 0
    words: bool = False
    atoms: int = 1
    kind: str = "digits"
    rules: tuple[str, ...] = ()
    role: Role = ""


def read_figures(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> list[Figure]:
    """Read the bare figures of a sentence in text order: numbers, ranges and duals.

    Tokens that are *taken* are passed over.
    """
    figures = list(language.pairs(reading, (first, after), taken))
    for pair in figures:
        taken[pair.first : pair.after] = b"\x01" * (pair.after - pair.first)
    numerals = [
        _signed(reading, numeral, first)
        for numeral in read_numerals(reading, language, first, after, taken)
    ]
    index = 0
    while index < len(numerals):
        ranged = read_range(reading, language, numerals, index)
        if ranged is not None:
            figures.append(_ranged(numerals[index], numerals[index + 1], ranged))
            index += 2
        else:
            figures.append(_single(numerals[index]))
            index += 1
    used = {token for figure in figures for token in range(figure.first, figure.after)}
    figures.extend(_duals(reading, language, (first, after), taken, used))
    figures.sort(key=lambda figure: figure.start)
    return figures


def _signed(reading: Reading, numeral: Numeral, first: int) -> Numeral:
    """With a minus that touches the number and nothing before it, or the word for it."""
    before = numeral.first - 1
    if before < first:
        return numeral
    sign = reading.text(before) in _MINUS and reading.tokens[numeral.first].glued
    sign = sign and not reading.tokens[before].glued
    sign = sign and not reading.text(numeral.first)[:1].isalpha()  # "-five" begins a line of speech
    if not sign and reading.mark(before, "minus") is None:
        return numeral
    return msgspec.structs.replace(
        numeral, value=-numeral.value, start=reading.tokens[before].start, first=before
    )


def _ranged(left: Numeral, right: Numeral, ends: Range) -> Figure:
    return Figure(
        first=left.first,
        after=right.after,
        start=left.start,
        end=right.end,
        value=None,
        low=ends.low,
        high=ends.high,
        tail=right.after,
        words=left.words and right.words,
        atoms=left.atoms + right.atoms,
        kind="range",
        rules=(ends.rule,),
    )


def _single(numeral: Numeral) -> Figure:
    return Figure(
        first=numeral.first,
        after=numeral.after,
        start=numeral.start,
        end=numeral.end,
        value=numeral.value,
        tail=numeral.after,
        words=numeral.words,
        atoms=numeral.atoms,
        kind=numeral.kind,
        rules=("numerals.words" if numeral.words else "numerals.figure",),
    )


def _duals(
    reading: Reading, language: Language, within: tuple[int, int], taken: bytearray, used: set[int]
) -> Iterator[Figure]:
    for mark in reading.within(*within, "dual", "dual_or_plural", "dual_construct"):
        if taken[mark.first] or mark.first in used or not language.asserts_dual(reading, mark):
            continue
        token = reading.tokens[mark.first]
        noun = mark.value.partition("noun:")[2]
        start, place = token.start + language.attached(token.text), mark.first
        minus = place > within[0] and reading.mark(place - 1, "minus") is not None
        if minus:
            start, place = reading.tokens[place - 1].start, place - 1
        yield Figure(
            first=place,
            after=mark.first + 1,
            start=start,
            end=token.end,
            value=Fraction(-2 if minus else 2),
            unit=None if noun else mark.value,
            counted=noun or None,
            tail=mark.after,
            words=True,
            kind="dual",
            rules=("quantities.dual",),
        )
