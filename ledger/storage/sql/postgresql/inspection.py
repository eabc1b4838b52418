"""Looking a ledger on a server over: its guards, and what the writers' role may do."""

from __future__ import annotations

import contextlib
from typing import Any, Final

from pg8000 import native

from ledger.storage.examination import Examination
from ledger.storage.sql.migrations import SCHEMA_VERSION, older_tables
from ledger.storage.sql.postgresql.address import Address
from ledger.storage.sql.postgresql.failures import translated
from ledger.storage.sql.postgresql.guards import APPEND_ONLY, guard_definitions
from ledger.storage.sql.postgresql.ledger import recognise
from ledger.storage.sql.postgresql.roles import role_names
from ledger.storage.sql.postgresql.server import open_connection

_TRIGGERS: Final = (
    "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = :schema AND NOT t.tgisinternal AND t.tgenabled = 'O'"
)
_RIGHTS: Final = (
    "SELECT g.table_name, g.privilege_type FROM information_schema.role_table_grants g"
    " WHERE g.table_schema = :schema AND g.grantee = :writer"
    " AND g.privilege_type NOT IN ('SELECT', 'INSERT')"
)


def inspect(address: Address) -> tuple[Examination, ...]:
    """Return what was seen at *address*; nothing is written.

    Raises:
        StorageUnavailable: There is no ledger, or the server cannot be reached.
        Unreadable: The schema is no ledger.
    """
    version = recognise(address)
    if version < SCHEMA_VERSION:
        return (older_tables(version),)
    with translated(address), contextlib.closing(open_connection(address)) as connection:
        return (
            _server(connection),
            _guards(connection, address.schema),
            _roles(connection, address.schema),
        )


def _server(connection: native.Connection) -> Examination:
    ((version,),) = connection.run("SHOW server_version")
    ((fsync,),) = connection.run("SHOW fsync")
    if fsync != "on":
        hint = "a crash of the machine can lose what was acknowledged: set fsync = on"
        return Examination(what="server", state="bad", detail=f"{version}, fsync off", hint=hint)
    return Examination(what="server", state="good", detail=f"PostgreSQL {version}")


def _guards(connection: native.Connection, schema: str) -> Examination:
    found = {str(name) for (name,) in connection.run(_TRIGGERS, schema=schema)}
    wanted = {sql.split()[2] for sql in guard_definitions() if sql.startswith("CREATE TRIGGER")}
    absent = sorted(wanted - found)
    if not absent:
        return Examination(what="guards", state="good", detail=f"all {len(wanted)} are on")
    hint = "somebody worked on the tables by hand: run `factledger verify --replay`"
    detail = f"missing or off: {', '.join(absent)}"
    return Examination(what="guards", state="bad", detail=detail, hint=hint)


def _roles(connection: native.Connection, schema: str) -> Examination:
    reader, writer = role_names(schema)
    there: Any = connection.run(
        "SELECT count(*) FROM pg_roles WHERE rolname IN (:reader, :writer)",
        reader=reader,
        writer=writer,
    )
    if there[0][0] != len((reader, writer)):
        hint = "an administrator makes them (docs/postgresql.md)"
        detail = f"{reader} and {writer} are not there"
        return Examination(what="roles", state="note", detail=detail, hint=hint)
    rights = connection.run(_RIGHTS, schema=schema, writer=writer)
    beyond = sorted(f"{right} on {table}" for table, right in rights if table in APPEND_ONLY)
    if beyond:
        hint = f"REVOKE {beyond[0]} FROM {writer}"
        return Examination(what="roles", state="bad", detail=", ".join(beyond), hint=hint)
    return Examination(
        what="roles", state="good", detail=f"{writer} can append, and change nothing"
    )
