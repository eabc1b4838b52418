"""Number words that only their neighbours explain: what each is, before the grammar reads them.

"واحد" before "عشر" holds an "and"; "ألفا" before a noun is two of it, behind a count one; "üçte" is
three of something after a ten and a third elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from ledger.extraction.numerals import Atom

VERSION = "1"

_TEN = 10
# What a word that is a number only behind another one may stand behind.
BEHIND: Mapping[str, tuple[str, ...]] = {
    "denominator": ("ten", "hundred"),
}


def settled(run: Sequence[Atom]) -> list[Atom]:
    """Return the *run* with every word of more than one kind decided by those beside it."""
    found: list[Atom] = []
    for index, atom in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        if atom.kind in BEHIND:
            found.append(_behind(atom, found, following))
        elif atom.kind == "unit_or_joined":
            found.extend(_joined(atom, following))
        else:
            found.append(atom)
    return found


def _behind(atom: Atom, before: Sequence[Atom], following: Atom | None) -> Atom:
    if not before or before[-1].kind not in BEHIND[atom.kind]:
        return atom
    if atom.kind == "denominator" and following is not None and following.kind == "unit":
        return atom  # "üçte bir" is a third
    if before[-1].kind == "unit" and before[-1].value <= 1:
        return atom
    return msgspec.structs.replace(atom, kind="unit")


def _joined(atom: Atom, following: Atom | None) -> tuple[Atom, ...]:
    """One, or an "and" with the one of eleven."""
    if following is None or following.kind != "ten" or following.value != _TEN:
        return (msgspec.structs.replace(atom, kind="unit"),)
    cut = atom.start + 1
    return (
        msgspec.structs.replace(atom, kind="join", value=Fraction(0), end=cut),
        msgspec.structs.replace(atom, kind="unit", start=cut),
    )
