"""Rules W1-W7, N0-N2 and I1-I2 of UAX #9: what a sequence makes of its weak and neutral parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ledger.terminal.bidi_classes import (
    ISOLATES,
    NEUTRAL,
    NUMBER_SEPARATORS,
    STRONG,
)
from ledger.terminal.embeddings import Run
from ledger.terminal.mirrors import closes, closing_bracket

_BRACKET_STACK: Final = 63
_WEAK: Final = frozenset({"NSM", "EN", "AL", "ES", "ET", "CS"})
# What a strong context is to the neutrals beside it: numbers count as right-to-left.
_STRENGTH: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_run(run: Run, classes: Sequence[str], original: Sequence[str], text: str) -> list[int]:
    """The level of each position of one isolating run sequence.

    `classes` are those after overrides, `original` those of the characters, `text` gives the
    brackets; an empty `text` has none (lists of bare classes can be resolved too).
    """
    kinds = [classes[at] for at in run.positions]
    if not _WEAK.isdisjoint(kinds):
        _resolve_marks_and_numbers(kinds, run.before)
        _resolve_separators(kinds)
        _resolve_latin_numbers(kinds, run.before)
    if text and "ON" in kinds:
        _resolve_brackets(kinds, run, original, text)
    _resolve_neutrals(kinds, run)
    if run.level & 1:
        return [run.level if kind == "R" else run.level + 1 for kind in kinds]
    raised = {"L": run.level, "R": run.level + 1}
    return [raised.get(kind, run.level + 2) for kind in kinds]


def _resolve_marks_and_numbers(kinds: list[str], before: str) -> None:
    """W1-W3: marks take the type before them, numbers after Arabic letters are Arabic."""
    previous = strong = before
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = "ON" if previous in ISOLATES else previous  # noqa: PLW2901
        previous = kind
        if kind in STRONG:
            strong = kind
            kinds[at] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        else:
            kinds[at] = kind


def _resolve_separators(kinds: list[str]) -> None:
    """W4-W6: separators inside numbers and terminators beside them join the number."""
    if not NUMBER_SEPARATORS.isdisjoint(kinds):
        for at in range(1, len(kinds) - 1):
            kind, left = kinds[at], kinds[at - 1]
            if (
                kind in NUMBER_SEPARATORS
                and left == kinds[at + 1]
                and (left == "EN" or (left == "AN" and kind == "CS"))
            ):
                kinds[at] = left
    if "ET" in kinds:
        at = 0
        while at < len(kinds):
            end = _end_of(kinds, at, "ET")
            if end > at and "EN" in (kinds[at - 1] if at else "", *kinds[end : end + 1]):
                kinds[at:end] = ["EN"] * (end - at)
            at = end + 1
    for at, kind in enumerate(kinds):
        if kind in NUMBER_SEPARATORS or kind == "ET":
            kinds[at] = "ON"


def _end_of(kinds: Sequence[str], start: int, kind: str) -> int:
    at = start
    while at < len(kinds) and kinds[at] == kind:
        at += 1
    return at


def _resolve_latin_numbers(kinds: list[str], before: str) -> None:
    """W7: European numbers in a left-to-right context are part of it."""
    if "EN" not in kinds:
        return
    strong = before
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _bracket_pairs(kinds: Sequence[str], run: Run, text: str) -> list[tuple[int, int]]:
    """BD16: the pairs of brackets in the order of their openings, as indexes into the run."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, at in enumerate(run.positions):
        if kinds[index] != "ON":
            continue
        char = text[at]
        if (closing := closing_bracket(char)) is not None:
            if len(opened) == _BRACKET_STACK:
                return []
            opened.append((closing, index))
        elif (closed := closes(char)) is not None:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == closed:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(kinds: list[str], run: Run, original: Sequence[str], text: str) -> None:
    """N0: both brackets of a pair take one direction, from inside or from before the pair."""
    embedding = "R" if run.level & 1 else "L"
    for opening, closing in _bracket_pairs(kinds, run, text):
        inside = {_STRENGTH[kind] for kind in kinds[opening + 1 : closing] if kind in _STRENGTH}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = (_STRENGTH[kind] for kind in reversed(kinds[:opening]) if kind in _STRENGTH)
            direction = next(context, run.before)
        for bracket in (opening, closing):
            kinds[bracket] = direction
            after = bracket + 1
            while after < len(kinds) and original[run.positions[after]] == "NSM":
                kinds[after] = direction
                after += 1


def _resolve_neutrals(kinds: list[str], run: Run) -> None:
    """N1-N2: neutrals between equal directions take it, others that of the embedding."""
    embedding = "R" if run.level & 1 else "L"
    left = run.before
    start = -1
    for at, kind in enumerate(kinds):
        if kind in NEUTRAL:
            start = at if start < 0 else start
            continue
        right = _STRENGTH[kind]
        if start >= 0:
            direction = left if left == right else embedding
            kinds[start:at] = [direction] * (at - start)
            start = -1
        left = right
    if start >= 0:
        direction = left if left == run.after else embedding
        kinds[start:] = [direction] * (len(kinds) - start)
