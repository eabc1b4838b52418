"""Words, figures and signs of a view, in order. Clitics and suffixes are left to languages."""

from __future__ import annotations

import re

import msgspec

VERSION = "2"

WORD, DIGITS, SIGN = "word", "digits", "sign"

# A figure keeps the separators between its digits; a word is letters only, so that "و630", "10km"
# and "H3N2" fall into pieces whose `glued` says that they touch. Arabic also writes its own comma
# between thousands, and "7ر2" for 2.7.
_TOKEN = re.compile(r"(\d+(?:[.,\u066b\u066c]\d+|،\d{3}(?!\d)|ر\d+)*)|([^\W\d_]+)|\S")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of the view: `start` and `end` count the view's code points.

    `glued` says that nothing stands between it and the token before.
    """

    kind: str
    start: int
    end: int
    text: str
    glued: bool


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut the view's text into tokens; white space is left out. Linear in the length."""
    tokens: list[Token] = []
    last = -1
    known: dict[str, str] = {}  # a long text has each word once
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        group = match.lastindex
        kind = SIGN if group is None else (DIGITS if group == 1 else WORD)
        piece = match.group()
        tokens.append(Token(kind, start, end, known.setdefault(piece, piece), start == last))
        last = end
    return tuple(tokens)
