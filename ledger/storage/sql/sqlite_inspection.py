"""Looking a SQLite ledger over: the file, its write-ahead log, its guards."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import Final

from ledger.storage.examination import Examination
from ledger.storage.sql.guards import guard_definitions
from ledger.storage.sql.migrations import SCHEMA_VERSION, older_tables
from ledger.storage.sql.schema import recognise
from ledger.storage.sql.sqlite import open_connection
from ledger.storage.sql.sqlite_errors import translated

_LOCK_TIMEOUT_S: Final = 5.0
_MOST_FAULTS: Final = 5
_LARGE_LOG: Final = 256 << 20
_LITTLE_ROOM: Final = 256 << 20
_KEEP: Final = "stop writing and keep a copy of the file as it is, with its keys"


def inspect(path: Path) -> tuple[Examination, ...]:
    """Return what was seen in the file at *path*; nothing is written.

    Raises:
        StorageUnavailable: There is none, or it cannot be read.
        Unreadable: It is no ledger.
    """
    version = recognise(path)
    if version < SCHEMA_VERSION:
        return (older_tables(version),)
    with translated(path):
        connection = open_connection(path, read_only=True, lock_timeout_s=_LOCK_TIMEOUT_S)
        with contextlib.closing(connection):
            return (
                _file(connection),
                _write_ahead_log(connection, path),
                _guards(connection),
                _room(path),
            )


def _file(connection: sqlite3.Connection) -> Examination:
    try:
        rows = connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()
        said = [str(row[0]) for row in rows]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if said == ["ok"]:
        return Examination(what="file", state="good", detail="SQLite finds it whole")
    return Examination(what="file", state="bad", detail="; ".join(said), hint=_KEEP)


def _write_ahead_log(connection: sqlite3.Connection, path: Path) -> Examination:
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    what = "write-ahead log"
    if mode != "wal":
        hint = "a copying tool may have changed it; `factledger backup` makes a proper copy"
        return Examination(what=what, state="note", detail=f"journal mode is {mode}", hint=hint)
    if size > _LARGE_LOG:
        hint = "a reader that never ends keeps it growing: close programs that are left open"
        return Examination(what=what, state="note", detail=f"{size:,} bytes", hint=hint)
    return Examination(what=what, state="good", detail=f"{size:,} bytes")


def _guards(connection: sqlite3.Connection) -> Examination:
    found = {
        str(sql)
        for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
    }
    wanted = set(guard_definitions())
    absent = sorted(_name(sql) for sql in wanted - found)
    strange = sorted(_name(sql) for sql in found - wanted)
    if not absent and not strange:
        return Examination(what="guards", state="good", detail=f"all {len(wanted)} are there")
    told = [f"missing: {', '.join(absent)}"] if absent else []
    told += [f"not ours: {', '.join(strange)}"] if strange else []
    hint = "somebody worked on the file by hand: run `factledger verify --replay`"
    return Examination(what="guards", state="bad", detail="; ".join(told), hint=hint)


def _name(definition: str) -> str:
    words = definition.split()
    return words[2] if len(words) > 2 else definition  # noqa: PLR2004  # CREATE TRIGGER name


def _room(path: Path) -> Examination:
    free = shutil.disk_usage(path.parent if path.parent.name else Path()).free
    what, detail = "room on the disk", f"{free >> 20:,} MiB free"
    if free > _LITTLE_ROOM:
        return Examination(what=what, state="good", detail=detail)
    hint = "make room: a full disk refuses every decision"
    return Examination(what=what, state="note", detail=detail, hint=hint)
