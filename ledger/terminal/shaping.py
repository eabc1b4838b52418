"""Arabic letters in the form that their neighbours ask for, as single code points.

Most terminals draw each cell by itself, so Arabic letters stand apart. The presentation forms of
Unicode (U+FB50-U+FEFF) draw them joined. The table of forms comes from Python's own character
data; only which letters join on which side stands here (source: ArabicShaping.txt, against which
a test compares where the file is installed). Letters that have no presentation form keep their
code point, and their neighbours still join towards them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from ledger.terminal.graphemes import ALEFS, DIRECTION_MARKS, JOINERS, LAM, mark_class

_ZWNJ, _ZWJ = JOINERS
_TATWEEL: Final = "\u0640"

# Letters that join to the one before them only, and letters that join to none.
_RIGHT_JOINING: Final = (
    "\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0"
    "\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0759-\u075b\u076b\u076c\u0771"
    "\u0773\u0774\u0778\u0779\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9"
)
_NON_JOINING: Final = "\u0621\u0674\u0887\u0888\u08ad"
_DUAL_JOINING: Final = (
    "\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u066e\u066f"
    "\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff"
    "\u0750-\u0758\u075c-\u076a\u076d-\u0770\u0772\u0775-\u0777\u077a-\u077f"
    "\u0886\u0889-\u088d\u08a0-\u08a9\u08af\u08b0\u08b3-\u08b8\u08ba-\u08c8"
)
_LETTERS: Final = f"{_RIGHT_JOINING}{_NON_JOINING}{_DUAL_JOINING}"

_TAKES_PREVIOUS: Final = re.compile(
    f"[{_RIGHT_JOINING}{_DUAL_JOINING}\u0883-\u0885{_TATWEEL}{_ZWJ}]"
)
_GIVES_NEXT: Final = re.compile(f"[{_DUAL_JOINING}\u0883-\u0885{_TATWEEL}{_ZWJ}]")

_FORMS: Final = ((0xFB50, 0xFBFF), (0xFE80, 0xFEFC))
_LONGEST_REMEMBERED: Final = 64
_WORDS_REMEMBERED: Final = 8192

# Which forms to try, by (joined to the letter before, joined to the letter after).
_WANTED: Final = {
    (False, False): ("<isolated>",),
    (False, True): ("<initial>", "<isolated>"),
    (True, False): ("<final>", "<isolated>"),
    (True, True): ("<medial>", "<final>", "<isolated>"),
}


def shape(text: str) -> list[str]:
    """For each character the glyph that is drawn for it, as many entries as the text is long.

    Lam takes the glyph of the ligature with the alef after it, whose own entry is then empty.
    Marks and everything that is not Arabic stand for themselves.
    """
    glyphs = list(text)
    for found in _word_pattern().finditer(text):
        word = found[0]
        shaped = _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _shape_word(word)
        glyphs[found.start() : found.end()] = shaped
    return glyphs


@cache
def _word_pattern() -> re.Pattern[str]:
    inside = f"{_LETTERS}{_TATWEEL}\u0883-\u0885{mark_class()}{JOINERS}{DIRECTION_MARKS}"
    return re.compile(f"[{_LETTERS}{_TATWEEL}{_ZWJ}][{inside}]*")


@cache
def _transparent() -> re.Pattern[str]:
    return re.compile(f"[{mark_class()}{DIRECTION_MARKS}]")


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter or lam with alef -> form name -> presentation form."""
    forms: dict[str, dict[str, str]] = {}
    for low, high in _FORMS:
        for char in map(chr, range(low, high + 1)):
            form, *parts = unicodedata.decomposition(char).split() or [""]
            base = "".join(chr(int(part, 16)) for part in parts)
            if len(base) == 1 or (base[:1] == LAM and base[1:] in ALEFS):
                forms.setdefault(base, {})[form] = char
    return forms


@lru_cache(_WORDS_REMEMBERED)
def _remembered(word: str) -> tuple[str, ...]:
    return _shape_word(word)


def _shape_word(word: str) -> tuple[str, ...]:
    glyphs = list(word)
    transparent = _transparent()
    letters = [at for at, char in enumerate(word) if not transparent.match(char)]
    joined = taken = False
    for at, following_at in zip(letters, [*letters[1:], len(word)], strict=True):
        char, following = word[at], word[following_at : following_at + 1]
        if taken:
            glyphs[at] = ""
            joined = taken = False
            continue
        before = joined and bool(_TAKES_PREVIOUS.match(char))
        taken = char == LAM and _ligates(word, at, following_at)
        joined = not taken and bool(_GIVES_NEXT.match(char))
        after = joined and bool(_TAKES_PREVIOUS.match(following))
        glyphs[at] = _form(char + following if taken else char, before, after) or char
    return tuple(glyphs)


def _ligates(word: str, lam: int, following: int) -> bool:
    """Whether the letter after a lam is an alef with nothing but marks between them."""
    between = word[lam + 1 : following]
    return word[following : following + 1] in set(ALEFS) and not set(DIRECTION_MARKS) & set(between)


def _form(base: str, before: bool, after: bool) -> str:
    forms = _forms().get(base, {})
    return next((forms[name] for name in _WANTED[before, after] if name in forms), "")
