"""The lines at the bottom: what happened, where one is, and which keys work here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from ledger.terminal import RenderMode
from tui.formatting import side_by_side
from tui.keys import SELECT, binding_of, display_of
from tui.labels import label, notice_label
from tui.messages import Notice

# Shorter words than those of the help, for a line of eight.
HINTS: Final = {
    "propose": "propose",
    "approve": "approve",
    "request_changes": "send back",
    "annotate": "note",
    "link_source": "link source",
    "settle": "settle finding",
    "put_aside": "dismiss",
    "undo": "undo",
    "search": "search",
    "filter": "filter",
    "clear_filter": "show all",
    "next_open": "next open",
    "back": "queue",
    "next_pane": "panes",
    "select": "select",
    "mark": "mark",
    "word(1)": "word",
    "sentence(1)": "sentence",
    "whole_sentence": "whole sentence",
    "make_claim": "make a claim",
    "stop": "stop",
}


@dataclass(frozen=True)
class Standing:
    """Where the reviewer stands. `place` counts from 0; `counted` says that `size` is the whole."""

    ledger: str = ""
    queue: str = ""
    place: int = 0
    size: int = 0
    counted: bool = True
    reviewer: str = ""

    @property
    def position(self) -> str:
        """The place in the queue: "3/41", "3/100+" while the queue is not counted."""
        if not self.size:
            return "0/0" if self.counted else "…"
        return f"{self.place + 1:,}/{self.size:,}{'' if self.counted else '+'}"


class StatusLine(Widget):
    """The ledger, the place in the queue, the reviewer and the right-to-left mode."""

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(id=identity)
        self._mode = mode
        self._standing = Standing()

    def show(self, standing: Standing, mode: RenderMode) -> None:
        """Show where the reviewer stands now."""
        self._standing, self._mode = standing, mode
        self.refresh()

    def render(self) -> Content:
        """Return the line: the queue on the left, the reviewer on the right."""
        standing, width = self._standing, self.size.width
        right = label(
            side_by_side(standing.reviewer, self._mode.name), self._mode, max(width // 2, 1)
        )
        room = max(width - right.cell_length - 3, 1)
        left = label(
            side_by_side(standing.position, standing.queue, standing.ledger), self._mode, room
        )
        gap = " " * max(width - left.cell_length - right.cell_length - 2, 1)
        return Content.assemble(" ", left, gap, right, " ")


class MessageLine(Widget):
    """What happened last, and what to do about it."""

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(id=identity)
        self._mode = mode
        self.notice = Notice("")

    def show(self, notice: Notice, mode: RenderMode) -> None:
        """Say something in place of what was said before."""
        self.notice, self._mode = notice, mode
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the notice, wrapped if it is long."""
        return notice_label(self.notice, self._mode) if self.notice.text else Content("")


class HintLine(Widget):
    """At most eight keys that work here and now."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self._actions: tuple[str, ...] = ()

    def show(self, actions: tuple[str, ...]) -> None:
        """Show the keys of these actions of the review screen."""
        if actions != self._actions:
            self._actions = actions
            self.refresh()

    def render(self) -> Content:
        """Return the keys and what they do, each of them clickable."""
        parts = [self._hint(action) for action in self._actions]
        return Content("  ").join(parts)

    def _hint(self, action: str) -> Content:
        binding = binding_of(action)
        word = HINTS.get(action, binding.description)
        within = "focused." if binding in SELECT else "screen."
        namespace = "" if "." in action else within
        hint = Content.assemble((display_of(binding), "bold $text-accent"), f" {word}")
        return hint.stylize(Style.from_meta({"@click": f"{namespace}{action}"}))
