"""Third-party packages as an installer leaves them, without an installer: a folder to look in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.command_line import Answer


class Site:
    """A folder with installed packages that a command of its own process sees."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.place.mkdir(exist_ok=True)

    def install(self, name: str, entry: str, *, source: str = "", package: str = "plug") -> None:
        """Put a module and the metadata that names *entry* as the extractor *name*."""
        if source:
            (self.place / f"{package}.py").write_text(source, "utf-8")
        about = self.place / f"{package}-1.0.dist-info"
        about.mkdir(exist_ok=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[factledger.extractors]\n{name} = {entry}\n")

    def __call__(self, *arguments: str | Path, **environment: str) -> Answer:
        """Run one command line in a process that finds what is installed here."""
        paths = os.pathsep.join((str(self.place), *environment.pop("path", "").split()))
        done = subprocess.run(
            [sys.executable, "-m", "ledger.cli", *map(str, arguments)],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths, **environment},
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
