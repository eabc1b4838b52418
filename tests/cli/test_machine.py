"""Where the machine says no: permissions, full disks, readers that leave, interruptions."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command_line import BRIEFING, Answer, CommandLine
from tests.cli.refusals import refused

# From linux/prctl.h and linux/capability.h.
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2


def run(*line: str | Path, **settings: object) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "ledger.cli", *map(str, line)],
        capture_output=True,
        text=True,
        check=False,
        **settings,  # type: ignore[call-overload]  # by name
    )
    return done


def without_privileges() -> None:
    """Make permissions hold for the superuser too: take away what overrides them (Linux)."""
    libc = ctypes.CDLL(None)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_a_ledger_that_may_only_be_read_is_read_and_not_written(busy: CommandLine) -> None:
    claim = busy.claim()
    for path in busy.place.glob("desk.db*"):
        path.chmod(0o444)
    busy.place.chmod(0o555)
    try:
        seen = run("claims", preexec_fn=without_privileges)
        answer = run("annotate", claim, "x", preexec_fn=without_privileges)
        checked = run("verify", "--replay", preexec_fn=without_privileges)
    finally:
        busy.place.chmod(0o755)

    assert seen.returncode == 0, seen.stderr
    assert claim in seen.stdout
    refused(Answer(answer.returncode, answer.stdout, answer.stderr), 6)
    assert checked.returncode == 0, checked.stderr


def test_a_full_disk_records_nothing(busy: CommandLine) -> None:
    article = busy.file("long.txt", BRIEFING + "كلمة " * 200_000)
    before = busy.done("log", "--format", "json").out
    room = busy.ledger.stat().st_size + 64_000

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an error instead of the end
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    answer = run("add", article, preexec_fn=little_room)

    refused(Answer(answer.returncode, answer.stdout, answer.stderr), 6)
    assert busy.done("log", "--format", "json").out == before
    assert busy.done("verify", "--replay").lines[-1] == "OK"
    assert busy.done("add", article).code == 0


@pytest.mark.parametrize("line", [("export", "jsonl"), ("checkpoint", "--out")])
def test_what_cannot_be_written_out_leaves_no_half_file(
    line: tuple[str, ...], busy: CommandLine
) -> None:
    answer = busy(*line, busy.place / "nowhere" / "out")

    refused(answer, 6)
    assert not (busy.place / "nowhere").exists()


def test_an_unknown_export_format_lists_those_there_are(busy: CommandLine) -> None:
    answer = busy("export", "parquet", busy.place / "x")

    assert answer.code == 2
    assert "jsonl" in answer.err
    assert not (busy.place / "x").exists()


@pytest.mark.parametrize(
    ("content", "code"), [(None, 5), (b"", 5), (b"\xff\xfe", 5), (b"just words\n", 4)]
)
def test_a_checkpoint_file_that_is_none(
    content: bytes | None, code: int, busy: CommandLine
) -> None:
    note = busy.place / "note" if content is None else busy.file("note", content)

    answer = busy("verify", "--against", note)

    assert answer.code == code
    assert answer.err.startswith("error: ")


def test_a_reader_that_leaves_is_no_failure(busy: CommandLine) -> None:
    head = shutil.which("head")
    assert head is not None
    for _ in range(40):
        busy.done("annotate", busy.claim(), "x" * 2_000)
    with subprocess.Popen(
        [sys.executable, "-m", "ledger.cli", "log", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(os.environ),
    ) as log:
        assert log.stdout is not None
        assert log.stderr is not None
        log.stdout.read(10)
        log.stdout.close()
        said = log.stderr.read()

    assert log.returncode == 0
    assert said == b""


def test_a_full_device_is_said_so(busy: CommandLine) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "ledger.cli", "claims"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=dict(os.environ),
        )

    assert busy.ledger.exists()
    refused(Answer(answer.returncode, "", answer.stderr), 6)


def test_an_interruption_is_quiet(busy: CommandLine) -> None:
    # Given a command that waits for its standard input
    with subprocess.Popen(
        [sys.executable, "-m", "ledger.cli", "annotate", busy.claim(), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as waiting:
        status = Path(f"/proc/{waiting.pid}/wchan")
        until = time.monotonic() + 30
        while "pipe" not in status.read_text() and time.monotonic() < until:
            time.sleep(0.05)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate()

    assert (waiting.returncode, out, err) == (130, b"", b"")
