"""Asking for passphrases: the environment answers first, then whoever sits at the terminal."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Final

from ledger.cli import notices

VARIABLE: Final = "FACTLEDGER_PASSPHRASE"
TRIES: Final = 3


def ask_passphrase(what: str, *, new: bool) -> str | None:
    """Return the passphrase of *what*; None where it is not given and nobody can be asked.

    What is typed is not shown. A *new* one is typed twice, until both are the same.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    if not new:
        return getpass.getpass(f"passphrase of {what}: ")
    for _ in range(TRIES):
        first = getpass.getpass(f"new passphrase for {what}: ")
        if first and first == getpass.getpass("the same again: "):
            return first
        notices.note("it is empty, or the two differ")
    return None
