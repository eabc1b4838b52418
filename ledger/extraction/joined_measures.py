"""A measure in two units is one figure: "two hours and 45 minutes", "5 feet 11", "3 dollars 20".

The second figure is less than one of the first one's unit, measures the same thing, and stands
right behind it; the value is in the first unit.
"""

from __future__ import annotations

import msgspec

from ledger.extraction.figures import Figure
from ledger.extraction.languages.language import Language
from ledger.extraction.reading import Reading
from ledger.extraction.units import part_of

VERSION = "1"


def joined(reading: Reading, language: Language, one: Figure, other: Figure) -> Figure | None:
    """Return the two figures as one, None where they are two."""
    if one.value is None or other.value is None or one.value.denominator != 1 or one.value < 1:
        return None
    noun = reading.mark(one.tail - 1, "unit", "dual") is None and one.counted is not None
    if noun or other.comparator != "=" or other.value <= 0:
        return None
    share = part_of(one.unit, other.unit)
    if share is None or other.value * share >= 1 or not _touch(reading, language, one, other):
        return None
    return msgspec.structs.replace(
        one,
        value=one.value + other.value * share,
        end=other.end,
        after=other.after,
        tail=other.tail,
        counted=other.counted or one.counted,
        rules=(*one.rules, "quantities.joined_measures"),
    )


def _touch(reading: Reading, language: Language, one: Figure, other: Figure) -> bool:
    """Say whether nothing but "and" stands between the first one's unit and the second figure."""
    between = range(one.tail, other.first)
    if len(between) > 1:
        return False
    pieces = [piece.kind for at in between for piece in language.pieces(reading.text(at))]
    return pieces == ["join"] * len(between)
