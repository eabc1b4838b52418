"""What a storage engine is: the log, its long texts and its read models, behind one door."""

from __future__ import annotations

from typing import Protocol

from ledger.storage.blob_store import BlobStore
from ledger.storage.event_store import EventStore
from ledger.storage.views import Views


class Engine(EventStore, BlobStore, Views, Protocol):
    """One opened ledger. It may be used from any number of threads.

    Every engine passes the same contract suite (`tests/storage/contract`).
    """
