"""A process killed in the middle of its work: what it was told is durable is there."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.storage.histories import Ids, article, batch, note, on, opening
from tests.storage.sql.desk import created, opened
from tests.storage.sql.writes import audited

WRITER = """
import sys
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import open_engine
from tests.storage.histories import Ids, batch, claim, note, on

path, start = sys.argv[1], int(sys.argv[2])
engine = open_engine(path, projections=PROJECTIONS)
ids = Ids(start=start)
for number in range(100_000):
    stream = f"claim/c-{start + number}"
    engine.append(batch(on(stream, 0, [claim(), note("one"), note("two")], ids)))
    print(engine.frontier().size, flush=True)
"""


RUNS = 50


def kill_while_writing(path: Path, start: int, seconds: float) -> int:
    """Let two processes append, kill both, and return the largest size that one was told."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(start + 500_000 * which)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for which in range(2)
    ]
    told: list[str] = []
    for writer in writers:
        assert writer.stdout is not None
        told.append(writer.stdout.readline())
    time.sleep(seconds)
    for writer in writers:
        os.kill(writer.pid, signal.SIGKILL)
    for writer in writers:
        with writer:
            assert writer.stdout is not None
            told += writer.stdout.readlines()
    return max(int(line) for line in told if line.endswith("\n"))


@pytest.mark.slow
def test_kill_minus_nine_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    engine = created(path)
    engine.append(batch(on("article/a-1", 0, [article()], Ids(start=1))))
    engine.close()
    chance = random.Random(11)
    for run in range(RUNS):
        told = kill_while_writing(path, (run + 1) * 1_000_000, chance.uniform(0.02, 0.4))
        engine = opened(path)
        audited(engine)
        size = engine.frontier().size
        assert size >= told
        assert (size - 1) % 3 == 0  # an article, and whole batches of three
        engine.close()
        assert [each.name for each in tmp_path.iterdir()] == ["desk.db"]


REBUILDER = """
import sys
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import open_engine

engine = open_engine(sys.argv[1], projections=PROJECTIONS)
engine.rebuild(lambda done, total: print(done, flush=True))
"""
CLAIMS = 4_500  # five parts


@pytest.mark.parametrize("parts", [1, 3])
def test_a_rebuild_killed_in_the_middle_leaves_the_old_lists_in_service(
    tmp_path: Path, parts: int
) -> None:
    path = tmp_path / "desk.db"
    engine = created(path)
    engine.append(opening(Ids(), claims=CLAIMS))
    before = audited(engine)
    engine.close()
    with subprocess.Popen(
        [sys.executable, "-c", REBUILDER, str(path)], stdout=subprocess.PIPE, text=True
    ) as rebuilder:
        assert rebuilder.stdout is not None
        for _ in range(parts):
            assert int(rebuilder.stdout.readline()) < CLAIMS
        os.kill(rebuilder.pid, signal.SIGKILL)

    # Whoever opens the ledger finds what was there, records, and ends the work
    engine = opened(path)
    assert audited(engine) == before
    engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=9_000_000))))
    after = audited(engine)
    assert engine.rebuild() == CLAIMS + 3
    assert audited(engine) == after
    engine.close()
    # And nothing is left beside it
    with contextlib.closing(sqlite3.connect(path)) as shell:
        for table in ("claims", "articles", "claim_counts", "projections"):
            statement = f"SELECT count(*) FROM {table} WHERE log_id < 0"  # noqa: S608  # our tables
            assert shell.execute(statement).fetchone() == (0,)
