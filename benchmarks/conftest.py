"""How the benchmarks are found, and how large they are."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session")
def size() -> int:
    """The number of claims to work on: FACTLEDGER_BENCH_SIZE, 5,000 unless said."""
    return int(os.environ.get("FACTLEDGER_BENCH_SIZE", "5000"))
