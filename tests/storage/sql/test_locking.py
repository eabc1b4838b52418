"""Several at once: processes and threads on one file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import StorageUnavailable, StreamConflict
from ledger.merkle import Frontier
from tests.storage.histories import Ids, article, batch, note, on
from tests.storage.sql.desk import created, opened

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_another_process_with_the_lock_is_named(ledger: Path) -> None:
    late = batch(on("claim/c-1", 1, [note()], Ids(start=50)))
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        engine = opened(ledger)  # the desk waits a tenth of a second for locks
        began = time.monotonic()
        with pytest.raises(StorageUnavailable, match="another process is writing") as refusal:
            engine.append(late)
        assert 0.05 < time.monotonic() - began < 5
        assert "try again" in refusal.value.hint
        # whoever only reads is not in the way
        assert engine.frontier().size == 5
        holder.communicate("\n")
    assert engine.append(late).size == 6
    engine.close()


def test_closing_waits_for_nobody(ledger: Path) -> None:
    engine = opened(ledger, patience_s=60)
    engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=50))))

    with closing(sqlite3.connect(ledger, isolation_level=None)) as shell:
        shell.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        engine.close()

    assert time.monotonic() - began < 30


def test_two_processes_cannot_decide_on_the_same_version(ledger: Path) -> None:
    mine, theirs = opened(ledger), opened(ledger)
    appended = mine.append(batch(on("claim/c-1", 1, [note("mine")], Ids(start=50))))
    with pytest.raises(StreamConflict) as conflict:
        theirs.append(batch(on("claim/c-1", 1, [note("theirs")], Ids(start=60))))
    assert conflict.value.missed == appended.recorded
    mine.close()
    theirs.close()


def test_threads_share_an_engine(ledger: Path) -> None:
    engine = opened(ledger, patience_s=30)
    errors: list[BaseException] = []

    def write(number: int) -> None:
        ids = Ids(start=1000 * (number + 1))
        try:
            for version in range(25):
                event = note(f"{number} {version}")
                engine.append(batch(on(f"source/s-{number}", version, [event], ids)))
                assert len(engine.read_stream(f"source/s-{number}")) == version + 1
                assert len(list(engine.scan())) >= version
        except BaseException as error:  # noqa: BLE001  # shown by the test below
            errors.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    stored = list(engine.scan())
    assert len(stored) == 5 + 6 * 25
    assert engine.frontier() == Frontier.empty().extend(each.leaf for each in stored)
    engine.close()
    assert [each.name for each in ledger.parent.iterdir()] == ["desk.db"]


def test_a_reading_that_is_given_up_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    engine = created(path)
    engine.append(batch(on("source/s-1", 0, [note()] * 600, Ids())))
    tiles = engine.tiles()
    next(tiles)
    del tiles
    with closing(sqlite3.connect(path)) as shell:
        busy, _, _ = shell.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert busy == 0
    engine.close()


BUSY = """
import sys, time
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import open_engine
from tests.storage.histories import Ids, batch, claim, on

path, start = sys.argv[1], int(sys.argv[2])
engine = open_engine(path, projections=PROJECTIONS, lock_timeout_s=60)
ids, count = Ids(start=start), 0
print("ready", flush=True)
sys.stdin.readline()
end = time.monotonic() + 3
while time.monotonic() < end:
    engine.append(batch(on(f"claim/c-{start + count}", 0, [claim()], ids)))
    count += 1
print(count, flush=True)
"""
PROGRAMS = 8


@pytest.mark.slow
def test_eight_busy_programs_share_the_file_fairly(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    engine = created(path)
    engine.append(batch(on("article/a-1", 0, [article()], Ids(start=1))))
    engine.close()
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", BUSY, str(path), str((number + 1) * 10_000_000)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROGRAMS)
    ]
    # Given eight programs that begin together and write as fast as they can
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    # When each has had the same time
    counts = [int(program.communicate()[0]) for program in programs]

    # Then none has less than a fifth of what another has, and all of it is there
    assert max(counts) <= 5 * min(counts), counts
    engine = opened(path)
    assert engine.frontier().size == 1 + sum(counts)
    engine.close()
