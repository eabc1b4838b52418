"""The commands of a checkout, as far as they go without an installation."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

RUN = ROOT / ".dev" / "run.py"

# Takes the lock, says so, and holds it until it is killed.
HOLDER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from turns import one_at_a_time
with one_at_a_time(Path(sys.argv[2]), lambda: print("waiting", flush=True)):
    print("holding", flush=True)
    time.sleep(60 if sys.argv[3] == "long" else 0)
"""


def test_without_a_known_command_the_commands_are_listed() -> None:
    for arguments in ([], ["demonstrate"]):
        line = [sys.executable, str(RUN), *arguments]
        answer = subprocess.run(line, capture_output=True, text=True, check=False)

        assert answer.returncode == 2
        assert answer.stdout == ""
        assert all(f"\n  {command} " in answer.stderr for command in ("demo", "check", "lock"))


def test_a_python_that_is_too_old_can_read_far_enough_to_be_refused() -> None:
    source = RUN.read_text("utf-8")

    first = ast.parse(source, feature_version=(3, 5)).body[-2]

    assert isinstance(first, ast.FunctionDef)
    assert "needs Python 3.11" in ast.unparse(first.body[1])


@pytest.mark.parametrize(("ci", "left_out"), [("true", []), ("", ["-m", "not interop"])])
def test_what_needs_go_is_left_out_aloud_and_never_in_ci(ci: str, left_out: list[str]) -> None:
    ask = "import sys; sys.path.insert(0, sys.argv[1]); import commands; print(commands.left_out())"
    answer = subprocess.run(
        [sys.executable, "-c", ask, str(RUN.parent)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/nowhere", "CI": ci},
    )

    assert answer.stdout == f"{left_out}\n"
    assert ("golang-go" in answer.stderr) == bool(left_out)


def test_two_installations_take_turns_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    def start(length: str) -> subprocess.Popen[str]:
        arguments = [str(RUN.parent), str(tmp_path / "door"), length]
        line = [sys.executable, "-c", HOLDER, *arguments]
        return subprocess.Popen(line, stdout=subprocess.PIPE, text=True)

    with start("long") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "holding\n"
        with start("short") as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "waiting\n"
            first.kill()
            assert second.stdout.read() == "holding\n"
