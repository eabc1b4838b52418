"""A disk that fails at a chosen statement, before or after it took effect."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any


class Faults:
    """Counts the statements of all its connections and fails at number *at*, once.

    With `after`, the statement has taken effect when the error is raised: so it looks when the
    answer is lost on the way. `log` holds the statements that were run.
    """

    def __init__(self) -> None:
        self.at: int | None = None
        self.after = False
        self.log: list[str] = []

    def connect(self, *args: Any, **options: Any) -> sqlite3.Connection:
        """Open a connection with these faults."""
        connection: _Failing = sqlite3.connect(*args, **options, factory=_Failing)
        connection.faults = self
        return connection

    def arm(self, at: int, *, after: bool) -> None:
        """Fail at the statement number *at* from now on, counted from 0."""
        self.at, self.after, self.log = at, after, []

    def disarm(self) -> None:
        """Fail no more; `log` begins anew."""
        self.at, self.log = None, []

    def due(self, *, after: bool) -> bool:
        """Say whether the error is to be raised at this point of the present statement."""
        return self.at == len(self.log) - 1 and self.after == after


class _Failing(sqlite3.Connection):
    faults: Faults | None = None

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        self._before(sql)
        cursor = super().execute(sql, *args)
        self._after(sql)
        return cursor

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        self._before(sql)
        cursor = super().executemany(sql, rows)
        self._after(sql)
        return cursor

    def _before(self, sql: str) -> None:
        if self.faults is not None:
            self.faults.log.append(sql)
            if self.faults.due(after=False):
                raise _disk_error()

    def _after(self, sql: str) -> None:
        del sql
        if self.faults is not None and self.faults.due(after=True):
            raise _disk_error()


def _disk_error() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    error.sqlite_errorname = "SQLITE_IOERR"
    return error
