"""A consistent copy of a SQLite ledger while others read and write it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ledger.errors import LedgerExists, StorageUnavailable
from ledger.storage.sql.schema import recognise
from ledger.storage.sql.sqlite_errors import translated
from ledger.storage.sql.sqlite_ledger import COMPANIONS, copy_into, put_in_place


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
                copy_into(path, draft)
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
