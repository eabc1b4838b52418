"""Other readings of the numbers that were read: what lost against a date or a greater number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ledger.extraction.decimals import decimal_text
from ledger.extraction.digits import figure as read_digits
from ledger.extraction.figures import Figure
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments
from ledger.extraction.tokens import DIGITS, WORD, Token

_NO_NUMBERS = frozenset({"join", "article", "more"})


def tell_alternatives(
    reading: Reading,
    language: Language,
    segments: Segments,
    figures: Iterable[Iterable[Figure]],
    dates: Iterable[tuple[int, int, str | None]],
) -> None:
    """Tell the reading's trace of its sentences and of all numbers that lost.

    *dates* are the first token, the token after the last, and the ISO form of each.
    """
    if reading.trace is None:
        return
    sentences = (reading.span(one.first, one.after) for one in segments.sentences)
    reading.trace.sentences.extend(sentences)
    _reject_parts_of_dates(reading, language, dates)
    for own in figures:
        _reject_other_figures(reading, language, own)


def _reject_parts_of_dates(
    reading: Reading, language: Language, dates: Iterable[tuple[int, int, str | None]]
) -> None:
    for first, after, iso in dates:
        for index, value in _numbers(reading, language, first, after):
            reading.reject(
                index, index + 1, "numerals.figure", f"part of the date {iso or ''}".rstrip(), value
            )


def _reject_other_figures(reading: Reading, language: Language, figures: Iterable[Figure]) -> None:
    """Tell of numbers inside a greater one, and of digits that another habit reads otherwise."""
    for figure in figures:
        numbers = list(_numbers(reading, language, figure.first, figure.after))
        if len(numbers) > 1:
            for index, value in numbers:
                reason = f"part of {_amount(figure)}"
                digits = reading.tokens[index].kind == DIGITS
                rule = "numerals.figure" if digits else "numerals.words"
                reading.reject(index, index + 1, rule, reason, value)
        for index, value in numbers:
            other = _other_separators(reading.tokens[index], language)
            if other is not None and value is not None and other != value:
                decimal = language.lexicon.thousands
                reason = f"{decimal} is no decimal sign in this language"
                reading.reject(index, index + 1, "numerals.separators", reason, other)


def _numbers(
    reading: Reading, language: Language, first: int, after: int
) -> Iterator[tuple[int, Fraction | None]]:
    """Yield the tokens that are numbers by themselves, each with its value where it has one."""
    lexicon = language.lexicon
    for index in range(first, after):
        token = reading.tokens[index]
        if token.kind == DIGITS:
            yield (
                index,
                read_digits(token.text, decimal=lexicon.decimal, thousands=lexicon.thousands),
            )
        elif token.kind == WORD:
            pieces = [each for each in language.pieces(token.text) if each.kind not in _NO_NUMBERS]
            if pieces:
                yield index, pieces[0].value if len(pieces) == 1 else None


def _other_separators(token: Token, language: Language) -> Fraction | None:
    if token.kind != DIGITS or token.text.isdecimal():
        return None
    lexicon = language.lexicon
    return read_digits(token.text, decimal=lexicon.thousands, thousands=lexicon.decimal)


def _amount(figure: Figure) -> str:
    ends = (figure.low, figure.high) if figure.value is None else (figure.value,)
    return " to ".join(decimal_text(end) for end in ends if end is not None)
