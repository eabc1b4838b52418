"""Checking what was recorded and handing it on: verification, rebuilding, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ledger.api.signing import Signing
from ledger.export.catalogue import exporter
from ledger.merkle import VerifierKey
from ledger.projections.catalogue import PROJECTIONS
from ledger.verification.audit import Depth, audit
from ledger.verification.finding import Report

Progress = Callable[[int, int], None]


class Audit(Signing):
    """The part of the ledger that an auditor uses."""

    def verify(
        self,
        depth: Depth = "full",
        *,
        against: str | None = None,
        witnesses: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> Report:
        """Check the record and return what was found; an empty report means that it holds.

        "quick" checks the head against the last checkpoint; "full" every envelope, payload, text,
        tile and checkpoint; "replay" also makes every read model anew and compares. *against* is
        a checkpoint note from outside, which the log must still contain; all *witnesses* (their
        public keys) must have signed it.

        Raises:
            KeyMalformed: A witness's key is none.
            StorageUnavailable: The storage could not be read.
        """
        for vkey in witnesses:
            VerifierKey.parse(vkey)
        return audit(
            self._engine,
            depth=depth,
            trusted_vkey=self._keys.files.vkey(),
            signed_last=self._keys.files.last_checkpoint(),
            against=against,
            witnesses=witnesses,
            projections=PROJECTIONS,
            progress=progress,
        )

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make every read model anew from the log and return how many events were read."""
        return self._engine.rebuild(progress)

    def export(self, format_name: str, out: Path) -> int:
        """Write the log to *out* in a format, whole or not at all; return the events written.

        Raises:
            Unsupported: There is no such format.
            StorageUnavailable: The file cannot be written.
        """
        return exporter(format_name).write(self._engine, out)
