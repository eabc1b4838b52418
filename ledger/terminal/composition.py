"""A paragraph on its way to cells: clusters, levels and glyphs, each computed once, when asked."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from ledger.terminal.bidi import paragraph_levels
from ledger.terminal.bidi_classes import needs_ordering
from ledger.terminal.graphemes import (
    DIRECTION_MARKS,
    JOINERS,
    Cluster,
    clusters,
    is_zero_width,
)
from ledger.terminal.mirrors import mirror
from ledger.terminal.modes import RenderMode
from ledger.terminal.ordering import arrange, mark_at
from ledger.terminal.shaping import shape

TOO_WIDE: Final = "\u2026"
_NEVER_SENT: Final = str.maketrans("", "", JOINERS + DIRECTION_MARKS)


class Glyph(NamedTuple):
    """What is sent for one cluster, and the cells that it takes."""

    cluster: Cluster
    width: int
    text: str


class Composition:
    """One paragraph of prepared text (no line ends) under one mode.

    `base` is the paragraph's direction: 0, 1, or None to take it from the text. Zero-width
    joiners and direction marks have their effect here and are not sent: what a terminal makes of
    their width is anybody's guess.
    """

    def __init__(self, text: str, mode: RenderMode, base: int | None = None) -> None:
        self.text = text
        self.mode = mode
        self._asked_base = base

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The clusters, in logical order; lam-alef is one where forms are sent."""
        return clusters(self.text, ligatures=self.mode.shape == "forms")

    @property
    def rtl(self) -> bool:
        """Whether the paragraph runs from right to left on screen."""
        return self.mode.bidi == "visual" and self._levels[1] == 1

    def glyphs(self, first: int, last: int, limit: int | None = None) -> list[Glyph]:
        """What is sent for clusters `first` to `last` on one line, from left to right.

        A cluster wider than `limit` is replaced by a sign that says so.
        """
        line = [cluster for cluster in self.clusters[first:last] if cluster.width]
        levels, _ = self._levels
        if self.mode.bidi == "logical" or levels is None:
            return [self._glyph(cluster, 0, limit) for cluster in line]
        own = [levels[cluster.start] for cluster in line]
        bases = [self.text[cluster.start] for cluster in line]
        order, gaps = arrange(bases, own, self.mode.granularity)
        found = [self._glyph(line[at], own[at], limit) for at in order]
        if gaps:
            final = len(found) - 1
            found = [
                glyph._replace(
                    text=mark_at(gap, gaps)
                    + glyph.text
                    + (mark_at(gap + 1, gaps) if gap == final else "")
                )
                for gap, glyph in enumerate(found)
            ]
        return found

    @cached_property
    def _levels(self) -> tuple[list[int] | None, int]:
        """Levels, or None where every character stands in logical order, and the base."""
        if self._asked_base != 1 and not needs_ordering(self.text):
            return None, 0
        return paragraph_levels(self.text, self._asked_base)

    @cached_property
    def _shaped(self) -> list[str] | None:
        if self.mode.shape == "none" or self.text.isascii():
            return None
        return shape(self.text)

    def _glyph(self, cluster: Cluster, level: int, limit: int | None) -> Glyph:
        start, end, width = cluster
        if limit is not None and width > limit:
            return Glyph(cluster, 1, TOO_WIDE)
        first = self.text[start]
        if end == start + 1:
            shown = self._shaped[start] if self._shaped else first
            if level & 1 and shown == first:
                shown = mirror(first)
        else:
            parts = self._shaped[start:end] if self._shaped else list(self.text[start:end])
            if level & 1:
                parts = [mirror(parts[0]), *parts[1:]]
            shown = "".join(parts).translate(_NEVER_SENT)
        return Glyph(cluster, width, f" {shown}" if is_zero_width(shown[0]) else shown)
