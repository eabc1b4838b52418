"""Write `ledger/extraction/lexicons/unit_factors.tsv` anew: `python .dev/unit_factors.py`.

The second column of `units.tsv` is what pint, a development dependency, calls the unit. From it a
line is made for each: the unit, its dimension, the exact factor to the base unit as a fraction
("5/18"), and the zero point where the scale has one of its own.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pint

LEXICONS = Path(__file__).parent.parent / "ledger" / "extraction" / "lexicons"
# What pint counts as pure numbers or as 1/second is told apart here, and months are no days.
FAMILIES = {
    "share": ("percent", "per_mille", "parts_per_million"),
    "points": ("percentage_point", "basis_point"),
    "information": (
        *("bit", "byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"),
        *("megabit", "gigabit"),
    ),
    "data_rate": ("megabit_per_second", "gigabit_per_second"),
    "activity": ("becquerel",),
    "calendar": ("month", "year", "decade", "century"),
}
FAMILY_OF = {unit: family for family, units in FAMILIES.items() for unit in units}
FINEST = 10**15  # pint divides in decimals of 28 digits; no factor needs a larger denominator


def measured(registry: pint.UnitRegistry[Decimal], name: str) -> tuple[str, Fraction, Fraction]:
    """Return the dimension of what pint calls *name*, its factor to the base and its zero point."""
    times, _, unit = name.partition(" ") if name[0].isdigit() else ("1", "", name)
    if not unit:
        return "dimensionless", Fraction(Decimal(times)), Fraction(0)
    units = registry.parse_units(unit)
    zero = Fraction(registry.Quantity(Decimal(0), units).to_base_units().magnitude)
    one = Fraction(registry.Quantity(Decimal(1), units).to_base_units().magnitude)
    dimension = "*".join(
        f"{what.strip('[]')}^{power}" for what, power in sorted(units.dimensionality.items())
    )
    factor = (one - zero).limit_denominator(FINEST) * Fraction(times)
    return dimension or "dimensionless", factor, zero.limit_denominator(FINEST)


def main() -> None:
    """Write a line for each unit that pint knows."""
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    lines = []
    for line in (LEXICONS / "units.tsv").read_text(encoding="utf-8").splitlines():
        unit, name = line.split("\t")[:2]
        if name:
            dimension, factor, zero = measured(registry, name)
            dimension = FAMILY_OF.get(unit, dimension)
            lines.append(f"{unit}\t{dimension}\t{factor}\t{zero}")
    (LEXICONS / "unit_factors.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
