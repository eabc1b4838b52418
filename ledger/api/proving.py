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
from ledger.errors import IntegrityBroken, NotSignedYet, UnknownId
from ledger.export.jsonl import line_of
from ledger.merkle import OfflineProof, inclusion_proof, nodes_in, open_checkpoint
from ledger.storage.event_store import Stored

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

    def prove(self, thing_id: str) -> Proof:
        """Return the proof that an event is in the log, under the newest checkpoint.

        *thing_id* is an event's id or its seq. For a claim it is the latest decision on it (its
        latest event where none was made), for an article or a source its latest event; an
        unambiguous beginning of the id will do.

        Raises:
            UnknownId: There is no such thing.
            NotSignedYet: No checkpoint covers the event yet: sign one.
            IntegrityBroken: The stored hashes do not lead to what was signed.
        """
        stored = self._stored(self._seq_of(thing_id))
        vkeys = [self._keys.files.vkey() or self.identity().vkey]
        for kept in reversed(self._engine.checkpoints()):
            if kept.size <= stored.seq:
                break
            signed = open_checkpoint(note=kept.note, vkeys=vkeys)
            hashes = inclusion_proof(stored.seq, signed.size, nodes_in(self._engine.tree_hashes))
            extra = line_of(stored).rstrip(b"\n")
            proof = OfflineProof(stored.seq, hashes, kept.note, extra)
            # A proof that does not hold is no proof: better told here than by the stranger.
            proof.verify(leaf_hash=stored.leaf, vkeys=vkeys)
            record = next(self.log(stored.seq, stored.seq + 1))
            return Proof(record=record, size=signed.size, text=str(proof))
        raise NotSignedYet(event=stored.seq)

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
