"""A text that a form is about: a few wrapped lines of it, around the place that matters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ledger.terminal import RenderMode, TextLayout
from tui.widgets.text_pane import TextPane

LINES: Final = 3
NEAR: Final = 1_000  # characters looked at on either side of the mark
MORE: Final = "…"

Mark = tuple[int, int]


class Quotation(TextPane, can_focus=False):
    """Up to three lines of a text, wrapped in reading order, with one place in it marked.

    `mark` counts characters of the text. What does not fit is cut with an ellipsis on either side
    of the mark, so that the marked place is always in sight.
    """

    def __init__(self, text: str, mode: RenderMode, *, mark: Mark = (0, 0), identity: str) -> None:
        super().__init__(mode, identity=identity)
        self._text = text
        self._mark = mark
        self._lines: list[list[tuple[str, str]]] = []

    def lay_out(self) -> None:
        """Lay the text out for the present width."""
        text, mark = window(self._text, self._mark, self.text_width, self.mode)
        spans = ((*mark, "figure"),)
        lines = TextLayout(text, self.text_width, self.mode).lines()
        self._lines = [line.pieces(spans, "muted") for line in lines]
        self.styles.height = len(self._lines)
        self.set_height(len(self._lines))

    def draw(self, number: int, width: int) -> Iterable[tuple[str, str]]:
        """Return the pieces of one line."""
        del width
        return self._lines[number] if number < len(self._lines) else ()


def window(text: str, mark: Mark, width: int, mode: RenderMode) -> tuple[str, Mark]:
    """Return as much of *text* around *mark* as the lines hold, and where the mark is in it."""
    begin, end = max(mark[0] - NEAR, 0), min(mark[0] + NEAR, len(text))
    near = TextLayout(text[begin:end], width, mode)
    at = near.line_of(mark[0] - begin)
    first = max(min(at - 1, near.line_count - LINES), 0)
    if near.line_count > LINES:
        end = begin + near.line(first + LINES - 1).end
        begin += near.line(first).start
    before = MORE if begin > 0 else ""
    after = MORE if end < len(text) else ""
    kept = text[begin : end - len(after)].rstrip() if after else text[begin:end]
    shift = len(before) - begin
    return f"{before}{kept}{after}", (mark[0] + shift, mark[1] + shift)
