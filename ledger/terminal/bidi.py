"""The Unicode bidirectional algorithm (UAX #9) in full: where each character stands on its line.

Terminals and their toolkits either know nothing of right-to-left text or reorder whole rows
across pane borders, so the order is computed here: levels once a paragraph, the visual order a
line at a time. Callers get numbers and keep their own offsets.

    levels, base = paragraph_levels(text)
    reset_trailing(classes, levels, base)      rule L1, on one line
    reorder(levels)                            rule L2: positions from left to right

`embeddings` holds the rules P and X, `resolution` the rules W, N and I, `mirrors` those of
brackets and of L4. Every case of Unicode's BidiTest.txt and BidiCharacterTest.txt passes.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.terminal.bidi_classes import (
    REMOVED,
    SEGMENT_ENDS,
    STRONG,
    TRAILING,
    bidi_class,
    bidi_classes,
)
from ledger.terminal.embeddings import (
    explicit_levels,
    first_strong,
    isolating_runs,
    matching_isolates,
)
from ledger.terminal.resolution import resolve_run


def paragraph_levels(text: str, base: int | None = None) -> tuple[list[int], int]:
    """The embedding level of every character of one paragraph, and the paragraph's own.

    Odd levels run from right to left. `base` is 0, 1, or None for the direction of the first
    strong character (left-to-right where there is none). Rule L1 is not applied: it depends on
    where lines end.
    """
    return class_levels(bidi_classes(text), base, text)


def class_levels(
    classes: list[str], base: int | None = None, text: str = ""
) -> tuple[list[int], int]:
    """`paragraph_levels` for given classes; `text`, if any, only tells the brackets.

    Characters that rule X9 removes get the level of the one before them.
    """
    matches = matching_isolates(classes)
    if base is None:
        base = first_strong(classes, matches) or 0
    explicit, resolved = explicit_levels(classes, base, matches)
    levels = list(explicit)
    for run in isolating_runs(classes, explicit, base, matches):
        for at, level in zip(run.positions, resolve_run(run, resolved, classes, text), strict=True):
            levels[at] = level
    if not REMOVED.isdisjoint(classes):
        for at, name in enumerate(classes):
            if name in REMOVED:
                levels[at] = levels[at - 1] if at else base
    return levels, base


def paragraph_base(text: str) -> int | None:
    """The direction of the first strong character wherever it stands; None without any.

    Unlike rule P2 it looks into isolates: the text that a reader sees shows them as marks.
    """
    return next((int(name != "L") for name in map(bidi_class, text) if name in STRONG), None)


def reset_trailing(classes: Sequence[str], levels: Sequence[int], base: int) -> list[int]:
    """L1: on one line, separators and the white space before them or at the end go to `base`."""
    reset = list(levels)
    trailing = True
    for at in range(len(reset) - 1, -1, -1):
        if classes[at] in SEGMENT_ENDS:
            trailing = True
        elif classes[at] not in TRAILING:
            trailing = False
        if trailing:
            reset[at] = base
    return reset


def reorder(levels: Sequence[int]) -> list[int]:
    """L2: the positions of a line in the order in which they stand from left to right."""
    order = list(range(len(levels)))
    if not levels:
        return order
    highest = max(levels)
    if highest == 0:
        return order
    lowest_odd = min((level for level in levels if level & 1), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        at = 0
        while at < len(levels):
            if levels[at] < level:
                at += 1
                continue
            end = at
            while end < len(levels) and levels[end] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end
    return order
