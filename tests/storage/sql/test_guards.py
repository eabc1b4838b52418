"""Plain SQL on the file: what was recorded cannot be changed by mistake."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.domain.events import SourceAdded
from ledger.merkle import Frontier
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import create_engine, open_engine
from ledger.storage.event_store import StoredCheckpoint
from ledger.storage.sql.tables import Table
from tests.storage.engines import LOG
from tests.storage.histories import Ids, batch, on, opening

CLAIMS = 300
SIZE = CLAIMS + 3
TABLES = ("log_head", "events", "payloads", "tiles", "checkpoints", "blobs")


def copied(verb: str, **changes: str) -> str:
    """SQL that inserts a copy of event 2, with some columns changed."""
    columns = ("log_id", "seq", "event_id", "stream", "version", "type", "actor")
    values = [changes.get(name, name) for name in (*columns, "recorded_at", "envelope", "leaf")]
    return f"{verb} INTO events SELECT {', '.join(values)} FROM events WHERE seq = 2"  # noqa: S608  # own words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    engine = create_engine(str(path), log_id=LOG, projections=PROJECTIONS)
    ids = Ids()
    engine.append(opening(ids, claims=CLAIMS))
    source = on("source/s-1", 0, [SourceAdded(title="Minutes")], ids)
    engine.append(batch(source, blobs=(b"a long text",)))
    engine.save_checkpoint(StoredCheckpoint(size=1, note="a signed note\n"))
    engine.close()
    return path


@pytest.fixture
def shell(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # The guards must hold on builds of SQLite where REPLACE fires no DELETE trigger.
        connection.execute("PRAGMA recursive_triggers = OFF")
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        *("DELETE FROM log_head", "DELETE FROM events", "DELETE FROM payloads"),
        *("DELETE FROM tiles", "DELETE FROM checkpoints", "DELETE FROM blobs"),
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
        "UPDATE events SET actor = 'nobody' WHERE seq = 2",
        "UPDATE events SET envelope = x'00'",
        "UPDATE OR REPLACE events SET seq = seq + 1",
        "UPDATE payloads SET body = NULL WHERE seq = 2",
        "UPDATE payloads SET salt = x'00'",
        "UPDATE tiles SET hashes = x'00'",
        "UPDATE checkpoints SET size = 9",
        "UPDATE blobs SET body = x'00'",
        "UPDATE log_head SET size = size - 1",
        "UPDATE log_head SET log = 'another'",
        "INSERT OR REPLACE INTO payloads SELECT log_id, seq, salt, x'00' FROM payloads",
        "INSERT OR REPLACE INTO tiles SELECT log_id, level, n, x'00', root FROM tiles",
        "INSERT OR REPLACE INTO blobs SELECT log_id, sha256, x'00' FROM blobs",
        "INSERT OR REPLACE INTO log_head SELECT log_id, log, 0, frontier, root, '' FROM log_head",
        "INSERT OR REPLACE INTO log_head SELECT 2, log, 0, frontier, root, '' FROM log_head",
        # over a row that is there
        copied("INSERT OR REPLACE"),
        copied("INSERT OR REPLACE", event_id="'fresh'", stream="'claim/x'", version="1"),
        f"{copied('INSERT')} ON CONFLICT (log_id, seq) DO UPDATE SET actor = 'nobody'",
        # at the end, but over another event's id or version, or leaving one out
        copied("INSERT OR REPLACE", seq=str(SIZE), stream="'claim/x'", version="1"),
        copied("INSERT OR REPLACE", seq=str(SIZE), event_id="'fresh'"),
        copied("INSERT", seq=str(SIZE), event_id="'fresh'", version="3"),
        copied("INSERT", seq=str(SIZE), event_id="'fresh'", stream="'claim/x'", version="2"),
        # after a gap
        copied("INSERT", seq="400", event_id="'fresh'", stream="'claim/x'", version="1"),
        copied("INSERT", seq="-1", event_id="'fresh'", stream="'claim/x'", version="1"),
    ],
)
def test_plain_sql_is_refused(path: Path, shell: sqlite3.Connection, statement: str) -> None:
    before = _everything(shell)
    with pytest.raises(sqlite3.IntegrityError):
        shell.execute(statement)
    assert _everything(shell) == before
    engine = open_engine(str(path), projections=PROJECTIONS)
    leaves = [each.leaf for each in engine.scan()]
    assert engine.frontier() == Frontier.empty().extend(leaves)
    assert len(leaves) == SIZE
    engine.close()


def test_types_are_strict(shell: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        shell.execute("UPDATE claims SET version = 'many'")
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        shell.execute("INSERT INTO blobs VALUES (1, 'name', 'a text where bytes belong')")


def test_a_new_log_table_cannot_be_forgotten() -> None:
    # Every table that is not a read model is guarded: this list is the schema's own.
    read_models = {"projections", "actors", "articles", "sources", "claims", "claim_counts"}
    assert set(Table.metadata.tables) - read_models == set(TABLES)


def _everything(shell: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [
        shell.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # names from the list above
        for table in TABLES
    ]
