"""A ledger of an older release opens, is brought up to date, and keeps what it recorded."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine

OLD = Path(__file__).parent.parent / "golden" / "ledgers" / "schema-1.db.gz"
EVENTS = 24


@pytest.fixture
def old(bare: CommandLine) -> CommandLine:
    """A command line whose ledger was made by the first release."""
    bare.ledger.write_bytes(gzip.decompress(OLD.read_bytes()))
    return bare


def test_looking_leaves_an_old_ledger_as_it_is(old: CommandLine) -> None:
    before = old.ledger.read_bytes()

    assert len(old.done("claims").lines) == 8
    assert len(old.done("log").lines) == EVENTS + 1
    assert old.done("verify").lines[-1] == "OK"
    assert "version 1" in old.done("doctor").out
    assert "factledger migrate" in old.done("doctor").err

    assert old.ledger.read_bytes() == before


def test_migrating_changes_the_tables_and_nothing_that_was_recorded(old: CommandLine) -> None:
    log = old.done("log", "--format", "json").out

    assert "version 1 became version 2" in old.done("migrate").out
    assert "up to date" in old.done("migrate").out

    assert old.done("log", "--format", "json").out == log
    old.done("rebuild")
    assert old.done("verify", "--replay").lines[-1] == "OK"
    assert "guards" in old.done("doctor").out
    assert "bad" not in old.done("doctor").out


def test_recording_migrates_by_itself(old: CommandLine) -> None:
    old.done("annotate", old.claim(), "seen again")
    old.done("redact", old.claim("12"), "--because", "a court", "--yes")

    assert "up to date" in old.done("migrate").out
    assert old.done("verify", "--replay").lines[-1] == "OK"
    assert "seen again" in old.done("show", old.claim()).out


def test_a_backup_of_an_old_ledger_is_one_of_its_kind(old: CommandLine) -> None:
    copy = old.place / "copy.db"
    old.done("backup", copy)

    assert len(old.done("-l", copy, "claims").lines) == 8


def test_what_is_no_ledger_is_not_migrated(bare: CommandLine) -> None:
    assert bare("migrate").code == 6
    bare.ledger.write_text("no ledger")
    assert bare("migrate").code == 5
