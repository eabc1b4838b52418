"""Who may do what with a ledger on a server: two roles without a login, to grant to people.

`<schema>_reader` looks. `<schema>_writer` also appends: on the log's tables it has INSERT and no
UPDATE or DELETE, so that whoever steals a reviewer's password cannot change what was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ledger.storage.sql import tables
from ledger.storage.sql.postgresql.guards import APPEND_ONLY

WORD_TABLE: Final = "claim_words"
_HEAD: Final = "log_head"


def role_names(schema: str) -> tuple[str, str]:
    """Return the names of the reader's and the writer's role."""
    return f"{schema}_reader", f"{schema}_writer"


def role_definitions(schema: str) -> Iterator[str]:
    """Yield the statements that make the roles; they are the server's, for all its databases."""
    for role in role_names(schema):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}')"  # noqa: S608  # a checked name
            f" THEN CREATE ROLE {role} NOLOGIN; END IF; END $$"
        )


def grants(schema: str) -> Iterator[str]:
    """Yield the statements that give the roles what they need, and nothing else."""
    reader, writer = role_names(schema)
    log = ", ".join(f"{schema}.{table}" for table in APPEND_ONLY)
    head = f"{schema}.{_HEAD}"
    lists = ", ".join(f"{schema}.{table}" for table in _list_tables())
    yield f"GRANT USAGE ON SCHEMA {schema} TO {reader}, {writer}"
    yield f"GRANT SELECT ON {log}, {head}, {lists} TO {reader}, {writer}"
    yield f"GRANT INSERT ON {log} TO {writer}"
    yield f"GRANT UPDATE ON {head} TO {writer}"
    yield f"GRANT INSERT, UPDATE, DELETE ON {lists} TO {writer}"


def _list_tables() -> Iterator[str]:
    yield from (name for name in tables.Table.metadata.tables if name not in (*APPEND_ONLY, _HEAD))
    yield WORD_TABLE
