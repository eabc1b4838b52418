"""The sources that claims are checked against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ledger.domain.events import SourceAdded
from ledger.domain.identity import stream_id
from ledger.domain.records import Recorded
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import SourceRow


class Sources:
    """One row for each source."""

    name: Final = "sources"
    version: Final = 1
    rows: Final = SourceRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[SourceRow]:
        """Answer a row for each source added among *recorded*."""
        del reader
        rows = []
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, SourceAdded):
                row = SourceRow(
                    id=stream_id(record.stream),
                    seq=record.seq,
                    title=event.title,
                    tier=event.tier,
                    added_at=record.envelope.at,
                    added_by=record.envelope.actor,
                    url=event.url,
                    publisher=event.publisher,
                    independence_group=event.independence_group,
                )
                rows.append(row)
        return rows
