"""The log inside a write transaction: what `appending` and `projecting` ask of an SQL engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken
from ledger.merkle import Frontier
from ledger.storage.planning import Plan
from ledger.storage.projection import RowT
from ledger.storage.rows import Row
from ledger.storage.sql.database import Database, Transaction
from ledger.storage.sql.log_reading import (
    read_hashes,
    read_head,
    read_states,
    read_stream,
    recorded_of,
)
from ledger.storage.sql.log_statements import LogStatements, log_statements
from ledger.storage.sql.row_store import RowStore
from ledger.storage.views import ProjectionState

CHUNK: Final = 1000


class LogWriter:
    """One write transaction on one log (`appending.LogWriter`).

    *lists* is the number under which the read models stand, where that is not the log's own.
    """

    def __init__(
        self,
        database: Database,
        within: Transaction,
        *,
        log_id: str,
        number: int,
        rows: RowStore,
        lists: int | None = None,
    ) -> None:
        self._lists = number if lists is None else lists
        self._within = within
        self._log = log_id
        self._log_id = number
        self._rows = rows
        self._statements: LogStatements = log_statements(database.dialect)
        self._head: Frontier | None = None

    @property
    def log_id(self) -> str:
        """The log's id."""
        return self._log

    # ---- the log ----------------------------------------------------------------------------

    def head(self) -> Frontier:
        """Return the head of the log."""
        if self._head is None:
            self._head = read_head(self._within, self._statements, self._log_id)
        return self._head

    def size(self) -> int:
        """Return the number of events, those being appended included."""
        return self.head().size

    def known(self, ids: Sequence[str]) -> dict[str, Recorded]:
        """Return those of these event ids that are recorded.

        Ids begin with their time, so that an id above all recorded ones is new without a look-up.
        """
        statement = self._statements.greatest_event_id
        greatest = self._within.first(statement, (self._log_id,))[0]
        if greatest is None:
            return {}
        possible = [each for each in ids if each <= greatest]
        found: dict[str, Recorded] = {}
        for one, bound in self._statements.events_by_id.chunks(possible, log_id=self._log_id):
            for record in map(recorded_of, self._within.rows(one, bound)):
                found[record.envelope.id] = record
        return found

    def versions(self, streams: Collection[str]) -> dict[str, int]:
        """Return how many events these streams hold, those without any left out."""
        found: dict[str, int] = {}
        for one, bound in self._statements.versions.chunks(list(streams), log_id=self._log_id):
            found.update(self._within.rows(one, bound))
        return found

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree."""
        return read_hashes(self._within, self._statements, self._log_id, level, start, stop)

    def write(self, plan: Plan) -> None:
        """Write the events, payloads, full tiles, blobs and the head; erase what the plan names."""
        log_id, within, to = self._log_id, self._within, self._statements
        within.run_many(
            to.insert_event,
            [
                (
                    *(log_id, each.seq, each.event_id, each.stream, each.version, each.type),
                    *(each.actor, each.recorded_at, each.envelope, each.leaf),
                )
                for each in plan.stored
            ],
        )
        within.run_many(
            to.insert_payload, [(log_id, each.seq, each.salt, each.body) for each in plan.stored]
        )
        if plan.growth.tiles:
            within.run_many(
                to.insert_tile,
                [(log_id, t.level, t.index, t.data, t.root) for t in plan.growth.tiles],
            )
        if plan.blobs:
            within.run_many(
                to.insert_blob, [(log_id, name, body) for name, body in plan.blobs.items()]
            )
        for seq in plan.erased_seqs:
            within.run(
                to.erase_payload, to.erase_payload.bound(log_id=log_id, at_seq=seq, no_salt=b"")
            )
        for name in plan.erased_blobs:
            within.run(to.erase_blob, to.erase_blob.bound(log_id=log_id, sha256=name))
        self._move_head(plan)

    def _move_head(self, plan: Plan) -> None:
        before, after = self.head(), plan.growth.frontier
        statement = self._statements.move_head
        moved = self._within.run(
            statement,
            statement.bound(
                log_id=self._log_id,
                old_size=before.size,
                new_size=after.size,
                new_frontier=after.to_bytes(),
                new_root=after.root(),
                at=plan.at,
            ),
        )
        if moved != 1:
            raise IntegrityBroken(reason="the head of the log moved under the write lock")
        self._head = after

    # ---- the read models --------------------------------------------------------------------

    def records(self, first: int) -> Iterator[Recorded]:
        """Yield the log's events from *first* on."""
        statement = self._statements.records
        while chunk := self._within.rows(
            statement, statement.bound(log_id=self._log_id, first=first, limit=CHUNK)
        ):
            for values in chunk:
                record = recorded_of(values)
                yield record
            first = record.seq + 1

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the stream's events, those being appended included."""
        return read_stream(self._within, self._statements, self._log_id, stream)

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        return self._rows.row(self._within, kind, row_id)

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        return self._rows.claims_of(self._within, article)

    def states(self) -> list[ProjectionState]:
        """Return how far each projection is."""
        return read_states(self._within, self._statements, self._lists)

    def put(self, rows: Sequence[Row], *, fresh_from: int) -> None:
        """Insert or replace rows of one kind."""
        self._rows.put(self._within, rows, fresh_from)

    def clear(self, kind: type[Row]) -> None:
        """Remove every row of this kind."""
        self._rows.clear(self._within, kind)

    def advance(self, states: Sequence[ProjectionState]) -> None:
        """Keep how far the projections are now."""
        self._within.run_many(
            self._statements.put_state,
            [(self._lists, each.name, each.version, each.position, each.digest) for each in states],
        )

    def forget_states(self) -> None:
        """Keep nothing of how far the projections are."""
        statement = self._statements.clear_states
        self._within.run(statement, statement.bound(log_id=self._lists))
