"""The engines under the contract suite. A new engine is one more line in `ENGINES`."""

from __future__ import annotations

import atexit
import itertools
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.engines import create_engine
from ledger.storage.projection import Projection
from tests.postgresql_server import Server, running_server

LOG = "01900000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class EngineUnderTest:
    """One kind of engine: `address` gives each new ledger a place of its own in a folder."""

    name: str
    address: Callable[[Path, int], str]
    marks: tuple[pytest.MarkDecorator, ...] = ()


@cache
def server() -> Server:
    """The one server of this process, started when it is first asked for."""
    held = ExitStack()
    atexit.register(held.close)
    return held.enter_context(running_server())


_SCHEMAS = itertools.count()
ENGINES = (
    EngineUnderTest("memory", lambda folder, number: "memory:"),
    EngineUnderTest("sqlite", lambda folder, number: str(folder / f"ledger-{number}.db")),
    EngineUnderTest(
        "postgresql",
        lambda folder, number: server().address(f"t{next(_SCHEMAS)}"),
        (pytest.mark.postgresql,),
    ),
)


class Workshop:
    """Makes empty ledgers of one kind, and closes them in the end."""

    def __init__(self, kind: EngineUnderTest, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._numbers = itertools.count()
        self._made: list[Engine] = []

    def new(self, projections: Sequence[Projection] = PROJECTIONS) -> Engine:
        """Make an empty ledger."""
        address = self._kind.address(self._folder, next(self._numbers))
        engine = create_engine(address, log_id=LOG, projections=projections)
        self._made.append(engine)
        return engine

    def close(self) -> None:
        """Close what was made."""
        for engine in self._made:
            engine.close()
