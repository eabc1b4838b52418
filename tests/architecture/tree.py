"""The checkout as its architecture tests look at it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("ledger", "tui")


def python_files(*folders: str) -> Iterator[Path]:
    """Yield every Python file under *folders*, which are named from the top of the checkout."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of the file at *path*."""
    return ast.parse(path.read_text("utf-8"), str(path))


def where(path: Path, line: int = 0) -> str:
    """Return a place in the checkout the way an editor takes it: `ledger/errors.py:12`."""
    place = path.relative_to(ROOT).as_posix()
    return f"{place}:{line}" if line else place
