"""What an import loads, looked at in a process of its own.

The layer rules cannot see this: an eager import at the root keeps every one of them and still makes
each start of the program pay for the database.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT

DATABASE = {"sqlmodel", "sqlalchemy", "pydantic", "sqlite3"}
DRAWING = {"textual", "rich", "typer", "click"}

# Imports a package with everything in it, and says which modules that has brought.
WHOLE_PACKAGE = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
    if sys.argv[2:] == ["whole"]:
        importlib.import_module(module.name)
print(*sys.modules)
"""

# Starts the installed command as its launcher does, and says on stderr what that has brought.
INSTALLED_COMMAND = """
import importlib.metadata, sys
(command,) = importlib.metadata.entry_points(group="console_scripts", name="factledger")
sys.argv = ["factledger", *sys.argv[1:]]
try:
    sys.exit(command.load()())
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-c", code, *arguments]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)


def test_importing_ledger_loads_neither_the_database_nor_the_screen() -> None:
    loaded = set(_run(WHOLE_PACKAGE, "ledger").stdout.split())

    assert "ledger" in loaded
    assert not loaded & (DATABASE | DRAWING)


@pytest.mark.parametrize(
    "package", ["ledger.errors", "ledger.domain", "ledger.merkle", "ledger.terminal"]
)
def test_the_core_as_a_whole_loads_neither_the_database_nor_the_screen(package: str) -> None:
    loaded = set(_run(WHOLE_PACKAGE, package, "whole").stdout.split())

    assert package in loaded
    assert not loaded & (DATABASE | DRAWING)


def test_asking_for_help_loads_neither_the_database_nor_the_app() -> None:
    answer = _run(INSTALLED_COMMAND, "--help")

    assert "factledger" in answer.stdout
    assert "ledger.cli.main" in answer.stderr.split()
    assert not set(answer.stderr.split()) & {"sqlmodel", "sqlalchemy", "pydantic", "textual"}
