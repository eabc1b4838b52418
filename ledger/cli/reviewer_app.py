"""Opening the reviewer's app. The two front ends do not know each other: the app makes itself
known as an entry point of the installed distribution, and is started by that name.
"""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from typing import Final

from ledger import api
from ledger.cli.invocation import Invocation
from ledger.errors import LedgerError

GROUP: Final = "factledger.apps"
REVIEWER: Final = "reviewer"


class NoTerminal(LedgerError):
    """The app needs a screen and a keyboard."""

    exit_code = 2
    template = "the reviewer's app needs a terminal"
    hint = "give a command (see `factledger --help`), or run it in a terminal"


class NoApp(LedgerError):
    """The distribution is installed without its app."""

    exit_code = 2
    template = "the reviewer's app is not installed"
    hint = "install factledger again"


def has_terminal() -> bool:
    """Say whether there is a screen to draw on and a keyboard to read.

    Standard error counts: it is what the app's toolkit draws on.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def open_app(invocation: Invocation) -> None:
    """Open the ledger in the app and return when the reviewer leaves it.

    Raises:
        NoTerminal: One of the standard streams is no terminal.
        StorageUnavailable: There is no ledger.
    """
    if not has_terminal():
        raise NoTerminal
    with invocation.open_to_record() as ledger:
        ledger.unlock()  # a question in the middle of the screen could not be answered
        run_app(ledger)


def run_app(ledger: api.Ledger) -> None:
    """Run the app on an open ledger.

    Raises:
        NoApp: The distribution does not name one.
    """
    found = entry_points(group=GROUP, name=REVIEWER)
    if not found:
        raise NoApp
    next(iter(found)).load()(ledger)
