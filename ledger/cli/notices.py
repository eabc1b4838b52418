"""The only writer to standard error: errors, notes and progress. Results go to `output`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from ledger import api

MOST_NOTES: Final = 20


def error(message: str, hint: str = "") -> None:
    """Write one line that says what is wrong and, if known, one that says what to do."""
    _write(f"error: {_one_line(message)}\n")
    if hint:
        _write(f"hint: {_one_line(hint)}\n")


def note(message: str) -> None:
    """Write one line that is worth knowing and no result."""
    _write(f"{_one_line(message)}\n")


def notes(name: str, found: Sequence[api.Note]) -> None:
    """Tell what is worth knowing about how the input *name* was read, the first of it at least."""
    for each in found[:MOST_NOTES]:
        place = "" if each.start is None else f"{each.start}: "
        note(f"note: {name}: {place}{each.what} {each.reason}")
    if len(found) > MOST_NOTES:
        note(f"note: {name}: and {len(found) - MOST_NOTES:,} more; --format json lists them all")


def tell_encoding(name: str, encoding: str) -> None:
    """Tell which encoding a text was taken to be in."""
    note(f"note: {name} is not in UTF-8 and was read as {encoding}")


class Progress:
    """Tells a person at a terminal how far a long task is; silent everywhere else.

    A bar, the count, and the time that is left; it is taken away when the task ends.
    """

    def __init__(self, task: str, *, color: bool = True) -> None:
        self._task = task
        self._color = color
        self._bar: Bar | None = None

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* are done."""
        if self._bar is None and sys.stderr is not None and sys.stderr.isatty():
            self._bar = _new_bar(color=self._color)
            self._bar.add_task(self._task)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _new_bar(*, color: bool) -> Bar:
    from rich.console import Console  # noqa: PLC0415  # who sees no bar need not load it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as RichProgress  # noqa: PLC0415

    return RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, no_color=None if color else True),
        transient=True,
    )


def _one_line(text: str) -> str:
    from ledger.terminal import printable  # noqa: PLC0415  # a quarter of what help may take

    return printable(" ".join(text.splitlines()))


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
        sys.stderr.flush()
