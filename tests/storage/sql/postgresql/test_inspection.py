"""What the doctor sees on a server."""

from __future__ import annotations

import pytest

from ledger.storage.engines import inspect_place
from tests.postgresql_server import Server

pytestmark = pytest.mark.postgresql


def states(server: Server, schema: str) -> dict[str, str]:
    return {each.what: each.state for each in inspect_place(server.address(schema))}


def test_a_ledger_as_it_was_made_is_well(running: Server, schema: str) -> None:
    assert states(running, schema) == {"server": "good", "guards": "good", "roles": "good"}


def test_a_guard_that_is_off_is_seen(running: Server, schema: str) -> None:
    running.run(f"ALTER TABLE {schema}.events DISABLE TRIGGER events_no_change")

    assert states(running, schema)["guards"] == "bad"


def test_a_writer_who_may_change_the_log_is_seen(running: Server, schema: str) -> None:
    running.run(f"GRANT UPDATE ON {schema}.payloads TO {schema}_writer")

    found = {each.what: each for each in inspect_place(running.address(schema))}
    assert found["roles"].state == "bad"
    assert "UPDATE on payloads" in found["roles"].detail
