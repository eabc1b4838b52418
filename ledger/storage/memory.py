"""The reference engine: dictionaries and lists, gone when closed. The contract, made plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from threading import RLock
from typing import Literal, TypeVar, cast

from ledger.domain.records import Recorded
from ledger.errors import StorageUnavailable
from ledger.merkle import Frontier
from ledger.storage import claim_filter
from ledger.storage.appending import record, understood
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.event_store import Appended, Batch, Stored, StoredCheckpoint, Tile
from ledger.storage.memory_contents import Contents, Draft
from ledger.storage.projecting import catch_up, replay
from ledger.storage.projection import Projection, RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, SourceRow
from ledger.storage.views import Progress, ProjectionState

ResultT = TypeVar("ResultT")
PagedT = TypeVar("PagedT", ArticleRow, SourceRow)


class MemoryEngine:
    """A ledger in memory; see `Engine` for what its methods promise."""

    def __init__(self, log_id: str, projections: Sequence[Projection]) -> None:
        self._log_id = log_id
        self._projections = tuple(projections)
        self._lock = RLock()
        self._kept: Contents | None = Contents()
        self._write(lambda draft: catch_up(draft, self._projections))

    @property
    def log_id(self) -> str:
        """The log's id."""
        return self._log_id

    @property
    def _contents(self) -> Contents:
        if self._kept is None:
            raise StorageUnavailable(what="memory:", reason="the ledger is closed")
        return self._kept

    # ---- the log ----------------------------------------------------------------------------

    def append(self, batch: Batch) -> Appended:
        """Record *batch*, all of it or none."""
        return self._write(lambda draft: record(draft, batch, self._projections))

    def frontier(self) -> Frontier:
        """Return the head of the log."""
        return self._contents.frontier

    def scan(self, first: int = 0, last: int | None = None) -> Iterator[Stored]:
        """Yield stored events, over what was there when the scan began."""
        stored = self._contents.stored
        stop = len(stored) if last is None else min(last, len(stored))
        return (stored[seq] for seq in range(max(first, 0), stop))

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the events of one stream in order."""
        contents = self._contents
        with self._lock:
            return [understood(contents.stored[seq]) for seq in contents.streams.get(stream, ())]

    def find_event(self, event_id: str) -> Recorded | None:
        """Return the event of this id."""
        contents = self._contents
        seq = contents.places.get(event_id)
        return None if seq is None else understood(contents.stored[seq])

    def read_recent(self, actor: str, limit: int) -> list[Recorded]:
        """Return the actor's latest events, newest first."""
        with self._lock:
            theirs = [each for each in reversed(self._contents.stored) if each.actor == actor]
        return [understood(each) for each in theirs[: max(limit, 0)]]

    def tiles(self) -> Iterator[Tile]:
        """Yield the full tiles in order of level and index."""
        with self._lock:
            tiles = sorted(self._contents.tiles.items())
        for (level, index), tile in tiles:
            yield Tile(level=level, index=index, hashes=tile.data)

    def leaf_hashes(self, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes of the events *first* up to and without *last*."""
        return self.tree_hashes(0, first, last)

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree."""
        with self._lock:
            return self._contents.tree_hashes(level, max(start, 0), max(stop, 0))

    def save_checkpoint(self, checkpoint: StoredCheckpoint) -> None:
        """Keep a signed checkpoint."""
        with self._lock:
            self._contents.checkpoints.add((checkpoint.size, checkpoint.note))

    def checkpoints(self) -> list[StoredCheckpoint]:
        """Return the checkpoints in order of size."""
        with self._lock:
            kept = sorted(self._contents.checkpoints)
        return [StoredCheckpoint(size=size, note=note) for size, note in kept]

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes of this name."""
        return self._contents.blobs.get(sha256)

    def blob_names(self) -> Iterator[str]:
        """Yield the names of all blobs, in order."""
        with self._lock:
            names = sorted(self._contents.blobs)
        return iter(names)

    def sweep(self) -> None:
        """Do nothing: what was erased is not kept anywhere."""

    def close(self) -> None:
        """Forget everything."""
        self._kept = None

    # ---- the read models --------------------------------------------------------------------

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        return cast("RowT | None", self._contents.rows[kind].get(row_id))

    def ids(self, kind: type[RowT], prefix: str, limit: int) -> list[str]:
        """Return up to *limit* ids that begin with *prefix*, in order."""
        found = (row.id for row in self.all_rows(kind) if row.id.startswith(prefix))
        return list(found)[: max(limit, 0)]

    def claims(self, query: ClaimQuery) -> list[ClaimRow]:
        """Return one page of claims."""
        return claim_filter.page(self.all_rows(ClaimRow), query)

    def count_claims(self, field: Literal["status", "lang", "verdict"]) -> dict[str, int]:
        """Return how many claims there are by each value of *field*."""
        values = (getattr(row, field) for row in self.all_rows(ClaimRow))
        return dict(sorted(Counter(each for each in values if each).items()))

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        return [row.id for row in self.all_rows(ClaimRow) if row.article == article]

    def articles(self, *, limit: int, after: int | None = None) -> list[ArticleRow]:
        """Return articles, newest first, below the seq *after*."""
        return self._newest(ArticleRow, limit, after)

    def sources(self, *, limit: int, after: int | None = None) -> list[SourceRow]:
        """Return sources, newest first, below the seq *after*."""
        return self._newest(SourceRow, limit, after)

    def actors(self) -> list[ActorRow]:
        """Return everybody registered, in order of registration."""
        return sorted(self.all_rows(ActorRow), key=lambda row: row.seq)

    def projection_states(self) -> list[ProjectionState]:
        """Return how far each projection is."""
        with self._lock:
            return sorted(self._contents.states.values(), key=lambda state: state.name)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make every projection anew from the log."""
        return self._write(lambda draft: replay(draft, self._projections, progress=progress))

    def all_rows(self, kind: type[RowT]) -> Iterator[RowT]:
        """Yield every row of this kind in order of id."""
        with self._lock:
            rows = sorted(self._contents.rows[kind].items())
        return (cast("RowT", row) for _, row in rows)

    def _newest(self, kind: type[PagedT], limit: int, after: int | None) -> list[PagedT]:
        rows = (row for row in self.all_rows(kind) if after is None or row.seq < after)
        return sorted(rows, key=lambda row: -row.seq)[: max(limit, 0)]

    def _write(self, change: Callable[[Draft], ResultT]) -> ResultT:
        with self._lock:
            draft = Draft(self._log_id, self._contents)
            result = change(draft)
            draft.commit()
            return result
