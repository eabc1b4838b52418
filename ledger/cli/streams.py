"""Standard output and error as this program needs them: UTF-8, and quiet when the reader leaves."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


def prepare() -> None:
    """Make both streams able to take any text.

    What is piped or saved is UTF-8 whatever the locale; a terminal gets its own encoding, and
    what that lacks is written as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Hand everything over to the reader.

    Raises:
        BrokenPipeError: The reader has left; that is no failure.
        OSError: It could not be written, for instance because a disk is full.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def silence() -> None:
    """Let what is still to be written to standard output vanish instead of failing again."""
    if not isinstance(sys.stdout, TextIOWrapper):
        return
    try:
        descriptor = sys.stdout.fileno()
    except OSError:  # a stream without a descriptor has no reader to lose
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
