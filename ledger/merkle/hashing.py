"""The two hashes of a Merkle tree: one for leaves, one for nodes.

The prefix byte keeps them apart, so that no node can be passed off as a leaf
(RFC 9162 section 2.1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

HASH_SIZE = 32
"""Bytes in every hash of the tree."""

MAX_SIZE = 2**63 - 1
"""The most leaves that a tree may claim: what a signed 64-bit counter holds."""

EMPTY_ROOT = sha256(b"").digest()
"""The root of the tree without leaves."""

LEAF_PREFIX = b"\x00"
NODE_PREFIX = b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """Return the 32 bytes that stand for the entry *data* in the tree."""
    return sha256(LEAF_PREFIX + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node whose children hash to *left* and *right*."""
    return sha256(NODE_PREFIX + left + right).digest()


def paired(hashes: Sequence[bytes]) -> list[bytes]:
    """Return the parents of an even number of neighbours: half as many hashes."""
    # One comprehension without a call per node: this line is most of the cost of a bulk append.
    return [
        sha256(b"\x01" + left + right).digest()
        for left, right in zip(hashes[::2], hashes[1::2], strict=True)
    ]


def joined(peaks: Sequence[bytes]) -> bytes:
    """Return the root over perfect subtrees of falling height, the largest first."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root
