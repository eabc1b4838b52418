"""Where a tree's hashes are kept: tiles of 256 neighbours, in the geometry of c2sp.org/tlog-tiles.

Level 0 holds the leaf hashes. A full tile's root is one hash of the level above, so a hash at
level L stands for 256**L leaves and a log of a billion events has four levels. A full tile never
changes again.

Nothing here reads or writes. The caller hands in a `ReadHashes`: its own, or one that
`hashes_in_tiles` makes from an exported folder, `hashes_in_full_tiles` from a store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ledger.errors import TreeBroken
from ledger.merkle.hashing import HASH_SIZE, paired
from ledger.merkle.tree import Frontier, refuse_other_sizes, split_hashes

TILE_HEIGHT = 8
"""Tree levels that one tile spans."""

TILE_WIDTH = 1 << TILE_HEIGHT
"""Hashes in a full tile."""

ReadHashes: TypeAlias = Callable[[int, int, int], Sequence[bytes]]
"""`read(level, start, stop)`: the hashes `start` to `stop` (excluded) of a level, in order.

Level 0 is the leaf hashes, level L + 1 the roots of the full tiles of level L. It is asked only
for hashes that exist in a tree of the size at hand, never across the border of a tile.
"""

ReadNode: TypeAlias = Callable[[int, int], bytes]
"""`read(height, index)`: the root of the perfect subtree over the leaves
`index << height` to `(index + 1) << height` (excluded). `nodes_in` makes one from a ReadHashes.
"""


@dataclass(frozen=True, slots=True, order=True)
class TileAddress:
    """A tile's place: its level, its index in the level, and how many hashes it holds (1-256)."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        """The tile's place in a folder or under a URL: `tile/0/x001/234`, partial `....p/112`."""
        return tile_path(self.level, self.index, self.width)


@dataclass(frozen=True, slots=True)
class Tile:
    """A full tile: 8,192 bytes of hashes, and the root over them.

    `root` is the hash number `index` of level `level + 1`. Keep it beside the tile: then a reader
    of that level is one range query, and nothing has to be hashed twice.
    """

    level: int
    index: int
    data: bytes
    root: bytes

    @classmethod
    def of(cls, level: int, index: int, hashes: Sequence[bytes]) -> Tile:
        """Return the tile that holds these 256 *hashes*; another count raises TreeBroken."""
        return cls(level, index, b"".join(hashes), perfect_root(hashes, TILE_WIDTH))

    @property
    def path(self) -> str:
        """The tile's place in a folder or under a URL."""
        return tile_path(self.level, self.index)


def tile_path(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """Return the place of a tile: groups of three digits, all but the last marked with an x.

    A *width* below 256 names a partial tile: `tile/1/000.p/17`.
    """
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    suffix = "" if width == TILE_WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{suffix}"


def tiles_of(size: int) -> Iterator[TileAddress]:
    """Name every tile of a tree of *size*, level by level; the partial one ends its level."""
    level, hashes = 0, size
    while hashes:
        full, width = divmod(hashes, TILE_WIDTH)
        for index in range(full):
            yield TileAddress(level, index, TILE_WIDTH)
        if width:
            yield TileAddress(level, full, width)
        level, hashes = level + 1, full


def tile_data(address: TileAddress, read: ReadHashes) -> bytes:
    """Return the bytes of the tile at *address*, full or partial, for an export."""
    start = address.index * TILE_WIDTH
    return b"".join(checked_hashes(read, address.level, start, start + address.width))


def tile_root(data: bytes) -> bytes:
    """Return the root over a full tile's bytes; another length raises TreeBroken."""
    return perfect_root(split_hashes(data), TILE_WIDTH)


def hashes_in_tiles(read_tile: Callable[[int, int], bytes]) -> ReadHashes:
    """Return a reader over stored tiles, as a client of an exported log has them.

    *read_tile(level, index)* returns the bytes of that tile, the partial one at the end of a level
    included (a longer one does no harm).
    """

    def read(level: int, start: int, stop: int) -> Sequence[bytes]:
        index, first = divmod(start, TILE_WIDTH)
        return split_hashes(read_tile(level, index))[first : first + stop - start]

    return read


def hashes_in_full_tiles(
    read_leaves: Callable[[int, int], Sequence[bytes]],
    read_tile: Callable[[int, int], bytes | None],
) -> ReadHashes:
    """Return a reader over a store that keeps leaf hashes and full tiles, and no roots of tiles.

    *read_leaves(start, stop)* returns leaf hashes, *read_tile(level, index)* the bytes of a full
    tile or None where it is not full. What stands above level 0 in an unfinished tile is hashed
    from the tiles below, 255 hashes for each: a store that keeps `Tile.root` is spared that.
    """

    def read(level: int, start: int, stop: int) -> Sequence[bytes]:
        if level == 0:
            return read_leaves(start, stop)
        index, first = divmod(start, TILE_WIDTH)
        if (whole := read_tile(level, index)) is not None:
            return split_hashes(whole)[first : first + stop - start]
        return [tile_root(read_tile(level - 1, below) or b"") for below in range(start, stop)]

    return read


def nodes_in(read: ReadHashes) -> ReadNode:
    """Return a reader of the root of any perfect subtree, for roots and proofs.

    One node costs one read and at most 127 hashes.
    """

    def read_node(height: int, index: int) -> bytes:
        level, above = divmod(height, TILE_HEIGHT)
        width = 1 << above
        hashes = checked_hashes(read, level, index * width, (index + 1) * width)
        return perfect_root(hashes, width)

    return read_node


def frontier_at(size: int, read: ReadNode) -> Frontier:
    """Return the tree as it was at *size*, from the nodes of a tree at least that large."""
    return Frontier(size, tuple(read(*peak) for peak in peaks(0, size)))


def peaks(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Split the leaves *start* to *stop* into perfect subtrees `(height, index)`, largest first.

    *start* must be a multiple of the largest of them, as it is for every subtree of a tree.
    """
    while start < stop:
        height = (stop - start).bit_length() - 1
        yield height, start >> height
        start += 1 << height


def checked_hashes(read: ReadHashes, level: int, start: int, stop: int) -> Sequence[bytes]:
    """Read hashes; too few, too many or odd ones raise TreeBroken, and the message says where."""
    hashes = read(level, start, stop)
    if len(hashes) != stop - start:
        asked = f"{stop - start} of level {level} from {start} on"
        raise TreeBroken(reason=f"{len(hashes)} hashes instead of {asked}")
    refuse_other_sizes(hashes)
    return hashes


def perfect_root(hashes: Sequence[bytes], width: int) -> bytes:
    """Return the root over *width* hashes, a power of two; another count raises TreeBroken."""
    if len(hashes) != width or any(len(each) != HASH_SIZE for each in hashes):
        raise TreeBroken(reason=f"{len(hashes)} hashes where {width} of {HASH_SIZE} bytes belong")
    while len(hashes) > 1:
        hashes = paired(hashes)
    return hashes[0]
