"""Keys at the command line: passphrases from the environment or the terminal, and lost memories."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.refusals import refused

WORDS = "forty-one wells"


@pytest.fixture
def locked(bare: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A ledger whose key is under a passphrase, which the environment has forgotten."""
    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", WORDS)
    bare.done("init", "--passphrase")
    monkeypatch.delenv("FACTLEDGER_PASSPHRASE")
    bare.done("source", "add", "Water board")
    return bare


def key_file(desk: CommandLine) -> Path:
    (found,) = (desk.place / "keys").glob("*/signing.key")
    return found


def test_a_locked_key_signs_with_its_passphrase_alone(
    locked: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key_file(locked).read_text().startswith("LOCKED+KEY+")
    unasked = locked("checkpoint")
    refused(unasked, 1)
    assert "FACTLEDGER_PASSPHRASE" in unasked.err

    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", "forty-two wells")
    wrong = locked("checkpoint")
    refused(wrong, 1)
    assert "passphrase does not open" in wrong.err

    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", WORDS)
    assert locked.done("checkpoint").out.startswith("factledger/")
    assert locked.done("verify").lines[-1] == "OK"


def test_a_passphrase_that_nobody_can_be_asked_for_makes_no_ledger(bare: CommandLine) -> None:
    refused(bare("init", "--passphrase"), 1)
    assert list(bare.place.iterdir()) == []


def typed(line: list[str], *answers: str) -> tuple[int, str]:
    """Run a command at a terminal where *answers* are typed; its exit code and what was shown."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "ledger.cli", *line]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = b""
        waiting = list(answers)
        while True:
            try:
                got = os.read(mine, 1000)
            except OSError:  # the other end is gone
                break
            if not got:
                break
            shown += got
            if waiting and shown.rstrip(b" ").endswith(b":"):
                shown += b"\n"
                os.write(mine, f"{waiting.pop(0)}\n".encode())
    os.close(mine)
    return process.returncode, shown.decode()


def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(bare: CommandLine) -> None:
    code, shown = typed(["init", "--passphrase"], WORDS, "a slip", WORDS, WORDS)
    assert code == 0, shown
    assert "the two differ" in shown
    assert WORDS not in shown
    bare.done("source", "add", "Water board")

    code, shown = typed(["checkpoint"], "forty-two wells")
    assert code == 1, shown
    code, shown = typed(["checkpoint"], WORDS)
    assert code == 0, shown
    assert "factledger/" in shown
    assert WORDS not in shown


def test_a_key_that_others_may_read_or_that_is_gone_is_not_used(desk: CommandLine) -> None:
    desk.done("source", "add", "Water board")
    key = key_file(desk)
    key.chmod(0o640)
    loose = desk("checkpoint")
    refused(loose, 6)
    assert f"chmod 600 {key}" in " ".join(loose.err.split())

    key.unlink()
    absent = desk("checkpoint")
    refused(absent, 1)
    assert "not on this machine" in absent.err


@pytest.mark.parametrize(
    "content", [b"", b"PRIVATE+KEY+\n", b"\xff\xfe\x00", b"x" * 2_000_000, "مفتاح".encode()]
)
def test_a_damaged_key_is_one_clear_line(content: bytes, desk: CommandLine) -> None:
    desk.done("source", "add", "Water board")
    key_file(desk).write_bytes(content)

    answer = desk("checkpoint")

    assert answer.code in {5, 6}
    refused(answer, answer.code)


def test_an_older_copy_is_not_signed(desk: CommandLine) -> None:
    backup = desk.ledger.read_bytes()
    desk.done("source", "add", "Water board")
    desk.done("checkpoint")
    desk.ledger.write_bytes(backup)

    shrunk = desk("checkpoint")
    refused(shrunk, 4)
    assert "signed before" in shrunk.err

    for title in ("One", "Two", "Three"):
        desk.done("source", "add", title)
    forked = desk("checkpoint")
    refused(forked, 4)
    assert "fork" in forked.err


def test_a_kept_checkpoint_stands_in_for_a_lost_memory(desk: CommandLine) -> None:
    desk.done("source", "add", "Water board")
    kept = desk.place / "kept"
    desk.done("checkpoint", "--out", kept)
    desk.done("source", "add", "Harbour office")
    (memory,) = (desk.place / "keys").glob("*/last-checkpoint")
    memory.unlink()

    lost = desk("checkpoint")
    refused(lost, 1)
    assert "--since" in lost.err
    refused(desk("checkpoint", "--since", desk.file("words", "good morning\n")), 4)
    refused(desk("checkpoint", "--since", desk.place / "nowhere"), 5)

    assert desk.done("checkpoint", "--since", kept).out.startswith("factledger/")
    assert desk.done("verify", "--against", kept).lines[-1] == "OK"


def test_a_stray_file_among_the_keys_does_no_harm(desk: CommandLine) -> None:
    out = desk.place / "p"
    (desk.place / "keys" / "notes.txt").write_text("not a log")
    desk.done("prove", "0", "--out", out)

    assert desk.done("verify-proof", out).lines[-1] == "OK"
