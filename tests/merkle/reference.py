"""The tree as RFC 9162 section 2.1 defines it, word for word and recursively.

Slow and obvious, sharing no code with the package: what `ledger.merkle` says is held against it.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

LEAVES = tuple(sha256(b"\x00entry %d" % number).digest() for number in range(300))
"""Leaf hashes of 300 entries, no two alike."""


def split(width: int) -> int:
    """The largest power of two below *width*."""
    k = 1
    while 2 * k < width:
        k *= 2
    return k


@cache
def root(start: int, stop: int) -> bytes:
    """MTH(D[start:stop])."""
    if start == stop:
        return sha256(b"").digest()
    if stop - start == 1:
        return LEAVES[start]
    k = split(stop - start)
    return sha256(b"\x01" + root(start, start + k) + root(start + k, stop)).digest()


def path(index: int, start: int, stop: int) -> tuple[bytes, ...]:
    """PATH(index, D[start:stop]), *index* counted from *start*."""
    if stop - start == 1:
        return ()
    k = split(stop - start)
    if index < k:
        return (*path(index, start, start + k), root(start + k, stop))
    return (*path(index - k, start + k, stop), root(start, start + k))


def consistency(old: int, new: int) -> tuple[bytes, ...]:
    """PROOF(old, D[0:new]), and nothing for an empty old tree."""
    return subproof(old, 0, new, whole=True) if old else ()


def subproof(old: int, start: int, stop: int, *, whole: bool) -> tuple[bytes, ...]:
    """SUBPROOF(old, D[start:stop], whole)."""
    if old == stop - start:
        return () if whole else (root(start, stop),)
    k = split(stop - start)
    if old <= k:
        return (*subproof(old, start, start + k, whole=whole), root(start + k, stop))
    return (*subproof(old - k, start + k, stop, whole=False), root(start, start + k))


def node(height: int, index: int) -> bytes:
    """The perfect subtree `index` of a height, as the package asks for it."""
    return root(index << height, (index + 1) << height)
