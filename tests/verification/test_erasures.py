"""An audit tells what was erased on purpose from what is simply gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.api import Report
from tests.desks import BRIEFING, SLIP, figure, new_desk, reopened, verdict


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger with two articles, of which one and a note were erased, and a checkpoint."""
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        slip = desk.add_article(SLIP)
        desk.annotate(figure(desk, "41"), "she rang back")
        desk.propose(figure(desk, "41"), verdict())
        desk.checkpoint()
        note = next(r for r in desk.log() if r.envelope.type == "claim.annotated")
        desk.redact([note.envelope.id], because="a promise to the source")
        desk.act_as("boris")
        desk.redact([slip.id], because="a court in Andar")
        desk.checkpoint()
    return tmp_path


def report(folder: Path) -> Report:
    with reopened(folder) as desk:
        return desk.verify("replay")


def tamper(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            db.execute(statement)


def test_everything_holds_and_the_report_says_what_was_removed(folder: Path) -> None:
    told = report(folder)

    assert told.holds, told.findings
    first, *rest = told.erasures
    assert (first.what.split()[0], first.by) == ("claim.annotated", "amal")
    assert first.because == "a promise to the source"
    assert {(each.by, each.because) for each in rest} == {("boris", "a court in Andar")}
    kinds = sorted(each.what.split()[0] for each in rest)
    assert kinds == ["article.added", *["claim.extracted"] * 3, "the"]
    assert all(each.event > (each.seq or 0) for each in told.erasures)


def test_what_was_signed_before_still_holds(folder: Path) -> None:
    with reopened(folder) as desk:
        notes = [each.note for each in desk._engine.checkpoints()]
        assert len(notes) == 3
        for note in notes:
            assert desk.verify("full", against=note).holds


Findings = list[tuple[str, int | None]]


def first_findings(folder: Path) -> Findings:
    return [(found.kind, found.seq) for found in report(folder).findings]


GONE: list[tuple[str, Callable[[int], str], str]] = [
    ("emptied", lambda seq: f"UPDATE payloads SET body = NULL WHERE seq = {seq}", "payload"),  # noqa: S608  # a number
    ("deleted", lambda seq: f"DELETE FROM payloads WHERE seq = {seq}", "payload"),  # noqa: S608  # a number
]


@pytest.mark.parametrize(("how", "statement", "kind"), GONE)
def test_a_payload_that_no_event_erased_is_missing(
    folder: Path, how: str, statement: Callable[[int], str], kind: str
) -> None:
    del how
    with reopened(folder) as desk:
        seq = next(r.seq for r in desk.log() if r.envelope.type == "verdict.proposed")
    tamper(folder, statement(seq))

    assert (f"{kind}_missing", seq) in first_findings(folder)


def test_a_text_that_no_event_erased_is_missing(folder: Path) -> None:
    tamper(folder, "DELETE FROM blobs")

    assert [kind for kind, _ in first_findings(folder)] == ["text_missing"]


def test_a_payload_put_back_after_its_erasure_is_named(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.annotate(figure(desk, "41"), "she rang back")
        seq = desk.size() - 1
    with closing(sqlite3.connect(tmp_path / "desk.db")) as db:
        salt, body = db.execute("SELECT salt, body FROM payloads WHERE seq = ?", (seq,)).fetchone()
    with reopened(tmp_path) as desk:
        desk.redact([str(seq)], because="a promise")
        assert desk.verify().holds
    tamper(tmp_path)
    with closing(sqlite3.connect(tmp_path / "desk.db", isolation_level=None)) as db:
        db.execute("UPDATE payloads SET salt = ?, body = ? WHERE seq = ?", (salt, body, seq))

    assert ("erasure_undone", seq) in first_findings(tmp_path)


def test_an_erasure_cannot_itself_be_erased(folder: Path) -> None:
    with reopened(folder) as desk:
        seq = next(r.seq for r in desk.log() if r.envelope.type == "payload.redacted")
    tamper(folder, f"UPDATE payloads SET body = NULL, salt = x'' WHERE seq = {seq}")  # noqa: S608  # a number

    kinds = {kind for kind, _ in first_findings(folder)}
    assert kinds == {"payload_missing"}  # its own, and that of the note it had erased
    assert len(first_findings(folder)) == 2
