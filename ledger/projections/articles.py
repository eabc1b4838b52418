"""The articles that came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ledger.domain.events import ArticleAdded
from ledger.domain.identity import stream_id
from ledger.domain.records import Recorded
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import ArticleRow


class Articles:
    """One row for each article."""

    name: Final = "articles"
    version: Final = 1
    rows: Final = ArticleRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ArticleRow]:
        """Answer a row for each article added among *recorded*."""
        del reader
        rows = []
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, ArticleAdded):
                row = ArticleRow(
                    id=stream_id(record.stream),
                    seq=record.seq,
                    sha256=event.sha256,
                    title=event.title,
                    lang=event.lang,
                    length=event.length,
                    added_at=record.envelope.at,
                    added_by=record.envelope.actor,
                    input=event.input,
                    url=event.url,
                    publisher=event.publisher,
                    published_on=event.published_on,
                )
                rows.append(row)
        return rows
