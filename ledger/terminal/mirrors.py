"""Which character is the mirror image of which, and which brackets form pairs.

Python knows that `(` is mirrored in right-to-left text, but not into what. The standard's names
do: a mirror image carries the same name with left and right, less and greater and the like
exchanged. What the names hide stands in a short table. Source: Unicode's BidiMirroring.txt and
BidiBrackets.txt, against which a test compares every character where the files are installed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SWAPS: Final = {
    "LEFT": "RIGHT",
    "LESS": "GREATER",
    "PRECEDE": "SUCCEED",
    "SUBSET": "SUPERSET",
}
_SWAPPED: Final = _SWAPS | {second: first for first, second in _SWAPS.items()}
_SWAPPABLE: Final = re.compile("|".join(_SWAPPED))

# Pairs whose names do not mirror: each character stands beside its image.
_IRREGULAR: Final = (
    "༺༻༼༽᚛᚜∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕⊏⊐⊑⊒⊘⦸⊦⫞⊨⫤⊩⫣⊲⊳⊴⊵⊶⊷⊸⟜"
    "⋢⋣⋤⋥⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟈⟉⟋⟍⦤⦥⧄⧅⧏⧐⧸⧹⨫⨬⨼⨽⩤⩥⪪⪫⪬⪭⫬⫭"
)
_TABLE: Final = dict(zip(_IRREGULAR[::2], _IRREGULAR[1::2], strict=True)) | dict(
    zip(_IRREGULAR[1::2], _IRREGULAR[::2], strict=True)
)


@cache
def mirror(char: str) -> str:
    """The mirror image of a character, or the character itself where there is none."""
    if not unicodedata.mirrored(char):
        return char
    if char in _TABLE:
        return _TABLE[char]
    name = unicodedata.name(char, "")
    swapped = _SWAPPABLE.sub(lambda found: _SWAPPED[found[0]], name)
    try:
        image = unicodedata.lookup(swapped)
    except KeyError:
        return char
    return image if unicodedata.mirrored(image) else char


@cache
def closing_bracket(char: str) -> str | None:
    """The canonical bracket that closes this opening one; None where it opens nothing."""
    if unicodedata.category(char) != "Ps" or mirror(char) == char:
        return None
    return unicodedata.normalize("NFC", mirror(char))


@cache
def closes(char: str) -> str | None:
    """The canonical form of this closing bracket; None where it closes nothing."""
    if unicodedata.category(char) != "Pe" or mirror(char) == char:
        return None
    return unicodedata.normalize("NFC", char)
