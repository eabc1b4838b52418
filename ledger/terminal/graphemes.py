"""Clusters: what one or two cells of a terminal hold, a base with its marks.

A terminal grid is counted in cells, text in code points. Everything that wraps, aligns or points
at a cell needs the two to agree, and to agree with the toolkit that paints (Rich and Textual
count with wcwidth's tables): spacing marks, conjoining vowels and joiners take no cell of their
own, wide East Asian characters and emoji take two. Ambiguous widths count as one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

LAM: Final = "\u0644"
ALEFS: Final = "\u0622\u0623\u0625\u0627"
JOINERS: Final = "\u200c\u200d"
DIRECTION_MARKS: Final = "\u200e\u200f\u061c"

_MARK_CATEGORIES: Final = frozenset({"Mn", "Mc", "Me"})
_CONJOINING: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB))
_LAST_PLANE_WITH_MARKS: Final = 0x1FFFF
_EMOJI_PLANE: Final = range(0x1F300, 0x1FB00)
# Wide since Unicode 16; older tables still call them narrow.
_WIDE_SINCE_16: Final = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)


class Cluster(NamedTuple):
    """A base with everything that is drawn on it: `start` to `end` in the text, `width` cells."""

    start: int
    end: int
    width: int


@cache
def mark_class() -> str:
    """The inside of a regular expression's `[...]` that matches every mark drawn on a base.

    Non-spacing, spacing and enclosing marks, and the conjoining vowels and finals of Hangul.
    Ranges instead of code points, so it stays short; made once, from Python's own tables.
    """
    ranges: list[list[int]] = [list(pair) for pair in _CONJOINING]
    for code in range(0x300, _LAST_PLANE_WITH_MARKS + 1):
        if unicodedata.category(chr(code)) in _MARK_CATEGORIES:
            if ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


class _Widths(dict[str, int]):
    """Cell widths, each computed at its first use."""

    def __missing__(self, char: str) -> int:
        width = self[char] = _measure(char)
        return width


def _measure(char: str) -> int:
    category = unicodedata.category(char)
    if category in _MARK_CATEGORIES or char in JOINERS or char in DIRECTION_MARKS:
        return 0
    if any(low <= ord(char) <= high for low, high in _CONJOINING):
        return 0
    if category == "Cn":
        # Python says "fullwidth" for what it does not know; only new emoji are.
        return 2 if ord(char) in _EMOJI_PLANE else 1
    if unicodedata.east_asian_width(char) in "WF" or _WIDE_SINCE_16.match(char):
        return 2
    return 1


_WIDTHS: Final = _Widths()


@cache
def _cluster_pattern(ligatures: bool) -> re.Pattern[str]:
    marks = f"[{mark_class()}{DIRECTION_MARKS}{JOINERS}]*"
    # A joiner between lam and alef keeps them apart, so only marks may stand there.
    lam_alef = f"{LAM}[{mark_class()}]*[{ALEFS}]{marks}|" if ligatures else ""
    return re.compile(f"{lam_alef}.{marks}", re.DOTALL)


def clusters(text: str, *, ligatures: bool = False) -> list[Cluster]:
    """Cut text into clusters: adjacent, in order, covering every code point once.

    With `ligatures`, lam and the alef after it (marks between them included) are one cluster of
    one cell, as the presentation form that draws both. A mark without a base counts as width 1,
    because whoever paints it must give it one; a joiner or direction mark at the start is a
    cluster of no width. Zero-width joiners stay with the cluster before them and never glue two
    bases: a terminal that draws one glyph for both and one that draws two would disagree about
    everything behind them.
    """
    if text.isascii():
        return [Cluster(at, at + 1, 1) for at in range(len(text))]
    widths = _WIDTHS
    found = [
        Cluster(match.start(), match.end(), widths[text[match.start()]])
        for match in _cluster_pattern(ligatures).finditer(text)
    ]
    if found and not found[0].width and text[: found[0].end].strip(JOINERS + DIRECTION_MARKS):
        found[0] = found[0]._replace(width=1)
    return found


def text_width(text: str) -> int:
    """How many cells a prepared text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(cluster.width for cluster in clusters(text))


def is_zero_width(char: str) -> bool:
    """Whether a character is drawn on the one before it, or not at all."""
    return _WIDTHS[char] == 0
