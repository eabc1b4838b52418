"""The sources that claims are checked against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ledger.domain.events import PayloadRedacted, SourceAdded
from ledger.domain.identity import stream_id
from ledger.domain.records import Recorded
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import SourceRow

_STREAM: Final = "source/"


class Sources:
    """One row for each source; an erased one has no title."""

    name: Final = "sources"
    version: Final = 2
    rows: Final = SourceRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[SourceRow]:
        """Answer a row for each source that was added or erased."""
        rows: dict[str, SourceRow] = {}
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, PayloadRedacted):
                for stream in event.streams:
                    if stream.startswith(_STREAM):
                        rows[stream] = row_of(reader.read_stream(stream)[0])
            elif record.stream.startswith(_STREAM):
                rows[record.stream] = row_of(record)
        return list(rows.values())


def row_of(record: Recorded) -> SourceRow:
    """Return the row that shows a source from the event that added it, erased or not."""
    event, envelope = record.event, record.envelope
    row = SourceRow(
        id=stream_id(envelope.stream),
        seq=envelope.seq,
        title="",
        tier="",
        added_at=envelope.at,
        added_by=envelope.actor,
    )
    if not isinstance(event, SourceAdded):
        return row
    return replace(
        row,
        title=event.title,
        tier=event.tier,
        url=event.url,
        publisher=event.publisher,
        independence_group=event.independence_group,
    )
