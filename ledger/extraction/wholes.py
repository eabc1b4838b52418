"""Parts and wholes after some claims were left out: every index names the claim it meant."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ledger.extraction.extractor import Candidate, Note
from ledger.extraction.notes import dropped
from ledger.extraction.wording import shown

VERSION = "1"


def with_wholes(found: Sequence[tuple[int, Candidate]], notes: list[Note]) -> tuple[Candidate, ...]:
    """Return the claims in text order, each `part_of` led to where its whole now stands.

    *found* are the claims that are left, each with the index it had. A whole that is not there,
    has no figure, or is part of its own part is none: the claim stays and *notes* tell it.
    """
    ordered = sorted(found, key=lambda one: _place(one[1]))
    now = {before: at for at, (before, _) in enumerate(ordered)}
    wholes: dict[int, int] = {}
    problems: dict[int, str] = {}
    for at, (_, claim) in enumerate(ordered):
        wanted = None if claim.quantity is None else claim.quantity.part_of
        if wanted is None:
            continue
        whole = now.get(wanted) if isinstance(wanted, int) else None
        if whole is None:
            problems[at] = f"there is no claim {_counted(wanted)}"
        elif ordered[whole][1].quantity is None:
            problems[at] = "the whole has no figure"
        else:
            wholes[at] = whole
    for at in _circling(wholes):
        del wholes[at]
        problems[at] = "it would be a part of itself"
    for at, why in problems.items():
        before, claim = ordered[at]
        notes.append(dropped(f"the whole of claim {before + 1}", why, claim.start, claim.end))
    return tuple(_with(claim, wholes.get(at)) for at, (_, claim) in enumerate(ordered))


def _place(claim: Candidate) -> tuple[int, int]:
    return claim.start, claim.start if claim.quantity is None else claim.quantity.start


def _counted(wanted: int | str) -> str:
    return shown(wanted + 1 if isinstance(wanted, int) else wanted)


def _circling(wholes: dict[int, int]) -> set[int]:
    """Return the claims that stand on a circle of wholes; each is walked over once."""
    circling: set[int] = set()
    done: set[int] = set()
    for start in wholes:
        path: dict[int, int] = {}
        at: int | None = start
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = wholes.get(at)
        if at in path and at is not None:
            circling.update(list(path)[path[at] :])
        done.update(path)
    return circling


def _with(claim: Candidate, whole: int | None) -> Candidate:
    if claim.quantity is None or claim.quantity.part_of == whole:
        return claim
    return msgspec.structs.replace(
        claim, quantity=msgspec.structs.replace(claim.quantity, part_of=whole)
    )
