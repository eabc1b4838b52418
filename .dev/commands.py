"""What the commands of a checkout do, once there is a Python that can read this."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from environment import LOCK, ROOT, Environment, SetupFailed, prepared

Command = Callable[[Sequence[str]], int]

# In the order in which they run. pytest is the last, so that its closing line is the last one.
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy", "--strict")),
    ("layers", ("lint-imports",)),
    ("tests", ("pytest", "-q", "-n", "2", "--benchmark-disable")),
)

GO_MODULES = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb")
POSTGRESQL = Path("/usr/lib/postgresql")


def demo(arguments: Sequence[str]) -> int:  # noqa: RET503  # execve never returns
    """Hand the terminal over to `factledger demo`."""
    environment = prepared()
    program = str(environment.program("factledger"))
    line = [program, "demo", *arguments]
    if sys.platform == "win32":  # exec there returns to the shell before the program has ended
        return _finished(line, environment)
    os.execve(program, line, environment.variables())


def check(arguments: Sequence[str]) -> int:
    """Run the checks one after another; the first that fails ends it with its exit code."""
    environment = prepared()
    for heading, (program, *options) in CHECKS:
        print(f"== {heading}: {program}", flush=True)
        line = [str(environment.program(program)), *options]
        if program == "pytest":
            line += [*left_out(), *arguments]
        code = _finished(line, environment)
        if code != 0:
            print(f"check stopped at {heading} ({program}, exit {code})", file=sys.stderr)
            return code
    return 0


def left_out() -> list[str]:
    """Return what keeps pytest from tests whose programs are absent; CI leaves none out."""
    if os.environ.get("CI", "").lower() == "true":
        return []
    has_go = shutil.which("go") is not None and GO_MODULES.is_dir()
    has_server = shutil.which("postgres") is not None or any(POSTGRESQL.glob("*/bin/postgres"))
    absent = [
        (marker, packages)
        for marker, packages, there in (
            ("interop", "golang-go golang-golang-x-mod-dev", has_go),
            ("postgresql", "postgresql", has_server),
        )
        if not there
    ]
    for marker, packages in absent:
        note = f"note: the tests marked {marker} are left out (apt-get install {packages})"
        print(note, file=sys.stderr, flush=True)
    return ["-m", " and ".join(f"not {marker}" for marker, _ in absent)] if absent else []


def lock(arguments: Sequence[str]) -> int:
    """Write the lock anew from pyproject.toml, for every system and Python that is supported."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Environment(ROOT).programs))
    if uv is None:
        raise SetupFailed("uv is not installed; `pip install uv` and run the command again")
    return subprocess.run(
        [
            *(uv, "pip", "compile", "pyproject.toml", "--extra", "dev", "--extra", "web"),
            "--quiet",
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
            # Only the command line of num2words wants it, and it comes as source alone.
            *("--no-emit-package", "docopt"),
            *("--output-file", str(LOCK.relative_to(ROOT)), *arguments),
        ],
        cwd=ROOT,
        check=False,
    ).returncode


CATALOGUE: Mapping[str, Command] = {"demo": demo, "check": check, "lock": lock}


def run(command: Command, arguments: Sequence[str]) -> int:
    """Run *command*; what went wrong with the set-up is told in one line."""
    try:
        return command(arguments)
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}; delete .venv and run the command again", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _finished(line: Sequence[str], environment: Environment) -> int:
    """Run a program of the environment to its end; a signal counts as a shell counts it."""
    code = subprocess.run(line, cwd=ROOT, env=environment.variables(), check=False).returncode
    return code if code >= 0 else 128 - code
