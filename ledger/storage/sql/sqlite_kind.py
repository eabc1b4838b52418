"""SQLite in the catalogue of engines; the engine itself is loaded when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from ledger.storage.engine import Engine
from ledger.storage.examination import Examination
from ledger.storage.projection import Projection


class Sqlite:
    """Addresses of SQLite files."""

    form: Final = "a path or sqlite:///path"
    _prefix: Final = "sqlite:///"

    def owns(self, address: str) -> bool:
        """Say whether the address is of this kind."""
        return address.startswith(self._prefix) or not re.match(r"[a-z][a-z0-9+.-]+://", address)

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        """Make a ledger and open it."""
        from ledger.storage.sql import sqlite_ledger

        return sqlite_ledger.create(self._path(address), log_id, projections)

    def open(
        self,
        address: str,
        projections: Sequence[Projection],
        *,
        read_only: bool,
        lock_timeout_s: float,
    ) -> Engine:
        """Open the ledger that is there."""
        from ledger.storage.sql import sqlite_ledger

        return sqlite_ledger.open_existing(
            self._path(address), projections, read_only=read_only, lock_timeout_s=lock_timeout_s
        )

    def remove(self, address: str) -> None:
        """Remove a ledger that was made a moment ago."""
        from ledger.storage.sql import sqlite_ledger

        sqlite_ledger.remove(self._path(address))

    def inspect(self, address: str) -> tuple[Examination, ...]:
        """Look the file over."""
        from ledger.storage.sql import sqlite_inspection

        return sqlite_inspection.inspect(self._path(address))

    def back_up(self, address: str, out: Path) -> None:
        """Write a copy with SQLite's own online backup."""
        from ledger.storage.sql import sqlite_backup

        sqlite_backup.back_up(self._path(address), out)

    def migrate(self, address: str) -> tuple[int, int]:
        """Bring the file's tables up to date."""
        from ledger.storage.sql import sqlite_ledger

        return sqlite_ledger.migrate(self._path(address))

    def shown(self, address: str) -> str:
        """Return the address as it may be printed."""
        return address

    def left_to_do(self, address: str) -> tuple[str, ...]:
        """Return what an administrator still has to run."""
        del address
        return ()

    def _path(self, address: str) -> Path:
        if address.startswith(self._prefix):
            return Path(unquote(address.removeprefix(self._prefix)))
        return Path(address)
