"""The pieces of numbers in a sentence: runs of figures and number words that touch one another.

A run ends at anything that can be no part of a number; where a number begins and ends inside it is
for the grammar (`numerals`) to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from ledger.extraction.digits import figure, is_ratio
from ledger.extraction.grouping import groups_end
from ledger.extraction.languages.language import Language
from ledger.extraction.number_words import settled
from ledger.extraction.numerals import Atom, Numeral, read_numeral
from ledger.extraction.powers import power_of_ten
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

VERSION = "2"

_JOINTS = ("-", "\u2010", "\u2011", ",")  # the hyphens of Unicode
_LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
_NOTHING = Fraction(0)
_GROUPS = 2
_LENGTHS = ("mm",)  # a scale only of money
_ROUND = "k"  # in "500k people" it can only be a thousand


def read_numerals(
    reading: Reading, language: Language, first: int, after: int, taken: bytearray
) -> list[Numeral]:
    """Read all numbers of a sentence that are not *taken*, in text order."""
    found: list[Numeral] = []
    for touching in _runs(reading, language, first, after, taken):
        run, at = settled(touching), 0
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
    candidates = reading.numbers_within(first, after)
    units = _unit_words(reading, first, after) if candidates else set()
    scaled: set[str] = set()  # "7.31m hives, not 7.13m": a letter keeps its meaning
    end = first
    for index in candidates:
        if run and index < run[-1].after:
            continue
        if run and index > end:
            joint = _joint(reading, language, run[-1], end) if index == end + 1 else None
            if joint is None:
                yield run
                run = []
            else:
                run.extend(joint)
        atoms = () if taken[index] else _atoms(reading, language, index)
        if atoms and not first <= atoms[0].token < atoms[-1].after <= after:
            atoms = ()  # what goes on in the next line or began in the last is no figure of either
        if atoms and atoms[0].kind == "money_scale":
            letter = reading.text(index)
            known = letter in scaled and reading.tokens[index].glued
            short = (
                run
                and run[-1].kind == "digits"
                and (known or _is_scale(reading, language, index, after))
            )
            scaled.update((letter,) if short else ())
            atoms = (msgspec.structs.replace(atoms[0], kind="scale"),) if short else ()
        elif index in units:
            atoms = ()
        if atoms:
            run.extend(atoms)
            end = atoms[-1].after
        elif run:
            yield run
            run = []
    if run:
        yield run


def _joint(
    reading: Reading, language: Language, before: Atom, index: int
) -> tuple[Atom, ...] | None:
    """What a sign between two number words adds: a hyphen nothing, a comma a comma."""
    token = reading.tokens[index]
    if token.text not in _JOINTS or not _word_follows(reading, language, index):
        return None
    if before.kind == "digits" and not _scale_follows(reading, language, index):
        return None
    if token.text == ",":
        return (Atom("comma", _NOTHING, index, token.start, token.end, index + 1),)
    return () if token.glued else None


def _scale_follows(reading: Reading, language: Language, index: int) -> bool:
    """Say whether a hyphen only ties a figure to its scale: "1.5-million"."""
    if reading.text(index) != "-" or index + 1 >= len(reading.tokens):
        return False
    scale = any(piece.kind == "scale" for piece in language.pieces(reading.text(index + 1)))
    return scale and reading.tokens[index + 1].glued


def _unit_words(reading: Reading, first: int, after: int) -> set[int]:
    """Return the words of units that hold a number word themselves ("per hundred")."""
    return {
        token
        for mark in reading.within(first, after, "unit")
        for token in range(mark.first, mark.after)
        if reading.tokens[token].kind == WORD
    }


def _is_scale(reading: Reading, language: Language, scale: int, after: int) -> bool:
    """Say whether letters glued to a figure are its scale ("£5m", "2.5m people"), no unit."""
    if not reading.tokens[scale].glued:
        return False
    if reading.ending(scale - 1, "currency_before") or reading.text(scale) == _ROUND:
        return True
    if reading.text(scale) in _LENGTHS:
        return False
    if reading.mark(scale + 1, "unit") is not None:
        return True
    found = language.counted(reading, scale + 1, after)
    if found is None or reading.text(scale + 1) == "of":  # "300mm of rain", "a 50m pool"
        return False
    noun = reading.mark(found[0], "noun")
    word = reading.text(found[0])
    single = (noun.value if noun is not None else language.noun(word)) == word
    return not (language.counts_plural and single)


def _word_follows(reading: Reading, language: Language, index: int) -> bool:
    if index + 1 >= len(reading.tokens) or reading.tokens[index + 1].kind != WORD:
        return False
    return bool(language.pieces(reading.text(index + 1)))


def _atoms(reading: Reading, language: Language, index: int) -> tuple[Atom, ...]:
    token = reading.tokens[index]
    if token.kind == DIGITS:
        lexicon = language.lexicon
        value = figure(token.text, decimal=lexicon.decimal, thousands=lexicon.thousands)
        if value is None:
            return ()
        after = _after_ending(reading, language, index)
        plain = Atom("digits", value, index, token.start, reading.tokens[after - 1].end, after)
        joined = (
            _spaced(reading, language, index)
            or _ratio(reading, index)
            or _worded_ratio(reading, language, index)
            or _power(reading, index)
        )
        return (joined or _leading_point(reading, plain),)
    if token.kind != WORD:
        return ()
    found: list[Atom] = []
    for written in language.pieces(token.text):
        piece = language.in_context(reading, index, written)
        if piece is None:
            return ()
        start, end = token.start + piece.start, token.start + piece.end
        found.append(Atom(piece.kind, piece.value, index, start, end, index + 1))
    return tuple(found)


def _spaced(reading: Reading, language: Language, index: int) -> Atom | None:
    """Thousands set off by spaces ("12 500"): the typesetter's, or with what they count after."""
    tokens = reading.tokens
    after = groups_end(tokens, index)
    if after == index + 1:
        return None
    gaps = {_gap(reading, at) for at in range(index + 1, after) if not tokens[at].glued}
    named = (
        after - index > _GROUPS  # "1 000 000" can be nothing else
        or not gaps & {" ", "\t"}
        or reading.mark(after, "unit", "noun") is not None
        or language.counted(reading, after, min(after + 2, len(tokens))) is not None
    )
    if len(gaps) > 1 or not named or not gaps.isdisjoint(_LINE_ENDS):
        return None
    groups = (tokens[at].text for at in range(index, after) if tokens[at].kind == DIGITS)
    value = figure("".join(groups).replace(",", "."), decimal=".", thousands=",")
    if value is None:
        return None
    return Atom("digits", value, index, tokens[index].start, tokens[after - 1].end, after)


def _power(reading: Reading, index: int) -> Atom | None:
    found = power_of_ten(reading.tokens, index)
    if found is None:
        return None
    value, after = found
    tokens = reading.tokens
    return Atom("digits", value, index, tokens[index].start, tokens[after - 1].end, after)


def _leading_point(reading: Reading, plain: Atom) -> Atom:
    """The figure as it is, or a decimal that begins with its point: ".5"."""
    point = plain.token - 1
    text = reading.text(plain.token)
    if point < 0 or reading.text(point) != "." or not reading.tokens[plain.token].glued:
        return plain
    if reading.tokens[point].glued or not text.isdecimal():
        return plain
    value = Fraction(int(text), 10 ** len(text))
    return msgspec.structs.replace(
        plain, value=value, start=reading.tokens[point].start, token=point
    )


def _gap(reading: Reading, index: int) -> str:
    return reading.view.stored[reading.view.origin(reading.tokens[index].start - 1)]


def _worded_ratio(reading: Reading, language: Language, index: int) -> Atom | None:
    found = language.ratio(reading, index)
    if found is None:
        return None
    value, after = found
    tokens = reading.tokens
    return Atom("ratio", value, index, tokens[index].start, tokens[after - 1].end, after)


def _after_ending(reading: Reading, language: Language, index: int) -> int:
    """The token after a figure and the ending that is written onto it ("85i")."""
    following = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    glued = following is not None and following.glued and following.kind == WORD
    return index + 1 + (glued and language.is_ending(reading.text(index + 1)))


def _ratio(reading: Reading, index: int) -> Atom | None:
    """The form "3/4": a numerator below its denominator, with nothing else glued to it."""
    if reading.text(index + 1) != "/":
        return None
    over, under = reading.text(index), reading.text(index + 2)
    if not is_ratio(over, under):
        return None
    tokens = reading.tokens
    if not (tokens[index + 1].glued and tokens[index + 2].glued):
        return None
    if reading.text(index + 3) == "/" or (tokens[index].glued and reading.text(index - 1) == "/"):
        return None
    value = Fraction(int(over), int(under))
    return Atom("ratio", value, index, tokens[index].start, tokens[index + 2].end, index + 3)
