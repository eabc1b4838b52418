"""The queue: a list of any length that draws the rows in sight and asks for those it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ledger.api import ClaimRow
from ledger.terminal import RenderMode
from tui import keys
from tui.claim_pages import ClaimPages
from tui.widgets.claim_row import ONE_LINE, Pieces, one_line, two_lines
from tui.widgets.drawn_styles import DrawnView

EVERYTHING: Final = 1 << 60


class ClaimList(DrawnView, can_focus=True):
    """Claims under each other, one of them at the cursor.

    Rows are one line high where there is room for columns, else two.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--muted",
        "list--figure",
        "list--open",
        "list--done",
        "list--warning",
    }

    cursor = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor is at another claim."""

        row: ClaimRow

    @dataclass
    class RowsWanted(Message):
        """The claim at `place` is to be seen and not in memory."""

        place: int

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.mode = mode
        self._pages: ClaimPages | None = None
        self._told: tuple[str, int] | None = None
        self.border_title = "Claims"

    @property
    def row(self) -> ClaimRow | None:
        """The claim at the cursor, None while it is not in memory."""
        return None if self._pages is None else self._pages.row(self.cursor)

    @property
    def row_height(self) -> int:
        """The lines of one row."""
        return 1 if self.scrollable_content_region.width >= ONE_LINE else 2

    def show(self, pages: ClaimPages, place: int) -> None:
        """Show another queue, with the cursor at a place."""
        self._pages = pages
        self._told = None
        self.cursor = place
        self.rows_arrived()
        self._keep_in_sight()

    def rows_arrived(self) -> None:
        """Draw anew what has come into memory, and ask for what is still lacking."""
        size = 0 if self._pages is None else self._pages.size
        if self.cursor >= size:
            self.cursor = max(size - 1, 0)
        self._measure()
        self._tell()
        self._want()
        self.refresh()

    def set_mode(self, mode: RenderMode) -> None:
        """Draw for another mode from now on."""
        self.mode = mode
        self.refresh()

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self._measure()
        self._keep_in_sight()
        self._want()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and say where it is."""
        self._keep_in_sight()
        self._tell()
        self._want()
        self.refresh()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Ask for the rows that have come into sight."""
        super().watch_scroll_y(old, new)
        self._want()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        place, line = divmod(self.scroll_offset.y + y, self.row_height)
        if self._pages is None or place >= self._pages.size:
            return Strip.blank(width, self.style_of())
        under = ("list--cursor",) if place == self.cursor else ()
        segments = [
            Segment(text, self.style_of(*under, *((f"list--{name}",) if name else ())))
            for text, name in self._drawn(place, line, width)
        ]
        return Strip(segments).adjust_cell_length(width, self.style_of(*under))

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is."""
        offset = event.get_content_offset(self)
        if offset is None or self._pages is None:
            return
        place = (self.scroll_offset.y + offset.y) // self.row_height
        if place < self._pages.size:
            self.cursor = place

    def action_next(self) -> None:
        """Go to the next claim."""
        self._go(self.cursor + 1)

    def action_previous(self) -> None:
        """Go to the claim before."""
        self._go(self.cursor - 1)

    def action_first(self) -> None:
        """Go to the first claim."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last claim; a queue that is not counted yet is read to its end first."""
        if self._pages is not None and not self._pages.counted:
            self.post_message(self.RowsWanted(EVERYTHING))
        self._go(EVERYTHING)

    def action_page_on(self) -> None:
        """Go half a page on."""
        self._go(self.cursor + self._half_page())

    def action_page_back(self) -> None:
        """Go half a page back."""
        self._go(self.cursor - self._half_page())

    def _half_page(self) -> int:
        return max(self.scrollable_content_region.height // self.row_height // 2, 1)

    def _go(self, place: int) -> None:
        if self._pages is None or not self._pages.size:
            return
        if place >= self._pages.size and not self._pages.counted:
            self.post_message(self.RowsWanted(self._pages.size))
        self.cursor = min(max(place, 0), self._pages.size - 1)

    def _drawn(self, place: int, line: int, width: int) -> Pieces:
        row = None if self._pages is None else self._pages.row(place)
        mark = "▌" if place == self.cursor else " "
        if row is None:
            return [(f"{mark} …" if line == 0 else mark, "muted")]
        if self.row_height == 1:
            return [(mark, "figure"), *one_line(row, width - 1, self.mode)]
        return [(mark, "figure"), *two_lines(row, width - 1, self.mode)[line]]

    def _measure(self) -> None:
        size = 0 if self._pages is None else self._pages.size
        self.virtual_size = Size(self.scrollable_content_region.width, size * self.row_height)

    def _keep_in_sight(self) -> None:
        height = self.row_height
        region = Region(0, self.cursor * height, 1, height)
        self.scroll_to_region(region, animate=False, immediate=True)

    def _tell(self) -> None:
        row = self.row
        if row is not None and self._told != (row.id, row.version):
            self._told = (row.id, row.version)
            self.post_message(self.Moved(row))

    def _want(self) -> None:
        if self._pages is None:
            return
        height = self.scrollable_content_region.height // self.row_height + 1
        top = self.scroll_offset.y // self.row_height
        for place in (self.cursor, top, min(top + height, self._pages.size - 1)):
            if self._pages.wanted(place) is not None and place < self._pages.size:
                self.post_message(self.RowsWanted(place))
                return
