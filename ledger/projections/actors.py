"""Who may act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ledger.domain.events import ActorRegistered
from ledger.domain.records import Recorded
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import ActorRow


class Actors:
    """One row for everybody registered; the id is the name."""

    name: Final = "actors"
    version: Final = 1
    rows: Final = ActorRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ActorRow]:
        """Answer a row for each registration among *recorded*."""
        del reader
        rows = []
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, ActorRegistered):
                row = ActorRow(
                    id=event.name,
                    seq=record.seq,
                    kind=event.kind,
                    registered_at=record.envelope.at,
                )
                rows.append(row)
        return rows
