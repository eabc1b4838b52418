"""The ledger as programs see it: one object that takes in, answers, decides and proves."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from ledger.api.adding import Adding
from ledger.api.audit import Audit
from ledger.api.intake import Intake
from ledger.api.people import People
from ledger.api.proving import Proving
from ledger.api.redaction import Redaction
from ledger.api.review import Review


class Ledger(Intake, Adding, Review, People, Redaction, Proving, Audit):
    """An open ledger. Make one with `create_ledger` or `open_ledger`; close it when done.

    Safe to use from several threads: each call is one transaction.
    """

    def close(self) -> None:
        """Let go of the storage."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
