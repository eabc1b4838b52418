"""Memory in the catalogue of engines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ledger.errors import StorageUnavailable, Unsupported
from ledger.storage.engine import Engine
from ledger.storage.examination import Examination
from ledger.storage.projection import Projection


class Memory:
    """The address of ledgers that are gone when they are closed."""

    form: Final = "memory:"

    def owns(self, address: str) -> bool:
        """Say whether the address is of this kind."""
        return address == self.form

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        """Make a ledger and open it."""
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
        """Open the ledger that is there."""
        del projections, read_only, lock_timeout_s
        raise StorageUnavailable(
            what=address,
            reason="a ledger in memory is gone when it is closed",
            hint="create it anew, or name a file",
        )

    def remove(self, address: str) -> None:
        """Remove a ledger that was made a moment ago."""
        del address

    def inspect(self, address: str) -> tuple[Examination, ...]:
        """There is nothing to look at."""
        del address
        return ()

    def back_up(self, address: str, out: Path) -> None:
        """Refuse: nothing outlives the ledger's closing."""
        del out
        raise Unsupported(kind="ledger to back up", name=address, known="SQLite files")

    def migrate(self, address: str) -> tuple[int, int]:
        """Refuse: nothing is older than its program."""
        raise Unsupported(kind="ledger to migrate", name=address, known="files and servers")

    def shown(self, address: str) -> str:
        """Return the address as it may be printed."""
        return address

    def left_to_do(self, address: str) -> tuple[str, ...]:
        """Return what an administrator still has to run."""
        del address
        return ()
