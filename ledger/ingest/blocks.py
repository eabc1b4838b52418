"""The text of a document with a structure: blocks with a blank line between, lines within."""

from __future__ import annotations

import re
from typing import Final

ITEM_MARK: Final = "• "
CELL_MARK: Final = " | "

_SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")


class Blocks:
    """Collects the visible text of a document, run by run."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._lines: list[str] = []
        self._runs: list[str] = []

    def write(self, run: str) -> None:
        """Go on in the line; white space of the source, line ends too, is one space."""
        self._runs.append(run)

    def end_line(self) -> None:
        """What comes next stands in a line of its own, in the same block."""
        line = (
            _SPACES.sub(" ", "".join(self._runs)).strip().removesuffix(CELL_MARK.rstrip()).rstrip()
        )
        self._runs.clear()
        if line and line != ITEM_MARK.strip():
            self._lines.append(line)

    def end_block(self) -> None:
        """What comes next stands in a block of its own."""
        self.end_line()
        if self._lines:
            self._blocks.append("\n".join(self._lines))
            self._lines.clear()

    def add_block(self, text: str) -> None:
        """Put *text* in as a block with its lines as they are."""
        self.end_block()
        if text.strip():
            self._blocks.append(text.strip("\n").rstrip())

    def text(self) -> str:
        """Return what was collected, "" when there was nothing."""
        self.end_block()
        return "\n\n".join(self._blocks)
