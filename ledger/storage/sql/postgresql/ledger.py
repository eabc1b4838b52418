"""A ledger in a schema of a PostgreSQL database: made whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Final

from pg8000 import native
from pg8000.exceptions import DatabaseError

from ledger.errors import IntegrityBroken, LedgerExists, StorageUnavailable, Unreadable
from ledger.storage.projection import Projection
from ledger.storage.sql.engine import SqlEngine, begin_log
from ledger.storage.sql.log_statements import log_statements
from ledger.storage.sql.migrations import SCHEMA_VERSION, steps_from
from ledger.storage.sql.postgresql.address import Address
from ledger.storage.sql.postgresql.failures import INSUFFICIENT_PRIVILEGE, sqlstate, translated
from ledger.storage.sql.postgresql.guards import GUARD_FUNCTIONS, guard_definitions
from ledger.storage.sql.postgresql.roles import grants, role_definitions
from ledger.storage.sql.postgresql.server import (
    DIALECT,
    Connect,
    PostgresqlDatabase,
    PostgresqlTransaction,
    open_connection,
)
from ledger.storage.sql.postgresql.words import DEFINITIONS
from ledger.storage.sql.schema import refuse_version, table_definitions

OLDEST_SERVER: Final = 130_000
_NUMBER: Final = 1  # the one log of the schema
_MARK: Final = "factledger schema "
_OLDER: Final = "an older release made its tables"
_MIGRATE_HINT: Final = "its owner brings them up to date with `factledger migrate`"
_NO_LEDGER_HINT: Final = "make one with `factledger init`"


def create(
    address: Address, log_id: str, projections: Sequence[Projection], *, lock_timeout_s: float = 5.0
) -> SqlEngine:
    """Make a ledger in a new schema and open it; all of it in one transaction of the server.

    Roles are made where the user may; where not, the ledger works for its owner alone until an
    administrator has run what `missing_roles` returns.

    Raises:
        LedgerExists: The schema is there.
        StorageUnavailable: The server refuses it; nothing is left behind.
    """
    with translated(address), contextlib.closing(open_connection(address)) as connection:
        _refuse_old_server(connection, address)
        connection.run("BEGIN")
        if _schema_mark(connection, address) is not None:
            raise LedgerExists(what=address)
        connection.run(f"CREATE SCHEMA {address.schema}")
        connection.run(f"SET LOCAL search_path TO {address.schema}")
        for definition in (*table_definitions(DIALECT), *DEFINITIONS, *guard_definitions()):
            connection.run(definition)
        begin_log(PostgresqlTransaction(connection, {}), DIALECT, log_id=log_id, number=_NUMBER)
        connection.run(f"COMMENT ON SCHEMA {address.schema} IS '{_MARK}{SCHEMA_VERSION}'")
        _make_roles(connection, address.schema)
        connection.run("COMMIT")
    return open_existing(address, projections, lock_timeout_s=lock_timeout_s)


def open_existing(
    address: Address,
    projections: Sequence[Projection],
    *,
    read_only: bool = False,
    lock_timeout_s: float = 5.0,
    connect: Connect = native.Connection,
) -> SqlEngine:
    """Open the ledger at *address*; projections that lag are caught up unless *read_only*.

    Raises:
        StorageUnavailable: There is none, or the server refuses it.
        Unreadable: It was made by a newer release, or the schema is another program's.
        IntegrityBroken: A part of it is missing.
    """
    database = PostgresqlDatabase(
        address, read_only=read_only, lock_timeout_s=lock_timeout_s, connect=connect
    )
    try:
        if recognise(address, connect=connect) < SCHEMA_VERSION:
            _migrate_or_say_who_can(address, read_only=read_only)
        with database.reading() as within:
            logs = within.rows(log_statements(DIALECT).logs, ())
        if len(logs) != 1:
            raise IntegrityBroken(reason=f"{address} holds {len(logs)} logs instead of one")
        ((number, log_id),) = logs
        engine = SqlEngine(database, projections, log_id=log_id, number=number)
        if not read_only and not engine.is_current():
            engine.catch_up()
    except BaseException:
        database.close()
        raise
    return engine


def migrate(address: Address) -> tuple[int, int]:
    """Bring a ledger of an older release to the tables of today; return both versions.

    Nothing that was recorded changes. All of it is one transaction, which the tables' owner may.

    Raises:
        StorageUnavailable: There is none, or the user is not its owner.
        Unreadable: It is another program's, or of a newer release.
    """
    before = recognise(address)
    if before == SCHEMA_VERSION:
        return before, before
    with translated(address), contextlib.closing(open_connection(address)) as connection:
        connection.run("BEGIN")
        connection.run(f"SET LOCAL search_path TO {address.schema}")
        connection.run("SELECT size FROM log_head FOR UPDATE")
        before = _version(_schema_mark(connection, address), address)
        if before < SCHEMA_VERSION:
            for step in steps_from(before):
                connection.run(step)
            for function in GUARD_FUNCTIONS:
                connection.run(f"DROP FUNCTION IF EXISTS {function}() CASCADE")
            for definition in guard_definitions():
                connection.run(definition)
            connection.run(f"COMMENT ON SCHEMA {address.schema} IS '{_MARK}{SCHEMA_VERSION}'")
        connection.run("COMMIT")
    return before, SCHEMA_VERSION


def _migrate_or_say_who_can(address: Address, *, read_only: bool) -> None:
    cause: StorageUnavailable | None = None
    if not read_only:
        try:
            migrate(address)
        except StorageUnavailable as error:
            cause = error
        else:
            return
    raise StorageUnavailable(what=address, reason=_OLDER, hint=_MIGRATE_HINT) from cause


def recognise(address: Address, *, connect: Connect = native.Connection) -> int:
    """Look whether the schema is a ledger of ours; return the version of its tables.

    Raises:
        StorageUnavailable: There is no such schema.
        Unreadable: It is another program's, or of a newer release.
    """
    with (
        translated(address),
        contextlib.closing(open_connection(address, connect=connect)) as connection,
    ):
        _refuse_old_server(connection, address)
        mark = _schema_mark(connection, address)
    if mark is None:
        raise StorageUnavailable(
            what=address, reason="there is no ledger here", hint=_NO_LEDGER_HINT
        )
    return _version(mark, address)


def _version(mark: str | None, address: Address) -> int:
    told = (mark or "").removeprefix(_MARK)
    if mark is None or not mark.startswith(_MARK) or not told.isdecimal():
        reason = "the schema belongs to another program"
        raise Unreadable(what=address, reason=reason, hint="name another with ?schema=NAME")
    refuse_version(address, int(told))
    return int(told)


def remove(address: Address) -> None:
    """Remove a ledger that was made a moment ago and could not be begun."""
    with translated(address), contextlib.closing(open_connection(address)) as connection:
        connection.run(f"DROP SCHEMA IF EXISTS {address.schema} CASCADE")


def missing_roles(address: Address) -> tuple[str, ...]:
    """Return what an administrator still has to run for other people to use the ledger."""
    with translated(address), contextlib.closing(open_connection(address)) as connection:
        found = connection.run(
            "SELECT count(*) FROM pg_roles WHERE rolname IN (:reader, :writer)",
            reader=f"{address.schema}_reader",
            writer=f"{address.schema}_writer",
        )
    if found and found[0][0] == len(list(role_definitions(address.schema))):
        return ()
    return (*role_definitions(address.schema), *grants(address.schema))


def _make_roles(connection: native.Connection, schema: str) -> None:
    connection.run("SAVEPOINT roles")
    try:
        for statement in (*role_definitions(schema), *grants(schema)):
            connection.run(statement)
    except DatabaseError as error:
        if sqlstate(error) != INSUFFICIENT_PRIVILEGE:
            raise
        connection.run("ROLLBACK TO SAVEPOINT roles")


def _schema_mark(connection: native.Connection, address: Address) -> str | None:
    """The comment on the schema, "" without one, None where there is no such schema."""
    found = connection.run(
        "SELECT coalesce(obj_description(oid, 'pg_namespace'), '')"
        " FROM pg_namespace WHERE nspname = :schema",
        schema=address.schema,
    )
    return str(found[0][0]) if found else None


def _refuse_old_server(connection: native.Connection, address: Address) -> None:
    version = int(connection.run("SHOW server_version_num")[0][0])
    if version < OLDEST_SERVER:
        raise StorageUnavailable(
            what=address,
            reason=f"the server is PostgreSQL {version // 10_000}",
            hint=f"PostgreSQL {OLDEST_SERVER // 10_000} or newer is needed",
        )
