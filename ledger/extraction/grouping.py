"""Figures whose thousands are set off by a space or an apostrophe: "12 500", "12'500,5"."""

from __future__ import annotations

import re

from ledger.extraction.digits import LONGEST_FIGURE
from ledger.extraction.tokens import DIGITS, Token

VERSION = "1"

_GROUP = 3
_APOSTROPHES = "'’"
_REST = re.compile(r"\d{3}(?:[.,\u066b]\d+)?")


def is_group(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether the figure is three digits of a number that began before it; it may close with
    the decimals of that number.
    """
    token = tokens[index]
    if index == 0 or not _REST.fullmatch(token.text[: 2 * LONGEST_FIGURE]):
        return False
    before = tokens[index - 1]
    if index > 1 and token.glued and before.glued and before.text in _APOSTROPHES:
        before = tokens[index - 2]
    return before.kind == DIGITS and before.text.isdecimal() and token.start - before.end == 1


def groups_end(tokens: tuple[Token, ...], index: int) -> int:
    """Return the token after the figure that begins at *index*: past its groups, if it has any."""
    end, head = index + 1, tokens[index].text
    if len(head) > _GROUP or not head.isdecimal() or head[0] == "0":
        return end
    longest = min(len(tokens), index + 2 * LONGEST_FIGURE // _GROUP)
    while end < longest:
        step = int(tokens[end].text in _APOSTROPHES)
        if end + step >= longest or tokens[end + step].kind != DIGITS:
            break
        if not is_group(tokens, end + step):
            break
        end += step + 1
    return end
