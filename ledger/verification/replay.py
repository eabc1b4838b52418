"""Read models against the log: every row must be what the events make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.records import Recorded
from ledger.storage.engine import Engine
from ledger.storage.event_store import Stored
from ledger.storage.projection import Projection, RowT
from ledger.storage.row_digest import NOTHING, as_text, changed
from ledger.storage.rows import ClaimRow, Row
from ledger.verification.finding import Finding

_BATCH: Final = 1000


class _Replayed:
    """The rows as the log makes them, and the log for a projection to look back into."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.rows: dict[tuple[type[Row], str], Row] = {}

    def read_stream(self, stream: str) -> list[Recorded]:
        return self._engine.read_stream(stream)

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        found = self.rows.get((kind, row_id))
        return found if isinstance(found, kind) else None

    def claims_of(self, article: str) -> list[str]:
        rows = (row for row in self.rows.values() if isinstance(row, ClaimRow))
        return sorted(row.id for row in rows if row.article == article)


def check_replay(
    engine: Engine, projections: Sequence[Projection], told: Callable[[int], None]
) -> Iterator[Finding]:
    """Yield the rows that differ from those that a replay of the whole log makes."""
    replayed = _Replayed(engine)
    batch: list[Recorded] = []
    for stored in engine.scan():
        batch.append(_read(stored))
        if len(batch) == _BATCH:
            _apply(replayed, projections, batch)
            told(stored.seq + 1)
            batch = []
    _apply(replayed, projections, batch)
    kept = {state.name: state.digest for state in engine.projection_states()}
    for projection in projections:
        yield from _compare(engine, projection.rows, replayed)
        made = (row for (kind, _), row in replayed.rows.items() if kind is projection.rows)
        if kept.get(projection.name) != as_text(changed(NOTHING, (), made)):
            detail = f"the digest kept for {projection.name} is not that of what the log makes"
            yield Finding(kind="projection_differs", detail=detail)


def _apply(
    replayed: _Replayed, projections: Sequence[Projection], batch: Sequence[Recorded]
) -> None:
    for projection in projections:
        for row in projection.apply(replayed, batch):
            replayed.rows[(type(row), row.id)] = row


def _compare(engine: Engine, kind: type[Row], replayed: _Replayed) -> Iterator[Finding]:
    expected = {row_id: row for (made, row_id), row in replayed.rows.items() if made is kind}
    name = kind.__name__.removesuffix("Row").lower()
    # The type checker wants one kind; rows are compared here, not looked into.
    for listed in engine.all_rows(cast("type[ClaimRow]", kind)):
        made = expected.pop(listed.id, None)
        if made is None:
            detail = f"{name} {listed.id} is listed, and no event made it"
            yield Finding(kind="projection_differs", detail=detail)
        elif made != listed:
            detail = f"{name} {listed.id} is listed otherwise than its events say"
            yield Finding(kind="projection_differs", detail=detail, seq=made.seq)
    for row_id, row in expected.items():
        detail = f"{name} {row_id} is not listed"
        yield Finding(kind="projection_differs", detail=detail, seq=row.seq)


def _read(stored: Stored) -> Recorded:
    envelope = decode_envelope(stored.envelope)
    return Recorded(
        envelope=envelope, event=decode_payload(envelope.type, envelope.schema, stored.body)
    )
