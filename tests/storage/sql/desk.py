"""A small ledger in a file, for tests that look at the file."""

from __future__ import annotations

from pathlib import Path

from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.engines import create_engine, open_engine
from tests.storage.engines import LOG


def created(path: Path) -> Engine:
    return create_engine(str(path), log_id=LOG, projections=PROJECTIONS)


def opened(path: Path, *, read_only: bool = False, patience_s: float = 0.1) -> Engine:
    return open_engine(
        str(path), projections=PROJECTIONS, read_only=read_only, lock_timeout_s=patience_s
    )
