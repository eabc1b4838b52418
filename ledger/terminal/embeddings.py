"""Rules P2-P3 and X1-X10 of UAX #9: explicit levels, and the sequences that later rules see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ledger.terminal.bidi_classes import EXPLICIT, INITIATORS, ISOLATES, REMOVED, STRONG

MAX_DEPTH: Final = 125

_FORCED: Final = {"LRO": "L", "RLO": "R"}
_RIGHT_TO_LEFT: Final = frozenset({"RLE", "RLO", "RLI"})


class Run(NamedTuple):
    """An isolating run sequence (BD13): positions at one level, and the strong types around."""

    positions: Sequence[int]
    level: int
    before: str
    after: str


class _Entry(NamedTuple):
    """One level of the directional status stack."""

    level: int
    forced: str | None
    isolate: bool


def matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """BD9: the position of the PDI that closes each isolate initiator which has one.

    A paragraph separator ends them all (X8).
    """
    matches: dict[int, int] = {}
    opened: list[int] = []
    for at, name in enumerate(classes):
        if name in INITIATORS:
            opened.append(at)
        elif name == "PDI" and opened:
            matches[opened.pop()] = at
        elif name == "B":
            opened.clear()
    return matches


def first_strong(
    classes: Sequence[str], matches: dict[int, int], start: int = 0, end: int | None = None
) -> int | None:
    """P2-P3: the level that the first strong character outside isolates asks for, if any."""
    at = start
    stop = len(classes) if end is None else end
    while at < stop:
        name = classes[at]
        if name in STRONG:
            return 0 if name == "L" else 1
        at = matches.get(at, stop) if name in INITIATORS else at
        at += 1
    return None


def explicit_levels(
    classes: list[str], base: int, matches: dict[int, int]
) -> tuple[list[int], list[str]]:
    """X1-X8: the explicit level of each character, and its class after overrides."""
    if EXPLICIT.isdisjoint(classes) and "B" not in classes:
        return [base] * len(classes), list(classes)
    status = _Status(base)
    levels = [base] * len(classes)
    resolved = list(classes)
    for at, name in enumerate(classes):
        if name in INITIATORS:
            levels[at], resolved[at] = status.top.level, status.top.forced or name
            direction = name
            if name == "FSI":
                inside = first_strong(classes, matches, at + 1, matches.get(at))
                direction = "RLI" if inside == 1 else "LRI"
            status.isolate(direction)
        elif name == "PDI":
            status.close_isolate()
            levels[at], resolved[at] = status.top.level, status.top.forced or name
        elif name == "B":
            status = _Status(base)
        elif name in REMOVED:
            status.embed(name)
            levels[at] = status.top.level
        else:
            levels[at], resolved[at] = status.top.level, status.top.forced or name
    return levels, resolved


class _Status:
    """The directional status stack of X1 with its overflow counters; bounded by MAX_DEPTH."""

    def __init__(self, base: int) -> None:
        self.stack = [_Entry(base, None, isolate=False)]
        self.top = self.stack[0]
        self.overflow_isolates = self.overflow_embeddings = self.valid_isolates = 0

    def embed(self, name: str) -> None:
        """X2-X5 and X7: open an embedding or override, or close one."""
        if name == "PDF":
            self._close_embedding()
        elif name != "BN":
            level = self._next_level(name)
            if level is not None and not self.overflow_isolates and not self.overflow_embeddings:
                self._push(_Entry(level, _FORCED.get(name), isolate=False))
            elif not self.overflow_isolates:
                self.overflow_embeddings += 1

    def isolate(self, name: str) -> None:
        """X5a-X5b: open an isolate."""
        level = self._next_level(name)
        if level is not None and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += 1
            self._push(_Entry(level, None, isolate=True))
        else:
            self.overflow_isolates += 1

    def close_isolate(self) -> None:
        """X6a: close an isolate and every embedding that was opened inside it."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.top.isolate:
                self._pop()
            self._pop()
            self.valid_isolates -= 1

    def _close_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.stack) > 1:
            self._pop()

    def _next_level(self, name: str) -> int | None:
        level = self.top.level
        level = (level + 1) | 1 if name in _RIGHT_TO_LEFT else (level + 2) & ~1
        return level if level <= MAX_DEPTH else None

    def _push(self, entry: _Entry) -> None:
        self.stack.append(entry)
        self.top = entry

    def _pop(self) -> None:
        self.stack.pop()
        self.top = self.stack[-1]


def isolating_runs(
    classes: Sequence[str], levels: Sequence[int], base: int, matches: dict[int, int]
) -> Iterator[Run]:
    """X9-X10: the isolating run sequences, without the characters that X9 removes.

    `classes` are the original ones and `levels` the explicit ones: what stands around a sequence
    is decided before any sequence is resolved.
    """
    if REMOVED.isdisjoint(classes):
        kept: Sequence[int] = range(len(classes))
    else:
        kept = [at for at, name in enumerate(classes) if name not in REMOVED]
    if not kept:
        return
    if ISOLATES.isdisjoint(classes) and min(levels) == max(levels):
        around = _direction(max(base, levels[kept[0]]))
        yield Run(kept, levels[kept[0]], around, around)
        return
    rank = {at: order for order, at in enumerate(kept)}
    runs = _level_runs(kept, levels)
    run_at = {run[0]: run for run in runs}
    closing = set(matches.values())
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in closing:
            continue
        positions = list(run)
        while positions[-1] in matches:
            positions += run_at[matches[positions[-1]]]
        level = levels[positions[0]]
        first, last = rank[positions[0]], rank[positions[-1]]
        left = levels[kept[first - 1]] if first else base
        open_end = classes[positions[-1]] in INITIATORS or last + 1 == len(kept)
        right = base if open_end else levels[kept[last + 1]]
        yield Run(positions, level, _direction(max(level, left)), _direction(max(level, right)))


def _level_runs(kept: Sequence[int], levels: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    previous = None
    for at in kept:
        if levels[at] != previous:
            runs.append([])
            previous = levels[at]
        runs[-1].append(at)
    return runs


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"
