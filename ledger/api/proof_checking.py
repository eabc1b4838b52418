"""Checking a proof without any ledger: a stranger's view of one event."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from ledger.api.opening import default_keys
from ledger.domain.records import Recorded
from ledger.errors import KeyAbsent, ProofInvalid, SignatureInvalid, Unreadable
from ledger.merkle import OfflineProof, VerifierKey, read_unverified_checkpoint
from ledger.storage.key_files import known_vkeys
from ledger.verification.exported_entry import ExportedEntry, read_entry


class Proven(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is in a log for sure, the log's name and size, and who signed for it.

    What the record says is what was recorded; whether it is true is another matter.
    """

    record: Recorded
    origin: str
    size: int
    root: str
    names: tuple[str, ...]


def check_proof(
    text: bytes,
    *,
    vkeys: Sequence[str] = (),
    event: bytes | None = None,
    keys: Path | None = None,
) -> Proven:
    """Return what a proof (see `Ledger.prove`) proves.

    *vkeys* are the public keys that must all have signed: the log's, and those of witnesses that
    are relied on. Without any, the log's must be among those that this machine keeps in *keys*.
    *event* is the event as an export has it; else the one beside the proof is taken.

    Raises:
        IntegrityBroken: The proof does not hold, or a key did not sign.
        KeyAbsent: Nobody said which key to trust.
        Unreadable: *event* is no event, or a key is none.
    """
    proof = OfflineProof.parse(text)
    entry = _entry(proof, event)
    trusted = list(vkeys) or _kept_keys(proof, keys or default_keys())
    opened = proof.verify(leaf_hash=entry.leaf, vkeys=trusted)
    for name in (VerifierKey.parse(vkey).name for vkey in trusted):
        if name not in opened.names:
            raise SignatureInvalid(reason=f"{name} did not sign this checkpoint")
    record = entry.understood()
    if record.seq != proof.index or not opened.origin.endswith(f"/{record.envelope.log}"):
        raise ProofInvalid(reason="the event says that it is of another place or log")
    return Proven(
        record=record,
        origin=opened.origin,
        size=opened.size,
        root=opened.root.hex(),
        names=opened.names,
    )


def _entry(proof: OfflineProof, event: bytes | None) -> ExportedEntry:
    if event is not None:
        return read_entry(event)
    if proof.extra is None:
        raise Unreadable(
            what="the event that the proof is about",
            reason="the proof carries none",
            hint="name the file that holds it, as exported",
        )
    try:
        return read_entry(proof.extra)
    except Unreadable as error:
        raise ProofInvalid(reason="the event beside it is damaged") from error


def _kept_keys(proof: OfflineProof, keys: Path) -> list[str]:
    origin = read_unverified_checkpoint(proof.checkpoint).origin
    kept = [vkey for vkey in known_vkeys(keys) if vkey.startswith(f"{origin}+")]
    if not kept:
        raise KeyAbsent(
            what=f"the public key of {origin}",
            hint="name it with --key; whoever keeps the ledger publishes it",
        )
    return kept
