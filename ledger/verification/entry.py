"""One event against its own bytes: what is stored beside the envelope must say what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ledger.domain.codec import decode_envelope, decode_payload, payload_digest
from ledger.domain.events import ArticleAdded
from ledger.domain.records import Envelope, Opaque
from ledger.errors import Unreadable
from ledger.merkle import leaf_hash
from ledger.storage.blob_store import BlobStore
from ledger.storage.event_store import Stored
from ledger.verification.finding import Finding

_COLUMNS = (
    ("event_id", "id"),
    ("stream", "stream"),
    ("version", "version"),
    ("type", "type"),
    ("actor", "actor"),
    ("recorded_at", "at"),
)


def check_entry(stored: Stored, log_id: str) -> Iterator[Finding]:
    """Yield what is wrong with one stored event; nothing when it is as it was recorded."""
    seq = stored.seq
    if leaf_hash(stored.envelope) != stored.leaf:
        detail = "the envelope is not the one that was hashed when it was recorded"
        yield Finding(kind="envelope_altered", detail=detail, seq=seq)
        return
    try:
        envelope = decode_envelope(stored.envelope)
    except Unreadable as error:
        yield Finding(kind="envelope_unreadable", detail=str(error), seq=seq)
        return
    if envelope.seq != seq or envelope.log != log_id:
        detail = f"the envelope says event {envelope.seq} of log {envelope.log}"
        yield Finding(kind="event_moved", detail=detail, seq=seq)
    yield from _check_columns(stored, envelope)
    yield from _check_payload(stored, envelope)


def check_text(stored: Stored, blobs: BlobStore) -> Iterator[Finding]:
    """Yield what is wrong with the article text that an event names."""
    if stored.type != ArticleAdded.type or stored.body is None:
        return
    try:
        event = decode_payload(stored.type, ArticleAdded.schema, stored.body)
    except Unreadable:
        return  # reported with the payload
    if not isinstance(event, ArticleAdded):
        return
    raw = blobs.blob(event.blob)
    if raw is None:
        yield Finding(kind="text_missing", detail=f"text {event.blob} is absent", seq=stored.seq)
    elif hashlib.sha256(raw).hexdigest() != event.blob:
        detail = f"text {event.blob} has other content"
        yield Finding(kind="text_altered", detail=detail, seq=stored.seq)


def _check_columns(stored: Stored, envelope: Envelope) -> Iterator[Finding]:
    for column, field in _COLUMNS:
        kept, said = getattr(stored, column), getattr(envelope, field)
        if kept != said:
            detail = f"{column} is {kept!r}, the envelope says {said!r}"
            yield Finding(kind="column_altered", detail=detail, seq=stored.seq)


def _check_payload(stored: Stored, envelope: Envelope) -> Iterator[Finding]:
    if stored.body is None:
        return  # allowed where a later event erased it, which `erasures` knows
    if payload_digest(stored.salt, stored.body) != envelope.payload_digest:
        detail = f"the payload of this {envelope.type} event is not the one that was recorded"
        yield Finding(kind="payload_altered", detail=detail, seq=stored.seq)
        return
    try:
        event = decode_payload(envelope.type, envelope.schema, stored.body)
    except Unreadable as error:
        yield Finding(kind="payload_unreadable", detail=str(error), seq=stored.seq)
        return
    if isinstance(event, Opaque) and event.reason == "unknown type":
        return  # recorded by a newer release; its bytes hold, and that is what is asked here
