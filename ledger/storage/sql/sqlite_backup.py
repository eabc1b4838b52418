"""A consistent copy of a SQLite ledger while others read and write it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from ledger.errors import LedgerExists, StorageUnavailable
from ledger.storage.sql.schema import recognise
from ledger.storage.sql.sqlite import open_connection
from ledger.storage.sql.sqlite_errors import translated
from ledger.storage.sql.sqlite_ledger import COMPANIONS, put_in_place

_LOCK_TIMEOUT_S = 5.0


def back_up(path: Path, out: Path) -> None:
    """Copy the ledger at *path* to *out* with SQLite's online backup, then look at the copy.

    The copy is made beside its place and put there finished. It is a ledger like the first; keys
    and the last signed checkpoint are not in it, they are kept elsewhere.

    Raises:
        LedgerExists: Something is at *out*.
        StorageUnavailable: The copy cannot be written; nothing is left behind.
        IntegrityBroken: The ledger is damaged.
    """
    recognise(path)
    for suffix in COMPANIONS:
        there = out.with_name(out.name + suffix)
        if os.path.lexists(there):
            raise LedgerExists(what=there, hint="name another file for the copy")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            draft = Path(folder, out.name)
            with translated(path):
                _copy(path, draft)
            recognise(draft)
            put_in_place(draft, out)
    except FileExistsError as error:
        raise LedgerExists(what=out, hint="name another file for the copy") from error
    except OSError as error:
        raise StorageUnavailable(
            what=out,
            reason=error.strerror or "it cannot be written",
            hint="check the directory, its permissions and the free space",
        ) from error


def _copy(path: Path, draft: Path) -> None:
    source = open_connection(path, read_only=True, lock_timeout_s=_LOCK_TIMEOUT_S)
    with contextlib.closing(source), contextlib.closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
