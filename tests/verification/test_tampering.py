"""Whoever alters a ledger with plain SQL, guards taken down first, is found out by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.api import Ledger
from ledger.errors import IntegrityBroken
from ledger.merkle import Frontier, leaf_hash
from ledger.verification.audit import Depth
from tests.desks import BRIEFING, figure, new_desk, reopened, verdict

EXTRACTION = 5  # seq of the first claim: three openings, a checkpoint told, the article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed ledger with an article, a proposal and a checkpoint over all of it."""
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.propose(figure(desk, "41"), verdict())
        desk.checkpoint()
    return tmp_path


def tamper(folder: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        change(connection)


@pytest.fixture
def opened(folder: Path) -> Iterator[Ledger]:
    with reopened(folder) as desk:
        yield desk


def found(folder: Path, depth: Depth = "full") -> list[tuple[str, int | None]]:
    with reopened(folder) as desk:
        report = desk.verify(depth)
    return [(finding.kind, finding.seq) for finding in report.findings]


def test_an_untouched_ledger_holds_at_every_depth(opened: Ledger) -> None:
    depths: tuple[Depth, ...] = ("quick", "full", "replay")
    for depth in depths:
        report = opened.verify(depth)

        assert report.holds, report.findings
        assert report.size == opened.size()
        assert report.checkpoints == 3


def flip(connection: sqlite3.Connection, table: str, column: str, seq: int) -> None:
    select = f"SELECT {column} FROM {table} WHERE seq = ?"  # noqa: S608  # names of this file
    (data,) = connection.execute(select, (seq,)).fetchone()
    other = bytes([*data[:-3], data[-3] ^ 1, *data[-2:]])
    update = f"UPDATE {table} SET {column} = ? WHERE seq = ?"  # noqa: S608  # names of this file
    connection.execute(update, (other, seq))


@pytest.mark.parametrize("seq", [0, 2, 4, EXTRACTION, 8])
@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [("events", "envelope", "envelope_altered"), ("payloads", "body", "payload_altered")],
)
def test_one_flipped_bit_is_named_with_its_event(
    folder: Path, table: str, column: str, kind: str, seq: int
) -> None:
    tamper(folder, lambda connection: flip(connection, table, column, seq))

    assert found(folder)[0] == (kind, seq)


def test_an_event_replaced_together_with_its_leaf_breaks_what_was_signed(folder: Path) -> None:
    def replace(db: sqlite3.Connection) -> None:
        (envelope,) = db.execute("SELECT envelope FROM events WHERE seq = 6").fetchone()
        forged = envelope.replace(b'"actor":"amal"', b'"actor":"boris"')
        db.execute(
            "UPDATE events SET envelope = ?, leaf = ?, actor = 'boris' WHERE seq = 6",
            (forged, leaf_hash(forged)),
        )
        leaves = [leaf for (leaf,) in db.execute("SELECT leaf FROM events ORDER BY seq")]
        forged_head = Frontier.empty().extend(leaves)
        db.execute(
            "UPDATE log_head SET frontier = ?, root = ?",
            (forged_head.to_bytes(), forged_head.root()),
        )

    tamper(folder, replace)

    kinds = {kind for kind, _ in found(folder)}
    assert kinds == {"checkpoint_mismatch"}
    assert {kind for kind, _ in found(folder, "quick")} == {"checkpoint_mismatch"}


def test_a_row_that_no_event_made_is_found_by_replay_and_mended_by_rebuild(folder: Path) -> None:
    tamper(folder, lambda db: db.execute("UPDATE claims SET status = 'confirmed' WHERE seq = 6"))

    assert found(folder) == []
    assert found(folder, "replay") == [("projection_differs", 6)]

    with reopened(folder) as desk:
        desk.rebuild()
    assert found(folder, "replay") == []


def test_signing_is_refused_when_the_ledger_is_an_older_copy(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
    backup = (tmp_path / "desk.db").read_bytes()
    with reopened(tmp_path) as desk:
        desk.annotate(figure(desk, "41"), "ask the board")
        desk.checkpoint()

    (tmp_path / "desk.db").write_bytes(backup)

    with reopened(tmp_path) as desk:
        with pytest.raises(IntegrityBroken, match="were signed before"):
            desk.checkpoint()
        desk.add_source("One")
        desk.add_source("Two")
        desk.add_source("Three")
        with pytest.raises(IntegrityBroken, match="not those that were signed before"):
            desk.checkpoint()
    assert "log_truncated" not in {kind for kind, _ in found(tmp_path)}
    assert "checkpoint_mismatch" in {kind for kind, _ in found(tmp_path)}


def test_a_checkpoint_that_somebody_kept_is_held_against_the_log(folder: Path) -> None:
    with reopened(folder) as desk:
        kept = desk.checkpoint()
        assert desk.verify(against=kept).holds
        root = kept.splitlines()[2]
        altered = kept.replace(root, "A" * 43 + "=")
        kinds = {finding.kind for finding in desk.verify(against=altered).findings}
        assert kinds == {"checkpoint_invalid"}
        nonsense = {finding.kind for finding in desk.verify(against="hello").findings}
        assert nonsense == {"checkpoint_invalid"}
