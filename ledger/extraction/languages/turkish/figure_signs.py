"""Turkish figures whose signs say what they are: plates, ratios, odds, tie-breaks, posts."""

from __future__ import annotations

import re

from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

Guard = tuple[int, int, str]

_APOSTROPHES = "'’"
_DASHES = "-–"
_TO = frozenset(("e", "a", "ye", "ya"))
_FOLD = re.compile(r"l[ıiuü]k?")


def signs_at(reading: Reading, index: int, first: int) -> Guard | None:
    """The forms "34-TCA-55", "14+300", "7-6 (5)", "5'e 3 oranında", "3.'lük"."""
    text, tokens = reading.text(index), reading.tokens
    signs = [reading.text(at) for at in range(index + 1, index + 5)]
    glued = index + 4 < len(tokens) and all(tokens[at].glued for at in range(index + 1, index + 5))
    if glued and signs[0] == signs[2] == "-" and tokens[index + 2].kind == WORD:
        return (index, index + 5, "plate") if tokens[index + 4].kind == DIGITS else None
    if signs[0] == "+" and signs[1].isdecimal() and tokens[index + 1].glued:
        return index, index + 3, "position"
    bracketed = reading.text(index - 1) == "(" and signs[0] == ")" and text.isdecimal()
    if bracketed and reading.text(index - 3) in _DASHES and reading.text(index - 2).isdecimal():
        return index, index + 1, "score"
    if signs[0] in _APOSTROPHES and signs[1] in _TO and signs[2].isdecimal():
        rated = signs[3].startswith(("oran", "nispet", "ölçü", "karış"))
        return (index, index + 4, "ratio") if rated else None
    if signs[0] == "." and signs[1] in _APOSTROPHES and signs[1] and _FOLD.fullmatch(signs[2]):
        return index, index + 2, "ordinal"
    betting = signs[0] in ("oran", "oranla", "oranlı") and not reading.ending(
        index, "percent_before"
    )
    if betting and "," in text and reading.text(index - 1) != "%":
        return index, index + 1, "odds"
    part = text.isdecimal() and reading.text(index - 1) == "sayı"
    cited = any(reading.text(at).startswith(("cilt", "cild")) for at in range(first, index))
    return (index, index + 1, "page") if part and cited else None
