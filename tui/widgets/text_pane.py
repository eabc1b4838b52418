"""What every pane of text shares: lines drawn one by one, keys to scroll them, their styles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Size
from textual.strip import Strip

from ledger.terminal import RenderMode
from tui import keys
from tui.widgets.drawn_styles import DrawnView


class TextPane(DrawnView, can_focus=True):
    """A pane that draws its own lines. Subclasses say what line a number is.

    Texts arrive in logical order and are prepared and ordered here, for the mode in force.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SCROLL]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--heading",
        "pane--label",
        "pane--muted",
        "pane--strong",
        "pane--good",
        "pane--bad",
        "pane--warning",
        "pane--figure",
        "pane--claim",
        "pane--other",
        "pane--gutter",
    }

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.mode = mode

    def draw(self, number: int, width: int) -> Iterable[tuple[str, str]]:
        """Return the pieces of a line: text ready to print, and the name of its style.

        Here every line is empty.
        """
        del number, width
        return ()

    def set_mode(self, mode: RenderMode) -> None:
        """Draw for another mode from now on."""
        self.mode = mode
        self.lay_out()

    def lay_out(self) -> None:
        """Make the lines anew, for another width, mode or text."""

    @property
    def text_width(self) -> int:
        """The cells of a line."""
        return max(self.scrollable_content_region.width, 1)

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self.lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.text_width
        pieces = self.draw(self.scroll_offset.y + y, width)
        segments = [
            Segment(text, self.style_of(f"pane--{name}") if name else self.style_of())
            for text, name in pieces
            if text
        ]
        return Strip(segments).adjust_cell_length(width, self.style_of())

    def set_height(self, lines: int) -> None:
        """Say how many lines there are."""
        self.virtual_size = Size(self.text_width, lines)
        self.refresh()

    def action_half_down(self) -> None:
        """Scroll half a page down."""
        self.scroll_by(self.scrollable_content_region.height // 2)

    def action_half_up(self) -> None:
        """Scroll half a page up."""
        self.scroll_by(-(self.scrollable_content_region.height // 2))

    def scroll_by(self, lines: int) -> None:
        """Scroll by so many lines, at once."""
        self.scroll_to(y=self.scroll_y + lines, animate=False, immediate=True)
