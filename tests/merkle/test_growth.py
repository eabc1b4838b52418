"""Growth where it is hard: trees too large to hold, and stores that are damaged."""

from __future__ import annotations

from hashlib import sha256

import pytest

from ledger.merkle import (
    Builder,
    Frontier,
    TileAddress,
    TreeBroken,
    consistency_proof,
    frontier_at,
    grow,
    hashes_in_full_tiles,
    inclusion_proof,
    node_hash,
    nodes_in,
    tile_data,
    tile_root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = tuple(sha256(b"\x00claim %d" % number).digest() for number in range(300))


class TestTreeFarTooLargeToHold:
    """All leaves alike: then a subtree's root depends on its height alone, at any size."""

    def alike(self) -> list[bytes]:
        roots = [LEAVES[0]]
        while len(roots) <= 62:
            roots.append(node_hash(roots[-1], roots[-1]))
        return roots

    @pytest.mark.parametrize("level", [1, 2, 3, 6])
    def test_one_leaf_can_complete_a_tile_on_every_level(self, level: int) -> None:
        # Given a tree that lacks one leaf to a power of 256,
        roots = self.alike()
        height = 8 * level
        frontier = Frontier((1 << height) - 1, tuple(reversed(roots[:height])))
        asked: list[tuple[int, int, int]] = []

        def read(level: int, start: int, stop: int) -> list[bytes]:
            asked.append((level, start, stop))
            return [roots[8 * level]] * (stop - start)

        # when the leaf comes,
        growth = grow(frontier=frontier, leaves=[LEAVES[0]], read=read)

        # then a tile fills on each level, for 255 hashes read from each.
        assert growth.frontier == Frontier(1 << height, (roots[height],))
        assert [tile.level for tile in growth.tiles] == list(range(level))
        assert [tile.root for tile in growth.tiles] == [roots[8 * (n + 1)] for n in range(level)]
        assert [tile.index for tile in growth.tiles] == [
            256 ** (level - 1 - n) - 1 for n in range(level)
        ]
        assert [stop - start for _, start, stop in asked] == [255] * level

    def test_proofs_stay_short_and_hold(self) -> None:
        roots = self.alike()
        read = nodes_in(lambda level, start, stop: [roots[8 * level]] * (stop - start))
        old, new = (1 << 40) + 12_345, (1 << 61) + (1 << 33) + 7
        old_root, new_root = frontier_at(old, read).root(), frontier_at(new, read).root()
        proof = inclusion_proof(old, new, read)
        assert len(proof) <= 62
        verify_inclusion(leaf_hash=LEAVES[0], index=old, size=new, proof=proof, root=new_root)
        verify_consistency(
            old_size=old,
            old_root=old_root,
            new_size=new,
            new_root=new_root,
            proof=consistency_proof(old, new, read),
        )


@pytest.mark.parametrize("answer", [[], [LEAVES[0]] * 254, [LEAVES[0]] * 256, [b"short"] * 255])
def test_damage_in_the_store_is_reported_and_never_built_upon(answer: list[bytes]) -> None:
    frontier = Frontier.empty().extend(LEAVES[:255])
    with pytest.raises(TreeBroken):
        grow(frontier=frontier, leaves=LEAVES[255:256], read=lambda *_: answer)
    with pytest.raises(TreeBroken):
        frontier_at(128, nodes_in(lambda *_: answer))
    with pytest.raises(TreeBroken):
        tile_data(TileAddress(0, 0, 255), lambda *_: answer)


def test_a_message_about_missing_hashes_says_which() -> None:
    with pytest.raises(TreeBroken, match="3 hashes instead of 4 of level 1 from 8 on"):
        nodes_in(lambda *_: LEAVES[:3])(10, 2)


@pytest.mark.parametrize("odd", [b"", bytes(31), bytes(33)], ids=len)
@pytest.mark.parametrize("size", [0, 1, 255])
def test_a_leaf_of_another_length_grows_no_tree(size: int, odd: bytes) -> None:
    frontier = Frontier.empty().extend(LEAVES[:size])
    with pytest.raises(TreeBroken):
        grow(frontier=frontier, leaves=[odd], read=lambda _, a, b: LEAVES[a:b])
    builder = Builder()
    builder.add(LEAVES[:size])
    with pytest.raises(TreeBroken):
        builder.add([odd])
    # The refused leaf leaves no trace.
    builder.add(LEAVES[size : size + 1])
    assert builder.frontier == frontier.append(LEAVES[size])


@pytest.mark.parametrize("length", [0, 31, 32 * 255, 8191, 8193, 32 * 257])
def test_a_stored_tile_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(TreeBroken):
        tile_root(bytes(length))


def test_a_full_tile_that_is_gone_from_the_store_is_reported() -> None:
    read = hashes_in_full_tiles(lambda start, stop: LEAVES[start:stop], lambda *_: None)
    with pytest.raises(TreeBroken):
        read(1, 0, 1)
