"""A short list under a field: type to narrow it down, arrows to choose, enter to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from ledger.terminal import RenderMode
from tui.labels import label

SHOWN = 6


@dataclass(frozen=True)
class Option:
    """One thing to choose: its id (empty for "a new one") and how it reads."""

    identity: str
    text: str


class PickList(Widget):
    """The options that fit what was typed, one of them marked. The field above steers it."""

    marked = reactive(0)

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(id=identity)
        self._mode = mode
        self._options: Sequence[Option] = ()

    @property
    def option(self) -> Option | None:
        """The marked option."""
        return self._options[self.marked] if self._options else None

    def show(self, options: Sequence[Option]) -> None:
        """Offer other options, the first one marked."""
        self._options = options
        self.marked = 0
        self.refresh(layout=True)

    def step(self, by: int) -> None:
        """Move the mark."""
        self.marked = min(max(self.marked + by, 0), max(len(self._options) - 1, 0))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the options take."""
        del container, viewport, width
        return min(max(len(self._options), 1), SHOWN)

    def render(self) -> Content:
        """Return the options around the marked one."""
        top = max(min(self.marked - SHOWN // 2, len(self._options) - SHOWN), 0)
        lines = []
        for place, option in enumerate(self._options[top : top + SHOWN], start=top):
            sign = "▌ " if place == self.marked else "  "
            line = Content.assemble(
                sign, label(option.text, self._mode, max(self.size.width - 2, 1))
            )
            lines.append(line.stylize("bold $text-primary" if place == self.marked else ""))
        return Content("\n").join(lines)
