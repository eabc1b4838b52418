"""Turkish figures that their surroundings complete: kuruş, and "35 değil 85 gram"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_SMALL_MONEY = {"kuruş": "TRY", "cent": "USD"}
_CENTS = 100


def completed(figures: Sequence[Figure]) -> list[Figure]:
    """Name small money in large, and give what is denied the unit of what holds instead."""
    found = [
        _contrasted(_in_large(figure), figures[at + 1] if at + 1 < len(figures) else None)
        for at, figure in enumerate(figures)
    ]
    for at, part in enumerate(found[:-1]):
        if part.role == "part_ahead" and part.comparator != "=":
            # "en az 2'si çocuk 5 kişi": the bound is the whole's
            bound = part.comparator
            found[at] = msgspec.structs.replace(part, comparator="=")
            found[at + 1] = msgspec.structs.replace(found[at + 1], comparator=bound)
    return found


def _in_large(figure: Figure) -> Figure:
    """Kuruş as lira, cents as dollars."""
    money = _SMALL_MONEY.get(figure.unit or "")
    if money is None or figure.value is None:
        return figure
    return msgspec.structs.replace(figure, unit=money, value=figure.value / _CENTS)


def _contrasted(figure: Figure, following: Figure | None) -> Figure:
    if not figure.negated or figure.unit is not None or following is None:
        return figure
    if following.negated:
        return figure
    counted = figure.counted or following.counted
    return msgspec.structs.replace(figure, unit=following.unit, counted=counted)
