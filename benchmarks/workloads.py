"""Ledgers to measure on, the same on every run, and the raw rows that a baseline writes again."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture

from ledger.api.surroundings import Surroundings
from ledger.domain.events import ArticleAdded, ClaimExtracted, Event
from ledger.domain.folding import words as words_of
from ledger.domain.quantities import Quantity
from ledger.domain.selectors import selectors_of
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.engines import create_engine
from ledger.storage.event_store import Batch, NewEvent, StreamAppend

ARTICLE = "a-benchmark"
INDEX = "claim_words"
AT = "2031-05-01T08:00:00.000000Z"
SPEAKERS = ("دانة حلبي", "Dana Hale", "Deniz Aksoy", "سامي راشد")
PLACES = ("مروان", "Sal", "Lissa", "أندر", "Kavak")
WORLD = Surroundings()


def batches(count: int, *, of: int = 1000) -> list[Batch]:
    """An article and *count* claims found in it, in batches."""
    chance = random.Random(count)
    article = ArticleAdded(
        blob="00" * 32, sha256="00" * 32, title="Wells of the month", lang="ar", length=1
    )
    appends = [append(f"article/{ARTICLE}", 0, article)]
    appends += [append(f"claim/c-{number:012d}", 0, claim(chance)) for number in range(count)]
    return [
        Batch(actor="amal", at=AT, appends=tuple(appends[at : at + of]))
        for at in range(0, len(appends), of)
    ]


def claim(chance: random.Random) -> ClaimExtracted:
    """A claim about some number of wells somewhere."""
    value, place = str(chance.randrange(1, 5000)), chance.choice(PLACES)
    before = "قالت المتحدثة إن الفرق نظفت "
    text = f"{before}{value} بئراً في {place} خلال الأسبوع الأخير من الشهر."
    return ClaimExtracted(
        article=ARTICLE,
        selectors=selectors_of(text, 0, len(text)),
        kind="quantity",
        text=text,
        extractor="rules/benchmark",
        speaker=chance.choice(SPEAKERS),
        quantity=Quantity(
            text=value,
            start=len(before),
            end=len(before) + len(value),
            value=value,
            counted="بئر",
            place=place,
        ),
        score="0.80",
    )


def append(stream: str, expected: int, *events: Event) -> StreamAppend:
    """These events for the end of a stream."""
    fresh = tuple(NewEvent(id=WORLD.event_id(), salt=WORLD.salt(), event=event) for event in events)
    return StreamAppend(stream=stream, expected=expected, events=fresh)


def empty(path: Path) -> Engine:
    """A ledger with nothing in it."""
    return create_engine(str(path), log_id="benchmark", projections=PROJECTIONS)


def filled(path: Path, count: int) -> Engine:
    """A ledger with *count* claims."""
    engine = empty(path)
    for batch in batches(count):
        engine.append(batch)
    return engine


class RawCopy:
    """The rows of a closed ledger, and writing them again with nothing but sqlite3.

    The word index is written too, from the words that the rows hold.
    """

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as source:
            objects = source.execute(
                "SELECT name, type, sql FROM sqlite_master"
                " WHERE sql IS NOT NULL AND type IN ('table', 'index')"
                " AND name NOT LIKE 'claim\\_words\\_%' ESCAPE '\\'"
            ).fetchall()
            self.schema = [sql for _, _, sql in objects]
            self.rows = {
                name: source.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  # own names
                for name, kind, _ in objects
                if kind == "table" and name != INDEX
            }
            searches = source.execute("SELECT seq, search FROM claims").fetchall()
            self.words = [(seq, " ".join(words_of(search))) for seq, search in searches]

    def write(self, path: Path) -> None:
        """Write every row into a new database, in one durable transaction."""
        with closing(sqlite3.connect(path, isolation_level=None)) as target:
            target.execute("PRAGMA journal_mode=WAL")
            target.execute("PRAGMA synchronous=FULL")
            for sql in self.schema:
                target.execute(sql)
            target.execute("BEGIN IMMEDIATE")
            for name, rows in self.rows.items():
                if rows:
                    marks = ",".join("?" * len(rows[0]))
                    insert = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608  # own names
                    target.executemany(insert, rows)
            target.executemany(f"INSERT INTO {INDEX} (rowid, words) VALUES (?, ?)", self.words)  # noqa: S608  # own name
            target.execute("COMMIT")


def fastest(work: Callable[[], Any], rounds: int) -> float:
    """The least time in seconds that one call took."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def least(benchmark: BenchmarkFixture) -> float:
    """The least time in seconds that the benchmark has measured."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)
