"""Reading it all again: full verification against bare SHA-256, rebuild against the raw rows."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.workloads import RawCopy, fastest, filled, least
from ledger.domain.identity import stream_name
from ledger.merkle import Builder
from ledger.verification.entry import check_entry

ROUNDS = 3


def test_full_verification(benchmark: BenchmarkFixture, tmp_path: Path, size: int) -> None:
    """Every envelope, payload and the tree, against hashing the same bytes with nothing else."""
    engine = filled(tmp_path / "ours.db", size)

    def verify() -> int:
        builder = Builder()
        leaves = []
        for stored in engine.scan():
            assert not list(check_entry(stored, "benchmark"))
            leaves.append(stored.leaf)
        builder.add(leaves)
        return builder.frontier.size

    def bare() -> None:
        for stored in engine.scan():
            hashlib.sha256(b"\0" + stored.envelope).digest()
            hashlib.sha256(b"\2" + stored.salt + (stored.body or b"")).digest()

    assert benchmark.pedantic(verify, rounds=ROUNDS) == size + 1
    baseline = fastest(bare, ROUNDS)
    benchmark.extra_info["speed against bare SHA-256"] = baseline / least(benchmark)
    engine.close()


def test_rebuild(benchmark: BenchmarkFixture, tmp_path: Path, size: int) -> None:
    """Every read model made anew, against writing the ledger's rows raw."""
    engine = filled(tmp_path / "ours.db", size)
    assert len(engine.read_stream(stream_name("claim", "c-000000000000"))) == 1
    assert benchmark.pedantic(engine.rebuild, rounds=ROUNDS) == size + 1
    engine.close()
    raw = RawCopy(tmp_path / "ours.db")
    baseline = fastest(lambda: raw.write(tmp_path / "raw.db"), 1)
    benchmark.extra_info["speed against raw sqlite3"] = baseline / least(benchmark)
