"""Several reviewers on several machines: each has connections of its own, as processes have."""

from __future__ import annotations

import contextlib
import threading
import time

import pytest

from ledger.errors import StorageUnavailable, StreamConflict
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.engines import open_engine
from ledger.storage.sql.engine import SqlEngine
from ledger.storage.sql.postgresql.address import parse_address
from ledger.storage.sql.postgresql.ledger import open_existing
from tests.postgresql_server import Server
from tests.storage.histories import Ids, batch, note, on

pytestmark = pytest.mark.postgresql

WRITERS, EACH = 6, 30


def opened(server: Server, schema: str) -> Engine:
    return open_engine(server.address(schema), projections=PROJECTIONS)


def test_all_writers_get_on_and_nothing_is_lost(running: Server, schema: str) -> None:
    # Given writers who are all connected, and begin together
    engines = [opened(running, schema) for _ in range(WRITERS)]
    together = threading.Barrier(WRITERS)
    counts = [0] * WRITERS
    when_one_was_done = list[tuple[int, ...]]()

    def work(number: int) -> None:
        ids = Ids(start=10_000 * (number + 1))
        engines[number].append(batch(on(f"claim/c-{number + 1}", 1, [note()], ids)))
        together.wait(30)
        for step in range(EACH):
            engines[number].append(
                batch(on(f"claim/c-{number + 1}", 2 + step, [note(f"{step}")], ids))
            )
            counts[number] += 1
        when_one_was_done.append(tuple(counts))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Then nobody was far behind when the first was done, and all is there
    assert counts == [EACH] * WRITERS
    assert min(when_one_was_done[0]) >= EACH / 5, "no writer starves"
    for number in range(WRITERS):
        notes = engines[0].read_stream(f"claim/c-{number + 1}")[1:]
        assert len(notes) == EACH + 1
    for engine in engines:
        engine.close()


def test_of_two_that_decide_on_one_claim_one_is_told(running: Server, schema: str) -> None:
    one, other = opened(running, schema), opened(running, schema)

    one.append(batch(on("claim/c-1", 1, [note("first")], Ids(start=700))))
    with pytest.raises(StreamConflict) as caught:
        other.append(batch(on("claim/c-1", 1, [note("second")], Ids(start=800))))

    (missed,) = caught.value.missed
    assert missed == other.read_stream("claim/c-1")[-1]
    one.close()
    other.close()


def test_what_one_records_another_sees_within_a_second(running: Server, schema: str) -> None:
    one, other = opened(running, schema), opened(running, schema)
    size = other.frontier().size

    one.append(batch(on("claim/c-1", 1, [note()], Ids(start=700))))

    assert other.frontier().size == size + 1
    assert len(other.read_stream("claim/c-1")) == 2
    one.close()
    other.close()


def test_a_write_that_the_server_gave_up_is_done_again(running: Server, schema: str) -> None:
    # Given a neighbour who holds the claims' rows and then wants the head: a deadlock with the
    # append, which holds the head and wants the rows. The server ends one of the two.
    engine = opened(running, schema)
    assert isinstance(engine, SqlEngine)
    held, tried = threading.Event(), list[str]()

    def neighbour() -> None:
        with contextlib.closing(running.connection()) as connection:
            connection.run(f"SET search_path TO {schema}")
            connection.run("SET deadlock_timeout TO '20s'")  # so that it is not the one to give up
            connection.run("BEGIN")
            connection.run("LOCK TABLE projections IN EXCLUSIVE MODE")
            held.set()
            connection.run("SET lock_timeout TO '10s'")
            time.sleep(0.05)  # until the append waits
            connection.run("SELECT size FROM log_head FOR UPDATE")
            tried.append("went through")
            connection.run("COMMIT")

    thread = threading.Thread(target=neighbour)
    thread.start()
    assert held.wait(10)
    done = engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=700))))
    thread.join()

    assert tried == ["went through"]
    assert done.size == engine.frontier().size
    assert len(engine.read_stream("claim/c-1")) == 2
    engine.close()


def test_who_waits_too_long_is_told(running: Server, schema: str) -> None:
    engine = open_existing(parse_address(running.address(schema)), PROJECTIONS, lock_timeout_s=0.2)
    with contextlib.closing(running.connection()) as connection:
        connection.run("BEGIN")
        connection.run(f"SET search_path TO {schema}")
        connection.run("SELECT size FROM log_head FOR UPDATE")

        with pytest.raises(StorageUnavailable, match="did not finish in time"):
            engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=700))))

        connection.run("ROLLBACK")
    assert engine.append(batch(on("claim/c-1", 1, [note()], Ids(start=700)))).recorded
    engine.close()


def test_a_lost_connection_is_told_and_the_next_call_connects_anew(
    running: Server, schema: str
) -> None:
    engine = opened(running, schema)
    engine.frontier()
    running.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'factledger' AND pid <> pg_backend_pid()"
    )

    with pytest.raises(StorageUnavailable):
        engine.frontier()
    assert engine.frontier().size > 0
    engine.close()
