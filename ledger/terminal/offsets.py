"""Offsets on both sides of an edit: a span of the stored text points at the text on screen.

Only the edits are kept (clean text needs none), so looking up is a binary search and the map of
a long article with three control characters is three rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone map between the offsets of a text and of its prepared form.

    Between edits offsets only shift. Inside one, a span covers the whole edit: three cells that
    stand for one character all lead back to it.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    prepared_starts: tuple[int, ...] = ()
    prepared_ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, changes: Sequence[tuple[int, int, int, int]]) -> OffsetMap:
        """Build from (start, end, prepared start, prepared end) rows in ascending order."""
        if not changes:
            return cls()
        starts, ends, prepared_starts, prepared_ends = zip(*changes, strict=True)
        return cls(starts, ends, prepared_starts, prepared_ends)

    @property
    def is_identity(self) -> bool:
        """Whether nothing was edited, so that every offset maps to itself."""
        return not self.starts

    def to_prepared(self, offset: int) -> int:
        """Where a caret before the original character at `offset` stands after the edits."""
        row = bisect_right(self.starts, offset) - 1
        if row < 0:
            return offset
        if offset < self.ends[row]:
            return self.prepared_starts[row]
        return self.prepared_ends[row] + offset - self.ends[row]

    def to_original(self, offset: int) -> int:
        """Where a caret before the prepared character at `offset` stands in the original."""
        return self._original(offset)[0]

    def prepared_span(self, start: int, end: int) -> tuple[int, int]:
        """The prepared characters that show any of the original ones from start to end."""
        first = self.to_prepared(start)
        if end <= start:
            return first, first
        row = bisect_right(self.starts, end - 1) - 1
        if row >= 0 and end - 1 < self.ends[row]:
            return first, self.prepared_ends[row]
        return first, self.to_prepared(end - 1) + 1

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that prepared ones from start to end stand for."""
        first = self._original(start)[0]
        return (first, self._original(end - 1)[1]) if start < end else (first, first)

    def origins(self, length: int) -> tuple[list[int], list[int]]:
        """For each of `length` prepared characters: where its original starts and ends."""
        pairs = [self._original(offset) for offset in range(length)]
        return [start for start, _ in pairs], [end for _, end in pairs]

    def _original(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.prepared_starts, offset) - 1
        if row < 0:
            return offset, offset + 1
        if offset < self.prepared_ends[row]:
            return self.starts[row], self.ends[row]
        shifted = self.ends[row] + offset - self.prepared_ends[row]
        return shifted, shifted + 1
