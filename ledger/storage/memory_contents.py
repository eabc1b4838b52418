"""What a ledger in memory holds, and the draft of a change to it.

An append works on a draft beside the contents; the draft is taken over whole or forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import cast

from msgspec.structs import replace

from ledger.domain.records import Recorded
from ledger.merkle import Frontier, Tile
from ledger.storage.appending import understood
from ledger.storage.event_store import Stored
from ledger.storage.planning import Plan
from ledger.storage.projection import RowT
from ledger.storage.rows import ClaimRow, Row
from ledger.storage.views import ProjectionState


class Contents:
    """Everything that a ledger holds."""

    def __init__(self) -> None:
        self.frontier = Frontier.empty()
        self.stored: list[Stored] = []
        self.places: dict[str, int] = {}
        self.streams: dict[str, list[int]] = defaultdict(list)
        self.tiles: dict[tuple[int, int], Tile] = {}
        self.blobs: dict[str, bytes] = {}
        self.checkpoints: set[tuple[int, str]] = set()
        self.rows: dict[type[Row], dict[str, Row]] = defaultdict(dict)
        self.states: dict[str, ProjectionState] = {}

    def add(self, plan: Plan) -> None:
        """Take over what an append planned."""
        self.frontier = plan.growth.frontier
        for each in plan.stored:
            self.places[each.event_id] = each.seq
            self.streams[each.stream].append(each.seq)
        self.stored.extend(plan.stored)
        for tile in plan.growth.tiles:
            self.tiles[tile.level, tile.index] = tile
        self.blobs.update(plan.blobs)
        for seq in plan.erased_seqs:
            self.stored[seq] = without_payload(self.stored[seq])
        for name in plan.erased_blobs:
            self.blobs.pop(name, None)

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree, as far as they are there."""
        if level == 0:
            return [each.leaf for each in self.stored[start:stop]]
        below = ((level - 1, index) for index in range(start, stop))
        return [self.tiles[place].root for place in below if place in self.tiles]


def without_payload(stored: Stored) -> Stored:
    """Return the event as it rests once its payload is erased."""
    return replace(stored, salt=b"", body=None)


class Draft:
    """A write transaction over the contents (`appending.LogWriter`)."""

    def __init__(self, log_id: str, contents: Contents) -> None:
        self.log_id = log_id
        self._contents = contents
        self._fresh: tuple[Stored, ...] = ()
        self._plan: Plan | None = None
        self._rows: dict[type[Row], dict[str, Row]] = defaultdict(dict)
        self._cleared: set[type[Row]] = set()
        self._states: dict[str, ProjectionState] = {}

    def commit(self) -> None:
        """Take everything over."""
        if self._plan is not None:
            self._contents.add(self._plan)
        for kind in self._cleared:
            self._contents.rows[kind].clear()
        for kind, rows in self._rows.items():
            self._contents.rows[kind].update(rows)
        self._contents.states.update(self._states)

    def head(self) -> Frontier:
        """Return the head of the log."""
        return self._contents.frontier

    def size(self) -> int:
        """Return the number of events, the fresh ones included."""
        return len(self._contents.stored) + len(self._fresh)

    def known(self, ids: Sequence[str]) -> dict[str, Recorded]:
        """Return those of these event ids that are recorded."""
        places = self._contents.places
        stored = self._contents.stored
        return {each: understood(stored[places[each]]) for each in ids if each in places}

    def versions(self, streams: Collection[str]) -> dict[str, int]:
        """Return how many events these streams hold."""
        return {each: len(self._contents.streams.get(each, ())) for each in streams}

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree."""
        return self._contents.tree_hashes(level, start, stop)

    def write(self, plan: Plan) -> None:
        """Keep the plan until the commit."""
        self._plan, self._fresh = plan, plan.stored

    def records(self, first: int) -> Iterator[Recorded]:
        """Yield the log's events from *first* on."""
        for seq in range(first, self.size()):
            yield self._at(seq)

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the stream's events, the fresh ones included."""
        past = [self._at(seq) for seq in self._contents.streams.get(stream, ())]
        return past + [understood(each) for each in self._fresh if each.stream == stream]

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row as it stands in this transaction."""
        row = self._rows[kind].get(row_id)
        if row is None and kind not in self._cleared:
            row = self._contents.rows[kind].get(row_id)
        return cast("RowT | None", row)

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        kept = {} if ClaimRow in self._cleared else self._contents.rows[ClaimRow]
        rows = cast("dict[str, ClaimRow]", kept | self._rows[ClaimRow])
        return sorted(row.id for row in rows.values() if row.article == article)

    def states(self) -> list[ProjectionState]:
        """Return how far each projection is."""
        return list((self._contents.states | self._states).values())

    def put(self, rows: Sequence[Row], *, fresh_from: int) -> None:
        """Insert or replace rows."""
        del fresh_from
        for row in rows:
            self._rows[type(row)][row.id] = row

    def clear(self, kind: type[Row]) -> None:
        """Remove every row of this kind."""
        self._cleared.add(kind)
        self._rows[kind].clear()

    def advance(self, states: Sequence[ProjectionState]) -> None:
        """Keep how far the projections are now."""
        self._states = {state.name: state for state in states}

    def _at(self, seq: int) -> Recorded:
        past = self._contents.stored
        if seq >= len(past):
            return understood(self._fresh[seq - len(past)])
        erased = self._plan is not None and seq in self._plan.erased_seqs
        return understood(without_payload(past[seq]) if erased else past[seq])
