"""Cosignatures (c2sp.org/tlog-cosignature): a witness says which checkpoint it saw, and when.

A cosignature states that the checkpoint is the largest, and consistent with every other, that the
witness has seen of that log. Making sure of it is the caller's part; here the line is written.
"""

from __future__ import annotations

from ledger.errors import NoteMalformed
from ledger.merkle.checkpoint import Checkpoint
from ledger.merkle.keys import SigningKey
from ledger.merkle.signed_note import MAX_SIGNATURES, Note, SignatureLine, parse_note


def cosign_checkpoint(note: str | bytes, *, key: SigningKey, timestamp: int) -> str:
    """Return the checkpoint *note* with the cosignature of *key*, made at *timestamp*, at its end.

    *timestamp* is in seconds since 1970, UTC. An older line by the same key is replaced; all
    others stay as they are. Nothing is verified: open the note first. Raises NoteMalformed, or its
    kind CheckpointMalformed, when it is no checkpoint or has no room for one more signature.
    """
    parsed = parse_note(note)
    Checkpoint.parse(parsed.text)
    key_id = key.verifier.key_id
    kept = tuple(s for s in parsed.signatures if (s.name, s.key_id) != (key.name, key_id))
    if len(kept) >= MAX_SIGNATURES:
        raise NoteMalformed(reason=f"it has {MAX_SIGNATURES} signatures already")
    signature = key.cosign(parsed.text.encode(), timestamp=timestamp)
    return str(Note(parsed.text, (*kept, SignatureLine(key.name, key_id, signature))))
