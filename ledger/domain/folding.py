"""One spelling for what people search alike: letters, digits and spaces without their variants.

Folding is for finding only. It changes lengths, so no offset refers to folded text.
"""

from __future__ import annotations

import re
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
_WORD: Final = re.compile(r"[^\W_]+")
# What Arabic writes together with a word: "and", a preposition, the article; the word stays.
_ATTACHED: Final = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل|[وف][بلك]|[وفبلك])(?=\w{3})")
_ARTICLE: Final = "ال"
_SHORTEST: Final = 3
_LONGEST: Final = 200  # letters of a word that count in a search
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


def words(folded: str) -> list[str]:
    """Return the words of a folded text under every spelling by which they are looked for.

    Words are runs of letters and digits of any script. An Arabic word with attached particles is
    followed by what it is without them, all of them and the first alone: "والانابيب" is also
    "الانابيب" and "انابيب". The first 200 letters of a word count.
    """
    found: list[str] = []
    for whole in _WORD.findall(folded):
        word = whole[:_LONGEST]
        found.append(word)
        if word.isascii():
            continue
        attached = _ATTACHED.match(word)
        if attached is not None:
            found.append(word[attached.end() :])
            if attached.end() > 1 and len(word) > _SHORTEST:
                found.append(word[1:])
    return found


def words_sought(folded: str) -> list[str]:
    """Return the words of a folded question: each stands for all that begin with it.

    The Arabic article is left out, since `words` gives what stands behind it too.
    """
    sought = []
    for word in _WORD.findall(folded):
        bare = word[:_LONGEST].removeprefix(_ARTICLE)
        sought.append(bare if len(bare) >= _SHORTEST else word)
    return sought


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter) in _DROPPED:
        return ""
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)
