"""Number words that only their neighbours explain: what each is, before the grammar reads them.

"واحد" before "عشر" holds an "and"; "ألفا" before a noun is two of it, behind a count one; "üçte" is
three of something after a ten and a third elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from ledger.extraction.numerals import Atom

VERSION = "1"

_TEN = 10
# What the last word of a number may follow: "on üçte", "bin yirmide", but "bin onda" is no 1010.
_BEFORE = {"unit": ("ten", "hundred", "scale"), "ten": ("hundred", "scale")}


def settled(run: Sequence[Atom]) -> list[Atom]:
    """Return the *run* with every word of more than one kind decided by those beside it."""
    found: list[Atom] = []
    for index, atom in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        if atom.kind == "denominator":
            found.append(_denominator(atom, found, following))
        elif atom.kind == "unit_or_joined":
            found.extend(_joined(atom, following))
        else:
            found.append(atom)
    return found


def _denominator(atom: Atom, before: Sequence[Atom], following: Atom | None) -> Atom:
    """The denominator of "üçte bir", or the last of "on üçte" with a locative ending."""
    over_one = following is not None and following.kind == "unit"
    kind = "unit" if atom.value < _TEN else "ten"
    alone = not before or before[-1].kind not in _BEFORE[kind]
    if over_one or alone or (atom.value == _TEN and before[-1].kind == "scale"):
        return atom
    return msgspec.structs.replace(atom, kind=kind)


def _joined(atom: Atom, following: Atom | None) -> tuple[Atom, ...]:
    """One, or an "and" with the one of eleven."""
    if following is None or following.kind != "ten" or following.value != _TEN:
        return (msgspec.structs.replace(atom, kind="unit"),)
    cut = atom.start + 1
    return (
        msgspec.structs.replace(atom, kind="join", value=Fraction(0), end=cut),
        msgspec.structs.replace(atom, kind="unit", start=cut),
    )
