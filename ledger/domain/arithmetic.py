"""Sums of stated figures: do the parts make the whole?

Pure, because two rooms need it: the extraction (sums inside one article) and the checks (sums
over recorded claims).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from ledger.domain.quantities import Quantity

_FEWEST = 3  # a whole and two parts

SumResult = Literal["adds_up", "does_not_add_up", "cannot_tell"]


class SumVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The total as stated (`expected`), the sum of the parts (`observed`), both plain decimals."""

    expected: str
    observed: str
    result: SumResult


def plain_decimal(value: Decimal) -> str:
    """Return *value* without exponent and without trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def judge_sum(total: Quantity, parts: Sequence[Quantity], *, exhaustive: bool) -> SumVerdict | None:
    """Hold *parts* against *total*; None when there is nothing to add (a range, mixed units).

    * Parts that meet the total add up, approximate or not.
    * Parts that miss it do not add up when all are exact and either the list is *exhaustive* or
      they exceed the whole.
    * Everything else cannot be told: a partial list that falls short, approximate figures.
    """
    figures = (total, *parts)
    if len(figures) < _FEWEST or any(f.value is None for f in figures):
        return None
    if len({figure.unit for figure in figures}) > 1:
        return None
    expected = Decimal(total.value or "0")
    observed = sum((Decimal(part.value or "0") for part in parts), Decimal(0))
    exact = all(figure.comparator == "=" for figure in figures)
    result: SumResult = "cannot_tell"
    if observed == expected:
        result = "adds_up"
    elif exact and (exhaustive or observed > expected):
        result = "does_not_add_up"
    return SumVerdict(
        expected=plain_decimal(expected), observed=plain_decimal(observed), result=result
    )
