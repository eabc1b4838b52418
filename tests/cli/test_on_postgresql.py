"""The main job on a real server, through the installed command, by two people with their roles."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from tests.cli.command_line import BRIEFING, PROPOSAL
from tests.cli.test_main_job import Desk
from tests.storage.engines import server

pytestmark = pytest.mark.postgresql


def test_from_init_to_verify_on_a_server_and_a_tamperer_after_it(tmp_path: Path) -> None:
    # Given a server, a founder who makes the ledger, and two reviewers who may write
    running, schema = server(), "main_job"
    desk = Desk(tmp_path)
    desk.environment["FACTLEDGER_LEDGER"] = running.address(schema)
    made = desk.done("init")
    assert "roles" not in made.err
    running.run(
        *("CREATE ROLE amal LOGIN", f"GRANT {schema}_writer TO amal"),
        *("CREATE ROLE boris LOGIN", f"GRANT {schema}_writer TO boris"),
    )
    (tmp_path / "briefing.txt").write_text(BRIEFING, "utf-8")

    def person(name: str) -> Desk:
        own = Desk(tmp_path)
        own.environment["FACTLEDGER_LEDGER"] = running.address(schema, user=name)
        own.environment["FACTLEDGER_ACTOR"] = name
        return own

    # When they do what a desk does
    amal, boris = person("amal"), person("boris")
    amal.done("add", "briefing.txt")
    rows = json.loads(boris.done("claims", "بئر", "--format", "json").out)
    claim = next(row["id"] for row in rows if row["quantity"]["value"] == "41")
    amal.done("propose", claim, *PROPOSAL)
    assert amal("approve", claim).code == 1
    boris.done("approve", claim)
    boris.done("export", "jsonl", "log.jsonl")

    # Then the log holds, and what an administrator changes behind it is named with its place
    assert boris.done("verify").out.splitlines()[-1] == "OK"
    lists = boris.done("claims", "--format", "json").out
    desk.done("rebuild")
    assert boris.done("claims", "--format", "json").out == lists
    with contextlib.closing(running.connection()) as connection:
        connection.run(f"SET search_path TO {schema}")
        connection.run("ALTER TABLE payloads DISABLE TRIGGER ALL")
        connection.run("UPDATE payloads SET body = set_byte(body, 3, 88) WHERE seq = 5")
    found = boris("verify")
    assert found.code == 4
    assert "seq 5" in found.out + found.err


def test_a_server_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.environment["FACTLEDGER_LEDGER"] = "postgresql://amal:hidden@127.0.0.1:1/news"

    answer = desk("claims")

    assert answer.code == 6
    assert answer.err.startswith("error: postgresql://amal@127.0.0.1:1/news")
    assert "hidden" not in answer.err
    assert len(answer.err.splitlines()) == 2
