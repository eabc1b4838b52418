"""Where a ledger lies: places that cannot be written, and disks without room."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import (
    StorageUnavailable,
)
from ledger.merkle import Frontier
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.rows import ClaimRow
from ledger.storage.sql.sqlite_ledger import open_existing
from tests.storage.histories import Ids, batch, note, on, opening
from tests.storage.sql.desk import created, opened

NOBODY = 65534


# ---- reading only ---------------------------------------------------------------------------


def test_a_ledger_opened_for_reading_is_not_written(ledger: Path) -> None:
    engine = opened(ledger, read_only=True)
    before = ledger.read_bytes()
    assert engine.frontier().size == 5
    for write in (
        lambda: engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=50)))),
        engine.rebuild,
    ):
        with pytest.raises(StorageUnavailable, match="reading only"):
            write()
    engine.close()
    assert ledger.read_bytes() == before


def test_a_reader_sees_what_a_writer_in_its_log_has_committed(ledger: Path) -> None:
    writer = opened(ledger)
    reader = opened(ledger, read_only=True)
    writer.append(batch(on("claim/c-1", 1, [note("harbour")], Ids(start=50))))
    assert reader.frontier().size == 6
    found = reader.row(ClaimRow, "c-1")
    assert found is not None
    assert found.version == 2
    reader.close()
    writer.close()


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A ledger in a folder that may not be written, seen by somebody who is not root."""
    folder = Path(tempfile.mkdtemp(prefix="factledger-locked-"))
    engine = created(folder / "desk.db")
    engine.append(opening(Ids()))
    engine.close()
    (folder / "desk.db").chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:  # root passes permission bits
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_ledger_in_a_locked_folder_can_be_read(locked_folder: Path) -> None:
    engine = opened(locked_folder / "desk.db", read_only=True)
    assert engine.frontier().size == len(list(engine.scan())) == 5
    assert engine.row(ClaimRow, "c-1") is not None
    engine.close()


def test_writing_in_a_locked_folder_is_refused(locked_folder: Path) -> None:
    late = batch(on("claim/c-1", 1, [note()], Ids(start=50)))
    for attempt in (
        lambda: opened(locked_folder / "desk.db").append(late),
        lambda: created(locked_folder / "another.db"),
    ):
        with pytest.raises(StorageUnavailable) as refusal:
            attempt()
        assert "permissions" in refusal.value.hint or "be read and written" in refusal.value.hint
    assert [each.name for each in locked_folder.iterdir()] == ["desk.db"]


# ---- a full disk ----------------------------------------------------------------------------


def _limited(*args: Any, **options: Any) -> sqlite3.Connection:
    """A connection to a disk that has room for a few pages more."""
    connection: sqlite3.Connection = sqlite3.connect(*args, **options)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    return connection


def test_a_full_disk_is_said_and_nothing_is_half_written(ledger: Path) -> None:
    engine = open_existing(ledger, PROJECTIONS, connect=_limited)
    before = engine.frontier(), list(engine.all_rows(ClaimRow))
    long = batch(on("claim/c-1", 1, [note("x" * 100_000)], Ids(start=50)))

    with pytest.raises(StorageUnavailable, match="disk is full") as refusal:
        engine.append(long)

    assert "make room" in refusal.value.hint
    assert (engine.frontier(), list(engine.all_rows(ClaimRow))) == before
    engine.append(batch(on("claim/c-1", 1, [note("short")], Ids(start=90))))
    engine.close()
    # with room again, what is longer goes in
    roomy = opened(ledger)
    roomy.append(batch(on("claim/c-2", 1, [note("x" * 100_000)], Ids(start=60))))
    assert roomy.frontier() == Frontier.empty().extend(each.leaf for each in roomy.scan())
    roomy.close()


def test_a_limit_on_the_size_of_files_is_said(ledger: Path) -> None:
    engine = opened(ledger)
    before = engine.frontier()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, limits[1]))
    try:
        with pytest.raises(StorageUnavailable, match="nothing was recorded"):
            engine.append(batch(on("claim/c-1", 1, [note("x" * 500_000)], Ids(start=50))))
        with pytest.raises(StorageUnavailable):
            created(ledger.with_name("another.db"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert engine.frontier() == before
    engine.append(batch(on("claim/c-1", 1, [note("x" * 500_000)], Ids(start=50))))
    engine.close()
    assert [each.name for each in ledger.parent.iterdir()] == ["desk.db"]
