"""The only writer to standard error: errors, notes and progress. Results go to `output`."""

from __future__ import annotations

import sys
from typing import Final

CLEAR_LINE: Final = "\r\x1b[K"
STEP: Final = 1_000


def error(message: str, hint: str = "") -> None:
    """Write one line that says what is wrong and, if known, one that says what to do."""
    _write(f"error: {_one_line(message)}\n")
    if hint:
        _write(f"hint: {_one_line(hint)}\n")


def note(message: str) -> None:
    """Write one line that is worth knowing and no result."""
    _write(f"{_one_line(message)}\n")


def doubt_language(name: str, lang: str) -> None:
    """Tell that a text was read in a language that it hardly speaks for."""
    note(f"note: {name} was read as {lang}; if it is in another language, its claims are not right")


class Progress:
    """Tells a person at a terminal how far a long task is; silent everywhere else."""

    def __init__(self, task: str) -> None:
        self._task = task
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* are done."""
        if sys.stderr is not None and sys.stderr.isatty() and done % STEP == 0:
            _write(f"{CLEAR_LINE}{self._task} {done:,} of {total:,}")
            self._shown = True

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            _write(CLEAR_LINE)


def _one_line(text: str) -> str:
    from ledger.terminal import printable  # noqa: PLC0415  # a quarter of what help may take

    return printable(" ".join(text.splitlines()))


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
        sys.stderr.flush()
