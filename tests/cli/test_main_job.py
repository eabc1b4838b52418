"""The main job through the installed command, as a desk would do it, and a tamperer after it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import BRIEFING, PROPOSAL, Answer

COMMAND = Path(sys.executable).parent / "factledger"


class Desk:
    """The installed command in a folder of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.environment = {
            **os.environ,
            "FACTLEDGER_LEDGER": str(place / "desk.db"),
            "FACTLEDGER_KEYS": str(place / "keys"),
        }

    def __call__(self, *line: str) -> Answer:
        """Run one command."""
        done = subprocess.run(
            [str(COMMAND), *line],
            capture_output=True,
            cwd=self.place,
            env=self.environment,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def done(self, *line: str) -> Answer:
        """Run one command that must succeed."""
        answer = self(*line)
        assert answer.code == 0, answer
        return answer


def flip_one_byte(ledger: Path, seq: int) -> None:
    """Change one byte of a recorded payload behind the ledger's back."""
    with sqlite3.connect(ledger) as connection:
        guards = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in guards.fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        table, column = _payloads(connection)
        body = connection.execute(
            f"SELECT {column} FROM {table} WHERE seq = ?",  # noqa: S608  # names of our own schema
            (seq,),
        ).fetchone()[0]
        flipped = bytes(body[:-3]) + bytes([body[-3] ^ 1]) + bytes(body[-2:])
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE seq = ?",  # noqa: S608  # as above
            (flipped, seq),
        )
    connection.close()


def _payloads(connection: sqlite3.Connection) -> tuple[str, str]:
    """Where the payloads are: the table that has a salt and a body."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        if {"salt", "body"} <= columns:
            return table, "body"
    raise AssertionError(tables)


@pytest.mark.slow
def test_from_an_article_to_a_log_that_anyone_can_verify(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "briefing.txt").write_text(BRIEFING, "utf-8")

    # Given a new ledger with one article
    desk.done("init")
    added = desk.done("--as", "amal", "add", "briefing.txt", "--publisher", "Marwan Post")
    assert "added" in added.out
    claims = desk.done("claims", "--format", "json").json
    claim = next(row["id"] for row in claims if row["quantity"]["value"] == "41")

    # When a verdict is proposed by one name and approved by another
    source = desk.done("source", "add", "Water board", "--tier", "primary").out.strip()
    desk.done("evidence", "add", claim, "--source", source, "--relation", "supports")
    desk.done("--as", "amal", "propose", claim, *PROPOSAL)
    own = desk("--as", "amal", "approve", claim)
    assert own.code == 1
    assert "error: amal proposed the verdict" in own.err
    desk.done("--as", "boris", "approve", claim)

    # Then the log says who did what, comes out whole, and verifies
    assert desk.done("show", claim, "--format", "json").json["status"] == "confirmed"
    events = [json.loads(line) for line in desk.done("log", "--format", "json").lines]
    approval = next(event for event in events if event["type"] == "verdict.approved")
    assert approval["actor"] == "boris"
    desk.done("checkpoint", "--out", "note")
    desk.done("export", "jsonl", "desk.jsonl")
    exported = (tmp_path / "desk.jsonl").read_text("utf-8").splitlines()
    assert len(exported) == len(events) + 2  # a heading, and the checkpoint's own event
    for depth in ("--quick", "--full", "--replay"):
        assert desk.done("verify", depth, "--against", "note").lines[-1] == "OK"

    # And when somebody changes one byte in the file, the event is named
    flip_one_byte(tmp_path / "desk.db", approval["seq"])
    verdict = desk("verify")
    assert verdict.code == 4
    assert f"seq {approval['seq']}: " in verdict.out
    assert "OK" not in verdict.lines
    assert verdict.err.startswith("error: ")
    assert "Traceback" not in verdict.err
