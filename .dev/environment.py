"""The project's own environment: `.venv` in the checkout, filled from the lock, nothing else.

It is made with the standard library and the pip of the Python that runs this, so it wants no
ensurepip (Debian ships Python without it) and no compiler (wheels only). A stamp inside tells what
it was made from; while the stamp is right, finding the environment costs two file reads.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from turns import one_at_a_time

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".dev" / "requirements.lock"

UNFINISHED = "unfinished\n"
OLDEST_PIP = (22, 3)  # the first that fills an environment other than its own (--python)

# Settings that would send the packages elsewhere, or refuse the wheels that the lock names.
UNWANTED = {
    *("PYTHONHOME", "PYTHONPATH", "PIP_PYTHON", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"),
    *("PIP_NO_BINARY", "PIP_REQUIRE_HASHES", "PIP_EDITABLE", "PIP_REQUIREMENT"),
}


class SetupFailed(Exception):
    """The environment could not be made; the message says why and what to do."""


@dataclass(frozen=True)
class Environment:
    """Where the environment of the checkout *root* stands, whether or not it has been made."""

    root: Path

    @property
    def folder(self) -> Path:
        """The environment itself; deleting it costs one more installation."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """Where its programs are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def stamp(self) -> Path:
        """What it was made from, or that it is unfinished."""
        return self.folder / "factledger-stamp.txt"

    def program(self, name: str) -> Path:
        """Return the path of the program *name*."""
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    def variables(self) -> dict[str, str]:
        """Return the caller's variables, less those that would mix in other packages."""
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        return kept | {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    def stamped(self) -> str | None:
        """Return what the stamp says, or None where there is no stamp to read."""
        try:
            return self.stamp.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def prepared() -> Environment:
    """Return the environment, made or brought up to date first if it has to be.

    However often and from however many terminals at once: an installation that was interrupted
    is done again, and of two at the same time one waits for the other.

    Raises:
        SetupFailed: It could not be made. Nothing outside `.venv` was touched.
    """
    environment, wanted = Environment(ROOT), _wanted_stamp()
    try:
        if environment.stamped() != wanted:
            with one_at_a_time(ROOT / ".dev" / "environment.lock", _say_waiting):
                if environment.stamped() != wanted:
                    _install(environment, wanted)
    except OSError as error:
        raise SetupFailed(f"could not set up {environment.folder}: {error}") from error
    return environment


def _wanted_stamp() -> str:
    """Return the stamp of a finished environment: the last line says what is in it."""
    contents = hashlib.sha256()
    for source in (LOCK, ROOT / "pyproject.toml"):
        contents.update(source.read_bytes())
    return f"python {_version()}\nplace {ROOT}\ncontents {contents.hexdigest()}\n"


def _version() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _install(environment: Environment, wanted: str) -> None:
    stamped = environment.stamped()
    if not _can_be_kept(environment, stamped, wanted):
        _say(f"setting up {environment.folder} for Python {_version()} (once, about a minute)")
        _make_empty(environment)
    else:
        _say(f"bringing {environment.folder} up to date")
        if stamped is not None:  # one that somebody else made is never taken for a torn one
            environment.stamp.write_text(UNFINISHED, "utf-8")
    pip = _pip_for(environment)
    packages = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK))
    project = ("--no-deps", "--no-build-isolation", "--editable", str(environment.root))
    for what in (packages, project):
        _must([*pip, "install", "-qq", *what], environment)
    environment.stamp.write_text(wanted, "utf-8")


def _can_be_kept(environment: Environment, stamped: str | None, wanted: str) -> bool:
    """Tell whether what stands in the folder has the right Python, the right place and no tears."""
    if stamped is not None:
        return stamped.splitlines()[:-1] == wanted.splitlines()[:-1] and _python_of(environment)
    return _python_of(environment)


def _python_of(environment: Environment) -> bool:
    asked = [str(environment.program("python")), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _make_empty(environment: Environment) -> None:
    """Make the environment from nothing, marked as unfinished before anything else is in it."""
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    environment.folder.mkdir()
    environment.stamp.write_text(UNFINISHED, "utf-8")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(environment.folder)


def _pip_for(environment: Environment) -> list[str]:
    """Return the start of a pip command that fills *environment*."""
    for python in dict.fromkeys((sys.executable, getattr(sys, "_base_executable", ""))):
        if python and _pip_version(python, environment) >= OLDEST_PIP:
            return [python, "-m", "pip", "--python", str(environment.program("python"))]
    own = str(environment.program("python"))
    try:
        _must([own, "-m", "ensurepip", "--default-pip"], environment)
    except SetupFailed as failure:
        raise SetupFailed(
            f"{sys.executable} has no pip of version {OLDEST_PIP[0]}.{OLDEST_PIP[1]} or newer and "
            "no ensurepip; install pip (on Debian and Ubuntu: apt-get install python3-pip) and run "
            "the command again"
        ) from failure
    return [own, "-m", "pip"]


def _pip_version(python: str, environment: Environment) -> tuple[int, ...]:
    asked = [python, "-m", "pip", "--version"]
    variables = environment.variables()
    answer = subprocess.run(asked, capture_output=True, text=True, env=variables, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    return tuple(map(int, found.groups())) if found else ()


def _must(line: Sequence[str], environment: Environment) -> None:
    """Run a step of the installation to its end; what it says is shown only if it fails.

    An interruption is passed on when the step has ended, and a step outlives this process only with
    the lock in its hands: no two installations ever write to one environment.
    """
    with subprocess.Popen(
        line,
        cwd=environment.root,
        env=environment.variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        close_fds=False,
        text=True,
        errors="replace",
    ) as step:
        try:
            said, _ = step.communicate()
        except KeyboardInterrupt:
            step.communicate()
            raise
    if step.returncode != 0:
        raise SetupFailed(
            f"{said.strip()}\ncould not fill {environment.folder}; mend what is said above and run "
            "the command again"
        )


def _say_waiting() -> None:
    _say("another run is setting up the environment; waiting for it")


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
