"""A server of this process, and a ledger on it with an article and its claims."""

from __future__ import annotations

import itertools

import pytest

from ledger.domain.events import SourceAdded
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import create_engine
from ledger.storage.event_store import StoredCheckpoint
from tests.postgresql_server import Server
from tests.storage.engines import LOG, server
from tests.storage.histories import Ids, batch, on, opening

_SCHEMAS = itertools.count()


@pytest.fixture(scope="session")
def running() -> Server:
    return server()


@pytest.fixture
def schema(running: Server) -> str:
    """The schema of a ledger with 300 claims, a source, a blob and a checkpoint."""
    name = f"desk{next(_SCHEMAS)}"
    engine = create_engine(running.address(name), log_id=LOG, projections=PROJECTIONS)
    ids = Ids()
    engine.append(opening(ids, claims=300))
    engine.append(
        batch(on("source/s-1", 0, [SourceAdded(title="Minutes")], ids), blobs=(b"a text",))
    )
    engine.save_checkpoint(StoredCheckpoint(size=1, note="a signed note\n"))
    engine.close()
    return name
