"""The connection is lost at each statement of a write, before and after the server has run it.

Whatever happens, the log is as it was before or as it is after, and the caller who tries again gets
the one right answer.
"""

from __future__ import annotations

import contextlib
import itertools
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from pg8000 import native

from ledger.errors import StorageUnavailable
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.engines import create_engine
from ledger.storage.event_store import Batch
from ledger.storage.sql.postgresql.address import parse_address
from ledger.storage.sql.postgresql.ledger import open_existing
from tests.postgresql_server import Server
from tests.storage.engines import LOG
from tests.storage.histories import Ids, opening
from tests.storage.sql.writes import audited, decision, erasure

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]

_SCHEMAS = itertools.count()


class Faults:
    """Counts the statements of all its connections and loses one at number *at*, once."""

    def __init__(self) -> None:
        self.at: int | None = None
        self.after = False
        self.log: list[str] = []

    def connect(self, **options: Any) -> native.Connection:
        """Open a connection with these faults."""
        connection = _Failing(**options)
        connection.faults = self
        return connection

    def arm(self, at: int, *, after: bool) -> None:
        """Lose the connection at the statement number *at* from now on, counted from 0."""
        self.at, self.after, self.log = at, after, []

    def disarm(self) -> None:
        """Lose no more; `log` begins anew."""
        self.at, self.log = None, []


class _Failing(native.Connection):  # type: ignore[misc]  # the driver has no annotations
    faults: Faults | None = None

    def execute_simple(self, statement: Any) -> Any:
        with self._watched(statement):
            return super().execute_simple(statement)

    def execute_unnamed(self, statement: Any, *args: Any, **options: Any) -> Any:
        with self._watched(statement):
            return super().execute_unnamed(statement, *args, **options)

    def execute_named(self, *args: Any) -> Any:
        with self._watched(str(args[-1])):
            return super().execute_named(*args)

    @contextlib.contextmanager
    def _watched(self, statement: str) -> Iterator[None]:
        faults = self.faults
        if faults is None:
            yield
            return
        faults.log.append(statement)
        due = faults.at == len(faults.log) - 1
        if due and not faults.after:
            self._lose()
        yield
        if due:
            self._lose()

    def _lose(self) -> None:
        self._usock.shutdown(socket.SHUT_RDWR)
        raise ConnectionResetError("the network is gone")


def made(running: Server) -> str:
    """The address of a new ledger with five events."""
    address = running.address(f"faults{next(_SCHEMAS)}")
    with contextlib.closing(create_engine(address, log_id=LOG, projections=PROJECTIONS)) as engine:
        engine.append(opening(Ids()))
    return address


def opened(address: str, faults: Faults) -> Engine:
    return open_existing(parse_address(address), PROJECTIONS, connect=faults.connect)


@pytest.mark.parametrize("write", [decision(), erasure()], ids=["decision", "erasure"])
def test_no_lost_connection_leaves_a_half(running: Server, write: Batch) -> None:
    # Given what the write comes to when nothing fails, and its statements
    faults = Faults()
    with contextlib.closing(opened(made(running), faults)) as engine:
        before = audited(engine)
        faults.disarm()
        answer = engine.append(write)
        statements = list(faults.log)
        after = audited(engine)
    assert statements[-1] == "COMMIT"
    persisted = 0
    # The same statement for another row fails in the same way: its first time stands for all
    first = sorted({statements.index(each) for each in statements})
    assert len(first) > 15
    for at, late in itertools.product(first, (False, True)):
        address = made(running)
        faults = Faults()
        engine = opened(address, faults)
        audited(engine)
        faults.arm(at, after=late)
        # When the connection is lost there
        with pytest.raises(StorageUnavailable, match="cannot be reached"):
            engine.append(write)
        faults.disarm()
        # Then the engine goes on over a new one, and so does who opens the ledger anew
        now = audited(engine)
        engine.close()
        assert now in (before, after)
        with contextlib.closing(opened(address, Faults())) as again:
            assert audited(again) == now
            repeated = again.append(write)
            assert repeated.recorded == answer.recorded
            assert repeated.repeated == (now == after)
            assert audited(again) == after
        persisted += now == after
    # Only the commit whose answer was lost on the way had happened
    assert persisted == 1


def test_a_rebuild_that_loses_its_connection_leaves_the_old_lists_in_service(
    running: Server,
) -> None:
    faults = Faults()
    with contextlib.closing(opened(made(running), faults)) as engine:
        before = audited(engine)
        faults.disarm()
        engine.rebuild()
        statements = len(faults.log)
        for at in range(statements):
            faults.arm(at, after=False)
            with pytest.raises(StorageUnavailable):
                engine.rebuild()
            faults.disarm()
            assert audited(engine) == before
