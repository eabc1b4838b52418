"""Plain SQL on the server: what was recorded cannot be changed by mistake, nor by a reviewer."""

from __future__ import annotations

import contextlib

import pytest
from pg8000 import native
from pg8000.exceptions import DatabaseError

from ledger.domain.events import PayloadRedacted
from ledger.errors import StorageUnavailable
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import open_engine
from ledger.storage.sql.postgresql.failures import INSUFFICIENT_PRIVILEGE, LEDGER_REFUSES, sqlstate
from tests.postgresql_server import Server
from tests.storage.histories import Ids, batch, note, on

pytestmark = pytest.mark.postgresql

LOG_TABLES = ("events", "payloads", "tiles", "checkpoints", "blobs")
CHANGES = [
    *(f"DELETE FROM {table}" for table in (*LOG_TABLES, "log_head")),  # noqa: S608  # own words
    *(f"TRUNCATE {table}" for table in (*LOG_TABLES, "log_head")),
    "UPDATE events SET actor = 'nobody' WHERE seq = 2",
    "UPDATE payloads SET body = NULL WHERE seq = 2",
    "UPDATE tiles SET root = root",
    "UPDATE checkpoints SET note = 'forged'",
    "UPDATE blobs SET body = 'x'",
    "UPDATE log_head SET size = size - 1",
    "INSERT INTO events SELECT log_id, seq + 900, 'x', stream, version + 900, type, actor,"
    " recorded_at, envelope, leaf FROM events WHERE seq = 2",
]


def refusal(connection: native.Connection, statement: str) -> str:
    with pytest.raises(DatabaseError) as caught:
        connection.run(statement)
    return sqlstate(caught.value)


@pytest.mark.parametrize("statement", CHANGES)
def test_even_the_owner_is_refused(running: Server, schema: str, statement: str) -> None:
    with contextlib.closing(running.connection()) as connection:
        connection.run(f"SET search_path TO {schema}")

        assert refusal(connection, statement) == LEDGER_REFUSES


@pytest.mark.parametrize("statement", CHANGES[:-1])
def test_a_writer_may_only_append(running: Server, schema: str, statement: str) -> None:
    running.run(f"CREATE ROLE amal_{schema} LOGIN", f"GRANT {schema}_writer TO amal_{schema}")
    with contextlib.closing(running.connection(user=f"amal_{schema}")) as connection:
        connection.run(f"SET search_path TO {schema}")

        # The head must grow, so its guard decides; everything else is a matter of rights.
        guarded = LEDGER_REFUSES if statement.startswith("UPDATE log_head") else None
        assert refusal(connection, statement) == (guarded or INSUFFICIENT_PRIVILEGE)


def test_a_writer_records_and_a_reader_only_looks(running: Server, schema: str) -> None:
    running.run(
        *(f"CREATE ROLE omar_{schema} LOGIN", f"GRANT {schema}_writer TO omar_{schema}"),
        *(f"CREATE ROLE dina_{schema} LOGIN", f"GRANT {schema}_reader TO dina_{schema}"),
    )
    added = batch(on("claim/c-1", 1, [note()], Ids(start=900)))

    writer = open_engine(running.address(schema, user=f"omar_{schema}"), projections=PROJECTIONS)
    size = writer.append(added).size
    writer.close()
    reader = open_engine(running.address(schema, user=f"dina_{schema}"), projections=PROJECTIONS)

    assert reader.frontier().size == size
    with pytest.raises(StorageUnavailable, match="may not"):
        reader.append(batch(on("claim/c-2", 1, [note()], Ids(start=950))))
    reader.close()


def test_a_user_without_a_role_sees_nothing(running: Server, schema: str) -> None:
    running.run(f"CREATE ROLE stranger_{schema} LOGIN")
    with contextlib.closing(running.connection(user=f"stranger_{schema}")) as connection:
        statement = f"SELECT * FROM {schema}.events"  # noqa: S608  # own words

        assert refusal(connection, statement) == INSUFFICIENT_PRIVILEGE


def test_an_erasure_passes_for_the_owner_and_only_as_it_was_ordered(
    running: Server, schema: str
) -> None:
    said = PayloadRedacted(because="a court", seqs=(2,), streams=("claim/c-1",))
    with contextlib.closing(
        open_engine(running.address(schema), projections=PROJECTIONS)
    ) as engine:
        engine.append(batch(on("ledger/redactions", 0, [said], Ids(start=900))))
        engine.sweep()
        assert [each.seq for each in engine.scan() if each.body is None] == [2]
    with contextlib.closing(running.connection()) as connection:
        connection.run(f"SET search_path TO {schema}")
        connection.run("UPDATE payloads SET body = NULL, salt = '' WHERE seq = 2")
        for statement in (
            "UPDATE payloads SET body = NULL, salt = '' WHERE seq = 3",
            "UPDATE payloads SET body = 'x', salt = '' WHERE seq = 2",
            "DELETE FROM payloads WHERE seq = 2",
            "DELETE FROM blobs",
        ):
            assert refusal(connection, statement) == LEDGER_REFUSES


def test_a_writer_cannot_erase(running: Server, schema: str) -> None:
    said = PayloadRedacted(because="a court", seqs=(2,), streams=("claim/c-1",))
    running.run(f"CREATE ROLE eraser_{schema} LOGIN IN ROLE {schema}_writer")
    place = running.address(schema, user=f"eraser_{schema}")
    with contextlib.closing(open_engine(place, projections=PROJECTIONS)) as engine:
        size = engine.frontier().size
        with pytest.raises(StorageUnavailable, match="may not do that"):
            engine.append(batch(on("ledger/redactions", 0, [said], Ids(start=900))))
        assert engine.frontier().size == size
        assert all(each.body is not None for each in engine.scan())
