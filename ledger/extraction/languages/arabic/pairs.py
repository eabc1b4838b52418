"""Figures that Arabic writes without a number word: a bare unit is one, its dual is two.

"متر ومترين" is one to two metres, "عام ونصف العام" a year and a half, "سنتين أو ثلاث سنوات" two
to three years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import msgspec

from ledger.extraction.figures import Figure
from ledger.extraction.languages.arabic.numbers import definite
from ledger.extraction.languages.language import Piece
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD
from ledger.extraction.units import part_of

_ONE, _TWO = Fraction(1), Fraction(2)
_TO = ("او", "الي", "و", "حتي")
# Units whose own first letter looks like a particle.
_OWN_LETTERS = ("برميل", "بوصه", "بايت", "واط", "وات", "بكسل", "بيكسل", "وحده", "بيتا")
_PARTS = frozenset({Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)})


Pieces = Callable[[str], tuple[Piece, ...]]


def find_pairs(
    reading: Reading, within: tuple[int, int], taken: bytearray, pieces: Pieces
) -> Iterator[Figure]:
    """Yield the figures of the sentence *within* whose one or two is in the unit's own form."""
    first, after = within
    for unit in reading.within(first, after, "unit"):
        if unit.after >= after or any(taken[unit.first : unit.after]):
            continue
        if unit.after == unit.first + 1 and _is_one(reading, unit, first, pieces):
            found = (
                _one_to_two(reading, unit, after)
                or _one_and_a_part(reading, unit, after, pieces)
                or _one_and_more(reading, unit, after, pieces)
            )
            if found is not None:
                yield found
    for dual in reading.within(first, after, "dual"):
        if dual.after < after and not taken[dual.first] and not definite(reading.text(dual.first)):
            found = _two_to(reading, dual, after, pieces)
            if found is not None:
                yield found


def _is_one(reading: Reading, unit: Mark, first: int, pieces: Pieces) -> bool:
    """Say whether the unit stands alone: in the singular, without article and number."""
    text = reading.text(unit.first)
    if definite(text) or len(text) <= len("طن") - 1 or text.endswith("ات"):
        return False
    before = reading.tokens[unit.first - 1] if unit.first > first else None
    if before is None:
        return True
    return not (before.kind == DIGITS or (before.kind == WORD and pieces(before.text)))


def _joined(reading: Reading, at: int) -> tuple[int, bool]:
    """The token after a joiner at *at*, and whether "and" is written onto it."""
    text = reading.text(at)
    if text in _TO:
        return at + 1, text == "و"
    return at, text.startswith("و")


def _one_to_two(reading: Reading, unit: Mark, after: int) -> Figure | None:
    at, joined = _joined(reading, unit.after)
    if at == unit.after and not joined:
        return None
    dual = reading.mark(at, "dual")
    if dual is None or dual.value != unit.value or dual.after > after:
        return None
    return _figure(reading, (unit.first, dual.after), None, (_ONE, _TWO), unit.value)


def _one_and_a_part(reading: Reading, unit: Mark, after: int, pieces: Pieces) -> Figure | None:
    at = unit.after
    found = pieces(reading.text(at))
    kinds = [piece.kind for piece in found]
    if kinds == ["join"]:
        at += 1
        found = pieces(reading.text(at))
        kinds = ["join", *(piece.kind for piece in found)]
    if kinds != ["join", "fraction"] or found[-1].value not in _PARTS or at >= after:
        return None
    end = at + 1
    again = reading.mark(end, "unit") if end < after and definite(reading.text(end)) else None
    if end < after and definite(reading.text(end)) and (again is None or again.value != unit.value):
        return None
    value = _ONE + found[-1].value
    figure = _figure(reading, (unit.first, end), value, (None, None), unit.value)
    return figure if again is None else msgspec.structs.replace(figure, tail=again.after)


def _one_and_more(reading: Reading, unit: Mark, after: int, pieces: Pieces) -> Figure | None:
    """The one of "ساعة و45 دقيقة" and "متر وستين سنتيمتراً"; the rest is a figure of its own."""
    at, joined = _joined(reading, unit.after)
    if not joined or at >= after:
        return None
    digits = reading.tokens[at].kind == DIGITS
    if not digits and not pieces(reading.text(at)):
        return None
    end = at + 1
    while end < after and pieces(reading.text(end)):
        end += 1
    rest = reading.mark(end, "unit")
    if rest is None or rest.after > after or part_of(unit.value, rest.value) is None:
        return None
    return _figure(reading, (unit.first, unit.after), _ONE, (None, None), unit.value)


def _two_to(reading: Reading, dual: Mark, after: int, pieces: Pieces) -> Figure | None:
    at, joined = _joined(reading, dual.after)
    between = reading.ending(dual.first, "range_open") is not None
    if at == dual.after and not joined:
        return None
    if reading.text(dual.after) == "و" or (at == dual.after and not between):
        return None
    found = [piece for piece in pieces(reading.text(at)) if piece.kind != "join"]
    if len(found) != 1 or found[0].kind != "unit" or found[0].value <= _TWO:
        return None
    unit = reading.mark(at + 1, "unit", "noun")
    same = unit is not None and unit.value == dual.value.removeprefix("noun:")
    if not same or at >= after:
        return None
    value = None if "noun:" in dual.value else dual.value
    return _figure(reading, (dual.first, at + 1), None, (_TWO, found[0].value), value)


def _figure(
    reading: Reading,
    within: tuple[int, int],
    value: Fraction | None,
    ends: tuple[Fraction | None, Fraction | None],
    unit: str | None,
) -> Figure:
    first, after = within
    token = reading.tokens[first]
    particle = token.text[0] in "وب" and not token.text.startswith(_OWN_LETTERS)
    return Figure(
        first=first,
        after=after,
        start=token.start + particle,
        end=reading.tokens[after - 1].end,
        value=value,
        low=ends[0],
        high=ends[1],
        unit=unit,
        tail=after,
        words=True,
        kind="range" if value is None else "pair",
        rules=("quantities.pair",),
    )
