"""The catalogue of engines: which address leads to which, in the order in which help shows them.

An engine is loaded when a ledger of its kind is asked for: naming them costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

from ledger.errors import StorageUnavailable, Unsupported
from ledger.storage.engine import Engine
from ledger.storage.projection import Projection


class EngineKind(Protocol):
    """One kind of place for ledgers. `form` is how an address of it looks."""

    @property
    def form(self) -> str:
        """How an address looks."""
        ...

    def owns(self, address: str) -> bool:
        """Say whether the address is of this kind."""
        ...

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        """Make a ledger and open it."""
        ...

    def open(
        self,
        address: str,
        projections: Sequence[Projection],
        *,
        read_only: bool,
        lock_timeout_s: float,
    ) -> Engine:
        """Open the ledger that is there."""
        ...

    def remove(self, address: str) -> None:
        """Remove a ledger that was made a moment ago and could not be begun."""
        ...

    def shown(self, address: str) -> str:
        """Return the address as it may be printed: without a password."""
        ...

    def left_to_do(self, address: str) -> tuple[str, ...]:
        """Return what an administrator still has to run after `create`, statement by statement."""
        ...


class _Sqlite:
    form: Final = "a path or sqlite:///path"
    _prefix: Final = "sqlite:///"

    def owns(self, address: str) -> bool:
        return address.startswith(self._prefix) or not re.match(r"[a-z][a-z0-9+.-]+://", address)

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        from ledger.storage.sql import sqlite_ledger

        return sqlite_ledger.create(self._path(address), log_id, projections)

    def open(
        self,
        address: str,
        projections: Sequence[Projection],
        *,
        read_only: bool,
        lock_timeout_s: float,
    ) -> Engine:
        from ledger.storage.sql import sqlite_ledger

        return sqlite_ledger.open_existing(
            self._path(address), projections, read_only=read_only, lock_timeout_s=lock_timeout_s
        )

    def remove(self, address: str) -> None:
        from ledger.storage.sql import sqlite_ledger

        sqlite_ledger.remove(self._path(address))

    def shown(self, address: str) -> str:
        return address

    def left_to_do(self, address: str) -> tuple[str, ...]:
        del address
        return ()

    def _path(self, address: str) -> Path:
        if address.startswith(self._prefix):
            return Path(unquote(address.removeprefix(self._prefix)))
        return Path(address)


class _Postgresql:
    form: Final = "postgresql://user@host/database"

    def owns(self, address: str) -> bool:
        return address.startswith(("postgresql://", "postgres://"))

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.create(parse_address(address), log_id, projections)

    def open(
        self,
        address: str,
        projections: Sequence[Projection],
        *,
        read_only: bool,
        lock_timeout_s: float,
    ) -> Engine:
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.open_existing(
            parse_address(address), projections, read_only=read_only, lock_timeout_s=lock_timeout_s
        )

    def remove(self, address: str) -> None:
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        ledger.remove(parse_address(address))

    def shown(self, address: str) -> str:
        from ledger.storage.sql.postgresql.address import parse_address

        return str(parse_address(address))

    def left_to_do(self, address: str) -> tuple[str, ...]:
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.missing_roles(parse_address(address))


class _Memory:
    form: Final = "memory:"

    def owns(self, address: str) -> bool:
        return address == self.form

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        from ledger.storage.memory import MemoryEngine

        del address
        return MemoryEngine(log_id, projections)

    def open(
        self,
        address: str,
        projections: Sequence[Projection],
        *,
        read_only: bool,
        lock_timeout_s: float,
    ) -> Engine:
        del projections, read_only, lock_timeout_s
        raise StorageUnavailable(
            what=address,
            reason="a ledger in memory is gone when it is closed",
            hint="create it anew, or name a file",
        )

    def remove(self, address: str) -> None:
        del address

    def shown(self, address: str) -> str:
        return address

    def left_to_do(self, address: str) -> tuple[str, ...]:
        del address
        return ()


ENGINES: Final[tuple[EngineKind, ...]] = (_Memory(), _Postgresql(), _Sqlite())


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
