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
    consistency_proof,
    frontier_at,
    grow,
    hashes_in_full_tiles,
    hashes_in_tiles,
    inclusion_proof,
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


@settings(max_examples=25)
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


@settings(max_examples=30)
@given(size=st.integers(0, SIZE))
def test_a_store_of_leaves_and_full_tiles_alone_has_all_hashes(store: Store, size: int) -> None:
    read = hashes_in_full_tiles(
        lambda start, stop: LEAVES[start:stop], lambda *place: store.tiles.get(place)
    )
    assert frontier_at(size, nodes_in(read)) == Frontier.empty().extend(LEAVES[:size])
    piecewise = Frontier.empty().extend(LEAVES[:size])
    growth = grow(frontier=piecewise, leaves=LEAVES[size:], read=read)
    assert growth.frontier == store.frontier
    assert all(store.tiles[each.level, each.index] == each.data for each in growth.tiles)


@given(size=st.integers(0, SIZE))
def test_the_root_of_any_past_size_follows_from_the_tiles(
    exported: dict[str, bytes], size: int
) -> None:
    read = nodes_in(read_exported(exported, SIZE))
    assert frontier_at(size, read) == Frontier.empty().extend(LEAVES[:size])


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


def test_a_flipped_bit_in_any_stored_tile_changes_its_root(store: Store) -> None:
    for (level, index), data in list(store.tiles.items())[::40]:
        changed = bytearray(data)
        changed[(index * 37) % len(data)] ^= 1
        assert tile_root(bytes(changed)) != store.levels[level + 1][index]
