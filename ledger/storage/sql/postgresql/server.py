"""PostgreSQL as a `Database`: connections, the write lock, durability.

A connection is lent to one thread at a time and is kept for the next. Writers stand in line before
the row of the log's head, which the server serves in order; what is read after that is what the
last writer left. Every commit is on the server's disk before it returns (`synchronous_commit`).
"""

from __future__ import annotations

import contextlib
import re
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any, Final, TypeAlias

from pg8000 import native
from pg8000.exceptions import DatabaseError
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql as postgresql_dialect

from ledger.errors import StorageUnavailable
from ledger.storage.sql.postgresql.address import Address
from ledger.storage.sql.postgresql.failures import LOST, translated
from ledger.storage.sql.postgresql.words import VectorWords
from ledger.storage.sql.statements import Parameters, Statement

DIALECT: Final[Dialect] = postgresql_dialect.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # the toolkit has no annotation here
WORDS: Final = VectorWords()

Connect: TypeAlias = Callable[..., native.Connection]
"""What opens a connection, called as `pg8000.native.Connection` is."""

_PARAMETER: Final = re.compile(r"\$(\d+)")
_VALUES: Final = re.compile(r"VALUES \((\$\d+(?:, \$\d+)*)\)")
_MOST_PARAMETERS: Final = 30_000  # the protocol counts them in 16 bits
_ARITIES: Final = (200, 20, 1)
_FETCHED: Final = 500
CONNECT_TIMEOUT_S: Final = 10.0
_PREPARED: Final = 200
_ERASED_FROM: Final = ("payloads", "blobs", "articles", "sources", "claims", "claim_words")
_LOCK: Final = "SELECT size FROM log_head FOR UPDATE"


class PostgresqlTransaction:
    """A connection in use (`database.Transaction`)."""

    def __init__(self, connection: native.Connection, prepared: dict[str, Any]) -> None:
        self._connection = connection
        self._prepared = prepared
        self._cursors = 0
        self.is_open = False

    def begin(self, how: str) -> None:
        """Begin a transaction."""
        self.is_open = True
        self._connection.run(f"BEGIN {how}")

    def lock(self) -> None:
        """Stand in line for the head, and hold it to the end."""
        self._connection.run(_LOCK)

    def commit(self) -> None:
        """Make everything durable."""
        self._connection.run("COMMIT")
        self.is_open = False

    def roll_back(self) -> None:
        """Forget everything; a connection that cannot even do that is closed by its owner."""
        with contextlib.suppress(DatabaseError, *LOST):
            self._connection.run("ROLLBACK")
            self.is_open = False

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is done inside when an error leaves it."""
        self._connection.run("SAVEPOINT step")
        try:
            yield
        except BaseException:
            self._connection.run("ROLLBACK TO SAVEPOINT step")
            raise
        self._connection.run("RELEASE SAVEPOINT step")

    def rows(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows, as tuples."""
        return [tuple(row) for row in self._run(statement.sql, parameters) or ()]

    def rows_anyhow(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows; the server keeps no text that is not UTF-8."""
        return self.rows(statement, parameters)

    def first(self, statement: Statement, parameters: Parameters) -> Any:
        """Return the first row or None."""
        found = self._run(statement.sql, parameters)
        return tuple(found[0]) if found else None

    def stream(self, statement: Statement, parameters: Parameters) -> Iterator[Any]:
        """Yield rows as they are fetched, some hundred at a time."""
        self._cursors += 1
        cursor = f"reading_{self._cursors}"
        own = not self.is_open
        if own:
            self.begin("READ ONLY")
        try:
            self._run_unprepared(f"DECLARE {cursor} CURSOR FOR {statement.sql}", parameters)
            while rows := self._connection.run(f"FETCH {_FETCHED} FROM {cursor}"):
                yield from map(tuple, rows)
        finally:
            if own:
                self.roll_back()

    def run(self, statement: Statement, parameters: Parameters) -> int:
        """Run a statement and return how many rows it changed."""
        self._run_unprepared(statement.sql, parameters)
        return int(self._connection.row_count)

    def run_many(self, statement: Statement, parameters: Iterable[Parameters]) -> None:
        """Run a statement for each of the parameters, many rows at a time where it inserts."""
        rows = iter(parameters)
        if _VALUES.search(statement.sql) is None:
            for row in rows:
                self._run(statement.sql, row)
            return
        while chunk := list(islice(rows, _ARITIES[0])):
            self._insert(statement.sql, chunk)

    def _insert(self, sql: str, rows: Sequence[Parameters]) -> None:
        done = 0
        while done < len(rows):
            fitting = _MOST_PARAMETERS // max(len(rows[0]), 1)
            arity = next(each for each in _ARITIES if each <= min(len(rows) - done, fitting))
            together = rows[done : done + arity]
            self._run(widened(sql, arity), tuple([one for row in together for one in row]))
            done += arity

    def _run(self, sql: str, parameters: Parameters) -> Any:
        prepared = self._prepared.get(sql)
        if prepared is None:
            if len(self._prepared) >= _PREPARED:
                self._prepared.pop(next(iter(self._prepared))).close()
            prepared = self._prepared[sql] = self._connection.prepare(_named(sql))
        return prepared.run(**_arguments(parameters))

    def _run_unprepared(self, sql: str, parameters: Parameters) -> None:
        self._connection.run(_named(sql), **_arguments(parameters))


class PostgresqlDatabase:
    """One schema of one database (`database.Database`)."""

    dialect: Final = DIALECT
    words: Final = WORDS

    def __init__(
        self,
        address: Address,
        *,
        read_only: bool,
        lock_timeout_s: float,
        connect: Connect = native.Connection,
    ) -> None:
        self.address = address
        self._read_only = read_only
        self._lock_timeout_s = lock_timeout_s
        self._connect = connect
        self._idle: deque[tuple[native.Connection, dict[str, Any]]] = deque()
        self._closed = False

    def reading(self) -> AbstractContextManager[PostgresqlTransaction]:
        """Lend a connection for reading; each statement sees the last commit."""
        return self._lent()

    @contextmanager
    def writing(self) -> Iterator[PostgresqlTransaction]:
        """Hold the lock on the head; commit at the end, roll back on any error."""
        if self._read_only:
            raise StorageUnavailable(
                what=self.address, reason="the ledger was opened for reading only"
            )
        with self._lent() as within:
            # Under the lock each statement shall see what the last writer left.
            within.begin("ISOLATION LEVEL READ COMMITTED")
            try:
                within.lock()
                yield within
                within.commit()
            except BaseException:
                within.roll_back()
                raise

    def sweep(self) -> None:
        """Write the tables anew that held what was erased; their old rows go with the old files.

        The server's own write-ahead log and its archive are the administrator's to let expire.
        """
        with self._lent() as within:
            for table in _ERASED_FROM:
                within.run(Statement(f"VACUUM FULL {table}", (), {}), ())

    def close(self) -> None:
        """Let go of every connection."""
        self._closed = True
        while self._idle:
            _hang_up(self._idle.pop()[0])

    @contextmanager
    def _lent(self) -> Iterator[PostgresqlTransaction]:
        with translated(self.address):
            connection, prepared = self._taken()
            within = PostgresqlTransaction(connection, prepared)
            lost = False
            try:
                yield within
            except LOST:
                lost = True
                raise
            finally:
                if lost or within.is_open or self._closed:
                    _hang_up(connection)
                else:
                    self._idle.append((connection, prepared))

    def _taken(self) -> tuple[native.Connection, dict[str, Any]]:
        if self._closed:
            raise StorageUnavailable(
                what=self.address, reason="the ledger was closed", hint="open it again"
            )
        try:
            return self._idle.pop()
        except IndexError:
            connection = open_connection(self.address, connect=self._connect)
            try:
                _set_up(connection, self.address, self._read_only, self._lock_timeout_s)
            except BaseException:
                _hang_up(connection)
                raise
            return connection, {}


def open_connection(address: Address, *, connect: Connect = native.Connection) -> native.Connection:
    """Open a connection; errors of the driver and the network pass.

    A host that does not answer is given up after ten seconds; a query may take its time.
    """
    if address.local_socket:
        return connect(**address.connection_options())
    reached = socket.create_connection((address.host, address.port), CONNECT_TIMEOUT_S)
    try:
        connection = connect(sock=reached, **address.connection_options())
        reached.settimeout(None)
    except BaseException:
        reached.close()
        raise
    return connection


def _set_up(
    connection: native.Connection, address: Address, read_only: bool, lock_timeout_s: float
) -> None:
    connection.run(f"SET search_path TO {address.schema}, pg_temp")
    connection.run("SET synchronous_commit TO on")
    connection.run(f"SET lock_timeout TO {max(int(lock_timeout_s * 1000), 1)}")
    connection.run("SET idle_in_transaction_session_timeout TO '10min'")
    if read_only:
        connection.run("SET default_transaction_read_only TO on")


def _hang_up(connection: native.Connection) -> None:
    with contextlib.suppress(DatabaseError, *LOST):
        connection.close()


@lru_cache(maxsize=512)
def _named(sql: str) -> str:
    """Return the statement with the driver's own names for its parameters."""
    return _PARAMETER.sub(r":p\1", sql)


def _arguments(parameters: Parameters) -> dict[str, Any]:
    return {f"p{place}": value for place, value in enumerate(parameters, start=1)}


@lru_cache(maxsize=128)
def widened(sql: str, rows: int) -> str:
    """Return an INSERT of one row as the INSERT of so many rows."""
    found = _VALUES.search(sql)
    if found is None or rows == 1:
        return sql
    width = found[1].count("$")
    groups = (
        "(" + ", ".join(f"${row * width + place}" for place in range(1, width + 1)) + ")"
        for row in range(rows)
    )
    return f"{sql[: found.start()]}VALUES {', '.join(groups)}{sql[found.end() :]}"
