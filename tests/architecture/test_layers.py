"""The layer rules hold, and they bite: a copy of the tree with trespasses in it is found out."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PRODUCT, ROOT, parsed, python_files, where

CORE_LIBRARIES = {
    "ledger/errors.py": set[str](),
    "ledger/terminal": set[str](),
    "ledger/domain": {"msgspec"},
    "ledger/merkle": {"cryptography"},
}

# One trespass for each thing that a contract forbids: who, imports what, and who objects.
TRESPASSES = (
    ("ledger.domain", "ledger.merkle", "Layers point down only"),
    ("ledger.storage", "ledger.api", "Layers point down only"),
    ("ledger.checks", "ledger.extraction", "Layers point down only"),
    ("ledger.cli", "tui", "Layers point down only"),
    ("ledger.domain", "time", "The core does no I/O"),
    ("ledger.merkle", "pathlib", "The core does no I/O"),
    ("ledger.terminal", "random", "The core does no I/O"),
    ("ledger.projections", "sqlmodel", "SQL only in ledger.storage"),
    ("tui", "sqlite3", "SQL only in ledger.storage"),
    ("tui", "ledger.storage", "Front ends see ledger.api"),
    ("ledger.cli", "ledger.merkle", "Front ends see ledger.api"),
    ("ledger.cli", "textual", "Textual only in tui"),
    ("ledger.export", "rich", "Typer and Rich only where something is drawn"),
    ("tui", "typer", "The app knows nothing of the command line's library"),
    ("ledger.extraction.languages.first", "ledger.extraction.languages.second", "Languages do not"),
)


def _lint_imports(top: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None, "import-linter is not installed"
    return subprocess.run(
        [program, "--no-cache"],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_layer_rule_is_kept() -> None:
    report = _lint_imports(ROOT)

    assert report.returncode == 0, report.stdout
    assert " 0 broken" in report.stdout


@pytest.fixture(scope="module")
def report_on_trespasses(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy of the tree in which every trespass has been committed."""
    top = tmp_path_factory.mktemp("trespasses")
    shutil.copy(ROOT / "pyproject.toml", top)
    for name in PRODUCT:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, top / name, ignore=ignored)
    for name in ("first", "second"):
        _write(top / "ledger" / "extraction" / "languages" / name / "__init__.py", "")
    for number, (importer, imported, _) in enumerate(TRESPASSES):
        package = top.joinpath(*importer.split("."))
        _write(package / f"trespass_{number}.py", f"import {imported}\n")
    report = _lint_imports(top)
    assert report.returncode == 1, report.stdout + report.stderr
    return report.stdout


@pytest.mark.parametrize(("number", "trespass"), enumerate(TRESPASSES))
def test_a_trespass_is_reported_by_the_rule_it_breaks(
    report_on_trespasses: str, number: int, trespass: tuple[str, str, str]
) -> None:
    importer, imported, rule = trespass
    summary, details = report_on_trespasses.split("Broken contracts")
    (verdict,) = [line for line in summary.splitlines() if line.startswith(rule)]

    assert " BROKEN" in verdict
    assert f"{importer}.trespass_{number} -> {imported} (l.1)" in details


@pytest.mark.parametrize(("package", "allowed"), CORE_LIBRARIES.items())
def test_the_core_uses_the_standard_library_and_what_is_named_here(
    package: str, allowed: set[str]
) -> None:
    place = ROOT / package
    known = sys.stdlib_module_names | allowed | {"ledger"}

    foreign = {
        f"{where(path)} imports {name}"
        for path in ([place] if place.is_file() else sorted(place.rglob("*.py")))
        for node in ast.walk(parsed(path))
        for name in _roots(node)
        if name not in known
    }

    assert not foreign


def test_the_core_neither_asks_the_clock_nor_opens_a_file() -> None:
    core = python_files("ledger/domain", "ledger/merkle", "ledger/terminal")

    asked = {
        f"{where(path, node.lineno)} calls {name}"
        for path in core
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        for name in [_called(node)]
        if name in {".now", ".utcnow", ".today", "open", "print", "input"}
    }

    assert not asked


def test_sample_articles_are_read_by_the_api_alone() -> None:
    readers = {
        where(path)
        for path in python_files(*PRODUCT)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and node.value == "ledger.samples"
    }

    assert all(reader.startswith("ledger/api/") for reader in readers)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in (path.parent, path.parent.parent):
        (folder / "__init__.py").touch()
    path.write_text(text, "utf-8")


def _roots(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [(node.module or "").partition(".")[0]]
    return []


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return f".{name}"
    return ""
