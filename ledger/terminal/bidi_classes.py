"""The Bidi_Class of characters, and the sets of classes in which the rules of UAX #9 speak."""

from __future__ import annotations

import unicodedata
from typing import Final

STRONG: Final = frozenset({"L", "R", "AL"})
STRONG_RTL: Final = frozenset({"R", "AL"})
NUMBERS: Final = frozenset({"EN", "AN"})
NUMBER_SEPARATORS: Final = frozenset({"ES", "CS"})
INITIATORS: Final = frozenset({"LRI", "RLI", "FSI"})
ISOLATES: Final = INITIATORS | {"PDI"}
EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})
EXPLICIT: Final = EMBEDDINGS | ISOLATES | {"PDF"}
REMOVED: Final = EMBEDDINGS | {"PDF", "BN"}
NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"}) | ISOLATES
SEGMENT_ENDS: Final = frozenset({"B", "S"})
TRAILING: Final = frozenset({"WS"}) | ISOLATES | REMOVED

_ORDER_MATTERS: Final = STRONG_RTL | EXPLICIT | {"AN"}

# What unassigned code points count as (DerivedBidiClass.txt): their block's direction.
_UNASSIGNED: Final = (
    ("R", 0x0590, 0x05FF),
    ("AL", 0x0600, 0x07BF),
    ("R", 0x07C0, 0x085F),
    ("AL", 0x0860, 0x08FF),
    ("ET", 0x20A0, 0x20CF),
    ("R", 0xFB1D, 0xFB4F),
    ("AL", 0xFB50, 0xFDFF),
    ("AL", 0xFE70, 0xFEFF),
    ("R", 0x10800, 0x10CFF),
    ("AL", 0x10D00, 0x10D3F),
    ("R", 0x10D40, 0x10EBF),
    ("AL", 0x10EC0, 0x10EFF),
    ("R", 0x10F00, 0x10F2F),
    ("AL", 0x10F30, 0x10F6F),
    ("R", 0x10F70, 0x10FFF),
    ("R", 0x1E800, 0x1EC6F),
    ("AL", 0x1EC70, 0x1ECBF),
    ("R", 0x1ECC0, 0x1ECFF),
    ("AL", 0x1ED00, 0x1ED4F),
    ("R", 0x1ED50, 0x1EDFF),
    ("AL", 0x1EE00, 0x1EEFF),
    ("R", 0x1EF00, 0x1EFFF),
)


class _Classes(dict[str, str]):
    """Classes, each looked up at its first use."""

    def __missing__(self, char: str) -> str:
        found = unicodedata.bidirectional(char)
        if not found:
            code = ord(char)
            found = next((name for name, low, high in _UNASSIGNED if low <= code <= high), "L")
        self[char] = found
        return found


_CLASS_OF: Final = _Classes()


def bidi_class(char: str) -> str:
    """The Bidi_Class of one character, by its short name."""
    return _CLASS_OF[char]


def bidi_classes(text: str) -> list[str]:
    """The Bidi_Class of every character, by its short name."""
    return list(map(_CLASS_OF.__getitem__, text))


def needs_ordering(text: str) -> bool:
    """Whether anything in the text can make its visual order differ from its logical one."""
    return not text.isascii() and not _ORDER_MATTERS.isdisjoint(map(_CLASS_OF.__getitem__, text))
