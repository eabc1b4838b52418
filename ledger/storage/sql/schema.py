"""The schema of a SQLite ledger: what makes a file one, and how it is made and recognised."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from ledger.errors import StorageUnavailable, Unreadable
from ledger.storage.sql import tables, word_index
from ledger.storage.sql.guards import guard_definitions
from ledger.storage.sql.migrations import OLDEST, SCHEMA_VERSION, steps_from
from ledger.storage.sql.sqlite_errors import NO_LEDGER_HINT

APPLICATION_ID: Final = 0x464C4447
"""Stands in the header of the file ("FLDG"), where `file` and other programs look for it."""

DIALECT: Final = sqlite_dialect.dialect(paramstyle="qmark")

_HEADER: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"
_VERSION_AT: Final = 60
_APPLICATION_AT: Final = 68


def recognise(path: Path) -> int:
    """Look at the file without opening it as a database; return the version of its schema.

    The `user_version` of the file is that version. An older one can be migrated.

    Raises:
        StorageUnavailable: There is nothing, or it cannot be read.
        Unreadable: It is something else, or it was made by a newer release.
    """
    try:
        if path.is_dir():
            raise Unreadable(what=path, reason="it is a directory", hint=NO_LEDGER_HINT)
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise StorageUnavailable(
            what=path, reason="there is no ledger here", hint="make one with `factledger init`"
        ) from error
    except OSError as error:
        raise StorageUnavailable(
            what=path, reason=error.strerror or "it cannot be read", hint="check its permissions"
        ) from error
    if not header:
        raise Unreadable(what=path, reason="the file is empty", hint=NO_LEDGER_HINT)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise Unreadable(what=path, reason="it is no ledger", hint=NO_LEDGER_HINT)
    if int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big") != APPLICATION_ID:
        reason = "it is a SQLite database of another program"
        raise Unreadable(what=path, reason=reason, hint=NO_LEDGER_HINT)
    version = int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big")
    refuse_version(path, version)
    return version


def refuse_version(what: object, version: int) -> None:
    """Return when the tables of *what* are of today, or can be migrated.

    Raises:
        Unreadable: They are of a newer release.
    """
    if not OLDEST <= version <= SCHEMA_VERSION:
        raise Unreadable(
            what=what,
            reason=f"its schema is version {version}, this release knows {SCHEMA_VERSION}",
            hint="open it with a newer release of factledger",
        )


def create_schema(connection: sqlite3.Connection) -> None:
    """Make tables, guards, word index and marks in an empty database, inside a transaction."""
    for definition in (*table_definitions(DIALECT), word_index.DEFINITION, *guard_definitions()):
        connection.execute(definition)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def migrate(connection: sqlite3.Connection) -> tuple[int, int]:
    """Bring the tables and guards to those of today, in one transaction of the connection's own.

    Returns the version before and after.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (before,) = connection.execute("PRAGMA user_version").fetchone()
        if before < SCHEMA_VERSION:
            for step in steps_from(before):
                connection.execute(step)
            guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for (name,) in connection.execute(guards).fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
            for definition in guard_definitions():
                connection.execute(definition)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return before, max(before, SCHEMA_VERSION)


def table_definitions(dialect: Dialect) -> Iterator[str]:
    """Yield the statements that make the tables and their indexes in one database's words."""
    for table in tables.Table.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
