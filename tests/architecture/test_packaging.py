"""What is shipped, what it is built from, and that the commands in the README are the real ones."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.tree import PRODUCT, ROOT, where

SHIPPED = {".py", ".toml", ".tsv", ".txt", ".tcss", ".typed"}
TOP_LEVEL = {
    *("pyproject.toml", "ledger", "tui", "tests", "benchmarks", "docs"),
    *("README.md", "CHANGELOG.md", "LICENSE"),
}
DEMO, CHECK = "python3 .dev/run.py demo", "python3 .dev/run.py check"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, which is built with what is installed and no network."""
    place = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    built = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = place.glob("factledger-*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_the_two_packages_whole_and_nothing_else(wheel: set[str]) -> None:
    files = {name for name in wheel if ".dist-info/" not in name}
    product = {
        where(path)
        for package in PRODUCT
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not _is_ignored(path)
    }

    assert files == product
    assert {Path(name).suffix for name in files} <= SHIPPED


def test_the_wheel_carries_the_licence_and_the_command(wheel: set[str]) -> None:
    about = {name.partition(".dist-info/")[2] for name in wheel}

    assert {"licenses/LICENSE", "entry_points.txt", "METADATA"} <= about


def _locked() -> dict[str, str]:
    """The lock, as the lines of each pinned requirement by name."""
    lock = (ROOT / ".dev" / "requirements.lock").read_text("utf-8")
    lines = "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#"))
    entries = re.split(r"\n(?=\S)", lines.strip())
    return {entry.partition("==")[0]: entry for entry in entries}


def test_every_line_of_the_lock_is_one_version_with_hashes_and_no_host() -> None:
    version = r"[a-z0-9-]+==[\w.+!]+( ; [^\\\n]+)?"
    for entry in _locked().values():
        assert re.fullmatch(version + r"( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_the_lock_satisfies_every_requirement_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for wanted in map(Requirement, [*project["dependencies"], *extras["dev"], *extras["web"]]):
        pinned = Requirement(_locked()[wanted.name].partition(" \\")[0])
        (version,) = pinned.specifier
        assert wanted.specifier.contains(version.version), f"{wanted}: refresh the lock"


def test_the_readme_gives_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    given = [
        line.partition("#")[0].strip() for line in readme.splitlines() if ".dev/run.py" in line
    ]
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert given[:2] == [DEMO, CHECK]
    assert [line for line in script if line.strip()][-1] == given[1]


def test_the_top_level_holds_what_a_newcomer_expects() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    ignored = {name for name in found if _is_ignored(ROOT / name)}

    assert found - ignored <= TOP_LEVEL


def _is_ignored(path: Path) -> bool:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    patterns = [line.rstrip("/") for line in lines]
    parts = path.relative_to(ROOT).parts
    return any(fnmatch(part, pattern) for part in parts for pattern in patterns)
