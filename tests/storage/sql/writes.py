"""Writes that touch every table, and a look at everything in a ledger."""

from __future__ import annotations

from ledger.domain.events import PayloadRedacted
from ledger.merkle import Builder
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.event_store import Batch
from ledger.storage.rows import ClaimRow
from tests.storage.histories import Ids, batch, claim, note, on, triaged


def decision() -> Batch:
    """A batch that touches every table: it changes a claim, adds one, and fills a tile."""
    ids = Ids(start=5000)
    return batch(
        on("claim/c-1", 1, [triaged(), note("asked the harbour office")], ids),
        on("claim/c-2", 1, [note(f"note {number}") for number in range(256)], ids),
        on("claim/c-9", 0, [claim()], ids),
        blobs=(b"a long text",),
    )


def erasure() -> Batch:
    """A batch that erases what a claim and its article said."""
    said = PayloadRedacted(because="a court", seqs=(1, 2), streams=("article/a-1", "claim/c-1"))
    return batch(on("ledger/redactions", 0, [said], Ids(start=7000)))


def audited(engine: Engine) -> tuple[object, ...]:
    """Everything in the ledger, after comparing its parts with each other."""
    stored = list(engine.scan())
    builder = Builder()
    tiles = builder.add([each.leaf for each in stored])
    assert engine.frontier() == builder.frontier
    assert [(t.level, t.index, t.hashes) for t in engine.tiles()] == [
        (t.level, t.index, t.data) for t in tiles
    ]
    assert {state.position for state in engine.projection_states()} == {len(stored)}
    rows = list(engine.all_rows(ClaimRow))
    counts = engine.count_claims("status")
    found = engine.claims(ClaimQuery(words="harbour"))
    assert sum(counts.values()) == len(rows)
    return (stored, rows, counts, found, list(engine.blob_names()))
