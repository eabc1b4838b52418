"""Each statement of an append fails, before and after it took effect; then everything is audited.

Whatever happens, the log is as it was before the append or as it is after it, and the caller who
tries again gets the one right answer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.errors import StorageUnavailable
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.event_store import Appended, Batch
from ledger.storage.sql.sqlite_ledger import open_existing
from tests.storage.sql.desk import opened
from tests.storage.sql.faults import Faults
from tests.storage.sql.writes import audited, decision, erasure


def outcomes(
    path: Path, write: Batch
) -> tuple[tuple[object, ...], tuple[object, ...], Appended, int]:
    """The ledger before and after the decision, the answer, and the number of statements."""
    faults = Faults()
    engine = open_existing(path, PROJECTIONS, connect=faults.connect)
    before = audited(engine)
    faults.disarm()
    appended = engine.append(write)
    statements = len(faults.log)
    after = audited(engine)
    engine.close()
    return before, after, appended, statements


@pytest.mark.parametrize("write", [decision(), erasure()], ids=["decision", "erasure"])
def test_no_fault_leaves_a_half(ledger: Path, tmp_path: Path, write: Batch) -> None:
    pristine = ledger.read_bytes()
    before, after, answer, statements = outcomes(ledger, write)
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
                engine.append(write)

            faults.disarm()
            # The engine goes on, and so does who opens the file after a restart
            now = audited(engine)
            engine.close()
            restarted = opened(copy)
            assert audited(restarted) == now
            assert now in (before, after)
            # Trying again answers as the first attempt should have
            again = restarted.append(write)
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
    engine.rebuild()  # the connection that writes is open from here on
    faults.disarm()
    engine.rebuild()
    for at in range(len(faults.log)):
        faults.arm(at, after=False)
        with pytest.raises(StorageUnavailable):
            engine.rebuild()
        faults.disarm()
        assert audited(engine) == before
    engine.close()
