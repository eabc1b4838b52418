"""Wholes and their parts among figures made by hand."""

from __future__ import annotations

from fractions import Fraction

from ledger.extraction.figures import Figure
from ledger.extraction.sums import Placed, Sum, find_sums


def placed(*values: int, unit: str | None = None, counted: str | None = "kite") -> list[Placed]:
    return [
        Placed(
            Figure(
                first=at, after=at + 1, start=at, end=at + 1,
                value=Fraction(value), unit=unit, counted=counted,
            ),
            at,
            0,
        )
        for at, value in enumerate(values)
    ]  # fmt: skip


def test_a_whole_is_what_its_neighbours_add_up_to() -> None:
    assert find_sums(placed(637, 420, 217), lambda *_: True) == [Sum(0, (1, 2))]


def test_figures_that_meet_no_other_are_no_sum() -> None:
    assert find_sums(placed(637, 420, 218), lambda *_: True) == []


def test_shares_never_add_up_to_a_share() -> None:
    assert find_sums(placed(90, 60, 30, unit="percent"), lambda *_: True) == []


def test_the_text_between_has_the_last_word() -> None:
    assert find_sums(placed(637, 420, 217), lambda *_: False) == []
