"""A ledger on a server that an older release made is brought up to date by its owner."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import sqlite3
from pathlib import Path

import pytest

from ledger.errors import StorageUnavailable
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import inspect_place, migrate, open_engine
from ledger.storage.row_digest import NOTHING, as_text, changed
from ledger.storage.rows import ClaimRow
from tests.postgresql_server import Server
from tests.storage.histories import Ids, batch, note, on

pytestmark = pytest.mark.postgresql

GOLDEN = Path(__file__).parents[3] / "golden" / "ledgers"
COPIED = (
    *("log_head", "events", "payloads", "tiles", "checkpoints", "blobs"),
    *("projections", "actors", "articles", "sources", "claims", "claim_counts"),
)
_SCHEMAS = itertools.count()


@pytest.fixture
def old(running: Server, tmp_path: Path) -> str:
    """The schema of a ledger with the tables of version 1, and what a desk recorded in it."""
    schema = f"old{next(_SCHEMAS)}"
    file = tmp_path / "old.db"
    file.write_bytes(gzip.decompress((GOLDEN / "schema-1.db.gz").read_bytes()))
    with (
        contextlib.closing(running.connection()) as connection,
        contextlib.closing(sqlite3.connect(file)) as source,
    ):
        connection.run(f"CREATE SCHEMA {schema}")
        connection.run(f"SET search_path TO {schema}")
        connection.run((GOLDEN / "schema-1.sql").read_text("utf-8"))
        for table in COPIED:
            found = source.execute(f"SELECT * FROM {table}")  # noqa: S608  # names of this file
            names = [column[0] for column in found.description]
            places = ", ".join(f":its_{name}" for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            for row in found:
                statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608  # names of this file
                connection.run(
                    statement,
                    **{f"its_{name}": value for name, value in zip(names, row, strict=True)},
                )
        connection.run(f"COMMENT ON SCHEMA {schema} IS 'factledger schema 1'")
    return schema


def test_the_owner_migrates_and_nothing_recorded_changes(running: Server, old: str) -> None:
    place = running.address(old)
    with contextlib.closing(running.connection()) as connection:
        before = connection.run(f"SELECT envelope FROM {old}.events ORDER BY seq")  # noqa: S608  # own words
    assert [each.what for each in inspect_place(place)] == ["tables"]
    with pytest.raises(StorageUnavailable, match="older release"):
        open_engine(place, projections=PROJECTIONS, read_only=True)

    assert migrate(place) == (1, 2)
    assert migrate(place) == (2, 2)

    assert {each.state for each in inspect_place(place)} <= {"good", "note"}
    with contextlib.closing(open_engine(place, projections=PROJECTIONS)) as engine:
        assert [[each.envelope] for each in engine.scan()] == before
        engine.append(batch(on("ledger/notes", 0, [note()], Ids())))
        digests = {state.name: state.digest for state in engine.projection_states()}
        rows = engine.all_rows(ClaimRow)
        assert digests["claims"] == as_text(changed(NOTHING, (), rows))


def test_opening_to_record_migrates_by_itself(running: Server, old: str) -> None:
    with contextlib.closing(open_engine(running.address(old), projections=PROJECTIONS)):
        assert migrate(running.address(old)) == (2, 2)


def test_a_writer_is_told_who_can(running: Server, old: str) -> None:
    running.run(
        f"CREATE ROLE maya_{old} LOGIN",
        f"GRANT USAGE ON SCHEMA {old} TO maya_{old}",
        f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA {old} TO maya_{old}",
    )
    with pytest.raises(StorageUnavailable) as refusal:
        open_engine(running.address(old, user=f"maya_{old}"), projections=PROJECTIONS)
    assert "factledger migrate" in refusal.value.hint
