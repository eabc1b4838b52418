"""One claim told twice at one place is one claim; what was part of either is part of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ledger.extraction.extractor import Candidate, Note
from ledger.extraction.notes import dropped

_Told = tuple[object, ...]


def told_once(
    found: Sequence[tuple[int, Candidate]], notes: list[Note]
) -> list[tuple[int, Candidate]]:
    """Return *found*, each claim once: the first that was told; *notes* tell of the others.

    Claims are the same that have kind, place, and the place and value of the figure in common.
    """
    first: dict[_Told, int] = {}
    same: dict[int, int] = {}
    for number, claim in found:
        same[number] = first.setdefault(_told(claim), number)
    for number, claim in found:
        if same[number] != number:
            why = f"it is claim {same[number] + 1} again"
            notes.append(dropped(f"claim {number + 1}", why, claim.start, claim.end))
    return [(number, _led_to(claim, same)) for number, claim in found if same[number] == number]


def _told(claim: Candidate) -> _Told:
    figure = claim.quantity
    place = (claim.kind, claim.start, claim.end)
    if figure is None:
        return place
    return (*place, figure.start, figure.end, figure.value, figure.low, figure.high)


def _led_to(claim: Candidate, same: dict[int, int]) -> Candidate:
    """Return the claim with its whole in the place in which that is kept."""
    if claim.quantity is None or not isinstance(claim.quantity.part_of, int):
        return claim
    whole = same.get(claim.quantity.part_of, claim.quantity.part_of)
    return msgspec.structs.replace(
        claim, quantity=msgspec.structs.replace(claim.quantity, part_of=whole)
    )
