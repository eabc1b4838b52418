"""A field on one line, its title beside it: for forms with more fields than a screen has room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from ledger.terminal import RenderMode
from tui.labels import label
from tui.widgets.text_input import TextInput


class FieldRow(TextInput):
    """A titled field without a frame; what reads from right to left is previewed under it."""

    def __init__(self, title: str, mode: RenderMode, *, identity: str, value: str = "") -> None:
        super().__init__("", mode, identity=identity, value=value)
        self._title = title

    def compose(self) -> ComposeResult:
        """Put the title before the field, and the preview under both."""
        with Horizontal():
            yield Static(label(self._title, self._mode), classes="field-title")
            yield self._field
        yield self._preview
