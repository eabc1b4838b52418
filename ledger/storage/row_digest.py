"""A digest of a set of rows that can be kept up while rows come, change and go.

Each row is hashed alone and the hashes are added modulo 2^256, so that the order in which rows were
written does not matter and a change costs two hashes. It tells that rows and log have parted; it is
no proof against somebody who chooses rows to fit (Bellare and Micciancio, "A New Paradigm for
Collision-Free Hashing", 1997). A replay compares the rows themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from ledger.storage.rows import Row

NOTHING: Final = 0
_MODULUS: Final = 1 << 256
_encode = msgspec.json.Encoder().encode


def row_hash(row: Row) -> int:
    """Return the hash of one row, of whatever kind."""
    return int.from_bytes(hashlib.sha256(type(row).__name__.encode() + _encode(row)).digest())


def changed(digest: int, removed: Iterable[Row], added: Iterable[Row]) -> int:
    """Return the digest after some rows went and others came."""
    gone = sum(map(row_hash, removed))
    come = sum(map(row_hash, added))
    return (digest + come - gone) % _MODULUS


def as_text(digest: int) -> str:
    """Return the digest as 64 hexadecimal digits."""
    return f"{digest:064x}"
