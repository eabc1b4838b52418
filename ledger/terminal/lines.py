"""One line of a pane: its cells in visual order, and the way between columns and offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Cell(NamedTuple):
    """What is drawn from `column` on, over `width` cells, for `start` to `end` of the text.

    `text` is safe to print and `width` cells wide. Offsets are those of the text that was given
    to the layout. A lam-alef is one cell that owns both letters; a visible mark for a bidi
    control is several cells that own one character.
    """

    column: int
    width: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `cells` from left to right without gaps, `start` to `end` in the text.

    `start` and `end` take in the spaces and the line end that are not drawn, so the lines of a
    text follow each other without gaps. `rtl` tells the paragraph's direction. Columns count
    cells of the pane from 0; where the line is right-aligned the first cell stands at `indent`.
    """

    start: int
    end: int
    rtl: bool
    cells: tuple[Cell, ...]

    @property
    def indent(self) -> int:
        """The empty cells before the first one."""
        return self.cells[0].column if self.cells else 0

    @property
    def width(self) -> int:
        """The column after the last cell."""
        return self.cells[-1].column + self.cells[-1].width if self.cells else 0

    @property
    def text(self) -> str:
        """The line as it is sent to the terminal, its indent included."""
        return " " * self.indent + "".join([cell.text for cell in self.cells])

    def columns(self, start: int, end: int) -> list[tuple[int, int]]:
        """The column ranges, ascending and apart, that show the text from start to end.

        Mixed directions make several of one span. Nothing is drawn for an empty span, nor for
        spaces at a line's end.
        """
        ranges: list[tuple[int, int]] = []
        for cell in self.cells:
            if cell.start < end and cell.end > start:
                if ranges and ranges[-1][1] == cell.column:
                    ranges[-1] = (ranges[-1][0], cell.column + cell.width)
                else:
                    ranges.append((cell.column, cell.column + cell.width))
        return ranges

    def cell_at(self, column: int) -> Cell | None:
        """The cell that covers a column, if any."""
        found = bisect_right(self.cells, column, key=_column) - 1
        if found < 0 or column >= self.cells[found].column + self.cells[found].width:
            return None
        return self.cells[found]

    def offset_at(self, column: int) -> int:
        """The offset of the character drawn at a column.

        Beside the text: the line's start on the side where reading begins, its end on the other.
        """
        cell = self.cell_at(column)
        if cell is not None:
            return cell.start
        before = bool(self.cells) and column < self.indent
        if not self.cells or before != self.rtl:
            return self.start
        return max(cell.end for cell in self.cells)

    def pieces(self, spans: Sequence[tuple[int, int, T]], plain: T) -> list[tuple[str, T]]:
        """The line as few styled pieces: each span's style on its cells, the last span wins.

        Neighbours of one style are one piece, and the indent is a plain piece, so the texts
        joined are `text`.
        """
        pieces: list[tuple[str, T]] = [(" " * self.indent, plain)] if self.indent else []
        # A mark of several cells may be split between lines: its character ends beyond this one.
        stop = max((cell.end for cell in self.cells), default=self.end)
        near = [span for span in spans if span[0] < stop and span[1] > self.start]
        gathered: list[str] = []
        current = plain
        for cell in self.cells:
            style = plain
            for start, end, wanted in near:
                if cell.start < end and cell.end > start:
                    style = wanted
            if style != current and gathered:
                pieces.append(("".join(gathered), current))
                gathered = []
            current = style
            gathered.append(cell.text)
        if gathered:
            pieces.append(("".join(gathered), current))
        return pieces


def _column(cell: Cell) -> int:
    return cell.column
