"""A pane of labelled texts: what the reading says, the evidence, the notes, the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ledger.terminal import RenderMode, TextLayout
from tui.details import Block
from tui.labels import label
from tui.widgets.text_pane import TextPane

LABEL_WIDTH: Final = 13
TEXT_SHOWN: Final = 4_000

Pieces = tuple[tuple[str, str], ...]


class BlockPane(TextPane):
    """Blocks under each other: labels in a left column of their own, texts beside them.

    A text of any direction keeps to its column; what is longer than 4,000 characters is cut and
    says so.
    """

    def __init__(
        self, mode: RenderMode, *, identity: str, title: str, label_width: int = LABEL_WIDTH
    ) -> None:
        super().__init__(mode, identity=identity)
        self._blocks: Sequence[Block] = ()
        self._label_width = label_width
        self._lines: list[Pieces] = []
        self.border_title = label(title, mode)

    def show(self, blocks: Sequence[Block], *, from_top: bool) -> None:
        """Show these blocks, from the top or from where the pane stands."""
        self._blocks = blocks
        if from_top:
            self.scroll_home(animate=False)
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the blocks out for the present width."""
        width = self.text_width
        labelled = any(block.label for block in self._blocks)
        indent = min(self._label_width, width // 2) if labelled else 0
        self._lines = []
        for block in self._blocks:
            if block.tone == "heading":
                self._lines += ((), ((block.text, "heading"),))
            else:
                self._lines.extend(_drawn(block, indent, width, self.mode))
        self.set_height(len(self._lines))

    def draw(self, number: int, width: int) -> Iterable[tuple[str, str]]:
        """Return the pieces of one line."""
        return self._lines[number] if number < len(self._lines) else ()


def _drawn(block: Block, indent: int, width: int, mode: RenderMode) -> Iterable[Pieces]:
    tone = "" if block.tone == "text" else block.tone
    text = block.text
    if len(text) > TEXT_SHOWN:
        text = f"{text[:TEXT_SHOWN]}… ({len(text) - TEXT_SHOWN:,} more characters)"
    label = block.label
    for line in TextLayout(text, width - indent, mode).lines():
        yield ((label[: indent - 1].ljust(indent), "label"), (line.text, tone))
        label = ""
