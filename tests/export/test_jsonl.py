"""The audit log as JSON lines convinces somebody who has nothing but Python."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import IntegrityBroken, StorageUnavailable, Unsupported
from ledger.merkle import open_checkpoint
from tests.desks import BRIEFING, figure, new_desk, reopened, verdict


def root_of(leaves: list[bytes]) -> bytes:
    """RFC 9162, section 2.1.1, by the letter."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    children = root_of(leaves[:split]) + root_of(leaves[split:])
    return hashlib.sha256(b"\x01" + children).digest()


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_a_stranger_recomputes_the_signed_root_from_the_lines(tmp_path: Path) -> None:
    out = tmp_path / "desk.jsonl"
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.propose(figure(desk, "41"), verdict())
        desk.checkpoint()
        count = desk.export("jsonl", out)
        size = desk.size()

    heading, *lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    signed = open_checkpoint(note=heading["checkpoint"], vkeys=[heading["vkey"]])
    leaves = []
    for seq, line in enumerate(lines):
        envelope = canonical(line["envelope"])
        leaves.append(hashlib.sha256(b"\x00" + envelope).digest())
        assert leaves[-1].hex() == line["leaf"]
        salted = b"\x02" + bytes.fromhex(line["salt"]) + canonical(line["payload"])
        assert hashlib.sha256(salted).hexdigest() == line["envelope"]["payload_digest"]
        assert line["envelope"]["seq"] == seq

    assert count == len(lines) == size
    assert root_of(leaves[: signed.size]) == signed.root


def test_two_exports_of_one_log_are_equal(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.export("jsonl", tmp_path / "one.jsonl")
        desk.export("jsonl", tmp_path / "two.jsonl")

    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        before = sorted(tmp_path.iterdir())

        with pytest.raises(StorageUnavailable):
            desk.export("jsonl", tmp_path / "nowhere" / "desk.jsonl")
        with pytest.raises(Unsupported, match="jsonl"):
            desk.export("runes", tmp_path / "desk.runes")

        assert sorted(tmp_path.iterdir()) == before


def test_what_was_altered_is_not_exported(tmp_path: Path) -> None:
    # Given a ledger in whose file somebody changed one recorded word, its guards dropped
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
    (path,) = tmp_path.glob("*.db")
    with closing(sqlite3.connect(path)) as shell:
        for (name,) in shell.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            shell.execute(f'DROP TRIGGER "{name}"')
        shell.execute(
            "UPDATE events SET envelope = CAST(replace(CAST(envelope AS TEXT), 'extracted',"
            " 'extractee') AS BLOB) WHERE seq = 5"
        )
        shell.commit()

    with reopened(tmp_path) as desk, pytest.raises(IntegrityBroken, match="event 5"):
        desk.export("jsonl", tmp_path / "out.jsonl")

    assert not list(tmp_path.glob("out*"))
