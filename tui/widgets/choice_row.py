"""One choice among a few values, each with a digit: what an axis of a verdict looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui import keys
from tui.formatting import words

TITLE_WIDTH: Final = 15
MARKED: Final = "bold reverse"


class ChoiceRow(Widget, can_focus=True):
    """A title and its values. Digits pick at once, arrows move the mark, a click picks too.

    `value` is the value that is marked, None while there is none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CHOICES]

    value: reactive[str | None] = reactive(None)

    @dataclass
    class Picked(Message):
        """A value was picked by its digit or by mouse."""

        row: ChoiceRow

        @property
        def control(self) -> ChoiceRow:
            """The row in which it was picked."""
            return self.row

    def __init__(
        self, title: str, choices: Sequence[str], *, value: str | None = None, identity: str
    ) -> None:
        super().__init__(id=identity)
        self._title = title
        self._choices = tuple(choices)
        self.set_reactive(ChoiceRow.value, value)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the values take."""
        del container, viewport
        return len(self._packed(width))

    def render(self) -> Content:
        """Return the title and the numbered values, the marked one in brackets."""
        title = Content.styled(self._title.ljust(TITLE_WIDTH), "bold" if self.has_focus else "")
        lines: list[Content] = []
        for numbers in self._packed(self.size.width):
            parts = [self._choice(number) for number in numbers]
            start = Content(" " * TITLE_WIDTH) if lines else title
            lines.append(Content.assemble(start, *parts))
        return Content("\n").join(lines)

    def _packed(self, width: int) -> list[list[int]]:
        """The numbers of the values on each line; no value is broken at a line's end."""
        lines: list[list[int]] = [[]]
        used = TITLE_WIDTH
        for number in range(1, len(self._choices) + 1):
            cells = self._choice(number).cell_length
            if lines[-1] and used + cells > width:
                lines.append([])
                used = TITLE_WIDTH
            lines[-1].append(number)
            used += cells
        return lines

    def _choice(self, number: int) -> Content:
        choice = self._choices[number - 1]
        marked = choice == self.value
        text = f"{number % 10} {words(choice)}"
        part = Content.styled(f"[{text}]" if marked else f" {text} ", MARKED if marked else "")
        return part.stylize(Style.from_meta({"@click": f"pick({number})"}))

    def action_pick(self, number: int) -> None:
        """Mark the value with this number."""
        if number <= len(self._choices):
            self.value = self._choices[number - 1]
            self.post_message(self.Picked(self))

    def action_step(self, by: int) -> None:
        """Move the mark."""
        if self.value is None:
            self.value = self._choices[0 if by > 0 else -1]
            return
        place = self._choices.index(self.value) + by
        self.value = self._choices[min(max(place, 0), len(self._choices) - 1)]
