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

    def started(self, *arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
        """Start one command line in a process that finds what is installed here."""
        return subprocess.Popen(
            [sys.executable, "-m", "ledger.cli", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(self.place), **environment},
        )

    def __call__(self, *arguments: str | Path, **environment: str) -> Answer:
        """Run one command line to its end."""
        with self.started(*arguments, **environment) as running:
            out, err = running.communicate()
        return Answer(running.returncode, out.decode(), err.decode())
