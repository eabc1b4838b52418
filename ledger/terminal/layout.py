"""A text laid out for a pane: lines of cells, made a paragraph at a time, when they are asked for.

Everything a caller says or hears is an offset of the text it gave, in logical order; columns are
for the screen only. Opening a long article costs finding its paragraphs. Laying one out costs
some microseconds a character and is kept for a while. Line numbers need the lines before them
counted, which is cheaper than laying them out: `count` does it in steps, and
`estimated_line_count` serves until then.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from ledger.terminal.bidi import paragraph_base
from ledger.terminal.composition import Composition
from ledger.terminal.controls import prepare
from ledger.terminal.graphemes import is_zero_width
from ledger.terminal.lines import Cell, Line
from ledger.terminal.modes import RenderMode
from ledger.terminal.wrapping import is_space, wrap, wrap_plain

PIECE: Final = 4_000
_REMEMBERED: Final = 400_000
_PARAGRAPH_END: Final = re.compile("\r\n|[\n\x85\u2028\u2029]")


class ParagraphLayout:
    """The lines of one paragraph. `start` is its offset in the whole text, `end` the next one's."""

    def __init__(
        self, text: str, start: int, end: int, *, width: int, mode: RenderMode, base: int | None
    ) -> None:
        prepared = prepare(text, line_cap=None, newline="", direction_marks=True)
        self._composition = Composition(prepared.text, mode, base)
        self._width = max(width, 1)
        self._start, self._end = start, end
        self._origins = (
            None if prepared.index.is_identity else prepared.index.origins(len(prepared.text))
        )
        if prepared.text.isascii():
            self._breaks = wrap_plain(prepared.text, self._width)
        else:
            self._breaks = wrap(prepared.text, self._composition.clusters, self._width)
        self._lines: list[Line | None] = [None] * len(self._breaks)

    def __len__(self) -> int:
        return len(self._breaks)

    def line(self, number: int) -> Line:
        """The line with this number, counted from the paragraph's first."""
        line = self._lines[number]
        if line is None:
            line = self._lines[number] = self._compose(number)
        return line

    def line_of(self, offset: int) -> int:
        """The number of the line that holds an offset of the whole text."""
        return bisect_right(range(len(self)), offset, key=self._line_start) - 1

    def _line_start(self, number: int) -> int:
        first = self._breaks[number][0]
        return self._origin(self._composition.clusters[first].start)[0] if number else self._start

    def _origin(self, offset: int) -> tuple[int, int]:
        """The original of one prepared character."""
        if self._origins is None:
            return self._start + offset, self._start + offset + 1
        return self._start + self._origins[0][offset], self._start + self._origins[1][offset]

    def _compose(self, number: int) -> Line:
        first, last = self._breaks[number]
        text, found = self._composition.text, self._composition.clusters
        drawn = last
        while drawn > first and is_space(text, found[drawn - 1]):
            drawn -= 1
        glyphs = self._composition.glyphs(first, drawn, self._width)
        rtl = self._composition.rtl
        column = self._width - sum(glyph.width for glyph in glyphs) if rtl else 0
        cells: list[Cell] = []
        for (start, end, _), width, shown in glyphs:
            origin = self._origin(start)[0]
            cells.append(Cell(column, width, origin, self._origin(end - 1)[1], shown))
            column += width
        end = self._line_start(number + 1) if number + 1 < len(self) else self._end
        return Line(self._line_start(number), end, rtl, tuple(cells))


class TextLayout:
    """A text at one width under one mode, laid out as far as somebody looks.

    Paragraphs end at line ends; one longer than 4,000 characters is laid out in pieces that keep
    its direction, so no input makes a single step long. Right-to-left paragraphs are aligned to
    the right. `direction` ("ltr", "rtl") is for paragraphs without any letter that has one; None
    leaves them left-to-right.
    """

    def __init__(
        self,
        text: str,
        width: int,
        mode: RenderMode | None = None,
        *,
        direction: str | None = None,
    ) -> None:
        self.text = text
        self.width = max(width, 1)
        self.mode = mode or RenderMode()
        self._default = 1 if direction == "rtl" else 0
        self._pieces: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._continues: dict[int, int] = {}
        for start, end, of in _pieces(text):
            if of != start:
                self._continues[len(self._starts)] = of
            self._pieces.append((start, end))
            self._starts.append(start)
        self._tops = [0]
        self._kept: OrderedDict[int, ParagraphLayout] = OrderedDict()
        self._kept_characters = 0

    @property
    def line_count(self) -> int:
        """How many lines there are; counts those that were not counted yet."""
        self.count()
        return self._tops[-1]

    @property
    def counted(self) -> bool:
        """Whether every line has been counted, so that `line_count` costs nothing."""
        return len(self._tops) > len(self._pieces)

    @property
    def estimated_line_count(self) -> int:
        """The lines counted, and a guess for the rest: never less than one a paragraph."""
        done = len(self._tops) - 1
        if self.counted:
            return self._tops[-1]
        rest = len(self.text) - self._starts[done]
        return self._tops[-1] + max(len(self._pieces) - done, rest // self.width)

    def count(self, characters: int | None = None) -> bool:
        """Count on from where the last call stopped, over so many characters; True when done."""
        until = len(self.text)
        if characters is not None and not self.counted:
            until = self._starts[len(self._tops) - 1] + characters
        while not self.counted and self._starts[len(self._tops) - 1] < max(until, 1):
            self._count_next()
        return self.counted

    def line(self, number: int) -> Line:
        """The line with this number, from 0. Raises IndexError beyond the last."""
        while number >= self._tops[-1] and not self.counted:
            self._count_next()
        if not 0 <= number < self._tops[-1]:
            raise IndexError(number)
        piece = bisect_right(self._tops, number) - 1
        return self._piece(piece).line(number - self._tops[piece])

    def lines(self, first: int = 0, last: int | None = None) -> Iterator[Line]:
        """Lines from `first` up to but without `last` (None: to the end), as far as there are."""
        number = first
        while last is None or number < last:
            try:
                yield self.line(number)
            except IndexError:
                return
            number += 1

    def line_of(self, offset: int) -> int:
        """The number of the line that holds an offset; beyond the text, of the last line."""
        piece = max(bisect_right(self._starts, offset) - 1, 0)
        while len(self._tops) <= piece:
            self._count_next()
        return self._tops[piece] + max(self._piece(piece).line_of(offset), 0)

    def columns(self, number: int, start: int, end: int) -> list[tuple[int, int]]:
        """The column ranges of one line that show the text from start to end."""
        return self.line(number).columns(start, end)

    def offset_at(self, number: int, column: int) -> int:
        """The offset of the character drawn at a place of the pane."""
        return self.line(number).offset_at(column)

    def _count_next(self) -> None:
        self._tops.append(self._tops[-1] + len(self._piece(len(self._tops) - 1)))

    def _piece(self, number: int) -> ParagraphLayout:
        kept = self._kept.get(number)
        if kept is not None:
            self._kept.move_to_end(number)
            return kept
        start, end = self._pieces[number]
        beyond = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        of = self._continues.get(number, start)
        base = paragraph_base(self.text[of:end])
        made = ParagraphLayout(
            self.text[start:end],
            start,
            beyond,
            width=self.width,
            mode=self.mode,
            base=self._default if base is None else base,
        )
        self._kept[number] = made
        self._kept_characters += end - start
        while self._kept_characters > _REMEMBERED and len(self._kept) > 1:
            oldest, _ = self._kept.popitem(last=False)
            self._kept_characters -= self._pieces[oldest][1] - self._pieces[oldest][0]
        return made


def layout(text: str, width: int, mode: RenderMode | None = None) -> list[Line]:
    """Every line of a text at a width: for short texts; `TextLayout` waits until it is asked."""
    return list(TextLayout(text, width, mode).lines())


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, start of its paragraph) of every piece, without line ends; one at least."""
    start = 0
    for found in _PARAGRAPH_END.finditer(text):
        yield from _cut(text, start, found.start())
        start = found.end()
    if start < len(text) or not text:
        yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    paragraph = start
    while end - start > PIECE:
        cut = text.rfind(" ", start + PIECE // 2, start + PIECE) + 1
        if not cut:
            cut = start + PIECE
            while cut > start + PIECE // 2 and is_zero_width(text[cut]):
                cut -= 1
        yield start, cut, paragraph
        start = cut
    yield start, end, paragraph
