"""The form that says who decides from now on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from tui.desk import Desk
from tui.screens.form import FormScreen
from tui.widgets.text_input import TextInput


class ReviewerScreen(FormScreen[str]):
    """Switch the reviewer; the answer is the name under which decisions are recorded."""

    heading: ClassVar[str] = "Who reviews"
    hints: ClassVar[str] = "enter switches · esc back"

    def __init__(self, desk: Desk, known: list[str]) -> None:
        names = ", ".join(known[:20])
        super().__init__(desk, place="reviewer", about=f"Now: {desk.gateway.actor}. Known: {names}")

    def rows(self) -> Iterator[Widget]:
        """Yield the one field."""
        yield TextInput("Name", self.desk.mode, identity="name")

    async def send(self) -> str:
        """Record decisions under the name from now on."""
        await self.desk.gateway.act_as(self.text_of("name"))
        return self.desk.gateway.actor
