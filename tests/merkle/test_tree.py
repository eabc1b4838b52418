"""The frontier against the recursive definition, for every size from 0 to 300."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken
from ledger.merkle import Frontier, TreeBroken, frontier_at
from tests.merkle import reference
from tests.merkle.reference import LEAVES


def test_one_by_one_every_size_has_the_root_of_the_definition() -> None:
    tree = Frontier.empty()
    for size in range(len(LEAVES) + 1):
        assert tree.size == size
        assert tree.root() == reference.root(0, size)
        assert len(tree.hashes) == size.bit_count()
        if size < len(LEAVES):
            tree = tree.append(LEAVES[size])


def test_in_bulk_every_size_has_the_root_of_the_definition() -> None:
    for size in range(len(LEAVES) + 1):
        assert Frontier.empty().extend(LEAVES[:size]).root() == reference.root(0, size)


def test_every_past_size_can_be_had_from_the_nodes() -> None:
    for size in range(len(LEAVES) + 1):
        assert frontier_at(size, reference.node) == Frontier.empty().extend(LEAVES[:size])


@given(cuts=st.lists(st.integers(0, len(LEAVES)), max_size=6).map(sorted))
def test_how_a_batch_is_cut_makes_no_difference(cuts: list[int]) -> None:
    tree, done = Frontier.empty(), 0
    for cut in cuts:
        tree, done = tree.extend(LEAVES[done:cut]), cut
    assert tree == Frontier.empty().extend(LEAVES[:done])


@given(size=st.integers(0, len(LEAVES)))
def test_a_frontier_survives_being_stored(size: int) -> None:
    tree = Frontier.empty().extend(LEAVES[:size])
    assert Frontier.from_bytes(size, tree.to_bytes()) == tree


@pytest.mark.parametrize(
    ("size", "data"),
    [
        (0, bytes(32)),
        (1, b""),
        (3, bytes(32)),
        (3, bytes(63)),
        (3, bytes(65)),
        (3, bytes(96)),
        (-1, bytes(32)),
    ],
)
def test_a_stored_frontier_that_does_not_fit_its_size_is_refused(size: int, data: bytes) -> None:
    with pytest.raises(TreeBroken):
        Frontier.from_bytes(size, data)


@pytest.mark.parametrize("odd", [b"", bytes(31), bytes(33)], ids=len)
def test_a_leaf_hash_of_another_length_is_refused(odd: bytes) -> None:
    with pytest.raises(IntegrityBroken):
        Frontier.empty().append(odd)
    with pytest.raises(IntegrityBroken):
        Frontier.empty().extend([LEAVES[0], odd])
    with pytest.raises(IntegrityBroken):
        Frontier.empty().append(LEAVES[0]).append(odd)
