"""A ledger in one SQLite file: made whole or not at all, and opened only when it is one."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ledger.errors import IntegrityBroken, LedgerExists, StorageUnavailable
from ledger.storage.projection import Projection
from ledger.storage.sql import schema
from ledger.storage.sql.engine import SqlEngine, begin_log
from ledger.storage.sql.log_statements import log_statements
from ledger.storage.sql.migrations import SCHEMA_VERSION
from ledger.storage.sql.schema import create_schema, recognise
from ledger.storage.sql.sqlite import (
    DIALECT,
    Connect,
    SqliteDatabase,
    SqliteTransaction,
    open_connection,
)
from ledger.storage.sql.sqlite_errors import translated

OLDEST_SQLITE: Final = (3, 37, 0)  # the first with STRICT tables
COMPANIONS: Final = ("", "-wal", "-shm", "-journal")
_LOCK_TIMEOUT_S: Final = 5.0
_NUMBER: Final = 1  # the one log of the file


def create(
    path: Path, log_id: str, projections: Sequence[Projection], *, lock_timeout_s: float = 5.0
) -> SqlEngine:
    """Make a ledger at *path* and open it.

    The file is made beside its place and put there finished, so that nobody ever sees a half.

    Raises:
        LedgerExists: Something is there, if only the remains of a database.
        StorageUnavailable: The place cannot be written; nothing is left behind.
    """
    _refuse_old_sqlite(path)
    for suffix in COMPANIONS:
        remains = path.with_name(path.name + suffix)
        if os.path.lexists(remains):
            raise LedgerExists(what=remains)
    try:
        _make_folder(path.parent)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            draft = Path(folder, path.name)
            draft.touch(mode=0o666)
            with translated(path):
                _fill(draft, log_id)
            put_in_place(draft, path)
    except FileExistsError as error:
        raise LedgerExists(what=path) from error
    except OSError as error:
        raise StorageUnavailable(
            what=path,
            reason=error.strerror or "it cannot be written",
            hint="check the directory, its permissions and the free space, or name another place",
        ) from error
    return open_existing(path, projections, lock_timeout_s=lock_timeout_s)


def open_existing(
    path: Path,
    projections: Sequence[Projection],
    *,
    read_only: bool = False,
    lock_timeout_s: float = 5.0,
    connect: Connect = sqlite3.connect,
) -> SqlEngine:
    """Open the ledger at *path*; projections that lag are caught up unless *read_only*.

    A ledger of an older release is migrated first; opened *read_only*, it stays as it is and a
    migrated copy of it is read, which is removed when the ledger is closed.

    Raises:
        StorageUnavailable: There is none, or the machine refuses it.
        Unreadable: The file is no ledger, or an event cannot be interpreted by a projection.
        IntegrityBroken: The file is damaged.
    """
    _refuse_old_sqlite(path)
    version = recognise(path)
    copies = contextlib.ExitStack()
    place = path
    if version < SCHEMA_VERSION and read_only:
        place = _migrated_copy(path, copies)
    elif version < SCHEMA_VERSION:
        migrate(path, lock_timeout_s=lock_timeout_s)
    database = SqliteDatabase(
        place,
        read_only=read_only,
        lock_timeout_s=lock_timeout_s,
        connect=connect,
        afterwards=copies.close,
    )
    try:
        with database.reading() as within:
            logs = within.rows(log_statements(DIALECT).logs, ())
        if len(logs) != 1:
            raise IntegrityBroken(reason=f"{path} holds {len(logs)} logs instead of one")
        ((number, log_id),) = logs
        engine = SqlEngine(database, projections, log_id=log_id, number=number)
        # Looking first spares readers the write lock.
        if not read_only and not engine.is_current():
            engine.catch_up()
    except BaseException:
        database.close()
        raise
    return engine


def migrate(path: Path, *, lock_timeout_s: float = 5.0) -> tuple[int, int]:
    """Bring a ledger of an older release to the tables of today; return both versions.

    Nothing that was recorded changes. All of it is one transaction.

    Raises:
        StorageUnavailable: There is none, it cannot be written, or somebody else is writing.
        Unreadable: The file is no ledger, or of a newer release.
    """
    recognise(path)
    with translated(path):
        connection = open_connection(path, read_only=False, lock_timeout_s=lock_timeout_s)
        with contextlib.closing(connection):
            return schema.migrate(connection)


def _migrated_copy(path: Path, copies: contextlib.ExitStack) -> Path:
    """Return a copy in the folder for temporary files, which goes when *copies* are closed."""
    try:
        folder = copies.enter_context(tempfile.TemporaryDirectory(prefix="factledger-"))
        copy = Path(folder, path.name)
        with translated(path):
            copy_into(path, copy)
        migrate(copy)
    except OSError as error:
        copies.close()
        raise StorageUnavailable(
            what=path,
            reason=f"an older release made it, and no copy can be made: {error.strerror}",
            hint="`factledger migrate` brings it up to date",
        ) from error
    except BaseException:
        copies.close()
        raise
    return copy


def copy_into(path: Path, draft: Path) -> None:
    """Copy the ledger with SQLite's online backup; sqlite3's errors pass."""
    source = open_connection(path, read_only=True, lock_timeout_s=_LOCK_TIMEOUT_S)
    with contextlib.closing(source), contextlib.closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(error.errno, "a file is where its folder should be") from error


def remove(path: Path) -> None:
    """Remove a ledger that was made a moment ago and could not be begun."""
    for suffix in COMPANIONS:
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _fill(draft: Path, log_id: str) -> None:
    connection = open_connection(draft, read_only=False, lock_timeout_s=0)
    try:
        connection.execute("BEGIN IMMEDIATE")
        create_schema(connection)
        begin_log(SqliteTransaction(connection), DIALECT, log_id=log_id, number=_NUMBER)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    finally:
        connection.close()


def put_in_place(draft: Path, path: Path) -> None:
    """Give the finished file its name, never over another file."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        draft.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refuse_old_sqlite(path: Path) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StorageUnavailable(
            what=path,
            reason=f"this Python brings SQLite {sqlite3.sqlite_version}; {needed} is needed",
            hint="use a newer Python",
        )
