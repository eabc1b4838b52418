"""Making and opening a ledger on a server, and what stands in the way."""

from __future__ import annotations

import contextlib

import pytest

from ledger.errors import InvalidValue, LedgerExists, StorageUnavailable, Unreadable
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import (
    create_engine,
    left_to_do,
    open_engine,
    remove_failed,
    shown_address,
)
from ledger.storage.sql.postgresql.address import parse_address
from tests.postgresql_server import USER, Server
from tests.storage.engines import LOG
from tests.storage.histories import Ids, batch, note, on, registered

pytestmark = pytest.mark.postgresql


def test_there_is_one_ledger_in_a_schema(running: Server, schema: str) -> None:
    with pytest.raises(LedgerExists):
        create_engine(running.address(schema), log_id=LOG, projections=PROJECTIONS)


def test_no_ledger_is_told_from_a_foreign_schema(running: Server) -> None:
    running.run("CREATE SCHEMA foreign_things")

    with pytest.raises(StorageUnavailable, match="no ledger here"):
        open_engine(running.address("nothing_there"), projections=PROJECTIONS)
    with pytest.raises(Unreadable, match="another program"):
        open_engine(running.address("foreign_things"), projections=PROJECTIONS)


def test_a_newer_schema_is_left_alone(running: Server, schema: str) -> None:
    running.run(f"COMMENT ON SCHEMA {schema} IS 'factledger schema 99'")

    with pytest.raises(Unreadable, match="version 99"):
        open_engine(running.address(schema), projections=PROJECTIONS)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://u@127.0.0.1:1/d", "cannot be reached"),
        ("postgresql://{user}@{host}/no_such_database", "no such database"),
        ("postgresql://nobody_here@{host}/postgres", "refuses this user"),
    ],
)
def test_what_the_server_refuses_is_told(running: Server, address: str, said: str) -> None:
    full = address.format(host=f"127.0.0.1:{running.port}", user=USER)

    with pytest.raises(StorageUnavailable, match=said):
        open_engine(full, projections=PROJECTIONS)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://host",
        "postgresql://host/",
        "postgresql://host:port/d",
        "postgresql://host/d?schema=Desk%3B+DROP",
        "postgresql://host/d?schema=pg_catalog",
        "postgresql://host/d?sslmode=perhaps",
        "postgresql://host/d?colour=red",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(address: str) -> None:
    with pytest.raises(InvalidValue):
        parse_address(address)


def test_a_password_is_never_shown() -> None:
    address = "postgresql://amal:secret@db.example/desk"

    assert "secret" not in shown_address(address)
    assert "secret" not in str(parse_address(address))
    assert parse_address(address).sslmode == "verify-full"


def test_a_ledger_that_could_not_be_begun_leaves_nothing(running: Server) -> None:
    address = running.address("brief")
    create_engine(address, log_id=LOG, projections=PROJECTIONS).close()

    remove_failed(address)

    with pytest.raises(StorageUnavailable, match="no ledger here"):
        open_engine(address, projections=PROJECTIONS)


def test_an_owner_without_the_right_to_make_roles_is_told_what_to_ask_for(running: Server) -> None:
    running.run("CREATE ROLE plain LOGIN", "GRANT CREATE ON DATABASE postgres TO plain")
    address = running.address("plain_desk", user="plain")

    engine = create_engine(address, log_id=LOG, projections=PROJECTIONS)
    engine.close()
    statements = left_to_do(address)

    assert any("plain_desk_writer" in statement for statement in statements)
    running.run(*statements)
    assert left_to_do(address) == ()
    running.run("CREATE ROLE helper LOGIN", "GRANT plain_desk_writer TO helper")
    writer = open_engine(running.address("plain_desk", user="helper"), projections=PROJECTIONS)
    assert writer.append(batch(on("actor/omar", 0, [registered("omar")], Ids()))).size == 1
    writer.close()


def test_a_text_that_the_server_cannot_hold_is_refused(running: Server, schema: str) -> None:
    engine = open_engine(running.address(schema), projections=PROJECTIONS)

    with pytest.raises(InvalidValue), contextlib.closing(engine):
        engine.append(batch(on("claim/c\x00", 0, [note()], Ids(start=600))))
