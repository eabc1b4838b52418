"""Proofs for strangers: one event, the way from it to the root, and the signed checkpoint.

The text is a C2SP tlog-proof. Its extra line carries the event as exports do, so that one file is
all that `check_proof` needs besides the log's public key.
"""

from __future__ import annotations

from typing import Final

import msgspec

from ledger.api.reading import Reading
from ledger.api.signing import Signing
from ledger.domain.events import (
    ApprovalWithdrawn,
    ChangesRequested,
    ClaimDismissed,
    ClaimReopened,
    VerdictApproved,
    VerdictConfirmed,
    VerdictProposed,
    VerdictWithdrawn,
)
from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken, InvalidValue, LogShrank, NotSignedYet, UnknownId
from ledger.export.jsonl import line_of
from ledger.merkle import (
    OfflineProof,
    consistency_proof,
    inclusion_proof,
    nodes_in,
    open_checkpoint,
)
from ledger.storage.event_store import Stored
from ledger.verification.roots import root_at

DECISIONS: Final = frozenset(
    event.type
    for event in (
        *(VerdictProposed, VerdictWithdrawn, VerdictApproved, ApprovalWithdrawn),
        *(VerdictConfirmed, ChangesRequested, ClaimDismissed, ClaimReopened),
    )
)
"""What settles how a claim stands; the rest is work on it."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A proof's text, the event that it proves, and the size of the checkpoint in it."""

    record: Recorded
    size: int
    text: str


class Proving(Reading, Signing):
    """The part of the ledger that proves to strangers what is in it."""

    def prove_growth(self, old_size: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that the first *size* events begin with the first *old_size* of them.

        `ledger.merkle.verify_consistency` checks it against two signed roots.

        Raises:
            InvalidValue: The sizes are no sizes that this log had.
            TreeBroken: The stored hashes are damaged.
        """
        head = self._engine.frontier().size
        if size > head:
            raise InvalidValue(field="size of this log", value=size, allowed=f"0 to {head}")
        return consistency_proof(old_size, size, nodes_in(self._engine.tree_hashes))

    def root_at(self, size: int) -> bytes:
        """Return the Merkle root over the first *size* events, from the stored hashes.

        Raises:
            TreeBroken: The log holds fewer events, or its hashes are damaged.
        """
        return root_at(self._engine, size)

    def prove(self, thing_id: str, *, under: str | None = None) -> Proof:
        """Return the proof that an event is in the log, under the newest checkpoint.

        *under* is a checkpoint to prove it under instead: one that witnesses have cosigned.

        *thing_id* is an event's id or its seq. For a claim it is the latest decision on it (its
        latest event where none was made), for an article or a source its latest event; an
        unambiguous beginning of the id will do.

        Raises:
            UnknownId: There is no such thing.
            NotSignedYet: No checkpoint covers the event yet: sign one.
            IntegrityBroken: The stored hashes do not lead to what was signed.
        """
        stored = self._stored(self._seq_of(thing_id))
        note = under or self.newest_checkpoint()
        if note is None:
            raise NotSignedYet(event=stored.seq)
        vkeys = [self._keys.files.vkey() or self.identity().vkey]
        signed = open_checkpoint(note=note, vkeys=vkeys)
        if signed.size <= stored.seq:
            raise NotSignedYet(event=stored.seq)
        head = self._engine.frontier().size
        if signed.size > head:
            raise LogShrank(log="the log", size=head, before=signed.size)
        hashes = inclusion_proof(stored.seq, signed.size, nodes_in(self._engine.tree_hashes))
        proof = OfflineProof(stored.seq, hashes, note, line_of(stored).rstrip(b"\n"))
        # A proof that does not hold is no proof: better told here than by the stranger.
        proof.verify(leaf_hash=stored.leaf, vkeys=vkeys)
        record = next(self.log(stored.seq, stored.seq + 1))
        return Proof(record=record, size=signed.size, text=str(proof))

    def _seq_of(self, thing_id: str) -> int:
        if thing_id.isascii() and thing_id.isdigit():
            return int(thing_id[:19])
        found = self._engine.find_event(thing_id)
        if found is not None:
            return found.seq
        past = self.history(thing_id)
        decided = [record.seq for record in past if record.envelope.type in DECISIONS]
        return decided[-1] if decided else past[-1].seq

    def _stored(self, seq: int) -> Stored:
        for stored in self._engine.scan(seq, seq + 1):
            if stored.seq != seq:
                raise IntegrityBroken(reason=f"event {seq} is missing from the log")
            return stored
        raise UnknownId(kind="event", id=seq, hint="see `factledger log`")
