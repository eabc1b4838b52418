"""Tiles: the right ones fill, they agree with the frontier, and all proofs follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.merkle import (
    TILE_WIDTH,
    Builder,
    Frontier,
    ReadHashes,
    TileAddress,
    TreeBroken,
    consistency_proof,
    frontier_at,
    grow,
    hashes_in_tiles,
    inclusion_proof,
    node_hash,
    nodes_in,
    tile_data,
    tile_path,
    tile_root,
    tiles_of,
    verify_consistency,
    verify_inclusion,
)

SIZE = 70_000
LEAVES = tuple(sha256(b"\x00claim %d" % number).digest() for number in range(SIZE))
ROOT = Frontier.empty().extend(LEAVES).root()


class Store:
    """What a ledger keeps: a leaf per event, the root per full tile; and what it was asked for."""

    def __init__(self) -> None:
        self.frontier = Frontier.empty()
        self.levels: list[list[bytes]] = [[]]
        self.tiles: dict[tuple[int, int], bytes] = {}
        self.asked: list[tuple[int, int, int]] = []

    def read(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        assert 0 <= start < stop <= len(self.levels[level]), "asked for what is not there yet"
        assert start // TILE_WIDTH == (stop - 1) // TILE_WIDTH, "asked across a tile's border"
        self.asked.append((level, start, stop))
        return self.levels[level][start:stop]

    def append(self, leaves: Sequence[bytes]) -> None:
        growth = grow(frontier=self.frontier, leaves=leaves, read=self.read)
        self.frontier = growth.frontier
        self.levels[0] += leaves
        for tile in growth.tiles:
            self.tiles[tile.level, tile.index] = tile.data
            if tile.level + 1 == len(self.levels):
                self.levels.append([])
            assert tile.index == len(self.levels[tile.level + 1]), "tiles come in order"
            self.levels[tile.level + 1].append(tile.root)


@pytest.fixture(scope="module")
def store() -> Store:
    whole = Store()
    whole.append(LEAVES)
    return whole


@pytest.fixture(scope="module")
def exported(store: Store) -> dict[str, bytes]:
    """A folder of tiles as a stranger gets it: path to bytes."""
    return {each.path: tile_data(each, store.read) for each in tiles_of(SIZE)}


def read_exported(exported: dict[str, bytes], size: int) -> ReadHashes:
    by_place = {(each.level, each.index): exported[each.path] for each in tiles_of(size)}
    return hashes_in_tiles(lambda level, index: by_place[level, index])


@pytest.mark.parametrize(
    ("level", "index", "width", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 999, 256, "tile/0/999"),
        (0, 1000, 256, "tile/0/x001/000"),
        (0, 1234, 256, "tile/0/x001/234"),
        (1, 1234067, 256, "tile/1/x001/x234/067"),
        (2, 1000000, 1, "tile/2/x001/x000/000.p/1"),
        (63, 17, 255, "tile/63/017.p/255"),
    ],
)
def test_a_tile_has_one_path(level: int, index: int, width: int, path: str) -> None:
    assert tile_path(level, index, width) == path
    assert TileAddress(level, index, width).path == path


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, []),
        (1, [(0, 0, 1)]),
        (255, [(0, 0, 255)]),
        (256, [(0, 0, 256), (1, 0, 1)]),
        (513, [(0, 0, 256), (0, 1, 256), (0, 2, 1), (1, 0, 2)]),
    ],
)
def test_a_small_tree_has_these_tiles(size: int, expected: list[tuple[int, int, int]]) -> None:
    assert list(tiles_of(size)) == [TileAddress(*each) for each in expected]


def test_a_tree_of_70000_has_273_full_leaf_tiles_and_four_others() -> None:
    tiles = list(tiles_of(SIZE))
    assert sum(each.level == 0 and each.width == TILE_WIDTH for each in tiles) == 273
    assert tiles[273:] == [
        TileAddress(0, 273, 112),
        TileAddress(1, 0, 256),
        TileAddress(1, 1, 17),
        TileAddress(2, 0, 1),
    ]


def test_growing_at_once_gives_all_full_tiles_and_the_frontier(store: Store) -> None:
    full = {(each.level, each.index) for each in tiles_of(SIZE) if each.width == TILE_WIDTH}
    assert set(store.tiles) == full
    assert store.frontier == Frontier.empty().extend(LEAVES)
    for (level, index), data in store.tiles.items():
        width = TILE_WIDTH**level
        first = index * TILE_WIDTH * width
        assert len(data) == 8192
        assert data[:32] == Frontier.empty().extend(LEAVES[first : first + width]).root()
        covered = LEAVES[first : first + TILE_WIDTH * width]
        assert tile_root(data) == Frontier.empty().extend(covered).root()


@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, SIZE), max_size=12, unique=True).map(sorted))
def test_how_appends_are_cut_makes_no_difference(store: Store, cuts: list[int]) -> None:
    # Given the same leaves in other batches, by both ways of growing,
    piecewise, builder = Store(), Builder()
    built: dict[tuple[int, int], bytes] = {}
    for start, stop in pairwise([0, *cuts, SIZE]):
        piecewise.append(LEAVES[start:stop])
        built |= {(each.level, each.index): each.data for each in builder.add(LEAVES[start:stop])}
        assert piecewise.frontier == builder.frontier
    # then tiles, roots of tiles and frontier are the same.
    assert piecewise.tiles == built == store.tiles
    assert piecewise.levels == store.levels
    assert piecewise.frontier == store.frontier


@given(sizes=st.lists(st.integers(1, 600), max_size=8))
def test_an_append_reads_only_the_tiles_that_it_completes(sizes: list[int]) -> None:
    growing, done = Store(), 0
    for count in sizes:
        growing.asked.clear()
        growing.append(LEAVES[done : done + count])
        completes_begun = done % TILE_WIDTH and done // TILE_WIDTH != (done + count) // TILE_WIDTH
        begun = (0, done - done % TILE_WIDTH, done)
        assert growing.asked == ([begun] if completes_begun else [])
        done += count


def test_a_builder_knows_its_partial_tiles_at_any_time(store: Store) -> None:
    builder = Builder()
    for start, stop in pairwise([0, 1, 255, 256, 257, 65_535, 65_536, 65_793, SIZE]):
        builder.add(LEAVES[start:stop])
        expected = [each for each in tiles_of(stop) if each.width < TILE_WIDTH]
        assert builder.partial_tiles() == [(e, tile_data(e, store.read)) for e in expected]


@settings(deadline=None)
@given(size=st.integers(0, SIZE))
def test_the_root_of_any_past_size_follows_from_the_tiles(
    exported: dict[str, bytes], size: int
) -> None:
    read = nodes_in(read_exported(exported, SIZE))
    assert frontier_at(size, read) == Frontier.empty().extend(LEAVES[:size])


@settings(deadline=None)
@given(data=st.data(), size=st.integers(1, SIZE))
def test_a_stranger_can_prove_everything_from_the_tiles(
    exported: dict[str, bytes], data: st.DataObject, size: int
) -> None:
    read = nodes_in(read_exported(exported, SIZE))
    root = frontier_at(size, read).root()
    index = data.draw(st.integers(0, size - 1))
    verify_inclusion(
        leaf_hash=LEAVES[index],
        index=index,
        size=size,
        proof=inclusion_proof(index, size, read),
        root=root,
    )
    verify_consistency(
        old_size=size,
        old_root=root,
        new_size=SIZE,
        new_root=ROOT,
        proof=consistency_proof(size, SIZE, read),
    )


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


def test_a_flipped_bit_in_any_stored_tile_changes_its_root(store: Store) -> None:
    for (level, index), data in list(store.tiles.items())[::40]:
        changed = bytearray(data)
        changed[(index * 37) % len(data)] ^= 1
        assert tile_root(bytes(changed)) != store.levels[level + 1][index]
