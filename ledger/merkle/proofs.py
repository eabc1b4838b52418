"""Making proofs: that an entry is in the tree, and that a tree continues an older one.

RFC 9162 sections 2.1.3.1 and 2.1.4.1. A proof is a tuple of 32-byte hashes, in the order in
which a checker uses them; `ledger.merkle.proof_check` is the other side.
"""

from __future__ import annotations

from ledger.errors import InvalidValue
from ledger.merkle.hashing import joined
from ledger.merkle.tiles import ReadNode, peaks


def inclusion_proof(index: int, size: int, read: ReadNode) -> tuple[bytes, ...]:
    """Return the proof that leaf *index* belongs to the tree of the first *size* leaves.

    At most one hash per level of the tree. An index outside of the tree raises InvalidValue.
    """
    if not 0 <= index < size:
        raise InvalidValue(field="leaf index", value=index, allowed=f"0 to {size - 1}")
    path: list[bytes] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = start + _left_width(stop - start)
        if index < middle:
            path.append(_root_of(middle, stop, read))
            stop = middle
        else:
            path.append(_root_of(start, middle, read))
            start = middle
    return tuple(reversed(path))


def consistency_proof(old_size: int, size: int, read: ReadNode) -> tuple[bytes, ...]:
    """Return the proof that the tree of *size* leaves begins with that of *old_size* leaves.

    Empty when there is nothing to prove: for an empty old tree, and for equal sizes. An old size
    that is negative or above *size* raises InvalidValue.
    """
    if not 0 <= old_size <= size:
        raise InvalidValue(field="old tree size", value=old_size, allowed=f"0 to {size}")
    path: list[bytes] = []
    start, stop = 0, size if old_size else 0
    while stop > old_size:
        middle = start + _left_width(stop - start)
        if old_size <= middle:
            path.append(_root_of(middle, stop, read))
            stop = middle
        else:
            path.append(_root_of(start, middle, read))
            start = middle
    if start:
        # The checker knows the old root only where the old tree is one whole subtree.
        path.append(_root_of(start, stop, read))
    return tuple(reversed(path))


def _left_width(width: int) -> int:
    """Return the leaves of the left child: the largest power of two below *width*."""
    return 1 << (width - 1).bit_length() - 1


def _root_of(start: int, stop: int, read: ReadNode) -> bytes:
    return joined([read(*peak) for peak in peaks(start, stop)])
