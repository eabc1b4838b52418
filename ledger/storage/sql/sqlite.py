"""SQLite as a `Database`: connections, locks and durability.

A connection is lent to one thread at a time and is kept for the next. Writers of this process wait
for each other in line, so that only one of them stands before SQLite's own lock, whose waiting is
by chance. The write-ahead log lets readers go on while somebody writes; every commit is on the
disk before it returns (`synchronous=FULL`).
"""

from __future__ import annotations

import contextlib
import random
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy.dialects import sqlite as sqlite_dialect

from ledger.errors import LedgerError, StorageUnavailable
from ledger.storage.sql.sqlite_errors import translated
from ledger.storage.sql.statements import Parameters, Statement
from ledger.storage.sql.turns import Turns
from ledger.storage.sql.word_index import FtsWords

DIALECT: Final = sqlite_dialect.dialect(paramstyle="qmark")
WORDS: Final = FtsWords()

Connect: TypeAlias = Callable[..., sqlite3.Connection]
"""What opens a connection, called as `sqlite3.connect` is."""

_PRAGMAS: Final = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
    "PRAGMA journal_size_limit = 67108864",
)

_LOOK_AGAIN_S: Final = (0.0005, 0.0015)
_SCRATCH_ON_DISK: Final = Statement("PRAGMA temp_store = FILE", (), {})
_SCRATCH_IN_MEMORY: Final = Statement("PRAGMA temp_store = MEMORY", (), {})
_REWRITE: Final = Statement("VACUUM", (), {})
_EMPTY_LOG: Final = Statement("PRAGMA wal_checkpoint(TRUNCATE)", (), {})


class SqliteTransaction:
    """A connection in use (`database.Transaction`)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for whoever begins and ends the transaction."""
        return self._connection

    def begin(self, patience_s: float) -> None:
        """Take the write lock at once: a lock taken in the middle of a reading cannot wait.

        SQLite itself looks for the lock more and more rarely, so that of eight busy programs one
        got nearly nothing. Here all look equally often, and each gets its share.
        """
        deadline = time.monotonic() + patience_s
        while True:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() >= deadline:
                    raise
                time.sleep(random.uniform(*_LOOK_AGAIN_S))  # noqa: S311  # no secret
            else:
                return

    def commit(self) -> None:
        """Make everything durable."""
        self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget everything; a connection that cannot even do that is closed by its owner."""
        if self._connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is done inside when an error leaves it."""
        self._connection.execute("SAVEPOINT step")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # some errors end the whole transaction
                self._connection.execute("ROLLBACK TO step")
                self._connection.execute("RELEASE step")
            raise
        self._connection.execute("RELEASE step")

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file, unless anybody is in the way; waits for nobody.

        This connection waits for no lock from then on: it is about to be closed.
        """
        self._connection.execute("PRAGMA busy_timeout = 0").fetchall()
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rows(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows, as tuples."""
        return self._connection.execute(statement.sql, parameters).fetchall()

    def rows_anyhow(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows; what is no UTF-8 in a text comes as replacement characters."""
        usual = self._connection.text_factory
        self._connection.text_factory = _replacing
        try:
            return self.rows(statement, parameters)
        finally:
            self._connection.text_factory = usual

    def first(self, statement: Statement, parameters: Parameters) -> Any:
        """Return the first row or None."""
        cursor = self._connection.execute(statement.sql, parameters)
        found = cursor.fetchone()
        cursor.close()
        return found

    def stream(self, statement: Statement, parameters: Parameters) -> Iterator[Any]:
        """Yield rows as they are fetched."""
        cursor = self._connection.execute(statement.sql, parameters)
        try:
            yield from cursor
        finally:
            cursor.close()  # an open cursor would keep its view of the log, and the WAL, alive

    def run(self, statement: Statement, parameters: Parameters) -> int:
        """Run a statement and return how many rows it changed."""
        return self._connection.execute(statement.sql, parameters).rowcount

    def run_many(self, statement: Statement, parameters: Iterable[Parameters]) -> None:
        """Run a statement for each of the parameters."""
        self._connection.executemany(statement.sql, parameters)


def _replacing(text: bytes) -> str:
    return text.decode("utf-8", "replace")


class SqliteDatabase:
    """One file (`database.Database`); *afterwards* is called when it is closed."""

    dialect: Final = DIALECT
    words: Final = WORDS

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        lock_timeout_s: float,
        connect: Connect = sqlite3.connect,
        afterwards: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self._afterwards = afterwards
        self._read_only = read_only
        self._lock_timeout_s = lock_timeout_s
        self._connect = connect
        self._idle: deque[sqlite3.Connection] = deque()
        self._writer: sqlite3.Connection | None = None
        self._turns = Turns()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether `close` was called; connections still lent are closed as they come back."""
        return self._closed

    def reading(self) -> AbstractContextManager[SqliteTransaction]:
        """Lend a connection for reading."""
        return self._lent()

    @contextmanager
    def writing(self) -> Iterator[SqliteTransaction]:
        """Hold the write lock; commit at the end, roll back on any error."""
        if self._read_only:
            raise StorageUnavailable(
                what=self.path, reason="the ledger was opened for reading only"
            )
        if not self._turns.take(self._lock_timeout_s):
            raise StorageUnavailable(
                what=self.path,
                reason="another part of this program is still writing",
                hint="try again",
            )
        try:
            with self._lent_to_write() as within:
                within.begin(self._lock_timeout_s)
                try:
                    yield within
                    within.commit()
                except BaseException:
                    within.roll_back()
                    raise
        finally:
            self._turns.give()

    def sweep(self) -> None:
        """Write the file anew and empty the write-ahead log, which hold what was deleted."""
        if not self._turns.take(self._lock_timeout_s):
            raise StorageUnavailable(
                what=self.path, reason="this program is still writing", hint="try again"
            )
        try:
            with self._lent() as within:
                within.run(self.words.MERGE, ())
                within.run(_SCRATCH_ON_DISK, ())  # a large ledger has no room in memory
                try:
                    within.run(_REWRITE, ())
                finally:
                    within.run(_SCRATCH_IN_MEMORY, ())
                if within.first(_EMPTY_LOG, ())[0]:
                    raise StorageUnavailable(
                        what=self.path,
                        reason="a program that reads the ledger keeps its write-ahead log,"
                        " in which erased bytes may be left",
                        hint="close other programs and run the same command again",
                    )
        finally:
            self._turns.give()

    def close(self) -> None:
        """Let go of every connection; what stands in the write-ahead log goes into the file."""
        if not self._closed and not self._read_only:
            with contextlib.suppress(LedgerError), self._lent() as within:
                within.checkpoint()
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
        if self._afterwards is not None:
            self._afterwards()

    @contextmanager
    def _lent(self) -> Iterator[SqliteTransaction]:
        with translated(self.path):
            connection = self._taken()
            try:
                yield SqliteTransaction(connection)
            finally:
                if self._closed or connection.in_transaction:
                    connection.close()
                else:
                    self._idle.append(connection)

    @contextmanager
    def _lent_to_write(self) -> Iterator[SqliteTransaction]:
        """Lend the one connection for writing, which waits in `begin` and nowhere else."""
        with translated(self.path):
            connection, self._writer = self._writer, None
            if connection is None:
                connection = self._opened()
                connection.execute("PRAGMA busy_timeout = 0").fetchall()
            try:
                yield SqliteTransaction(connection)
            finally:
                if self._closed or connection.in_transaction:
                    connection.close()
                else:
                    self._writer = connection

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        if self._closed:
            raise StorageUnavailable(
                what=self.path, reason="the ledger was closed", hint="open it again"
            )
        return open_connection(
            self.path,
            read_only=self._read_only,
            lock_timeout_s=self._lock_timeout_s,
            connect=self._connect,
        )


def open_connection(
    path: Path, *, read_only: bool, lock_timeout_s: float, connect: Connect = sqlite3.connect
) -> sqlite3.Connection:
    """Open a connection to a file that is there; sqlite3's errors pass.

    Where a ledger at rest lies in a place that cannot be written, SQLite cannot make the files
    beside it that it shares with writers. There are none then, and it is read as it is.
    """
    uri = path.absolute().as_uri()
    if not read_only:
        return _opened(f"{uri}?mode=rw", lock_timeout_s, connect, ())
    try:
        return _opened(f"{uri}?mode=ro", lock_timeout_s, connect, ("PRAGMA query_only = ON",))
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _opened(f"{uri}?mode=ro&immutable=1", lock_timeout_s, connect, ())


def _opened(
    uri: str, lock_timeout_s: float, connect: Connect, pragmas: tuple[str, ...]
) -> sqlite3.Connection:
    connection = connect(
        uri,
        uri=True,
        timeout=lock_timeout_s,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(pragma)
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
