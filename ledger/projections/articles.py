"""The articles that came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from ledger.domain.erasure import texts_of
from ledger.domain.events import ArticleAdded, PayloadRedacted
from ledger.domain.identity import stream_id
from ledger.domain.records import Recorded
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import ArticleRow

_STREAM: Final = "article/"


class Articles:
    """One row for each article; what was erased of it is empty."""

    name: Final = "articles"
    version: Final = 2
    rows: Final = ArticleRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ArticleRow]:
        """Answer a row for each article that was added, or of which something was erased."""
        rows: dict[str, ArticleRow] = {}
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, PayloadRedacted):
                for stream in event.streams:
                    if stream.startswith(_STREAM):
                        rows[stream] = _after(event, reader.read_stream(stream)[0])
            elif record.stream.startswith(_STREAM):
                rows[record.stream] = row_of(record)
        return list(rows.values())


def row_of(record: Recorded) -> ArticleRow:
    """Return the row that shows an article from the event that added it, erased or not."""
    event, envelope = record.event, record.envelope
    row = ArticleRow(
        id=stream_id(envelope.stream),
        seq=envelope.seq,
        sha256="",
        title="",
        lang="",
        length=0,
        added_at=envelope.at,
        added_by=envelope.actor,
    )
    if not isinstance(event, ArticleAdded):
        return row
    return replace(
        row,
        sha256=event.sha256,
        title=event.title,
        lang=event.lang,
        length=event.length,
        input=event.input,
        url=event.url,
        publisher=event.publisher,
        published_on=event.published_on,
    )


def _after(redacted: PayloadRedacted, added: Recorded) -> ArticleRow:
    row = row_of(added)
    return replace(row, sha256="") if set(texts_of([added])) & set(redacted.texts) else row
