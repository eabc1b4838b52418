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


def test_a_column_that_says_otherwise_than_its_envelope(folder: Path) -> None:
    tamper(folder, lambda db: db.execute("UPDATE events SET actor = 'boris' WHERE seq = 6"))

    assert ("column_altered", 6) in found(folder)


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


def test_a_deleted_event_leaves_a_gap_that_is_named(folder: Path) -> None:
    tamper(folder, lambda db: db.execute("DELETE FROM events WHERE seq = 6"))

    assert ("event_missing", 6) in found(folder)


def test_a_cut_tail_is_missed_by_the_last_checkpoint_kept_outside(folder: Path) -> None:
    def cut(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM events WHERE seq >= 4")
        db.execute("DELETE FROM payloads WHERE seq >= 4")
        db.execute("DELETE FROM checkpoints WHERE size > 4")
        leaves = [leaf for (leaf,) in db.execute("SELECT leaf FROM events ORDER BY seq")]
        head = Frontier.empty().extend(leaves)
        db.execute(
            "UPDATE log_head SET size = 4, frontier = ?, root = ?", (head.to_bytes(), head.root())
        )

    tamper(folder, cut)

    assert ("log_truncated", 4) in found(folder)
    assert ("log_truncated", 4) in found(folder, "quick")


def test_an_article_text_that_was_changed_is_named_with_its_event(folder: Path) -> None:
    tamper(
        folder,
        lambda db: db.execute("UPDATE blobs SET body = CAST('Crews cleared 47 wells.' AS BLOB)"),
    )

    assert ("text_altered", 4) in found(folder)


def test_an_article_text_that_is_gone_is_named_with_its_event(folder: Path) -> None:
    tamper(folder, lambda db: db.execute("DELETE FROM blobs"))

    assert ("text_missing", 4) in found(folder)


def test_a_head_that_was_changed_is_found(folder: Path) -> None:
    tamper(folder, lambda db: db.execute("UPDATE log_head SET root = zeroblob(32)"))

    assert "head_altered" in {kind for kind, _ in found(folder)}


def test_a_checkpoint_signed_by_another_key_is_found(folder: Path) -> None:
    def forge(db: sqlite3.Connection) -> None:
        (note,) = db.execute("SELECT note FROM checkpoints ORDER BY size LIMIT 1").fetchone()
        body, _, signature = note.rpartition(" ")
        wrong = signature[:-6] + ("AAAA" if signature[-6:-2] != "AAAA" else "BBBB") + signature[-2:]
        db.execute("UPDATE checkpoints SET note = ? WHERE size = 3", (f"{body} {wrong}",))

    tamper(folder, forge)

    assert "checkpoint_invalid" in {kind for kind, _ in found(folder)}


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


def whole_head(db: sqlite3.Connection) -> None:
    """Make the head fit the events that are there, as a careful forger would."""
    leaves = [leaf for (leaf,) in db.execute("SELECT leaf FROM events ORDER BY seq")]
    head = Frontier.empty().extend(leaves)
    db.execute(
        "UPDATE log_head SET size = ?, frontier = ?, root = ?",
        (len(leaves), head.to_bytes(), head.root()),
    )
    db.execute("UPDATE projections SET position = ?", (len(leaves),))


def test_two_events_that_changed_places_are_named(folder: Path) -> None:
    def swap(db: sqlite3.Connection) -> None:
        for old, new in ((6, 906), (7, 6), (906, 7)):
            db.execute("UPDATE events SET seq = ? WHERE seq = ?", (new, old))
            db.execute("UPDATE payloads SET seq = ? WHERE seq = ?", (new, old))

    tamper(folder, swap)

    assert {("event_moved", 6), ("event_moved", 7)} <= set(found(folder))


def test_an_event_that_was_put_in_twice_is_named(folder: Path) -> None:
    def double(db: sqlite3.Connection) -> None:
        db.execute("DROP INDEX events_by_id")
        db.execute("DROP INDEX events_by_stream")
        (last,) = db.execute("SELECT max(seq) FROM events").fetchone()
        for table in ("events", "payloads"):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            values = [str(last + 1) if name == "seq" else name for name in columns]
            db.execute(
                f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608  # names of our tables
                f" SELECT {', '.join(values)} FROM {table} WHERE seq = 6"
            )
        whole_head(db)

    with reopened(folder) as desk:
        size = desk.size()
    tamper(folder, double)

    assert ("event_moved", size) in found(folder)


def test_a_tail_that_was_cut_and_grown_anew_is_found(tmp_path: Path) -> None:
    # Given a signed log, and a copy of its file from before the last decisions, where others
    # were recorded in their place
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
    early = (tmp_path / "desk.db").read_bytes()
    with reopened(tmp_path) as desk:
        desk.propose(figure(desk, "41"), verdict())
        desk.checkpoint()
    (tmp_path / "desk.db").write_bytes(early)
    with reopened(tmp_path, actor="boris", seed=23) as desk:
        for number in range(9):
            desk.annotate(figure(desk, "41"), f"another story {number}")

    kinds = {kind for kind, _ in found(tmp_path)}

    assert kinds & {"checkpoint_mismatch", "log_truncated"}
    assert {kind for kind, _ in found(tmp_path, "quick")} == kinds
    with reopened(tmp_path) as desk, pytest.raises(IntegrityBroken):
        desk.checkpoint()


def test_a_smaller_log_signed_anew_with_the_right_key_is_found_by_what_others_kept(
    tmp_path: Path,
) -> None:
    # Given a checkpoint that a stranger kept, and a desk that cut its log, forgot what it had
    # signed, and signed the smaller log with its own key
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
    early = (tmp_path / "desk.db").read_bytes()
    with reopened(tmp_path) as desk:
        desk.propose(figure(desk, "41"), verdict())
        kept = desk.checkpoint()
    (tmp_path / "desk.db").write_bytes(early)
    (memory,) = tmp_path.rglob("last-checkpoint")
    memory.unlink()
    with reopened(tmp_path) as desk:
        desk.annotate(figure(desk, "41"), "nothing to see")
        desk.checkpoint(since=desk.newest_checkpoint())

        # Then its own file holds, and the stranger's note does not
        assert desk.verify().holds
        report = desk.verify(against=kept)

    assert {finding.kind for finding in report.findings} & {"log_truncated", "checkpoint_mismatch"}
