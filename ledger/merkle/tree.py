"""The right edge of the tree: all that an append needs, in O(log n) hashes.

A tree of n leaves is a row of perfect subtrees, one for each 1 in the binary form of n, the
largest first. Keeping their roots is enough to add leaves and to know the root at any time,
so a log's head row stays below 2 KiB whatever the log holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.errors import TreeBroken
from ledger.merkle.hashing import HASH_SIZE, joined, node_hash, paired


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree of `size` leaves, reduced to the roots of its perfect subtrees.

    `hashes` holds one root per 1 in the binary form of `size`, the largest subtree first.
    Two logs with the same leaves have equal frontiers. A count of hashes that does not fit the
    size, or a hash that is not 32 bytes, raises TreeBroken.
    """

    size: int
    hashes: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise TreeBroken(reason=f"{len(self.hashes)} hashes cannot be a tree of {self.size}")
        refuse_other_sizes(self.hashes)

    @classmethod
    def empty(cls) -> Frontier:
        """Return the tree without leaves."""
        return cls(0, ())

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> Frontier:
        """Read what `to_bytes` wrote for a tree of *size*; another length raises TreeBroken."""
        return cls(size, split_hashes(data))

    def to_bytes(self) -> bytes:
        """Return the hashes one after the other, 32 bytes each; the size is not among them."""
        return b"".join(self.hashes)

    def root(self) -> bytes:
        """Return the Merkle tree hash (RFC 9162 section 2.1.1) of all leaves."""
        return joined(self.hashes)

    def append(self, leaf_hash: bytes) -> Frontier:
        """Return the tree with one more leaf."""
        refuse_other_sizes((leaf_hash,))
        node, kept, size = leaf_hash, len(self.hashes), self.size
        while size & 1:
            kept -= 1
            node = node_hash(self.hashes[kept], node)
            size >>= 1
        return Frontier(self.size + 1, (*self.hashes[:kept], node))

    def extend(self, leaf_hashes: Iterable[bytes]) -> Frontier:
        """Return the tree with all *leaf_hashes* added, as if appended one by one.

        Works level by level: a million leaves cost a million hashes and nothing else of note.
        """
        nodes = list(leaf_hashes)
        refuse_other_sizes(nodes)
        left, size, total = list(self.hashes), self.size, self.size + len(nodes)
        lowest_first: list[bytes] = []
        while nodes:
            if size & 1:
                nodes.insert(0, left.pop())
            if len(nodes) & 1:
                lowest_first.append(nodes.pop())
            nodes = paired(nodes)
            size >>= 1
        return Frontier(total, (*left, *reversed(lowest_first)))


def split_hashes(data: bytes) -> tuple[bytes, ...]:
    """Cut concatenated hashes apart; a length that is no multiple of 32 raises TreeBroken."""
    if len(data) % HASH_SIZE:
        raise TreeBroken(reason=f"{len(data)} bytes are no whole number of hashes")
    return tuple(data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE))


def refuse_other_sizes(hashes: Iterable[bytes]) -> None:
    """Raise TreeBroken unless every hash has 32 bytes."""
    for each in hashes:
        if len(each) != HASH_SIZE:
            raise TreeBroken(reason=f"a hash of {len(each)} bytes instead of {HASH_SIZE}")
