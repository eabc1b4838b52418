"""Help, made from the bindings: it cannot promise a key that does not exist."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui import keys
from tui.desk import Desk
from tui.details import Block
from tui.widgets.block_pane import BlockPane


class HelpScreen(ModalScreen[None]):
    """Every key with what it does, and what the signs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.HELP]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Show one pane with everything."""
        yield BlockPane(self._desk.mode, identity="help", title="Keys · esc closes")

    def on_mount(self) -> None:
        """Fill the pane."""
        pane = self.query_one("#help", BlockPane)
        pane.show(help_blocks(), from_top=True)
        pane.focus()

    def action_back(self) -> None:
        """Close help."""
        self.dismiss(None)


def help_blocks() -> tuple[Block, ...]:
    """Return every key with what it does, group by group."""
    blocks: list[Block] = []
    for group in keys.GROUPS:
        blocks.append(Block(group.title, tone="heading"))
        blocks += [
            Block(binding.description, label=keys.display_of(binding)) for binding in group.bindings
        ]
    return tuple(blocks)
