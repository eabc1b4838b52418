"""One pass over a whole log: every event, the tree over them, the tiles, the roots on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ledger.merkle import TILE_WIDTH, Builder, tile_path
from ledger.storage.event_store import Stored
from ledger.storage.event_store import Tile as StoredTile
from ledger.verification.finding import Finding

Check = Callable[[Stored], Iterator[Finding]]

_BATCH: Final = TILE_WIDTH * 4


class Walk:
    """Feeds a log's events to the checks and to a tree, in constant memory.

    After `run`, `size` and `root` are those of the events that were there, `roots` holds the root
    at each of the wanted sizes that were reached, and `findings` what was wrong.
    """

    def __init__(self, checks: tuple[Check, ...], wanted: Iterable[int]) -> None:
        self._checks = checks
        self._wanted = set(wanted)
        self._builder = Builder()
        self._leaves: list[bytes] = []
        self._tiles: dict[tuple[int, int], bytes] = {}
        self.roots: dict[int, bytes] = {}
        self.findings: list[Finding] = []
        self.size = 0

    def run(
        self, events: Iterable[Stored], tiles: Iterator[StoredTile], told: Callable[[int], None]
    ) -> None:
        """Walk *events* in order; *tiles* are the stored ones, compared as they fill."""
        if 0 in self._wanted:
            self.roots[0] = self._builder.frontier.root()
        for stored in events:
            if stored.seq != self.size:
                self._report_gap(stored.seq)
            for check in self._checks:
                self.findings.extend(check(stored))
            self._leaves.append(stored.leaf)
            self.size += 1
            if self.size in self._wanted:
                self._feed()
                self.roots[self.size] = self._builder.frontier.root()
            elif len(self._leaves) >= _BATCH:
                self._feed()
                told(self.size)
        self._feed()
        told(self.size)
        self._compare(tiles)

    @property
    def root(self) -> bytes:
        """The root over all events that were there."""
        return self._builder.frontier.root()

    def _feed(self) -> None:
        for tile in self._builder.add(self._leaves):
            self._tiles[(tile.level, tile.index)] = hashlib.sha256(tile.data).digest()
        self._leaves = []

    def _report_gap(self, found: int) -> None:
        detail = f"the next event in the log is {found}"
        self.findings.append(Finding(kind="event_missing", detail=detail, seq=self.size))
        self.size = found

    def _compare(self, tiles: Iterator[StoredTile]) -> None:
        for stored in tiles:
            expected = self._tiles.pop((stored.level, stored.index), None)
            if expected != hashlib.sha256(stored.hashes).digest():
                self._report_tile(stored.level, stored.index, "does not follow from the events")
        for level, index in self._tiles:
            self._report_tile(level, index, "is absent")

    def _report_tile(self, level: int, index: int, what: str) -> None:
        detail = f"{tile_path(level, index)} {what}"
        first = index * TILE_WIDTH ** (level + 1)
        self.findings.append(Finding(kind="tile_altered", detail=detail, seq=first))
