"""How a tree grows: the new right edge, and the tiles that became full on the way.

`grow` is for a store that keeps its hashes in tables and wants to read as little as it can.
`Builder` is for a pass over a whole log (an audit, a rebuild, an export), in constant memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.merkle.tiles import (
    TILE_HEIGHT,
    TILE_WIDTH,
    ReadHashes,
    Tile,
    TileAddress,
    checked_hashes,
)
from ledger.merkle.tree import Frontier


@dataclass(frozen=True, slots=True)
class Growth:
    """What an append leaves behind: the new `frontier` and the `tiles` that it filled.

    Tiles come in the order in which they filled, a level's index by index.
    """

    frontier: Frontier
    tiles: tuple[Tile, ...]


def grow(*, frontier: Frontier, leaves: Sequence[bytes], read: ReadHashes) -> Growth:
    """Add *leaves* (leaf hashes) to the tree of *frontier*.

    *read* serves hashes of the tree as it was, and only when a tile fills that had been begun:
    at most 255 hashes of its level. An append that fills no tile reads nothing. Each leaf is
    hashed once for both results. Missing or malformed hashes raise TreeBroken.
    """
    size = frontier.size
    begun = size % TILE_WIDTH
    if begun + len(leaves) < TILE_WIDTH:
        return Growth(frontier.extend(leaves), ())
    tiles: list[Tile] = []
    level, start, fresh = 0, size, leaves
    while filled := _filled(level, start, fresh, read):
        tiles += filled
        level, start, fresh = level + 1, filled[0].index, [tile.root for tile in filled]
    rest = leaves[len(leaves) - (size + len(leaves)) % TILE_WIDTH :]
    return Growth(_edge(frontier, tiles, rest), tuple(tiles))


def _filled(level: int, start: int, fresh: Sequence[bytes], read: ReadHashes) -> list[Tile]:
    """Return the tiles of *level* that fill when *fresh* hashes follow the first *start*."""
    first, begun = divmod(start, TILE_WIDTH)
    count = (begun + len(fresh)) // TILE_WIDTH
    if not count:
        return []
    row = [*(checked_hashes(read, level, start - begun, start) if begun else ()), *fresh]
    return [
        Tile.of(level, first + at, row[at * TILE_WIDTH : (at + 1) * TILE_WIDTH])
        for at in range(count)
    ]


def _edge(frontier: Frontier, tiles: Sequence[Tile], rest: Sequence[bytes]) -> Frontier:
    """Return the frontier after *tiles* filled and *rest* remained, without hashing leaves anew."""
    # Subtrees of 256 leaves and more are the frontier of a tree whose leaves are tile roots.
    tall = frontier.size >> TILE_HEIGHT
    roots = [tile.root for tile in tiles if tile.level == 0]
    upper = Frontier(tall, frontier.hashes[: tall.bit_count()]).extend(roots)
    lower = Frontier.empty().extend(rest)
    return Frontier((upper.size << TILE_HEIGHT) + lower.size, (*upper.hashes, *lower.hashes))


class Builder:
    """A tree that grows from nothing and hands out its tiles, keeping at most 255 hashes a level.

    Feed it leaf hashes in order, in batches of any length (a multiple of 256 is fastest). At any
    time `frontier` is the tree so far and `partial_tiles()` what the full tiles do not hold.
    """

    def __init__(self) -> None:
        self.frontier = Frontier.empty()
        self._begun: list[list[bytes]] = [[]]

    def add(self, leaves: Sequence[bytes]) -> tuple[Tile, ...]:
        """Add *leaves* and return the tiles that became full, in the order in which they did."""
        growth = grow(frontier=self.frontier, leaves=leaves, read=self._read)
        self.frontier = growth.frontier
        self._keep(0, leaves)
        for tile in growth.tiles:
            if tile.level + 1 == len(self._begun):
                self._begun.append([])
            self._keep(tile.level + 1, [tile.root])
        return growth.tiles

    def partial_tiles(self) -> list[tuple[TileAddress, bytes]]:
        """Return the unfinished tile of each level that has one, with its bytes."""
        return [
            (
                TileAddress(level, (self.frontier.size >> TILE_HEIGHT * (level + 1)), len(row)),
                b"".join(row),
            )
            for level, row in enumerate(self._begun)
            if row
        ]

    def _keep(self, level: int, fresh: Sequence[bytes]) -> None:
        row = self._begun[level]
        width = (len(row) + len(fresh)) % TILE_WIDTH
        both = [*row, *fresh[-TILE_WIDTH:]]
        self._begun[level] = both[len(both) - width :]

    def _read(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        first = start % TILE_WIDTH
        return self._begun[level][first : first + stop - start]
