"""PostgreSQL's words for trouble, in ours: who must act, and what to do next."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pg8000.exceptions import DatabaseError, InterfaceError

from ledger.domain.codec import UnfitText
from ledger.errors import IntegrityBroken, InvalidValue, LedgerError, StorageUnavailable
from ledger.storage.sql.database import WriteAborted
from ledger.storage.sql.postgresql.address import Address

INSUFFICIENT_PRIVILEGE: Final = "42501"
LEDGER_REFUSES: Final = "FL001"
"""What the guards raise: a class of our own, so that no other error is taken for theirs."""

_ABORTED: Final = ("40001", "40P01")
_UNTRANSLATABLE: Final = ("22021", "22P05")
_BY_CODE: Final[dict[str, tuple[str, str]]] = {
    "55P03": (
        "another writer did not finish in time",
        "try again; if it stays like this, end the other writer",
    ),
    "57014": ("the server ended the query", "try again"),
    "53100": ("the server's disk is full; nothing was recorded", "make room and try again"),
    "53200": ("the server is out of memory", "try again later"),
    "53300": ("the server takes no more connections", "close other programs and try again"),
    INSUFFICIENT_PRIVILEGE: (
        "this user may not do that",
        "ask for the role that may (see docs/postgresql.md)",
    ),
    "25006": ("the ledger is read-only here", "write to the primary server"),
    "3D000": ("there is no such database", "make it with `createdb`, or name another"),
}
_BY_CLASS: Final[dict[str, tuple[str, str]]] = {
    "08": ("the connection was lost", "try again"),
    "28": ("the server refuses this user or password", "check the address, or set PGPASSWORD"),
    "57": ("the server is shutting down or starting", "try again when it is up"),
}
LOST: Final = (InterfaceError, OSError, struct.error, EOFError)
"""What the driver raises when the connection is gone; nothing can be said on it any more."""


def sqlstate(error: DatabaseError) -> str:
    """Return the five characters by which PostgreSQL names what went wrong."""
    told = error.args[0] if error.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""


def message(error: BaseException) -> str:
    """Return the server's own sentence."""
    told = error.args[0] if error.args else None
    return str(told.get("M", "")) if isinstance(told, dict) else str(error)


@contextmanager
def translated(place: Address) -> Iterator[None]:
    """Let no driver error pass: what leaves is a LedgerError about the ledger at *place*."""
    try:
        yield
    except DatabaseError as error:
        raise translation(error, place) from error
    except LOST as error:
        raise StorageUnavailable(
            what=place,
            reason=f"the server cannot be reached ({_short(error)})",
            hint="check that it runs and that the address is right",
        ) from error
    except UnicodeEncodeError as error:
        raise InvalidValue(
            field="text", value="a lone surrogate", allowed="well-formed Unicode"
        ) from error


def translation(error: DatabaseError, place: Address) -> LedgerError:
    """Return what *error* means for the ledger at *place*."""
    code = sqlstate(error)
    if code in _ABORTED:
        return WriteAborted(
            what=place, reason="another writer was in the way each time", hint="try again"
        )
    if code == LEDGER_REFUSES or code.startswith("23"):
        return IntegrityBroken(
            reason=f"{place} refused what does not fit the log: {message(error)}"
        )
    if code in _UNTRANSLATABLE:
        return UnfitText(value="a NUL character", allowed="text without NUL")
    if code in ("42P01", "42703"):
        return IntegrityBroken(reason=f"{place} lacks a part of a ledger: {message(error)}")
    known = _BY_CODE.get(code) or _BY_CLASS.get(code[:2])
    if known is not None:
        return StorageUnavailable(what=place, reason=known[0], hint=known[1])
    return StorageUnavailable(
        what=place,
        reason=message(error) or type(error).__name__,
        hint="try again; if it stays like this, look at the server's log",
    )


def _short(error: BaseException) -> str:
    told = getattr(error.__cause__ or error, "strerror", None) or str(error)
    return " ".join(told.split())[:120] or type(error).__name__
