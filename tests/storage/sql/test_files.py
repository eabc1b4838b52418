"""Files that are no ledger, places where none can be, and what is said about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import (
    LedgerExists,
    StorageUnavailable,
    Unreadable,
    Unsupported,
)
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import create_engine, open_engine, remove_failed
from ledger.storage.sql import guards, schema
from ledger.storage.sql.migrations import SCHEMA_VERSION
from tests.storage.engines import LOG
from tests.storage.histories import Ids, batch, note, on
from tests.storage.sql.desk import created, opened

# ---- what is there ------------------------------------------------------------------------


def test_a_closed_ledger_is_one_file(ledger: Path) -> None:
    assert [each.name for each in ledger.parent.iterdir()] == ["desk.db"]
    engine = opened(ledger)
    assert engine.log_id == LOG
    assert engine.frontier().size == 5
    engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=50))))
    engine.close()
    assert [each.name for each in ledger.parent.iterdir()] == ["desk.db"]


def test_the_file_says_what_it_is(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as shell:
        assert shell.execute("PRAGMA application_id").fetchone() == (0x464C4447,)
        assert shell.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert shell.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert shell.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("name", ["with space?.db", "قاعدة #1.db", "100%25.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / "new folder" / name
    created(path).close()
    assert [each.name for each in path.parent.iterdir()] == [name]
    opened(path).close()


def test_an_address_may_be_a_url(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/desk.db"
    create_engine(address, log_id=LOG, projections=PROJECTIONS).close()
    assert opened(tmp_path / "desk.db").log_id == LOG
    with pytest.raises(Unsupported, match=r"oracle.*there are: .*postgresql://.*sqlite:///"):
        open_engine("oracle://host/ledger", projections=PROJECTIONS)
    with pytest.raises(StorageUnavailable, match="memory"):
        open_engine("memory:", projections=PROJECTIONS)


def test_a_missing_ledger_names_init(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="no ledger here") as refusal:
        opened(tmp_path / "desk.db")
    assert "factledger init" in refusal.value.hint
    assert list(tmp_path.iterdir()) == []


def _text(path: Path) -> None:
    path.write_text("These are my notes on the wells of Marwan. " * 20, encoding="utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as shell:
        shell.execute("CREATE TABLE events (seq INTEGER)")
        shell.commit()


def _newer(path: Path) -> None:
    created(path).close()
    with closing(sqlite3.connect(path)) as shell:
        shell.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize("make", [_text, _empty, _short, _foreign, _newer, Path.mkdir])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_ledger_is_left_alone(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "desk.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unreadable) as refusal:
        opened(path, read_only=read_only)
    assert refusal.value.hint
    assert str(path) in str(refusal.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir()] == ["desk.db"]
    with pytest.raises(LedgerExists):
        created(path)


# ---- making one -----------------------------------------------------------------------------


def test_a_ledger_is_never_made_over_something(ledger: Path) -> None:
    before = ledger.read_bytes()
    with pytest.raises(LedgerExists, match=r"desk\.db is there already"):
        created(ledger)
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("suffix", ["-wal", "-journal", "-shm"])
def test_the_remains_of_another_database_are_not_taken_in(tmp_path: Path, suffix: str) -> None:
    # SQLite would replay a forgotten write-ahead log into the new file.
    (tmp_path / f"desk.db{suffix}").write_bytes(b"remains")
    with pytest.raises(LedgerExists):
        created(tmp_path / "desk.db")
    assert [each.name for each in tmp_path.iterdir()] == [f"desk.db{suffix}"]


def test_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageUnavailable) as refusal:
        created(tmp_path / "file" / "desk.db")
    assert refusal.value.hint


def test_a_creation_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    definitions = [*guards.guard_definitions(), "CREATE NONSENSE"]
    monkeypatch.setattr(schema, "guard_definitions", lambda: definitions)
    with pytest.raises(StorageUnavailable):
        created(tmp_path / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_could_not_be_begun_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    created(path).close()
    (tmp_path / "desk.db-wal").touch()
    remove_failed(str(path))
    assert list(tmp_path.iterdir()) == []
