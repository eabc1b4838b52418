"""Where a person types. The field itself stays in logical order, so under a right-to-left text
stands how it will read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Paste
from textual.widgets import Input

from ledger.terminal import RenderMode, TextLayout, prepare
from tui.labels import label, reads_right_to_left
from tui.widgets.text_pane import TextPane

LONGEST: Final = 8_000
PREVIEW_LINES: Final = 3


class SafeInput(Input):
    """A field of one line that takes pastes of any kind: line ends become spaces, controls marks.

    What is beyond 8,000 characters does not fit and is left out; `cut` then counts it.
    """

    def __init__(self, value: str, *, identity: str) -> None:
        super().__init__(harmless(value), id=identity, max_length=LONGEST, select_on_focus=False)
        self.cut = 0

    def on_paste(self, event: Paste) -> None:
        """Take the whole paste, not its first line only."""
        event.prevent_default()
        event.stop()
        text = harmless(event.text[: LONGEST * 2])
        start, end = sorted(self.selection)
        room = LONGEST - (len(self.value) - (end - start))
        self.cut = max(len(event.text) - max(room, 0), 0)
        self.replace(text[: max(room, 0)], start, end)


class Preview(TextPane, can_focus=False):
    """The last lines of what was typed, in visual order; empty for left-to-right text."""

    def __init__(self, mode: RenderMode, *, identity: str) -> None:
        super().__init__(mode, identity=identity)
        self._text = ""
        self._lines: list[str] = []

    def show(self, text: str) -> None:
        """Preview *text*, if there is anything to see."""
        self._text = text if reads_right_to_left(text) else ""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the text out for the present width."""
        lines = TextLayout(self._text, self.text_width, self.mode).lines() if self._text else ()
        self._lines = [line.text for line in lines][-PREVIEW_LINES:]
        self.display = bool(self._lines)
        self.styles.height = len(self._lines)
        self.set_height(len(self._lines))

    def draw(self, number: int, width: int) -> Iterable[tuple[str, str]]:
        """Return one line of the preview."""
        return ((self._lines[number], "strong"),) if number < len(self._lines) else ()


class TextInput(Vertical):
    """A titled field with its preview."""

    def __init__(self, title: str, mode: RenderMode, *, identity: str, value: str = "") -> None:
        super().__init__(id=identity)
        self._mode = mode
        self._field = SafeInput(value, identity=f"{identity}-field")
        self._preview = Preview(mode, identity=f"{identity}-preview")
        self.border_title = label(title, mode)

    @property
    def value(self) -> str:
        """What was typed, in logical order."""
        return self._field.value

    def compose(self) -> ComposeResult:
        """Put the preview under the field."""
        yield self._field
        yield self._preview

    def on_mount(self) -> None:
        """Preview what was there before."""
        self._preview.show(self._field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Preview what is there now."""
        self._preview.show(event.value)

    def focus_field(self) -> None:
        """Let the person type here."""
        self.screen.set_focus(self._field)


def harmless(text: str) -> str:
    """Return *text* as one line without anything that a terminal would obey."""
    return prepare(text, newline=" ").text
