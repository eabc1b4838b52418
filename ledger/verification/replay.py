"""Read models against the log: every row must be what the events make of it.

The rows that a replay makes are kept on disk and compared in order of id, so that a large ledger
takes no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.records import Recorded
from ledger.storage.engine import Engine
from ledger.storage.event_store import Stored
from ledger.storage.projection import Projection, RowT
from ledger.storage.row_digest import NOTHING, as_text, changed
from ledger.storage.row_spill import RowSpill
from ledger.storage.rows import ClaimRow, Row
from ledger.verification.finding import Finding

_BATCH: Final = 1000


class _Replayed:
    """The rows as the log makes them, and the log for a projection to look back into."""

    def __init__(self, engine: Engine, spill: RowSpill) -> None:
        self._engine = engine
        self._spill = spill

    def read_stream(self, stream: str) -> list[Recorded]:
        return self._engine.read_stream(stream)

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        return self._spill.row(kind, row_id)

    def claims_of(self, article: str) -> list[str]:
        return self._spill.claims_of(article)


def check_replay(
    engine: Engine, projections: Sequence[Projection], told: Callable[[int], None]
) -> Iterator[Finding]:
    """Yield the rows that differ from those that a replay of the whole log makes."""
    kept = {state.name: state.digest for state in engine.projection_states()}
    with RowSpill() as spill:
        replayed = _Replayed(engine, spill)
        batch: list[Recorded] = []
        for stored in engine.scan():
            batch.append(_read(stored))
            if len(batch) == _BATCH:
                _apply(replayed, spill, projections, batch)
                told(stored.seq + 1)
                batch = []
        _apply(replayed, spill, projections, batch)
        for projection in projections:
            # The type checker wants one kind; rows are compared here, not looked into.
            kind = cast("type[ClaimRow]", projection.rows)
            yield from _compare(engine.all_rows(kind), spill.all_rows(kind), kind)
            made = as_text(changed(NOTHING, (), spill.all_rows(kind)))
            if kept.get(projection.name) != made:
                detail = f"the digest kept for {projection.name} is not that of what the log makes"
                yield Finding(kind="projection_differs", detail=detail)


def _apply(
    replayed: _Replayed,
    spill: RowSpill,
    projections: Sequence[Projection],
    batch: Sequence[Recorded],
) -> None:
    for projection in projections:
        spill.put(projection.apply(replayed, batch))


def _compare(listed: Iterator[Row], made: Iterator[Row], kind: type[Row]) -> Iterator[Finding]:
    """Walk both in order of id and yield where they part."""
    name = kind.__name__.removesuffix("Row").lower()
    left, right = next(listed, None), next(made, None)
    while left is not None or right is not None:
        if left is not None and (right is None or left.id < right.id):
            detail = f"{name} {left.id} is listed, and no event made it"
            yield Finding(kind="projection_differs", detail=detail)
            left = next(listed, None)
        elif right is not None and (left is None or right.id < left.id):
            detail = f"{name} {right.id} is not listed"
            yield Finding(kind="projection_differs", detail=detail, seq=right.seq)
            right = next(made, None)
        elif left is not None and right is not None:
            if left != right:
                detail = f"{name} {left.id} is listed otherwise than its events say"
                yield Finding(kind="projection_differs", detail=detail, seq=right.seq)
            left, right = next(listed, None), next(made, None)


def _read(stored: Stored) -> Recorded:
    envelope = decode_envelope(stored.envelope)
    return Recorded(
        envelope=envelope, event=decode_payload(envelope.type, envelope.schema, stored.body)
    )
