"""PostgreSQL in the catalogue of engines; engine and driver are loaded when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ledger.errors import Unsupported
from ledger.storage.engine import Engine
from ledger.storage.examination import Examination
from ledger.storage.projection import Projection


class Postgresql:
    """Addresses of ledgers on a PostgreSQL server."""

    form: Final = "postgresql://user@host/database"

    def owns(self, address: str) -> bool:
        """Say whether the address is of this kind."""
        return address.startswith(("postgresql://", "postgres://"))

    def create(self, address: str, log_id: str, projections: Sequence[Projection]) -> Engine:
        """Make a ledger and open it."""
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
        """Open the ledger that is there."""
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.open_existing(
            parse_address(address), projections, read_only=read_only, lock_timeout_s=lock_timeout_s
        )

    def remove(self, address: str) -> None:
        """Remove a ledger that was made a moment ago."""
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        ledger.remove(parse_address(address))

    def inspect(self, address: str) -> tuple[Examination, ...]:
        """Look the schema over."""
        from ledger.storage.sql.postgresql import inspection
        from ledger.storage.sql.postgresql.address import parse_address

        return inspection.inspect(parse_address(address))

    def back_up(self, address: str, out: Path) -> None:
        """Refuse: the server's own program makes the better copy."""
        from ledger.storage.sql.postgresql.address import parse_address

        del out
        schema = parse_address(address).schema
        raise Unsupported(
            kind="ledger to back up",
            name=self.shown(address),
            known="SQLite files",
            hint=f"`pg_dump -Fc -n {schema}` makes a consistent copy of a ledger on a server",
        )

    def migrate(self, address: str) -> tuple[int, int]:
        """Bring the schema's tables up to date; its owner may."""
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.migrate(parse_address(address))

    def shown(self, address: str) -> str:
        """Return the address as it may be printed."""
        from ledger.storage.sql.postgresql.address import parse_address

        return str(parse_address(address))

    def left_to_do(self, address: str) -> tuple[str, ...]:
        """Return what an administrator still has to run."""
        from ledger.storage.sql.postgresql import ledger
        from ledger.storage.sql.postgresql.address import parse_address

        return ledger.missing_roles(parse_address(address))
