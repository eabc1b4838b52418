"""The order in which the clusters of one line are sent, for each granularity of a mode.

`char` sends them as they appear. Terminals that reverse letters themselves get what their own
reversal turns into the same picture: words, or runs of words, back in logical order. Around runs
stand left-to-right marks, so that the terminal's own algorithm finds each run alone between
neutral neighbours and leaves the rest where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ledger.terminal.bidi import reorder
from ledger.terminal.bidi_classes import STRONG_RTL, bidi_class
from ledger.terminal.mirrors import mirror
from ledger.terminal.modes import Granularity

_LRM: Final = "\u200e"
_ARABIC_BLOCK: Final = range(0x600, 0x700)


def arrange(
    bases: Sequence[str], levels: Sequence[int], granularity: Granularity
) -> tuple[list[int], frozenset[int]]:
    """Indexes from left to right, and those gaps (0 is before the first) that want a mark.

    `bases` holds the first character of each cluster, `levels` its embedding level.
    """
    order = reorder(levels)
    if granularity == "char":
        return order, frozenset()
    gaps: set[int] = set()
    if granularity == "word":
        for start, end in _stretches(order, lambda at: _is_word(bases[at], levels[at])):
            order[start:end] = order[start:end][::-1]
        return order, frozenset()
    for start, end in list(_stretches(order, lambda at: _is_run(bases[at], levels[at]))):
        first, last = _trimmed(order, start, end, bases)
        if first < last:
            order[first:last] = order[first:last][::-1]
            gaps |= {first, last}
    for start, end in _stretches(order, lambda at: bidi_class(bases[at]) == "AN"):
        gaps |= {start, end}
    return order, frozenset(gaps)


def mark_at(gap: int, gaps: frozenset[int]) -> str:
    """What is sent in a gap between two clusters."""
    return _LRM if gap in gaps else ""


def _stretches(order: Sequence[int], belongs: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    start = -1
    for position, at in enumerate(order):
        if belongs(at):
            start = position if start < 0 else start
        elif start >= 0:
            yield start, position
            start = -1
    if start >= 0:
        yield start, len(order)


def _is_word(base: str, level: int) -> bool:
    return bool(level & 1) and (bidi_class(base) in STRONG_RTL or ord(base) in _ARABIC_BLOCK)


def _is_run(base: str, level: int) -> bool:
    return bool(level & 1) and mirror(base) == base


def _trimmed(order: Sequence[int], start: int, end: int, bases: Sequence[str]) -> tuple[int, int]:
    """The part of a stretch that begins and ends with a letter: only those hold their place."""
    while start < end and bidi_class(bases[order[start]]) not in STRONG_RTL:
        start += 1
    while end > start and bidi_class(bases[order[end - 1]]) not in STRONG_RTL:
        end -= 1
    return start, end
