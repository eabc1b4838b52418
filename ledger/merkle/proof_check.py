"""Checking proofs, from plain values and nothing else, for people who do not trust the log.

RFC 9162 sections 2.1.3.2 and 2.1.4.2. How many hashes a proof must have follows from the sizes,
so a proof of another length is refused before anything is hashed, and every hash is used.
A proof that holds ties values together and no more. That a root is the log's, and that it is
the root at that size (two sizes can share a proof's shape), only a checkpoint whose signature was
checked can say: take size and root together from one `ledger.merkle.open_checkpoint`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.errors import ProofInvalid, RootMismatch
from ledger.merkle.hashing import EMPTY_ROOT, HASH_SIZE, MAX_SIZE, node_hash


def verify_inclusion(
    *, leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Return when *proof* shows leaf *index* of the tree with *size* leaves and this *root*.

    *leaf_hash* is SHA-256(0x00 || entry), 32 bytes as *root* and each hash of the *proof* are.
    Otherwise raises RootMismatch when the hashes lead elsewhere, and ProofInvalid when the values
    cannot belong together (an index outside of the tree, a proof of the wrong length).
    """
    _refuse_no_size("size", size)
    _refuse_no_size("index", index)
    if index >= size:
        raise ProofInvalid(reason=f"a tree of {size} leaves has no leaf {index}")
    _refuse_no_hash("leaf hash", leaf_hash)
    _refuse_no_hash("root", root)
    turns = (index ^ (size - 1)).bit_length()
    hashes = _hashes(proof, turns + (index >> turns).bit_count())
    node = leaf_hash
    for height, sibling in enumerate(hashes[:turns]):
        left, right = (sibling, node) if index >> height & 1 else (node, sibling)
        node = node_hash(left, right)
    # Above the last turn the leaf is on the right edge: all that is left stands to its left.
    for sibling in hashes[turns:]:
        node = node_hash(sibling, node)
    _refuse_other_root("the root", root, node)


def verify_consistency(
    *, old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Return when *proof* shows that the new tree begins with every leaf of the old one.

    Roots and the hashes of the *proof* are 32 bytes each. For equal sizes and for an empty old
    tree the proof is empty and the roots alone decide; an empty tree's root is SHA-256 of nothing.
    Otherwise raises RootMismatch when the hashes lead elsewhere, and ProofInvalid when the values
    cannot belong together (a tree that shrank, a proof of the wrong length).
    """
    _refuse_no_size("old size", old_size)
    _refuse_no_size("new size", new_size)
    if old_size > new_size:
        raise ProofInvalid(reason=f"the tree shrank from {old_size} leaves to {new_size}")
    for what, size, root in (("old root", old_size, old_root), ("new root", new_size, new_root)):
        _refuse_no_hash(what, root)
        if size == 0:
            _refuse_other_root(f"the {what}", root, EMPTY_ROOT)
    if old_size in (0, new_size):
        _hashes(proof, 0)
        if old_size == new_size:
            _refuse_other_root("the new root", new_root, old_root)
        return
    _walk_both(old_size, old_root, new_size, new_root, proof)


def _walk_both(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Climb from the old tree's last perfect subtree to both roots at once."""
    start = (old_size & -old_size).bit_length() - 1
    place = (old_size - 1) >> start
    turns = (place ^ ((new_size - 1) >> start)).bit_length()
    is_whole = place == 0
    hashes = _hashes(proof, (not is_whole) + turns + (place >> turns).bit_count())
    if is_whole:
        old = new = old_root
    else:
        old = new = hashes[0]
        hashes = hashes[1:]
    for height, sibling in enumerate(hashes[:turns]):
        if place >> height & 1:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
        else:
            new = node_hash(new, sibling)
    for sibling in hashes[turns:]:
        old, new = node_hash(sibling, old), node_hash(sibling, new)
    _refuse_other_root("the old root", old_root, old)
    _refuse_other_root("the new root", new_root, new)


# Strangers pass what they parsed from somebody's JSON, so types are checked as values are.
def _hashes(proof: object, expected: int) -> tuple[bytes, ...]:
    if isinstance(proof, (str, bytes, bytearray, memoryview)) or not isinstance(proof, Sequence):
        raise ProofInvalid(reason="it is no list of hashes")
    if len(proof) != expected:
        raise ProofInvalid(reason=f"it has {len(proof)} hashes, these sizes need {expected}")
    for each in proof:
        _refuse_no_hash("hash of the proof", each)
    return tuple(proof)


def _refuse_no_hash(what: str, value: object) -> None:
    if not isinstance(value, bytes) or len(value) != HASH_SIZE:
        raise ProofInvalid(reason=f"the {what} is not {HASH_SIZE} bytes")


def _refuse_no_size(what: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_SIZE:
        raise ProofInvalid(reason=f"the {what} is no whole number from 0 to {MAX_SIZE}")


def _refuse_other_root(what: str, expected: bytes, actual: bytes) -> None:
    if actual != expected:
        raise RootMismatch(what=what, expected=expected, actual=actual)
