"""Roots of the log as it was, from the hashes that are stored."""

from __future__ import annotations

from ledger.merkle import frontier_at, nodes_in
from ledger.storage.event_store import EventStore


def root_at(store: EventStore, size: int) -> bytes:
    """Return the Merkle root over the first *size* events; O(log n) stored hashes are read.

    Raises:
        TreeBroken: The log holds fewer events, or its hashes are damaged.
    """
    return frontier_at(size, nodes_in(store.tree_hashes)).root()
