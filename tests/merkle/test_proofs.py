"""Proofs: every one holds, and nothing that differs from one does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken, InvalidValue
from ledger.merkle import (
    EMPTY_ROOT,
    MAX_SIZE,
    ProofInvalid,
    RootMismatch,
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from tests.merkle import reference
from tests.merkle.reference import LEAVES

Proof = tuple[bytes, ...]
ALL = len(LEAVES)
FEW = 48


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


def altered(proof: Proof, bit: int) -> Iterator[Proof]:
    """Every proof that differs from *proof* by one flip, loss, gain or swap."""
    for at, each in enumerate(proof):
        before, after = proof[:at], proof[at + 1 :]
        yield (*before, flipped(each, bit + at), *after)
        yield (*before, *after)
        yield (*before, each, each, *after)
        if after and after[0] != each:
            yield (*before, after[0], each, *after[1:])
    yield (*proof, EMPTY_ROOT)
    yield (EMPTY_ROOT, *proof)


def refuse_altered_inclusion(index: int, size: int, bit: int) -> None:
    proof, root = reference.path(index, 0, size), reference.root(0, size)
    leaf = LEAVES[index]

    def refused(leaf: bytes, index: int, size: int, proof: Proof, root: bytes) -> None:
        with pytest.raises(ProofInvalid):
            verify_inclusion(leaf_hash=leaf, index=index, size=size, proof=proof, root=root)

    for other in altered(proof, bit):
        refused(leaf, index, size, other, root)
    refused(flipped(leaf, bit), index, size, proof, root)
    refused(leaf, index, size, proof, flipped(root, bit))
    for other_index in {index - 1, index + 1, size - 1 - index, 0, size} - {index}:
        refused(leaf, other_index, size, proof, root)
    # A size is bound by its root: the same proof under another tree's size and root fails.
    for other_size in {size - 1, size + 1, size * 2} - {size}:
        if other_size <= ALL:
            refused(leaf, index, other_size, proof, reference.root(0, other_size))


def refuse_altered_consistency(old: int, new: int, bit: int) -> None:
    proof = reference.consistency(old, new)
    old_root, new_root = reference.root(0, old), reference.root(0, new)

    def refused(old: int, old_root: bytes, new: int, new_root: bytes, proof: Proof) -> None:
        with pytest.raises(ProofInvalid):
            verify_consistency(
                old_size=old, old_root=old_root, new_size=new, new_root=new_root, proof=proof
            )

    for other in altered(proof, bit):
        refused(old, old_root, new, new_root, other)
    refused(old, flipped(old_root, bit), new, new_root, proof)
    if old:
        # Any tree continues the empty one, so there the new root is taken as it is.
        refused(old, old_root, new, flipped(new_root, bit), proof)
    # Where another pair of trees has the very same proof, the claim is true and must hold.
    for other_old in {old - 1, old + 1, new - old} - {old}:
        if 0 < other_old <= new and reference.consistency(other_old, new) != proof:
            refused(other_old, reference.root(0, other_old), new, new_root, proof)
    for other_new in {new - 1, new + 1, new + 2} - {new}:
        if old <= other_new <= ALL and old and reference.consistency(old, other_new) != proof:
            refused(old, old_root, other_new, reference.root(0, other_new), proof)


def test_every_inclusion_proof_is_that_of_the_definition_and_holds() -> None:
    for size in range(1, ALL + 1):
        root = reference.root(0, size)
        for index in range(size):
            proof = inclusion_proof(index, size, reference.node)
            assert proof == reference.path(index, 0, size)
            verify_inclusion(
                leaf_hash=LEAVES[index], index=index, size=size, proof=proof, root=root
            )


def test_every_consistency_proof_is_that_of_the_definition_and_holds() -> None:
    for new in range(ALL + 1):
        for old in range(new + 1):
            proof = consistency_proof(old, new, reference.node)
            assert proof == reference.consistency(old, new)
            verify_consistency(
                old_size=old,
                old_root=reference.root(0, old),
                new_size=new,
                new_root=reference.root(0, new),
                proof=proof,
            )


def test_no_altered_inclusion_proof_holds_in_small_trees() -> None:
    for size in range(1, FEW + 1):
        for index in range(size):
            refuse_altered_inclusion(index, size, bit=index * 7 + size)


def test_no_altered_consistency_proof_holds_in_small_trees() -> None:
    for new in range(FEW + 1):
        for old in range(new + 1):
            refuse_altered_consistency(old, new, bit=old * 7 + new)


@given(data=st.data(), size=st.integers(1, ALL), bit=st.integers(0, 255))
def test_no_altered_proof_holds_in_larger_trees(data: st.DataObject, size: int, bit: int) -> None:
    refuse_altered_inclusion(data.draw(st.integers(0, size - 1)), size, bit)
    refuse_altered_consistency(data.draw(st.integers(0, size)), size, bit)


@pytest.mark.slow
def test_no_altered_inclusion_proof_holds_in_any_tree_up_to_300() -> None:
    for size in range(1, ALL + 1):
        for index in range(size):
            refuse_altered_inclusion(index, size, bit=index * 7 + size)


@pytest.mark.slow
def test_no_altered_consistency_proof_holds_in_any_tree_up_to_300() -> None:
    for new in range(1, ALL + 1):
        for old in range(new + 1):
            refuse_altered_consistency(old, new, bit=old * 7 + new)


@given(
    index=st.integers(-2, MAX_SIZE + 2),
    size=st.integers(-2, MAX_SIZE + 2),
    proof=st.lists(st.binary(min_size=30, max_size=34) | st.just(LEAVES[0]), max_size=70),
)
def test_random_values_are_refused_in_order_and_never_crash(
    index: int, size: int, proof: list[bytes]
) -> None:
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=LEAVES[1], index=index, size=size, proof=proof, root=EMPTY_ROOT)
    with pytest.raises(ProofInvalid):
        verify_consistency(
            old_size=index, old_root=LEAVES[1], new_size=size, new_root=EMPTY_ROOT, proof=proof
        )


@pytest.mark.parametrize("size", [0, 1, 2, 3, 10**30, 1 << 20_000], ids=int.bit_length)
def test_an_index_outside_of_the_tree_is_refused(size: int) -> None:
    for index in (size, size + 1, -1):
        with pytest.raises(ProofInvalid):
            verify_inclusion(leaf_hash=LEAVES[0], index=index, size=size, proof=(), root=LEAVES[0])


def test_a_true_leaf_of_a_larger_tree_is_no_leaf_of_a_smaller_one() -> None:
    # The hashes do lead to the root, but no tree of that size has such an index.
    for size in range(1, FEW):
        with pytest.raises(ProofInvalid, match=f"a tree of {size} leaves has no leaf {size}"):
            verify_inclusion(
                leaf_hash=LEAVES[size],
                index=size,
                size=size,
                proof=reference.path(size, 0, size + 1),
                root=reference.root(0, size + 1),
            )


def test_an_empty_proof_shows_the_only_leaf_and_nothing_else() -> None:
    verify_inclusion(leaf_hash=LEAVES[0], index=0, size=1, proof=[], root=LEAVES[0])
    for size in (0, 2, 3, 4):
        with pytest.raises(ProofInvalid):
            verify_inclusion(leaf_hash=LEAVES[0], index=0, size=size, proof=[], root=LEAVES[0])


def test_the_empty_tree_has_one_root_and_needs_no_proof() -> None:
    for new in (0, 1, 5):
        new_root = reference.root(0, new)
        verify_consistency(
            old_size=0, old_root=EMPTY_ROOT, new_size=new, new_root=new_root, proof=()
        )
        with pytest.raises(RootMismatch):
            verify_consistency(
                old_size=0, old_root=LEAVES[0], new_size=new, new_root=new_root, proof=()
            )
        with pytest.raises(ProofInvalid):
            verify_consistency(
                old_size=0, old_root=EMPTY_ROOT, new_size=new, new_root=new_root, proof=LEAVES[:1]
            )
    with pytest.raises(RootMismatch):
        verify_consistency(
            old_size=0, old_root=EMPTY_ROOT, new_size=0, new_root=LEAVES[0], proof=()
        )


def test_a_tree_that_shrank_is_refused_whatever_the_proof() -> None:
    with pytest.raises(ProofInvalid, match="shrank from 7 leaves to 5"):
        verify_consistency(
            old_size=7,
            old_root=reference.root(0, 7),
            new_size=5,
            new_root=reference.root(0, 5),
            proof=reference.consistency(5, 7),
        )


@pytest.mark.parametrize(
    "proof", [None, 3, b"", bytes(64), "ab", ["ab"], [None], [3], [bytes(31)], [bytearray(32)]]
)
def test_a_proof_that_is_no_list_of_hashes_is_refused(proof: list[bytes]) -> None:
    with pytest.raises(ProofInvalid):
        verify_inclusion(
            leaf_hash=LEAVES[0], index=0, size=2, proof=proof, root=reference.root(0, 2)
        )
    with pytest.raises(ProofInvalid):
        verify_consistency(
            old_size=1,
            old_root=LEAVES[0],
            new_size=2,
            new_root=reference.root(0, 2),
            proof=proof,
        )


@pytest.mark.parametrize("empty", [b"", "", bytearray(), memoryview(b""), {}, set(), None])
def test_an_empty_proof_is_an_empty_list_and_nothing_else(empty: list[bytes]) -> None:
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=LEAVES[0], index=0, size=1, proof=empty, root=LEAVES[0])


@pytest.mark.parametrize("size", [True, 1.0, "1", None, -1, 2**63, 10**4000])
def test_a_size_or_index_that_is_no_number_of_leaves_is_refused(size: int) -> None:
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=LEAVES[0], index=0, size=size, proof=[], root=LEAVES[0])
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=LEAVES[0], index=size, size=2, proof=[], root=LEAVES[0])
    with pytest.raises(ProofInvalid):
        verify_consistency(
            old_size=size, old_root=LEAVES[0], new_size=size, new_root=LEAVES[0], proof=[]
        )


@pytest.mark.parametrize("odd", [b"", bytes(31), bytes(33), "a" * 32, None], ids=repr)
def test_a_hash_of_another_kind_or_length_is_refused(odd: bytes) -> None:
    root = reference.root(0, 2)
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=odd, index=0, size=2, proof=LEAVES[1:2], root=root)
    with pytest.raises(ProofInvalid):
        verify_inclusion(leaf_hash=LEAVES[0], index=0, size=2, proof=LEAVES[1:2], root=odd)
    with pytest.raises(ProofInvalid):
        verify_consistency(old_size=1, old_root=odd, new_size=2, new_root=root, proof=LEAVES[1:2])
    with pytest.raises(ProofInvalid):
        verify_consistency(
            old_size=1, old_root=LEAVES[0], new_size=2, new_root=odd, proof=LEAVES[1:2]
        )


def test_a_mismatch_tells_both_roots_and_is_an_integrity_error() -> None:
    with pytest.raises(RootMismatch) as caught:
        verify_inclusion(leaf_hash=LEAVES[0], index=0, size=1, proof=(), root=reference.root(0, 2))
    assert caught.value.expected == reference.root(0, 2)
    assert caught.value.actual == LEAVES[0]
    assert LEAVES[0].hex() in str(caught.value)
    assert isinstance(caught.value, IntegrityBroken)
    assert caught.value.exit_code == 4
    assert caught.value.hint


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_is_made_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(InvalidValue):
        inclusion_proof(index, size, reference.node)


@pytest.mark.parametrize(("old", "new"), [(-1, 3), (4, 3)])
def test_no_proof_is_made_from_a_tree_that_was_never_there(old: int, new: int) -> None:
    with pytest.raises(InvalidValue):
        consistency_proof(old, new, reference.node)
