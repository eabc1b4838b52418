"""Driving the app in tests: open it, wait until nothing is under way, read the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from textual.events import Paste
from textual.pilot import Pilot

from ledger.api import Ledger
from ledger.terminal import RenderMode
from tui.app import ReviewApp
from tui.screens.review import ReviewScreen
from tui.widgets.status_line import MessageLine

SMALL: Final = (80, 24)
MEDIUM: Final = (120, 40)
LARGE: Final = (200, 50)


class Sitting:
    """One reviewer before one terminal."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def review(self) -> ReviewScreen:
        """The review screen, whatever stands over it."""
        found = [screen for screen in self.app.screen_stack if isinstance(screen, ReviewScreen)]
        assert found, "the review screen is always there"
        return found[0]

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        """What the terminal shows."""
        return "\n".join(self.lines)

    @property
    def message(self) -> str:
        """What the message line says, with its hint."""
        return self.review.query_one("#message", MessageLine).render().plain

    @property
    def claim(self) -> str:
        """The id of the claim in view."""
        assert self.review.view is not None
        return self.review.view.claim.id

    async def press(self, *keys: str) -> None:
        """Press keys and wait until what they started is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str) -> None:
        """Put a text into the field with the focus in one go, as a paste does, and wait.

        A press costs a tenth of a second in a test; stories about keys use `press`.
        """
        assert self.app.screen.focused is not None
        self.app.screen.focused.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no job runs and every message was handled."""
        quiet = 0
        while quiet < 2:
            await self.pilot.pause()
            busy = any(not worker.is_finished for worker in self.app.workers)
            quiet = 0 if busy else quiet + 1


@asynccontextmanager
async def sitting(
    desk: Ledger, size: tuple[int, int] = MEDIUM, mode: RenderMode | None = None
) -> AsyncIterator[Sitting]:
    """Open the app on a ledger, and wait until it shows the queue."""
    app = ReviewApp(desk, mode)
    async with app.run_test(size=size) as pilot:
        seat = Sitting(app, pilot)
        await seat.settle()
        yield seat
