"""Figures: the numbers of a sentence, joined into ranges, before the words around them are read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from ledger.domain.quantities import Comparator
from ledger.extraction.bearings import NEGATION_REACH
from ledger.extraction.languages.language import Language
from ledger.extraction.numerals import Atom, Numeral, figure, read_numeral
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

VERSION = "1"

CLAUSE_SIGNS = "،,;؛:()"


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


def clause_of(reading: Reading, index: int, first: int, after: int) -> tuple[int, int]:
    """Return the tokens between the clause signs around *index*, within the sentence."""
    low, high = index, index
    while low > first and reading.text(low - 1) not in CLAUSE_SIGNS:
        low -= 1
    while high < after and reading.text(high) not in CLAUSE_SIGNS:
        high += 1
    return low, high


def _numerals(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> list[Numeral]:
    """Read all numbers of a sentence that are not taken, in text order."""
    found: list[Numeral] = []
    for run in _runs(reading, language, first, after, taken):
        at = 0
        while at < len(run):
            numeral = read_numeral(run, at, language.grammar)
            if numeral is None:
                at += 1
                continue
            found.append(numeral)
            at += numeral.atoms
    return found


def _runs(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> Iterator[list[Atom]]:
    run: list[Atom] = []
    units = _unit_words(reading, first, after)
    for index in range(first, after):
        passed = taken[index] or index in units
        atoms = () if passed else _atoms(reading, language, index)
        if not atoms:
            hyphen = reading.text(index) == "-" and reading.tokens[index].glued
            words = run and hyphen and run[-1].kind != "digits"
            if words and _word_follows(reading, language, index):
                continue
            if run:
                yield run
            run = []
            continue
        if atoms[0].kind == "money_scale":
            if not (run and run[-1].kind == "digits" and _is_money(reading, run[-1].token, index)):
                if run:
                    yield run
                run = []
                continue
            atoms = (msgspec.structs.replace(atoms[0], kind="scale"),)
        run.extend(atoms)
    if run:
        yield run


def _unit_words(reading: Reading, first: int, after: int) -> set[int]:
    """Return the words of units that hold a number word themselves ("per hundred")."""
    return {
        token
        for mark in reading.within(first, after, "unit")
        for token in range(mark.first, mark.after)
        if reading.tokens[token].kind == WORD
    }


def _is_money(reading: Reading, figure: int, scale: int) -> bool:
    """Say whether a letter glued to a figure is a scale: only in money ("£5m")."""
    return reading.tokens[scale].glued and reading.ending(figure, "currency_before") is not None


def _word_follows(reading: Reading, language: Language, index: int) -> bool:
    if index + 1 >= len(reading.tokens) or reading.tokens[index + 1].kind != WORD:
        return False
    return bool(language.pieces(reading.text(index + 1)))


def _atoms(reading: Reading, language: Language, index: int) -> tuple[Atom, ...]:
    token = reading.tokens[index]
    if token.kind == DIGITS:
        lexicon = language.lexicon
        value = figure(token.text, decimal=lexicon.decimal, thousands=lexicon.thousands)
        return () if value is None else (Atom("digits", value, index, token.start, token.end),)
    if token.kind != WORD:
        return ()
    return tuple(
        Atom(piece.kind, piece.value, index, token.start + piece.start, token.start + piece.end)
        for piece in language.pieces(token.text)
    )


def read_figures(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> list[Figure]:
    """Read the bare figures of a sentence in text order: numbers, ranges and duals.

    Tokens that are *taken* are passed over.
    """
    numerals = _numerals(reading, language, first, after, taken)
    figures: list[Figure] = []
    index = 0
    while index < len(numerals):
        ranged = _range(reading, language, numerals, index)
        if ranged is not None:
            figures.append(ranged)
            index += 2
        else:
            figures.append(_single(numerals[index]))
            index += 1
    used = {token for figure in figures for token in range(figure.first, figure.after)}
    figures.extend(_duals(reading, first, after, taken, used))
    figures.sort(key=lambda figure: figure.start)
    return figures


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


def _range(
    reading: Reading, language: Language, numerals: list[Numeral], index: int
) -> Figure | None:
    """The forms "4-5", "4 to 5 million", "between 4 and 5": a scale after the second is of both."""
    if index + 1 >= len(numerals):
        return None
    left, right = numerals[index], numerals[index + 1]
    opened = reading.ending(left.first, "range_open")
    between = opened is not None and opened.value == "between"
    joiner = _joins(reading, language, left, right, between=between)
    if joiner is None:
        return None
    if opened is not None and opened.value == "from" and _changes(reading, opened.first):
        return None
    low, high = left.value, right.value
    if left.scale < right.scale and low < high / right.scale:
        low *= right.scale
    if low >= high:
        return None
    return Figure(
        first=left.first,
        after=right.after,
        start=left.start,
        end=right.end,
        value=None,
        low=low,
        high=high,
        tail=right.after,
        words=left.words and right.words,
        atoms=left.atoms + right.atoms,
        kind="range",
        rules=(f"quantities.range.{joiner}",),
    )


def _joins(
    reading: Reading, language: Language, left: Numeral, right: Numeral, *, between: bool
) -> str | None:
    gap = right.first - left.after
    if gap == 0 or (gap == 1 and _glued_and(reading, language, left.after)):
        spread = right.scale > 1 and left.scale == 1 and left.value < right.value / right.scale
        return "and" if (between or spread) and right.start > left.end else None
    if gap != 1:
        return None
    text = reading.text(left.after)
    if text in "-–—" and (reading.tokens[left.after].glued or text != "-"):
        return "dash"
    mark = reading.mark(left.after, "range_join")
    if mark is not None and mark.after == right.first and (mark.value == "to" or between):
        return mark.value
    if mark is not None and reading.mark(right.after, "range_close"):
        return mark.value
    return None


def _glued_and(reading: Reading, language: Language, index: int) -> bool:
    """Say whether the word is an "and" written together with the figure after it ("4 و5")."""
    return reading.tokens[index + 1].glued and any(
        piece.kind == "join" for piece in language.pieces(reading.text(index))
    )


def _changes(reading: Reading, index: int) -> bool:
    return any(reading.mark(i, "change") for i in range(max(0, index - NEGATION_REACH), index + 1))


def _duals(
    reading: Reading, first: int, after: int, taken: bytearray, used: set[int]
) -> Iterator[Figure]:
    for mark in reading.within(first, after, "dual"):
        if taken[mark.first] or mark.first in used:
            continue
        token = reading.tokens[mark.first]
        noun = mark.value.partition("noun:")[2]
        yield Figure(
            first=mark.first,
            after=mark.after,
            start=token.start,
            end=reading.tokens[mark.after - 1].end,
            value=Fraction(2),
            unit=None if noun else mark.value,
            counted=noun or None,
            tail=mark.after,
            words=True,
            kind="dual",
            rules=("quantities.dual",),
        )
