"""Where lines end: greedily, in logical order, as a reader of the stored text would break them.

Wrapping knows nothing of direction. That is what keeps it right for mixed text (the standard
orders each line after it was cut) and cheap enough to count the lines of a long article without
laying any of them out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from ledger.terminal.graphemes import DIRECTION_MARKS, JOINERS, Cluster

BREAKING_SPACES: Final = frozenset(
    " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_WIDE: Final = 2
_NOT_FIRST: Final = frozenset({"Pe", "Pf", "Po"})
_NOT_LAST: Final = frozenset({"Ps", "Pi"})


def wrap(text: str, clusters: Sequence[Cluster], width: int) -> list[tuple[int, int]]:
    """Cut clusters into lines of at most `width` cells: (first, past the last) of each.

    Lines end after spaces, beside wide characters (but not before closing punctuation), and
    inside a word only where the word alone is wider than the line. Spaces at a line's end belong
    to it and may hang beyond the width; whoever draws the line leaves them out. There is always
    one line at least. A cluster wider than the width stands on a line of its own.
    """
    lines: list[tuple[int, int]] = []
    start = used = 0
    opportunity = used_there = 0
    previous = ""
    previous_wide = False
    for at, cluster in enumerate(clusters):
        char, cells = text[cluster.start], cluster.width
        if char in BREAKING_SPACES and is_space(text, cluster):
            used += cells
            opportunity, used_there = at + 1, used
            previous_wide = False
            continue
        wide = cells == _WIDE
        if (wide or previous_wide) and opportunity != at and _may_part(previous, char):
            opportunity, used_there = at, used
        if used + cells > width and at > start:
            cut = opportunity if opportunity > start else at
            used = used - used_there if opportunity > start else 0
            lines.append((start, cut))
            start = opportunity = cut
            used_there = 0
        used += cells
        previous, previous_wide = char, wide
    lines.append((start, len(clusters)))
    return lines


def is_space(text: str, cluster: Cluster) -> bool:
    """Whether a cluster is a space that may hang at a line's end: one that carries no mark."""
    return text[cluster.start : cluster.end].rstrip(JOINERS + DIRECTION_MARKS) in BREAKING_SPACES


def _may_part(before: str, after: str) -> bool:
    return not before or (
        unicodedata.category(after) not in _NOT_FIRST
        and unicodedata.category(before) not in _NOT_LAST
    )


def wrap_plain(text: str, width: int) -> list[tuple[int, int]]:
    """What `wrap` says of text in which every character is a cluster of one cell, much faster.

    Of the spaces only U+0020 may end a line here, so it is for ASCII.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > width:
        end = start + width
        if text[end] == " ":
            end = _skip_spaces(text, end)
        else:
            end = text.rfind(" ", start, end) + 1 or end
        if end == len(text):
            break
        lines.append((start, end))
        start = end
    lines.append((start, len(text)))
    return lines


def _skip_spaces(text: str, start: int) -> int:
    return len(text) - len(text[start:].lstrip(" "))
