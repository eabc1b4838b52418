"""Parts are held against their whole, and only a real miss is an observation."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ledger.checks import Observation, StatedClaims, StatedSum, examine
from ledger.domain.quantities import Comparator, Quantity

Figures = st.lists(st.decimals(0, 10**9, places=2), min_size=2, max_size=8)


def figure(value: str, comparator: Comparator = "=", unit: str | None = None) -> Quantity:
    return Quantity(text=value, start=0, end=1, value=value, comparator=comparator, unit=unit)


def stated(total: Quantity, *parts: Quantity, exhaustive: bool = True) -> StatedClaims:
    figures = {"whole": total} | {f"part-{at}": part for at, part in enumerate(parts)}
    names = tuple(name for name in figures if name != "whole")
    one = StatedSum(total="whole", parts=names, exhaustive=exhaustive)
    return StatedClaims(figures=figures, sums=(one,))


def test_parts_that_make_their_whole_raise_nothing() -> None:
    assert examine(stated(figure("90"), figure("52"), figure("38"))) == ()


def test_parts_that_miss_their_whole_are_seen_on_the_whole() -> None:
    assert examine(stated(figure("90"), figure("52"), figure("58"))) == (
        Observation(
            claim="whole", check="sum", expected="90", observed="110", inputs=("part-0", "part-1")
        ),
    )


def test_a_partial_list_may_fall_short_but_not_exceed() -> None:
    assert examine(stated(figure("90"), figure("20"), figure("38"), exhaustive=False)) == ()
    assert examine(stated(figure("90"), figure("70"), figure("38"), exhaustive=False))


def test_approximate_figures_never_alarm() -> None:
    assert examine(stated(figure("90", "~"), figure("52"), figure("58"))) == ()
    assert examine(stated(figure("90"), figure("52"), figure("58", ">="))) == ()


def test_measures_of_different_things_are_not_added() -> None:
    metres, kilometres = figure("5000", unit="metre"), figure("2", unit="kilometre")

    assert examine(stated(figure("9", unit="kilometre"), metres, kilometres)) == ()


@given(Figures, st.decimals(-5, 5, places=2))
def test_a_whole_is_exactly_the_sum_of_its_parts(parts: list[Decimal], slip: Decimal) -> None:
    total = sum(parts, Decimal(0)) + slip

    seen = examine(stated(figure(str(total)), *(figure(str(part)) for part in parts)))

    assert bool(seen) == (slip != 0)
    if seen:
        assert Decimal(seen[0].expected) - Decimal(seen[0].observed) == slip
