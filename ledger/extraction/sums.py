"""Figures that another figure of the text is the sum of, found by adding them up.

An article seldom says "the parts are": it names a whole and then its parts, in the same sentence or
in the next ones. So runs of neighbouring figures are added, and a run that meets a figure beside
it exactly is taken for its parts. That can only ever answer "adds up"; lists that ought to meet
their whole and do not are for `relations`, which wants words that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from ledger.extraction.figures import Figure

VERSION = "1"

_FEWEST_PARTS = 2
_REACH = 10  # figures of the same unit on either side
_SENTENCES = 3  # between a whole and its parts
_LARGE = 100  # smaller wholes are met by chance, so their parts must stand right beside them
_LARGEST = 10**15
_CLOSE = 1e-9
_MONEY_WITHOUT_COUNTRY = frozenset(
    ("dinar", "dirham", "franc", "krona", "lira", "peso", "pound", "riyal", "rupee", "shilling")
)
SHARES = ("percent", "percentage_point", "basis_point", "per_mille", "fraction")
_NO_SUMS = frozenset(
    (
        *SHARES,
        "magnitude",
        *("degree_celsius", "degree_fahrenheit", "kilometre_per_hour", "mile_per_hour"),
    )
)


class Placed(msgspec.Struct, frozen=True):
    """A figure of the text, its number among all of them, and the sentence it stands in."""

    figure: Figure
    number: int
    sentence: int


class Sum(msgspec.Struct, frozen=True):
    """The numbers of a whole and of the figures that make it up."""

    total: int
    parts: tuple[int, ...]


def find_sums(
    placed: Sequence[Placed], is_sum: Callable[[Placed, Sequence[Placed]], bool]
) -> list[Sum]:
    """Find the wholes that neighbouring figures meet exactly. Linear in the number of figures.

    What stands right beside its parts comes before what stands near them, and parts that count the
    same thing come before parts that might. *is_sum* has the last word: it sees whole and parts,
    and knows the text between them.
    """
    addends = [one for one in placed if _is_addend(one.figure)]
    sizes = {one.number: float(one.figure.value or 0) for one in addends}
    found: dict[int, Sum] = {}
    used: set[int] = set()
    for alike in (_count_the_same, _measure_the_same):
        for beside in (True, False):
            for at, whole in enumerate(addends):
                if whole.number in found or whole.figure.unit in _NO_SUMS:
                    continue
                parts = _parts(addends, sizes, at, alike, beside=beside)
                numbers = tuple(one.number for one in parts)
                if parts and used.isdisjoint(numbers) and is_sum(whole, parts):
                    used.update(numbers)
                    found[whole.number] = Sum(whole.number, numbers)
    return list(found.values())


def _is_addend(figure: Figure) -> bool:
    return figure.value is not None and 0 < figure.value < _LARGEST and not figure.negated


def same_unit(one: str | None, other: str | None) -> bool:
    """Say whether two units can be added: one may name the money without its country."""
    if one == other:
        return True
    if one is None or other is None or one.isupper() == other.isupper():
        return False
    return one in _MONEY_WITHOUT_COUNTRY or other in _MONEY_WITHOUT_COUNTRY


def _count_the_same(whole: Figure, part: Figure) -> bool:
    """The parts of "498 km, 212 here and 286 there" are written without unit and noun."""
    if part.unit is None and part.counted is None:
        return True
    if whole.unit is None and whole.counted is None:
        return False
    return same_unit(whole.unit, part.unit) and part.counted in (None, whole.counted)


def _measure_the_same(whole: Figure, part: Figure) -> bool:
    return part.unit is None or same_unit(whole.unit, part.unit)


def _parts(
    addends: Sequence[Placed],
    sizes: Mapping[int, float],
    at: int,
    alike: Callable[[Figure, Figure], bool],
    *,
    beside: bool,
) -> list[Placed]:
    """The run after or before the figure *at* that sums to it, or nothing."""
    whole = addends[at]
    size = sizes[whole.number]
    if not beside and size < _LARGE:
        return []
    for near in (addends[at + 1 : at + 1 + _REACH], addends[max(0, at - _REACH) : at][::-1]):
        smaller = [sizes[one.number] for one in near if sizes[one.number] < size]
        if len(smaller) < _FEWEST_PARTS or sum(smaller) < size * (1 - _CLOSE):
            continue  # they cannot meet it, whichever of them are parts
        run = _run(whole, near, alike)
        values = [sizes[one.number] for one in run]
        starts = range(min(1, len(values))) if beside else range(1, len(values))
        for start, stop in _meeting(values, starts, size):
            parts = sorted(run[start:stop], key=lambda one: one.number)
            total = sum((one.figure.value or 0 for one in parts), Fraction(0))
            if total == whole.figure.value and _is_one_list(parts):
                return parts
    return []


def _run(
    whole: Placed, near: Sequence[Placed], alike: Callable[[Figure, Figure], bool]
) -> list[Placed]:
    """The figures that could be parts, from the whole on, until too many sentences have none."""
    run: list[Placed] = []
    last = whole.sentence
    for one in near:
        if abs(one.sentence - last) > _SENTENCES:
            break
        if alike(whole.figure, one.figure):
            run.append(one)
            last = one.sentence
    return run


def _is_one_list(parts: Sequence[Placed]) -> bool:
    """Say whether the parts stand in one sentence, or each in one of its own as list items do."""
    sentences = {part.sentence for part in parts}
    return len(sentences) in (1, len(parts))


def _meeting(values: Sequence[float], starts: range, value: float) -> Iterator[tuple[int, int]]:
    for start in starts:
        total = 0.0
        for stop in range(start, len(values)):
            total += values[stop]
            if stop + 1 - start >= _FEWEST_PARTS and abs(total - value) <= _CLOSE * value:
                yield start, stop + 1
            if total > value:
                break
