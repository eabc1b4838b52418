"""Moving a cursor through a text that is laid out: by character, line, word and sentence.

Pure. A cursor stands on what one cell shows, never between a letter and its marks; offsets are
those of the stored text in logical order, whatever side of the screen they are drawn on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ledger.terminal import Cell, TextLayout
from ledger.terminal.graphemes import mark_class

Place = tuple[int, int]

_NEAR: Final = 2_000  # characters looked through for the word before


@cache
def _word() -> re.Pattern[str]:
    """A run of letters or digits with their marks; a figure with its separators is one word."""
    letters = f"[\\w{mark_class()}]"
    return re.compile(f"{letters}+(?:[.,٫٬'’/-]{letters}+)*")


def on_cell(layout: TextLayout, offset: int) -> int:
    """Return the nearest offset at which something is drawn."""
    number = layout.line_of(max(min(offset, len(layout.text) - 1), 0))
    cells = _cells(layout, number)
    if not cells:
        forward = step(layout, offset, 1)
        return forward if forward != offset else step(layout, offset, -1)
    before = [cell.start for cell in cells if cell.start <= offset]
    return before[-1] if before else cells[0].start


def end_of_cell(layout: TextLayout, offset: int) -> int:
    """Return where the character that is drawn at an offset ends, its marks included."""
    ends = [
        cell.end
        for cell in _cells(layout, layout.line_of(offset))
        if cell.start <= offset < cell.end
    ]
    return max(ends, default=min(offset + 1, len(layout.text)))


def step(layout: TextLayout, offset: int, by: int) -> int:
    """Return the character drawn after (*by* 1) or before (-1) an offset; itself at the end."""
    number = layout.line_of(offset)
    while True:
        starts = [cell.start for cell in _cells(layout, number)]
        found = [at for at in starts if (at > offset if by > 0 else at < offset)]
        if found:
            return found[0] if by > 0 else found[-1]
        number += by
        if number < 0 or not _exists(layout, number):
            return offset


def line_step(layout: TextLayout, offset: int, by: int) -> int:
    """Return what is drawn *by* lines further down, under the same column if there is any."""
    number = layout.line_of(offset)
    column = min((left for left, _ in layout.columns(number, offset, offset + 1)), default=0)
    wanted = max(number + by, 0)
    while wanted > number and not _exists(layout, wanted):
        wanted -= 1
    return on_cell(layout, layout.offset_at(wanted, column))


def reads_leftward(layout: TextLayout, offset: int) -> bool:
    """Say whether the line of an offset belongs to a right-to-left paragraph."""
    return layout.line(layout.line_of(offset)).rtl


def word_at(text: str, offset: int) -> Place | None:
    """Return the word that holds an offset."""
    for found in _words(text, max(offset - _NEAR, 0)):
        if found[1] > offset:
            return found if found[0] <= offset else None
    return None


def word_step(text: str, offset: int, by: int, *, to_end: bool) -> int:
    """Return where the next word begins, or ends; or where the word before begins."""
    if by < 0:
        return _before(_words(text, max(offset - _NEAR, 0)), offset)
    return _after(_words(text, max(offset - _NEAR, 0)), offset, to_end=to_end)


def sentence_step(sentences: Sequence[Place], offset: int, by: int, *, to_end: bool) -> int:
    """Return where the next sentence begins, or ends; or where this or the one before begins."""
    if by < 0:
        return _before(iter(sentences), offset)
    return _after(iter(sentences), offset, to_end=to_end)


def sentence_at(sentences: Sequence[Place], offset: int) -> Place | None:
    """Return the sentence that holds an offset, or the first one after it."""
    return next((each for each in sentences if each[1] > offset), None)


def _words(text: str, start: int) -> Iterator[Place]:
    return (found.span() for found in _word().finditer(text, start))


def _before(places: Iterator[Place], offset: int) -> int:
    last = offset
    for start, _ in places:
        if start >= offset:
            break
        last = start
    return last


def _after(places: Iterator[Place], offset: int, *, to_end: bool) -> int:
    for start, end in places:
        if to_end and end - 1 > offset:
            return end - 1
        if not to_end and start > offset:
            return start
    return offset


def _cells(layout: TextLayout, number: int) -> list[Cell]:
    """The cells of a line in logical order."""
    return sorted(layout.line(number).cells, key=lambda cell: cell.start)


def _exists(layout: TextLayout, number: int) -> bool:
    try:
        layout.line(number)
    except IndexError:
        return False
    return True
