"""Numbers put together from pieces made by hand, by the grammar of a language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ledger.extraction.numerals import Atom, Grammar, read_numeral

ENGLISH = Grammar(joined=False, units_first=False, bare_scale=True)


def atoms(*pieces: tuple[str, int]) -> list[Atom]:
    return [
        Atom(kind, Fraction(value), at, 10 * at, 10 * at + 9, at + 1)
        for at, (kind, value) in enumerate(pieces)
    ]


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        ([("digits", 37)], 37),
        ([("ten", 60), ("unit", 3)], 63),
        ([("unit", 6), ("hundred", 100), ("join", 0), ("ten", 30)], 630),
        ([("digits", 37), ("scale", 1_000)], 37_000),
        ([("unit", 3), ("scale", 1_000_000), ("unit", 7), ("scale", 1_000)], 3_007_000),
    ],
)
def test_pieces_in_falling_order_are_one_number(pieces: list[tuple[str, int]], value: int) -> None:
    found = read_numeral(atoms(*pieces), 0, ENGLISH)

    assert found is not None
    assert (found.value, found.first, found.after) == (Fraction(value), 0, len(pieces))


def test_a_second_unit_begins_another_number() -> None:
    found = read_numeral(atoms(("unit", 3), ("unit", 7)), 0, ENGLISH)

    assert found is not None
    assert (found.value, found.after) == (Fraction(3), 1)


def test_a_joiner_alone_is_no_number() -> None:
    assert read_numeral(atoms(("join", 0)), 0, ENGLISH) is None
