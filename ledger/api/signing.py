"""The log's own statements: checkpoints, signed one at a time and never against an earlier one."""

from __future__ import annotations

from typing import Final

import msgspec

from ledger.api.recorder import Change, Recorder
from ledger.domain.events import CheckpointPublished, LedgerOpened
from ledger.domain.identity import LEDGER_STREAM
from ledger.errors import IntegrityBroken, KeyAbsent, LogForked, LogShrank
from ledger.merkle import Checkpoint, SigningKey, open_checkpoint, sign_checkpoint
from ledger.storage.event_store import StoredCheckpoint
from ledger.verification.roots import root_at

CHECKPOINT_STREAM: Final = "ledger/checkpoints"


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger says of itself: its title, its log's origin line and public key."""

    log_id: str
    title: str
    origin: str
    vkey: str


class Signing(Recorder):
    """The part of the ledger that signs for it."""

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

    def checkpoint(self, *, since: str | None = None, covering: int = -1) -> str:
        """Sign the log as it stands and return the note (C2SP tlog-checkpoint).

        With nothing new since the last one, the last one is returned, provided that it covers
        the event *covering* (the event that tells of it is nothing new otherwise). What was signed
        last is also kept outside the database, and is compared first. Where that memory is lost,
        *since* stands in for it: the latest checkpoint of this log that anybody kept.

        Raises:
            KeyAbsent: The signing key, or what was signed last, is not on this machine.
            PassphraseNeeded: The key is locked and nobody can be asked.
            PassphraseWrong: The answer does not open the key.
            LogShrank: The log is smaller than what was signed before: a backup was restored.
            LogForked: It differs from what was signed before: history was rewritten. Nothing was
                signed, as above.
        """
        for kept in (self._keys.files.last_checkpoint(), since):
            self._require_growth(kept)
        latest = self._latest_checkpoint(covering)
        if latest is not None:
            return latest
        return self._sign(self._keys.log_key(), since=since, covering=covering)

    def newest_checkpoint(self) -> str | None:
        """Return the note over the most events that the ledger keeps; nothing is signed."""
        stored = self._engine.checkpoints()
        return stored[-1].note if stored else None

    def _sign(self, key: SigningKey, *, since: str | None = None, covering: int = -1) -> str:
        with self._keys.files.signing_turn():
            previous = self._keys.files.last_checkpoint()
            self._require_growth(previous)
            latest = self._latest_checkpoint(covering)
            if latest is not None:  # signed by somebody else while this one waited
                return latest
            if previous is None and since is None and self._engine.checkpoints():
                raise KeyAbsent(
                    what="the record of what was signed last",
                    hint="restore `last-checkpoint` beside the signing key, or name the latest "
                    "checkpoint that anybody kept with `checkpoint --since FILE`",
                )
            return self._sign_now(key, previous)

    def _sign_now(self, key: SigningKey, previous: str | None) -> str:
        identity = self.identity()
        if key.vkey != identity.vkey:
            raise IntegrityBroken(
                reason=f"the key in {self._keys.files.directory} is not the one of this log",
                hint="put the key back with which the ledger was created",
            )
        head = self._engine.frontier()
        note = sign_checkpoint(Checkpoint(identity.origin, head.size, head.root()), keys=[key])
        # Outside first: a crash after this line leaves a signed promise that is remembered, and
        # the next checkpoint proves its growth from it.
        self._keys.files.replace_last_checkpoint(previous=previous, note=note)
        self._engine.save_checkpoint(StoredCheckpoint(size=head.size, note=note))
        published = CheckpointPublished(size=head.size, root=head.root().hex(), note=note)
        past = self._engine.read_stream(CHECKPOINT_STREAM)
        change = Change(stream=CHECKPOINT_STREAM, expected=len(past), events=(published,))
        self._record([change])
        return note

    def _latest_checkpoint(self, covering: int) -> str | None:
        stored = self._engine.checkpoints()
        if not stored or stored[-1].size <= covering:
            return None
        newest = stored[-1]
        since = list(self._engine.scan(newest.size, newest.size + 2))
        # The event that tells of a checkpoint is not worth another one.
        told = len(since) == 1 and since[0].type == CheckpointPublished.type
        return newest.note if told or not since else None

    def _require_growth(self, signed: str | None) -> None:
        """Raise unless the log continues the checkpoint in *signed*, if there is one."""
        if signed is None:
            return
        identity = self.identity()
        before = open_checkpoint(note=signed, vkeys=[self._keys.files.vkey() or identity.vkey])
        if before.origin != identity.origin:
            reason = f"the checkpoint is of {before.origin}, the ledger is {identity.origin}"
            raise IntegrityBroken(reason=reason, hint="name a checkpoint of this ledger")
        size = self._engine.frontier().size
        if before.size > size:
            raise LogShrank(log="the log", size=size, before=before.size)
        if root_at(self._engine, before.size) != before.root:
            raise LogForked(log="the log", before=before.size)
