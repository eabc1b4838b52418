"""Units of measure: exact factors, the same as another hand's, and nothing mixed up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import InvalidValue
from ledger.extraction import extract
from ledger.extraction.units import Unit, convert, in_base_unit, units


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (Fraction(3, 2), "kilometre", "metre", Fraction(1500)),
        (Fraction(36), "kilometre_per_hour", "metre_per_second", Fraction(10)),
        (Fraction(100), "degree_celsius", "degree_fahrenheit", Fraction(212)),
        (Fraction(2), "week", "day", Fraction(14)),
        (Fraction(3), "year", "month", Fraction(36)),
        (Fraction(25), "basis_point", "percentage_point", Fraction(1, 4)),
        (Fraction(1), "mile", "kilometre", Fraction(1609344, 1000000)),
    ],
)
def test_a_measure_is_told_in_another_unit(
    value: Fraction, unit: str, to: str, expected: Fraction
) -> None:
    assert convert(value, unit, to) == expected


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("kilometre", "hectare"),
        ("percent", "percentage_point"),
        ("month", "day"),
        ("megabyte", "megabit_per_second"),
        ("USD", "EUR"),
    ],
)
def test_what_measures_another_thing_is_refused(unit: str, to: str) -> None:
    with pytest.raises(InvalidValue):
        convert(Fraction(1), unit, to)


@given(
    value=st.fractions(max_denominator=1000),
    pair=st.sampled_from([*units()]).flatmap(
        lambda one: st.tuples(
            st.just(one),
            st.sampled_from(
                [name for name, u in units().items() if u.dimension == units()[one].dimension]
            ),
        )
    ),
)
def test_there_and_back_is_the_same(value: Fraction, pair: tuple[str, str]) -> None:
    one, other = pair

    assert convert(convert(value, one, other), other, one) == value


def _peer(registry: pint.UnitRegistry[Decimal], name: str) -> Fraction:
    amount = registry.Quantity(Decimal(1), name)
    return Fraction(amount.to_base_units().magnitude)


@pytest.mark.slow
def test_the_factors_are_those_of_another_hand() -> None:
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    names = {
        "kilometre": "kilometre", "acre": "acre", "pound": "pound", "barrel": "oil_barrel",
        "knot": "knot", "horsepower": "horsepower", "gallon": "gallon", "psi": "",
        "troy_ounce": "troy_ounce", "mile_per_hour": "mile / hour",
    }  # fmt: skip
    for unit, name in names.items():
        if name:
            factor: Unit = units()[unit]
            assert abs(factor.factor - _peer(registry, name)) < Fraction(1, 10**12)


def test_a_unit_without_a_factor_is_a_measure_of_its_own() -> None:
    assert in_base_unit(Fraction(5), "USD") == ("USD", Fraction(5))
    assert in_base_unit(Fraction(5), None) == (None, Fraction(5))


def test_the_same_measure_in_another_unit_is_a_mention() -> None:
    found = extract(
        "The ministry said the solar farms produced 1.5 gigawatts of power. Later the ministry "
        "said the solar farms produced 1,500 megawatts of power.",
        lang="en",
    )

    assert [len(claim.mentions) for claim in found.claims] == [2]
