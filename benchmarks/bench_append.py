"""Writing: one durable decision, and many claims at once, against raw sqlite3."""

from __future__ import annotations

import itertools
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.workloads import (
    AT,
    RawCopy,
    append,
    batches,
    empty,
    fastest,
    filled,
    least,
)
from ledger.domain.events import ClaimAnnotated
from ledger.storage.event_store import Batch

ROUNDS = 3


def test_bulk_append(benchmark: BenchmarkFixture, tmp_path: Path, size: int) -> None:
    """Claims with hashes, tree, projections and word index, against the same rows alone."""
    prepared = batches(size)
    numbers = itertools.count()

    def ours() -> None:
        engine = empty(tmp_path / f"ours-{next(numbers)}.db")
        for batch in prepared:
            engine.append(batch)
        engine.close()

    benchmark.pedantic(ours, rounds=ROUNDS, iterations=1)
    raw = RawCopy(tmp_path / "ours-0.db")
    baseline = fastest(lambda: raw.write(tmp_path / f"raw-{next(numbers)}.db"), ROUNDS)
    benchmark.extra_info["claims"] = size
    benchmark.extra_info["speed against raw sqlite3"] = baseline / least(benchmark)


def test_one_decision(benchmark: BenchmarkFixture, tmp_path: Path, size: int) -> None:
    """One annotation, durable, its projections included, against one raw commit of its rows."""
    engine = filled(tmp_path / "ours.db", size)
    versions = dict.fromkeys(range(size), 1)
    chance = random.Random(size)

    def prepared() -> tuple[tuple[Batch], dict[str, object]]:
        number = chance.randrange(size)
        event = ClaimAnnotated(annotation="n-1", text="اتصلوا بالمجلس")
        change = append(f"claim/c-{number:012d}", versions[number], event)
        versions[number] += 1
        return (Batch(actor="amal", at=AT, appends=(change,)),), {}

    benchmark.pedantic(engine.append, setup=prepared, rounds=200)
    engine.close()
    with closing(sqlite3.connect(tmp_path / "ours.db", isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=FULL")
        for name in ("events", "payloads", "claims"):
            raw.execute(f'CREATE TABLE "raw_{name}" AS SELECT * FROM "{name}" LIMIT 0')  # noqa: S608
        rows = {
            name: raw.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()  # noqa: S608  # own names
            for name in ("events", "payloads", "claims")
        }

        def commit() -> None:
            raw.execute("BEGIN IMMEDIATE")
            for name, row in rows.items():
                marks = ",".join("?" * len(row))
                raw.execute(f'INSERT INTO "raw_{name}" VALUES ({marks})', row)  # noqa: S608
            raw.execute("UPDATE projections SET position = position")
            raw.execute("COMMIT")

        baseline = fastest(commit, 200)
    benchmark.extra_info["speed against raw sqlite3"] = baseline / least(benchmark)
