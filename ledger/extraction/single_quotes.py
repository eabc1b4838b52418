"""Quotations between apostrophes, which are letters' signs otherwise: don't, the owners' boats.

One opens where nothing is glued before it and a word is glued behind, and closes where nothing is
glued behind it. What never closes was no quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.extraction.tokens import SIGN, WORD, Token

VERSION = "1"

_SHORTENED = frozenset(("em", "tis", "twas", "til", "cause", "n", "bout", "round"))
_SAID = ",.?!…"


def single_quoted(tokens: tuple[Token, ...], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges between apostrophes that open and close in the block."""
    start: int | None = None
    for index in range(first, after):
        if tokens[index].text != "'":
            continue
        if start is None:
            start = index + 1 if _opens(tokens, index, first, after) else None
        elif _closes(tokens, index, after):
            if index > start:
                yield start, index
            start = None


def _opens(tokens: tuple[Token, ...], index: int, first: int, after: int) -> bool:
    if index + 1 >= after or not tokens[index + 1].glued or tokens[index + 1].kind != WORD:
        return False
    apart = index == first or not tokens[index].glued or tokens[index - 1].text in "([—–"
    return apart and tokens[index + 1].text not in _SHORTENED


def _closes(tokens: tuple[Token, ...], index: int, after: int) -> bool:
    """Say whether the apostrophe closes: behind a stop, or a word that is no owner of the next."""
    before = tokens[index - 1]
    if not tokens[index].glued or (
        index + 1 < after and tokens[index + 1].glued and (tokens[index + 1].kind != SIGN)
    ):
        return False
    if before.text in _SAID:
        return True
    owns = before.text.endswith("s") and index + 1 < after and tokens[index + 1].kind == WORD
    return not owns
