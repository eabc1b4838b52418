"""A text with places in it marked twice: by colour, and by signs below each line.

Lines are laid out for the terminal, right-to-left ones too, and the signs stand below the cells
that show their place. Where right-to-left words leave in logical order, whatever shows them orders
them by itself and nothing can stand below: there the signs are left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ledger.cli.output import DIM
from ledger.terminal import Line, RenderMode, TextLayout

Piece = tuple[str, str]


class Place(NamedTuple):
    """A place of a text: its colour, the `label` below its beginning, the sign below the rest."""

    start: int
    end: int
    style: str
    label: str
    sign: str


UNMARKED: Final = DIM
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def marked_lines(
    text: str, places: Sequence[Place], width: int, mode: RenderMode
) -> Iterator[list[Piece]]:
    """Yield the lines of *text*, each followed by its signs; of two on one cell the later stands.

    What is in no place is dim.
    """
    laid = TextLayout(text, width, mode)
    on_line: dict[int, list[Place]] = {}
    for place in places:
        for number in range(laid.line_of(place.start), laid.line_of(place.end - 1) + 1):
            on_line.setdefault(number, []).append(place)
    for number, line in enumerate(laid.lines()):
        own = on_line.get(number, [])
        pieces = line.pieces([(place.start, place.end, place.style) for place in own], UNMARKED)
        if not "".join(shown for shown, _ in pieces).strip():
            continue
        yield pieces
        if own and not (mode.bidi == "logical" and _turns(text[line.start : line.end])):
            yield _signs(line, own)


def _turns(text: str) -> bool:
    """Say whether whatever shows the text may put its words in another order."""
    return not text.isascii() and any(
        unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text
    )


def _signs(line: Line, places: Sequence[Place]) -> list[Piece]:
    """Return the signs below one line, each in the colour of its place."""
    row: dict[int, tuple[str, str]] = {}
    for place in places:
        begins = line.start <= place.start < line.end
        for first, last in line.columns(place.start, place.end):
            for column in range(first, last):
                row[column] = (place.sign, place.style)
        if begins:
            row.update(_label(line, place))
    pieces: list[Piece] = []
    for column in range(max(row, default=-1) + 1):
        shown, style = row.get(column, (" ", UNMARKED))
        if pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + shown, style)
        else:
            pieces.append((shown, style))
    return pieces


def _label(line: Line, place: Place) -> dict[int, tuple[str, str]]:
    """Return the label where reading of the place begins: on the right of a right-to-left run."""
    first = next((cell for cell in line.cells if cell.start <= place.start < cell.end), None)
    columns = line.columns(place.start, place.end)
    if first is None or not columns:
        return {}
    low, high = next(span for span in columns if span[0] <= first.column < span[1])
    at = low if first.column == low else max(high - len(place.label), low)
    return {at + step: (char, place.style) for step, char in enumerate(place.label)}
