"""A copy of a ledger, made while others go on working."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ledger.errors import LedgerExists, StorageUnavailable, Unsupported
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import back_up
from ledger.verification.audit import audit
from tests.storage.histories import Ids, batch, note, on
from tests.storage.sql.desk import opened


def test_a_copy_made_during_appends_holds_some_moment_of_the_log_whole(
    ledger: Path, tmp_path: Path
) -> None:
    engine, stop = opened(ledger, patience_s=10), threading.Event()
    ids = Ids(start=500)

    def go_on() -> None:
        version = 1
        while not stop.is_set():
            engine.append(batch(on("claim/c-1", version, [note()], ids)))
            version += 1

    writer = threading.Thread(target=go_on)
    writer.start()
    copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
    for copy in copies:
        back_up(str(ledger), copy)
    stop.set()
    writer.join()
    final = engine.frontier().size
    engine.close()

    sizes = []
    for copy in copies:
        copied = opened(copy)
        report = audit(
            copied,
            depth="replay",
            trusted_vkey=None,
            signed_last=None,
            against=None,
            projections=PROJECTIONS,
        )
        sizes.append(copied.frontier().size)
        copied.close()
        assert {finding.kind for finding in report.findings} <= {"opening_missing", "text_missing"}
    assert sizes == sorted(sizes)
    assert 5 <= sizes[0] <= sizes[-1] <= final
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_copy_never_takes_the_place_of_a_file(ledger: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")

    with pytest.raises(LedgerExists):
        back_up(str(ledger), there)
    with pytest.raises(LedgerExists):
        back_up(str(ledger), ledger)
    assert there.read_text() == "mine"


def test_what_cannot_be_copied_leaves_nothing(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable):
        back_up(str(ledger), tmp_path / "no folder" / "copy.db")
    with pytest.raises(StorageUnavailable, match="no ledger"):
        back_up(str(tmp_path / "absent.db"), tmp_path / "copy.db")
    with pytest.raises(Unsupported) as caught:
        back_up("postgresql://amal@localhost/news", tmp_path / "copy.db")
    assert "pg_dump" in caught.value.hint
    assert not (tmp_path / "copy.db").exists()
