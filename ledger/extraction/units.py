"""Units of measure in numbers: what can be compared with what, and by which factor.

The factors are exact and come from pint, a unit library, which made the table; nothing of it is
needed to read one. Money is no measure here: rates change by the day.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib import resources

import msgspec

from ledger.errors import InvalidValue

VERSION = "1"

# How many make one of their money; a currency of its own has no factor in the table of units.
_COINS = {
    "cent": 100,
    "penny": 100,
    "kuruş": 100,
    "piastre": 100,
    "halala": 100,
    "fils": 1000,
    "millime": 1000,
}
_CURRENCY_CODE = 3
_COINED = frozenset({"dinar", "riyal", "pound", "lira", "dirham", "dollar", "krona", "franc"})


class Unit(msgspec.Struct, frozen=True):
    """A unit: its dimension ("length^1"), its factor to the base unit, and where its zero lies."""

    dimension: str
    factor: Fraction
    zero: Fraction


@cache
def units() -> dict[str, Unit]:
    """Return the units that can be converted, by the names that quantities carry."""
    table = resources.files("ledger.extraction") / "lexicons" / "unit_factors.tsv"
    found = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        name, dimension, factor, zero = line.split("\t")
        found[name] = Unit(dimension, Fraction(factor), Fraction(zero))
    return found


def in_base_unit(value: Fraction, unit: str | None) -> tuple[str | None, Fraction]:
    """Return *value* in the base unit of its dimension, and the dimension.

    A unit without a factor (money, a count) is its own dimension.
    """
    known = units().get(unit) if unit is not None else None
    return (unit, value) if known is None else (known.dimension, value * known.factor + known.zero)


def convert(value: Fraction, unit: str, to: str) -> Fraction:
    """Return *value* of *unit* in the unit *to*, exactly: 3/2 kilometre is 1500 metre.

    Raises:
        InvalidValue: One of the units has no factor, or they measure different things.
    """
    known = units()
    one, other = known.get(unit), known.get(to)
    if one is None or other is None or one.dimension != other.dimension:
        alike = [name for name, each in known.items() if one and each.dimension == one.dimension]
        raise InvalidValue(field=f"unit for {unit}", value=to, allowed=", ".join(alike) or "none")
    return (value * one.factor + one.zero - other.zero) / other.factor


def part_of(whole: str | None, part: str | None) -> Fraction | None:
    """Return how much of the unit *whole* one of *part* is, None where it is no part of it."""
    if whole is None or part is None:
        return None
    if part in _COINS:
        money = whole in _COINED or (len(whole) == _CURRENCY_CODE and whole.isupper())
        return Fraction(1, _COINS[part]) if money else None
    known = units()
    one, other = known.get(whole), known.get(part)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return other.factor / one.factor if other.factor < one.factor else None
