"""The catalogue of engines: which address leads to which, in the order in which help shows them.

An engine is loaded when a ledger of its kind is asked for: naming them costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ledger.errors import Unsupported
from ledger.storage.engine import Engine
from ledger.storage.engine_kind import EngineKind
from ledger.storage.examination import Examination
from ledger.storage.memory_kind import Memory
from ledger.storage.projection import Projection
from ledger.storage.sql.postgresql.kind import Postgresql
from ledger.storage.sql.sqlite_kind import Sqlite

ENGINES: Final[tuple[EngineKind, ...]] = (Memory(), Postgresql(), Sqlite())


def create_engine(address: str, *, log_id: str, projections: Sequence[Projection]) -> Engine:
    """Make an empty ledger at *address* and open it.

    Raises:
        LedgerExists: Something is there already.
        Unsupported: The address is of a kind that is not known here.
        StorageUnavailable: The place cannot be written; nothing is left behind.
    """
    return _kind(address).create(address, log_id, projections)


def open_engine(
    address: str,
    *,
    projections: Sequence[Projection],
    read_only: bool = False,
    lock_timeout_s: float = 5.0,
) -> Engine:
    """Open the ledger at *address* and bring lagging projections to the head.

    Opened *read_only*, nothing is written, and the rows are as the last writer left them. Writing
    waits up to *lock_timeout_s* seconds for other writers.

    Raises:
        StorageUnavailable: There is no ledger, or the machine refuses it.
        Unreadable: What is there is no ledger, is of a newer release, or holds an event that a
            projection cannot interpret; opened *read_only*, the log is still readable then.
        IntegrityBroken: The file is damaged.
        Unsupported: The address is of a kind that is not known here.
    """
    return _kind(address).open(
        address, projections, read_only=read_only, lock_timeout_s=lock_timeout_s
    )


def remove_failed(address: str) -> None:
    """Remove the closed ledger at *address* that was made a moment ago and could not be begun."""
    _kind(address).remove(address)


def inspect_place(address: str) -> tuple[Examination, ...]:
    """Look over the place of the ledger at *address* without changing it.

    Raises:
        StorageUnavailable: There is no ledger, or it cannot be reached.
        Unreadable: What is there is no ledger.
    """
    return _kind(address).inspect(address)


def back_up(address: str, out: Path) -> None:
    """Write a consistent copy of the ledger to *out*, whole or not at all, never over a file.

    Raises:
        LedgerExists: Something is at *out* already.
        StorageUnavailable: The ledger cannot be read or the copy not written.
        Unsupported: A ledger of this kind is copied with its server's own programs.
    """
    _kind(address).back_up(address, out)


def migrate(address: str) -> tuple[int, int]:
    """Bring a ledger of an older release to the tables of today; what was recorded stays.

    Returns the version of the tables before and after, equal when there was nothing to do.

    Raises:
        StorageUnavailable: There is no ledger, or the user may not change its tables.
        Unreadable: It is no ledger, or of a newer release.
    """
    return _kind(address).migrate(address)


def shown_address(address: str) -> str:
    """Return the address as it may be printed: a password in it is left out."""
    return _kind(address).shown(address)


def left_to_do(address: str) -> tuple[str, ...]:
    """Return what an administrator still has to run before others can use the new ledger."""
    return _kind(address).left_to_do(address)


def _kind(address: str) -> EngineKind:
    for kind in ENGINES:
        if kind.owns(address):
            return kind
    known = "; ".join(kind.form for kind in ENGINES)
    scheme = address.partition("://")[0]
    raise Unsupported(kind="kind of ledger", name=f"{scheme}://", known=known)
