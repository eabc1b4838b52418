"""Each statement of an append fails, before and after it took effect; then everything is audited.

Whatever happens, the log is as it was before the append or as it is after it, and the caller who
tries again gets the one right answer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.errors import StorageUnavailable
from ledger.merkle import Builder
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.event_store import Appended, Batch
from ledger.storage.rows import ClaimRow
from ledger.storage.sql.sqlite_ledger import open_existing
from tests.storage.histories import Ids, batch, claim, note, on, triaged
from tests.storage.sql.desk import opened
from tests.storage.sql.faults import Faults


def decision() -> Batch:
    """A batch that touches every table: it changes a claim, adds one, and fills a tile."""
    ids = Ids(start=5000)
    return batch(
        on("claim/c-1", 1, [triaged(), note("asked the harbour office")], ids),
        on("claim/c-2", 1, [note(f"note {number}") for number in range(256)], ids),
        on("claim/c-9", 0, [claim()], ids),
        blobs=(b"a long text",),
    )


def audited(engine: Engine) -> tuple[object, ...]:
    """Everything in the ledger, after comparing its parts with each other."""
    stored = list(engine.scan())
    builder = Builder()
    tiles = builder.add([each.leaf for each in stored])
    assert engine.frontier() == builder.frontier
    assert [(t.level, t.index, t.hashes) for t in engine.tiles()] == [
        (t.level, t.index, t.data) for t in tiles
    ]
    assert all(each.body is not None for each in stored)
    assert {state.position for state in engine.projection_states()} == {len(stored)}
    rows = list(engine.all_rows(ClaimRow))
    counts = engine.count_claims("status")
    found = engine.claims(ClaimQuery(words="harbour"))
    assert sum(counts.values()) == len(rows)
    return (stored, rows, counts, found, list(engine.blob_names()))


def outcomes(path: Path) -> tuple[tuple[object, ...], tuple[object, ...], Appended, int]:
    """The ledger before and after the decision, the answer, and the number of statements."""
    faults = Faults()
    engine = open_existing(path, PROJECTIONS, connect=faults.connect)
    before = audited(engine)
    faults.disarm()
    appended = engine.append(decision())
    statements = len(faults.log)
    after = audited(engine)
    engine.close()
    return before, after, appended, statements


def test_no_fault_leaves_a_half(ledger: Path, tmp_path: Path) -> None:
    pristine = ledger.read_bytes()
    before, after, answer, statements = outcomes(ledger)
    assert statements > 15
    persisted = 0
    for at in range(statements):
        for late in (False, True):
            copy = tmp_path / f"copy-{at}-{late}.db"
            copy.write_bytes(pristine)
            faults = Faults()
            engine = open_existing(copy, PROJECTIONS, connect=faults.connect)
            faults.arm(at, after=late)

            with pytest.raises(StorageUnavailable, match="disk reports an error"):
                engine.append(decision())

            faults.disarm()
            # The engine goes on, and so does who opens the file after a restart
            now = audited(engine)
            engine.close()
            restarted = opened(copy)
            assert audited(restarted) == now
            assert now in (before, after)
            # Trying again answers as the first attempt should have
            again = restarted.append(decision())
            assert again.recorded == answer.recorded
            assert again.repeated == (now == after)
            assert audited(restarted) == after
            restarted.close()
            persisted += now == after
    # Only the error after the commit came too late to matter
    assert persisted == 1


def test_a_rebuild_that_fails_leaves_the_old_rows_in_service(ledger: Path) -> None:
    faults = Faults()
    engine = open_existing(ledger, PROJECTIONS, connect=faults.connect)
    before = audited(engine)
    faults.disarm()
    engine.rebuild()
    for at in range(len(faults.log)):
        faults.arm(at, after=False)
        with pytest.raises(StorageUnavailable):
            engine.rebuild()
        faults.disarm()
        assert audited(engine) == before
    engine.close()
