"""Asking: claim queries through the engine's public door, against raw sqlite3 on the same rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.workloads import fastest, filled, least
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.rows import ClaimRow

ROUNDS = 50


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("query") / "ours.db"


@pytest.fixture(scope="module")
def engine(place: Path, size: int) -> Iterator[Engine]:
    opened = filled(place, size)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def raw(place: Path, engine: Engine) -> Iterator[sqlite3.Connection]:
    assert engine.log_id
    with closing(sqlite3.connect(place)) as connection:
        yield connection


def compare(
    benchmark: BenchmarkFixture, raw: sqlite3.Connection, sql: str, parameters: tuple[object, ...]
) -> None:
    baseline = fastest(lambda: raw.execute(sql, parameters).fetchall(), ROUNDS)
    benchmark.extra_info["time against raw sqlite3"] = least(benchmark) / baseline


def test_by_id(benchmark: BenchmarkFixture, engine: Engine, raw: sqlite3.Connection) -> None:
    claim = "c-000000000042"
    found = benchmark(engine.row, ClaimRow, claim)
    assert found is not None
    compare(benchmark, raw, "SELECT * FROM claims WHERE log_id = 1 AND id = ?", (claim,))


def test_filtered_page(
    benchmark: BenchmarkFixture, engine: Engine, raw: sqlite3.Connection
) -> None:
    assert len(benchmark(engine.claims, ClaimQuery(status=("new",)))) == 50
    sql = "SELECT * FROM claims WHERE log_id = 1 AND status = ? ORDER BY seq DESC LIMIT 50"
    compare(benchmark, raw, sql, ("new",))


def test_deep_page(
    benchmark: BenchmarkFixture, engine: Engine, raw: sqlite3.Connection, size: int
) -> None:
    deep = size // 2
    assert len(benchmark(engine.claims, ClaimQuery(after=deep))) == 50
    sql = "SELECT * FROM claims WHERE log_id = 1 AND seq < ? ORDER BY seq DESC LIMIT 50"
    compare(benchmark, raw, sql, (deep,))


def test_word_search(benchmark: BenchmarkFixture, engine: Engine, raw: sqlite3.Connection) -> None:
    assert len(benchmark(engine.claims, ClaimQuery(words="نظفت"))) == 50
    sql = (
        "SELECT claims.* FROM claim_words CROSS JOIN claims ON log_id = 1 AND seq ="
        " claim_words.rowid WHERE claim_words MATCH ? ORDER BY claim_words.rowid DESC LIMIT 50"
    )
    compare(benchmark, raw, sql, ('"نظفت"*',))
