"""Reviewers' own signatures: put on events before they are recorded."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

import msgspec

from ledger.domain.codec import encode_envelope, encode_payload, signed_statement
from ledger.merkle import SigningKey
from ledger.storage.event_store import Batch, StreamAppend
from ledger.storage.planning import envelope_of


def signed_batch(batch: Batch, *, log_id: str, key: SigningKey) -> Batch:
    """Return *batch* with the signature of *key* on every event.

    A signature is the base 64 of the key's id (4 bytes) and the Ed25519 signature (64 bytes).
    """
    appends = tuple(_signed(batch, append, log_id, key) for append in batch.appends)
    return msgspec.structs.replace(batch, appends=appends)


def key_name(actor: str) -> str:
    """Return the name for an actor's key: names of keys hold no spaces and no plus signs."""
    return f"factledger/actor/{quoted(actor)}"


def quoted(name: str) -> str:
    """Return *name* with everything percent-coded that would not do in the name of a key."""
    return "".join(
        quote(char, safe="") if char in "+%/" or char.isspace() or not char.isprintable() else char
        for char in name
    )


def _signed(batch: Batch, append: StreamAppend, log_id: str, key: SigningKey) -> StreamAppend:
    events = []
    for version, new in enumerate(append.events, append.expected + 1):
        body = encode_payload(new.event)
        envelope = envelope_of(batch, append, new, (log_id, 0, version), body)
        statement = signed_statement(encode_envelope(envelope))
        signature = b64encode(key.verifier.key_id + key.sign(statement)).decode("ascii")
        events.append(msgspec.structs.replace(new, signature=signature))
    return msgspec.structs.replace(append, events=tuple(events))
