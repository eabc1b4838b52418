"""SQLite's words for trouble, in ours: who must act, and what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ledger.errors import IntegrityBroken, InvalidValue, LedgerError, StorageUnavailable, Unreadable

NO_LEDGER_HINT: Final = "name the file that `factledger init` made, or make one with it"

_UNAVAILABLE: Final[dict[int, tuple[str, str]]] = {
    sqlite3.SQLITE_BUSY: (
        "another process is writing to the ledger and did not finish in time",
        "try again; if it stays like this, end the other process",
    ),
    sqlite3.SQLITE_LOCKED: ("the ledger is in use", "try again"),
    sqlite3.SQLITE_FULL: (
        "the disk is full; nothing was recorded",
        "make room on the disk and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the ledger cannot be written here",
        "check the permissions of the file and its directory",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error; nothing was recorded",
        "check the disk and its free space, then try again",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the file cannot be opened",
        "check that the directory is there and may be read and written",
    ),
    sqlite3.SQLITE_PERM: ("the file may not be opened", "check its permissions"),
    sqlite3.SQLITE_AUTH: ("the file may not be opened", "check its permissions"),
    sqlite3.SQLITE_NOMEM: ("there is not enough memory", "end other programs and try again"),
    sqlite3.SQLITE_TOOBIG: ("a text is larger than SQLite can hold", "split it into parts"),
}
_GUARDS: Final = (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Let no sqlite3 error pass: what leaves is a LedgerError about the ledger at *place*."""
    try:
        yield
    except sqlite3.Error as error:
        raise translation(error, place) from error
    except UnicodeDecodeError as error:  # the driver reading a damaged text or message
        raise IntegrityBroken(reason=f"{place} is damaged: a text in it is no UTF-8") from error
    except UnicodeEncodeError as error:
        raise InvalidValue(
            field="text", value="a lone surrogate", allowed="well-formed Unicode"
        ) from error


def translation(error: sqlite3.Error, place: Path) -> LedgerError:
    """Return what *error* means for the ledger at *place*."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in _UNAVAILABLE:
        reason, hint = _UNAVAILABLE[primary]
        return StorageUnavailable(what=place, reason=reason, hint=hint)
    if primary == sqlite3.SQLITE_NOTADB:
        return Unreadable(what=place, reason="it is no ledger", hint=NO_LEDGER_HINT)
    if primary == sqlite3.SQLITE_CORRUPT or "decode to UTF-8" in str(error):
        return IntegrityBroken(reason=f"{place} is damaged: {error}")
    if primary in _GUARDS:
        return IntegrityBroken(reason=f"{place} refused what does not fit the log: {error}")
    if "no such table" in str(error) or "no such column" in str(error):
        return IntegrityBroken(reason=f"{place} lacks a part of a ledger: {error}")
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return StorageUnavailable(what=place, reason="the ledger was closed", hint="open it again")
    return StorageUnavailable(
        what=place,
        reason=str(error) or type(error).__name__,
        hint="try again; if it stays like this, check the disk and the version of SQLite",
    )
