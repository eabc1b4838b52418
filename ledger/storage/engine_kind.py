"""What the catalogue of engines asks of one kind of place for ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ledger.storage.engine import Engine
from ledger.storage.examination import Examination
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

    def inspect(self, address: str) -> tuple[Examination, ...]:
        """Look the place over without changing it: the file or server, its guards, its rights."""
        ...

    def back_up(self, address: str, out: Path) -> None:
        """Write a consistent copy to *out* while others go on working."""
        ...

    def migrate(self, address: str) -> tuple[int, int]:
        """Bring the tables of an older release up to date; return the versions before and after."""
        ...

    def shown(self, address: str) -> str:
        """Return the address as it may be printed: without a password."""
        ...

    def left_to_do(self, address: str) -> tuple[str, ...]:
        """Return what an administrator still has to run after `create`, statement by statement."""
        ...
