"""One choice among a few values, each with a digit: what an axis of a verdict looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui import keys
from tui.formatting import words


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

    def render(self) -> Content:
        """Return the title and the numbered values, the marked one in brackets."""
        parts = [Content.styled(self._title.ljust(14), "bold" if self.has_focus else "")]
        for number, choice in enumerate(self._choices, start=1):
            marked = choice == self.value
            text = (
                f"[{number % 10} {words(choice)}]" if marked else f" {number % 10} {words(choice)} "
            )
            # A value is one word to the wrapping, so that none is broken at a line's end.
            part = Content.styled(text.replace(" ", "\u00a0"), "bold reverse" if marked else "")
            parts.append(part.stylize(Style.from_meta({"@click": f"pick({number})"})))
        return Content(" ").join(parts)

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
