"""Read models made beside those in service, in the same tables, until they take over.

They stand under a number of their own, part after part, each part a transaction: others read and
write on between them. The last part reaches the head of the log and is one transaction with the
switch. Whoever is interrupted leaves what is there to whoever comes next.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.storage.projecting import is_current, place_of, replay_part
from ledger.storage.projection import Projection
from ledger.storage.sql.database import Database, Transaction
from ledger.storage.sql.log_writer import LogWriter
from ledger.storage.sql.row_store import RowStore


class RowsBeside:
    """The rows beside those of one log. It holds no connection: each call is given one."""

    def __init__(
        self, database: Database, projections: Sequence[Projection], *, log_id: str, number: int
    ) -> None:
        self._database = database
        self._projections = projections
        self._log = log_id
        self._number = number
        self._number_beside = -number
        self._service = RowStore(database, number)
        self._rows = RowStore(database, self._number_beside, beside=True)

    def build_part(self, within: Transaction, *, begun: bool) -> tuple[int, int]:
        """Return the place that is reached and the size of the log, equal after the switch.

        Who has *begun* and finds nothing beside has been helped by somebody who came to the end.
        """
        beside, service = self._writer(within, beside=True), self._writer(within, beside=False)
        states, size = beside.states(), beside.size()
        if begun and not states and is_current(service.states(), self._projections, size):
            return size, size
        first = place_of(states, self._projections, size)
        place = replay_part(beside, self._projections, first=first)
        if place == size:
            self._service.take_over(within, self._number_beside)
            service.advance(beside.states())
            beside.forget_states()
        return place, size

    def clear(self, within: Transaction) -> None:
        """Remove what an interrupted rebuild has left."""
        beside = self._writer(within, beside=True)
        for projection in self._projections:
            beside.clear(projection.rows)
        beside.forget_states()

    def _writer(self, within: Transaction, *, beside: bool) -> LogWriter:
        return LogWriter(
            self._database,
            within,
            log_id=self._log,
            number=self._number,
            rows=self._rows if beside else self._service,
            lists=self._number_beside if beside else self._number,
        )
