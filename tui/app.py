"""The app: its screens, its theme, one ledger."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from ledger.api import Ledger
from ledger.errors import LedgerError
from ledger.terminal import RenderMode, choose_mode
from tui import keys
from tui.desk import Desk
from tui.gateway import Gateway
from tui.screens.review import ReviewScreen
from tui.theme import DARK, THEMES


class NoTerminal(LedgerError):
    """The app needs a screen and a keyboard, and draws on all three standard streams."""

    exit_code = 2
    template = "the reviewer's app needs a terminal on standard input, output and error"
    hint = "run it without pipes and redirections; in scripts, use the commands"


class ReviewApp(App[None]):
    """The reviewer's app on an open ledger. Whoever opened the ledger closes it."""

    TITLE = "factledger"
    CSS_PATH: ClassVar[CSSPathType | None] = ["styles/review.tcss", "styles/forms.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP]

    def __init__(self, ledger: Ledger, mode: RenderMode | None = None) -> None:
        super().__init__()
        self.desk = Desk(Gateway(ledger), mode or RenderMode())
        for theme in THEMES:
            self.register_theme(theme)

    def on_mount(self) -> None:
        """Open the review screen in the app's own colours."""
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = DARK.name
        self.push_screen(ReviewScreen(self.desk))

    def on_unmount(self) -> None:
        """Let the last decision finish before the ledger is closed."""
        self.desk.gateway.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys of the review screen do."""
        if isinstance(screen, ReviewScreen):
            for binding in (*keys.PANES, *keys.DECIDE, *keys.FIND, *keys.DESK):
                action = binding.action if "." in binding.action else f"screen.{binding.action}"
                yield SystemCommand(
                    binding.description.capitalize(),
                    f"key {keys.display_of(binding)}",
                    lambda action=action: self.call_later(self.run_action, action),
                )
        yield from super().get_system_commands(screen)


def run(ledger: Ledger) -> None:
    """Show *ledger* in the terminal until the reviewer leaves.

    Raises:
        NoTerminal: One of the standard streams is no terminal; nothing was written to it.
    """
    # The toolkit draws on standard error; redirected, the app would fill a file and look dead.
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise NoTerminal
    ReviewApp(ledger, choose_mode(os.environ)).run()
