"""The engine over any SQL database that `database.Database` describes."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, Literal, TypeVar

from sqlalchemy import Dialect

from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken, LedgerError
from ledger.merkle import EMPTY_ROOT, Frontier
from ledger.storage.appending import record
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.event_store import Appended, Batch, Stored, StoredCheckpoint, Tile
from ledger.storage.group_commit import GroupCommit, Request
from ledger.storage.projecting import catch_up, is_current, must_begin_anew
from ledger.storage.projection import Projection, RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, SourceRow
from ledger.storage.sql.database import Database, Transaction, WriteAborted
from ledger.storage.sql.log_reading import (
    read_hashes,
    read_head,
    read_states,
    read_stream,
    recorded_of,
    stored_of,
)
from ledger.storage.sql.log_statements import log_statements
from ledger.storage.sql.log_writer import LogWriter
from ledger.storage.sql.row_store import RowStore
from ledger.storage.sql.rows_beside import RowsBeside
from ledger.storage.views import Progress, ProjectionState

CHUNK: Final = 1000
ATTEMPTS: Final = 8
PAUSE_S: Final = 0.02
BETWEEN_PARTS_S: Final = 0.003
"""A gap in which another program's writer, who looks every now and then, finds the lock free."""
_NEVER: Final = 2**62
ResultT = TypeVar("ResultT")


def begin_log(within: Transaction, dialect: Dialect, *, log_id: str, number: int) -> None:
    """Write the head of a new, empty log."""
    within.run(log_statements(dialect).begin, (number, log_id, 0, b"", EMPTY_ROOT, ""))


class SqlEngine:
    """One log in an SQL database; see `Engine` for what its methods promise."""

    def __init__(
        self, database: Database, projections: Sequence[Projection], *, log_id: str, number: int
    ) -> None:
        self._database = database
        self._projections = tuple(projections)
        self._log = log_id
        self._number = number
        self._statements = log_statements(database.dialect)
        self._rows = RowStore(database, number)
        self._beside = RowsBeside(database, self._projections, log_id=log_id, number=number)
        self._appends: GroupCommit[Batch, Appended] = GroupCommit(self._commit)

    @property
    def log_id(self) -> str:
        """The log's id."""
        return self._log

    # ---- the log ----------------------------------------------------------------------------

    def append(self, batch: Batch) -> Appended:
        """Record *batch*, all of it or none, in one commit with what other threads append."""
        return self._appends.submit(batch)

    def _commit(self, group: Sequence[Request[Batch, Appended]]) -> None:
        self._written(lambda within: self._record(within, group))

    def _written(self, work: Callable[[Transaction], ResultT]) -> ResultT:
        """Do *work* in a write transaction, again where the database gave it up for another."""
        for attempt in range(1, ATTEMPTS):
            try:
                with self._database.writing() as within:
                    return work(within)
            except WriteAborted:
                # Apart by chance, so that two that met do not meet again.
                time.sleep(random.uniform(0, PAUSE_S * attempt))  # noqa: S311  # no secret
        with self._database.writing() as within:
            return work(within)

    def _record(self, within: Transaction, group: Sequence[Request[Batch, Appended]]) -> None:
        """Record each batch; one that is refused leaves the others of its group alone."""
        if len(group) == 1:  # the transaction is its savepoint
            group[0].answer = record(self._writer(within), group[0].asked, self._projections)
            return
        for request in group:
            request.answer = request.error = None
            try:
                with within.savepoint():
                    writer = self._writer(within)
                    request.answer = record(writer, request.asked, self._projections)
            except WriteAborted:
                raise
            except LedgerError as error:
                request.error = error

    def frontier(self) -> Frontier:
        """Return the head of the log."""
        with self._database.reading() as within:
            return read_head(within, self._statements, self._number)

    def scan(self, first: int = 0, last: int | None = None) -> Iterator[Stored]:
        """Yield stored events, over what was in the log when the scan began."""
        with self._database.reading() as within:
            newest = within.first(self._statements.size, (self._number,))[0]
        size = 0 if newest is None else newest + 1
        return self._scanned(max(first, 0), size if last is None else min(last, size))

    def _scanned(self, first: int, last: int) -> Iterator[Stored]:
        # Page by page: what was recorded cannot change, and no long reading keeps the WAL growing.
        limit = CHUNK
        while first < last:
            try:
                chunk = self._page(first, last, limit)
            except IntegrityBroken as error:
                if limit == 1:
                    raise IntegrityBroken(
                        reason=f"event {first} cannot be read: {error}"
                    ) from error
                limit = 1  # an audit shall see all that can be read before the damage
                continue
            for values in chunk:
                yield stored_of(values)
            if not chunk:
                return
            first = chunk[-1][0] + 1

    def _page(self, first: int, last: int, limit: int) -> list[Any]:
        statement = self._statements.scan
        bound = statement.bound(log_id=self._number, first=first, last=last, limit=limit)
        with self._database.reading() as within:
            return within.rows_anyhow(statement, bound)

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the events of one stream in order."""
        with self._database.reading() as within:
            return read_stream(within, self._statements, self._number, stream)

    def find_event(self, event_id: str) -> Recorded | None:
        """Return the event of this id."""
        ((statement, bound),) = self._statements.events_by_id.chunks(
            [event_id], log_id=self._number
        )
        with self._database.reading() as within:
            found = within.first(statement, bound)
        return None if found is None else recorded_of(found)

    def read_recent(self, actor: str, limit: int) -> list[Recorded]:
        """Return the actor's latest events, newest first."""
        statement = self._statements.recent
        bound = statement.bound(log_id=self._number, actor=actor, limit=max(min(limit, _NEVER), 0))
        with self._database.reading() as within:
            return [recorded_of(each) for each in within.rows(statement, bound)]

    def tiles(self) -> Iterator[Tile]:
        """Yield the full tiles in order of level and index."""
        with self._database.reading() as within:
            for level, index, hashes in within.stream(self._statements.tiles, (self._number,)):
                yield Tile(level=level, index=index, hashes=hashes)

    def leaf_hashes(self, first: int, last: int) -> list[bytes]:
        """Return the stored leaf hashes of the events *first* up to and without *last*."""
        return self.tree_hashes(0, first, last)

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree."""
        with self._database.reading() as within:
            return read_hashes(
                within, self._statements, self._number, level, start, min(stop, _NEVER)
            )

    def save_checkpoint(self, checkpoint: StoredCheckpoint) -> None:
        """Keep a signed checkpoint."""
        with self._database.writing() as within:
            within.run(
                self._statements.insert_checkpoint,
                (self._number, checkpoint.size, checkpoint.note),
            )

    def checkpoints(self) -> list[StoredCheckpoint]:
        """Return the checkpoints in order of size."""
        with self._database.reading() as within:
            kept = within.rows(self._statements.checkpoints, (self._number,))
        return [StoredCheckpoint(size=size, note=note) for size, note in kept]

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes of this name."""
        statement = self._statements.blob
        with self._database.reading() as within:
            found = within.first(statement, statement.bound(log_id=self._number, sha256=sha256))
        return None if found is None else bytes(found[0])

    def blob_names(self) -> Iterator[str]:
        """Yield the names of all blobs, in order."""
        with self._database.reading() as within:
            for (name,) in within.stream(self._statements.blob_names, (self._number,)):
                yield name

    def sweep(self) -> None:
        """Leave no copy of what was erased where the database keeps its bytes."""
        self._written(self._beside.clear)
        self._database.sweep()

    def close(self) -> None:
        """Let go of files and connections."""
        self._database.close()

    # ---- the read models --------------------------------------------------------------------

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        with self._database.reading() as within:
            return self._rows.row(within, kind, row_id)

    def ids(self, kind: type[RowT], prefix: str, limit: int) -> list[str]:
        """Return up to *limit* ids that begin with *prefix*, in order."""
        with self._database.reading() as within:
            return self._rows.ids(within, kind, prefix, limit)

    def claims(self, query: ClaimQuery) -> list[ClaimRow]:
        """Return one page of claims."""
        with self._database.reading() as within:
            return self._rows.claims(within, query)

    def count_claims(self, field: Literal["status", "lang", "verdict"]) -> dict[str, int]:
        """Return how many claims there are by each value of *field*."""
        with self._database.reading() as within:
            return self._rows.count_claims(within, field)

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        with self._database.reading() as within:
            return self._rows.claims_of(within, article)

    def articles(self, *, limit: int, after: int | None = None) -> list[ArticleRow]:
        """Return articles, newest first, below the seq *after*."""
        with self._database.reading() as within:
            return self._rows.newest(within, ArticleRow, limit, after)

    def sources(self, *, limit: int, after: int | None = None) -> list[SourceRow]:
        """Return sources, newest first, below the seq *after*."""
        with self._database.reading() as within:
            return self._rows.newest(within, SourceRow, limit, after)

    def actors(self) -> list[ActorRow]:
        """Return everybody registered, in order of registration."""
        with self._database.reading() as within:
            return self._rows.by_age(within, ActorRow)

    def projection_states(self) -> list[ProjectionState]:
        """Return how far each projection is."""
        with self._database.reading() as within:
            return read_states(within, self._statements, self._number)

    def is_current(self) -> bool:
        """Say whether the projections have seen the whole log by the rules of today."""
        try:
            size = self.frontier().size
        except IntegrityBroken:
            return True  # nobody can append to it; it opens so that an audit can say what is wrong
        return is_current(self.projection_states(), self._projections, size)

    def catch_up(self) -> int:
        """Bring lagging projections to the head; see `projecting.catch_up`."""
        if must_begin_anew(self.projection_states(), self._projections, self.frontier().size):
            return self._build(None)
        return self._written(lambda within: catch_up(self._writer(within), self._projections))

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make every projection anew beside those in service, part by part, then switch.

        Others read and write on between the parts. What they record meanwhile is in the last part,
        which is one transaction with the switch; a crash before it leaves the old rows in service.
        """
        self._written(self._beside.clear)
        return self._build(progress)

    def _build(self, progress: Progress | None) -> int:
        """Go on with what is beside until it takes over, together with whoever else does so."""
        place, size, begun = 0, 1, False
        while place < size:
            place, size = self._written(partial(self._beside.build_part, begun=begun))
            begun = True
            if progress is not None:
                progress(place, size)
            if place < size:
                time.sleep(BETWEEN_PARTS_S)
        return place

    def all_rows(self, kind: type[RowT]) -> Iterator[RowT]:
        """Yield every row of this kind in order of id."""
        with self._database.reading() as within:
            yield from self._rows.all_rows(within, kind)

    def _writer(self, within: Transaction) -> LogWriter:
        return LogWriter(
            self._database, within, log_id=self._log, number=self._number, rows=self._rows
        )
