"""The doctor looks and changes nothing; a backup is a ledger."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import Any

from tests.cli.command_line import CommandLine


def states(desk: CommandLine, *before: str) -> dict[str, str]:
    seen: list[dict[str, Any]] = desk(*before, "doctor", "--format", "json").json
    return {each["what"]: each["state"] for each in seen}


def test_a_healthy_ledger_is_well(busy: CommandLine) -> None:
    before = busy.ledger.read_bytes()

    answer = busy.done("doctor")

    assert set(states(busy).values()) == {"good"}
    assert "guards" in answer.out
    assert busy.ledger.read_bytes() == before


def test_guards_that_somebody_dropped_are_named(busy: CommandLine) -> None:
    with closing(sqlite3.connect(busy.ledger)) as shell:
        shell.execute("DROP TRIGGER events_no_update")
        shell.commit()

    answer = busy("doctor")

    assert answer.code == 4
    assert "events_no_update" in answer.out
    assert answer.err.count("error: ") == 1


def test_a_head_that_was_put_back_is_seen(busy: CommandLine) -> None:
    with closing(sqlite3.connect(busy.ledger)) as shell:
        shell.execute("DROP TRIGGER log_head_keeps_growing")
        shell.execute("UPDATE log_head SET size = size - 1")
        shell.commit()

    assert states(busy)["head"] == "bad"
    assert busy("doctor").code == 4


def test_a_damaged_page_is_seen(busy: CommandLine) -> None:
    raw = bytearray(busy.ledger.read_bytes())
    middle = len(raw) // 2 // 4096 * 4096
    raw[middle : middle + 4096] = b"\xee" * 4096
    busy.ledger.write_bytes(bytes(raw))

    answer = busy("doctor")

    assert answer.code == 4
    assert "Traceback" not in answer.err


def test_keys_that_are_elsewhere_and_lists_that_lag_are_worth_a_note(busy: CommandLine) -> None:
    with closing(sqlite3.connect(busy.ledger)) as shell:
        shell.execute("UPDATE projections SET version = 0")
        shell.commit()
    shutil.rmtree(busy.place / "keys")

    found = states(busy)

    assert found["lists"] == found["signing key"] == found["last checkpoint"] == "note"
    assert busy.done("doctor").code == 0


def test_no_ledger_is_told_in_one_line(bare: CommandLine) -> None:
    answer = bare("doctor")

    assert answer.code == 6
    assert "no ledger" in answer.err


def test_a_backup_is_a_ledger_with_the_same_log(busy: CommandLine) -> None:
    copy = busy.place / "copy.db"

    busy.done("backup", copy)

    assert busy.done("--ledger", str(copy), "verify", "--replay").lines[-1] == "OK"
    assert busy.done("--ledger", str(copy), "claims").out == busy.done("claims").out
    assert busy("backup", copy).code == 1


def test_a_restored_backup_that_lacks_what_was_signed_is_found_out(busy: CommandLine) -> None:
    # Given a copy from before the latest signed checkpoint
    copy = busy.place / "copy.db"
    busy.done("backup", copy)
    busy.done("annotate", busy.claim(), "seen later")
    busy.done("checkpoint")

    # When it is put in place of the ledger
    for suffix in ("", "-wal", "-shm"):
        busy.ledger.with_name(busy.ledger.name + suffix).unlink(missing_ok=True)
    copy.rename(busy.ledger)

    # Then verifying and signing say so
    assert busy("verify").code == 4
    assert busy("checkpoint").code == 4
