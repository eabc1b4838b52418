"""One spelling for what people search alike: letters, digits and spaces without their variants.

Folding is for finding only. It changes lengths, so no offset refers to folded text.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_TATWEEL: Final = "\u0640"
_LETTERS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیېئ", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ء": None,
        _TATWEEL: None,
        "ı": "i",
        "٫": ".",
        "٬": ",",
        "٪": "%",
    }
)
_DROPPED: Final = frozenset({"Mn", "Cf"})


def fold(text: str) -> str:
    """Return *text* as search compares it.

    Compatibility forms are resolved (NFKD), case is folded with Turkish dotted and dotless i as
    one letter, marks, tatweel and format characters are dropped, alef, ya, waw, hamza and ta
    marbuta variants are unified, digits of every system become ASCII, and every kind of white
    space becomes one plain space. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # İ folds to "i" and a combining dot, which is then dropped with the other marks.
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    letters = unicodedata.normalize("NFKD", letters).translate(_LETTERS)
    return " ".join("".join(map(_plain, letters)).split())


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter) in _DROPPED:
        return ""
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)
