"""Proving what was recorded: checkpoints, verification, rebuilding, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from ledger.api.recorder import Change, Recorder
from ledger.api.surroundings import Surroundings
from ledger.domain.events import CheckpointPublished, LedgerOpened
from ledger.domain.identity import LEDGER_STREAM
from ledger.errors import IntegrityBroken, Refused
from ledger.export.catalogue import exporter
from ledger.merkle import Checkpoint, SigningKey, open_checkpoint, sign_checkpoint
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engine import Engine
from ledger.storage.event_store import StoredCheckpoint
from ledger.storage.key_files import KeyFiles
from ledger.verification.audit import Depth, audit
from ledger.verification.finding import Report
from ledger.verification.roots import root_at

CHECKPOINT_STREAM = "ledger/checkpoints"
Progress = Callable[[int, int], None]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger says of itself: its title, its log's origin line and public key."""

    log_id: str
    title: str
    origin: str
    vkey: str


class Audit(Recorder):
    """The part of the ledger that an auditor uses."""

    def __init__(
        self, engine: Engine, *, actor: str, surroundings: Surroundings, keys: KeyFiles
    ) -> None:
        super().__init__(engine, actor=actor, surroundings=surroundings)
        self._keys = keys

    def identity(self) -> Identity:
        """Return what the ledger's first event says of it.

        Raises:
            IntegrityBroken: The log does not begin with its own opening.
        """
        first = self._engine.read_stream(LEDGER_STREAM)
        if not first or not isinstance(first[0].event, LedgerOpened):
            raise IntegrityBroken(reason="the log does not begin with ledger.opened")
        opened = first[0].event
        return Identity(
            log_id=self.log_id, title=opened.title, origin=opened.origin, vkey=opened.vkey
        )

    def checkpoint(self) -> str:
        """Sign the log as it stands and return the note (C2SP tlog-checkpoint).

        With nothing new since the last one, the last one is returned. What was signed last is
        also kept outside the database, and is compared first.

        Raises:
            Refused: The signing key is not on this machine.
            IntegrityBroken: The log is smaller than what was signed before, or differs from it: a
                backup was restored, or history was rewritten. Nothing was signed.
        """
        latest = self._latest_checkpoint()
        if latest is not None:
            return latest
        private = self._keys.private_text()
        if private is None:
            raise Refused(
                reason="the signing key of this ledger is not on this machine",
                hint=f"it belongs at {self._keys.directory}; FACTLEDGER_KEYS names another place",
            )
        previous = self._keys.last_checkpoint()
        head = self._engine.frontier()
        self._require_growth(previous)
        statement = Checkpoint(self.identity().origin, head.size, head.root())
        note = sign_checkpoint(statement, keys=[SigningKey.parse(private)])
        # Outside first: a crash after this line leaves a signed promise that is remembered, and
        # the next checkpoint proves its growth from it.
        self._keys.replace_last_checkpoint(previous=previous, note=note)
        self._engine.save_checkpoint(StoredCheckpoint(size=head.size, note=note))
        published = CheckpointPublished(size=head.size, root=head.root().hex(), note=note)
        past = self._engine.read_stream(CHECKPOINT_STREAM)
        change = Change(stream=CHECKPOINT_STREAM, expected=len(past), events=(published,))
        self._record([change])
        return note

    def verify(
        self,
        depth: Depth = "full",
        *,
        against: str | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Check the record and return what was found; an empty report means that it holds.

        "quick" checks the head against the last checkpoint; "full" every envelope, payload, text,
        tile and checkpoint; "replay" also makes every read model anew and compares. *against* is
        a checkpoint note from outside, which the log must still contain.
        """
        return audit(
            self._engine,
            depth=depth,
            trusted_vkey=self._keys.vkey(),
            signed_last=self._keys.last_checkpoint(),
            against=against,
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

    def _latest_checkpoint(self) -> str | None:
        stored = self._engine.checkpoints()
        if not stored:
            return None
        newest = stored[-1]
        since = list(self._engine.scan(newest.size, newest.size + 2))
        # The event that tells of a checkpoint is not worth another one.
        told = len(since) == 1 and since[0].type == CheckpointPublished.type
        return newest.note if told or not since else None

    def _require_growth(self, previous: str | None) -> None:
        if previous is None:
            return
        vkey = self._keys.vkey() or self.identity().vkey
        signed = open_checkpoint(note=previous, vkeys=[vkey])
        head = self._engine.frontier()
        if signed.size > head.size:
            raise IntegrityBroken(
                reason=f"the log has {head.size} events, but {signed.size} were signed before"
            )
        if root_at(self._engine, signed.size) != signed.root:
            raise IntegrityBroken(
                reason=f"the first {signed.size} events are not those that were signed before"
            )
