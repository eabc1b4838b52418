"""What an append will write, worked out before anything is written.

Pure: the same batch after the same head gives the same rows in every engine. Here, and only here,
events become envelopes, envelopes become leaves, and leaves become the tree's new head.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from ledger.domain.codec import encode_envelope, encode_payload, payload_digest
from ledger.domain.events import PayloadRedacted
from ledger.domain.records import ENVELOPE_FORMAT, Envelope, Recorded
from ledger.errors import DuplicateEvent, InvalidValue
from ledger.merkle import Frontier, Growth, ReadHashes, grow, leaf_hash
from ledger.storage.event_store import Batch, NewEvent, Stored, StreamAppend


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one append writes, apart from the read models.

    `stored` and `recorded` are the same events in the same order, as they rest and as they are
    understood; `blobs` are by their hexadecimal SHA-256. `erased_seqs` and `erased_blobs` name the
    payloads and texts that go, in the same transaction as the event that says so.
    """

    at: str
    stored: tuple[Stored, ...]
    recorded: tuple[Recorded, ...]
    growth: Growth
    blobs: dict[str, bytes]
    erased_seqs: tuple[int, ...] = ()
    erased_blobs: tuple[str, ...] = ()


def plan_append(batch: Batch, *, log_id: str, head: Frontier, read: ReadHashes) -> Plan:
    """Return what appending *batch* after *head* writes.

    The expected versions are taken as true; `appending` has compared them. *read* serves the
    tree's hashes as `ledger.merkle.grow` asks for them.

    Raises:
        InvalidValue: A text cannot be recorded, or an erasure names an event that is not there.
    """
    stored: list[Stored] = []
    recorded: list[Recorded] = []
    seq = head.size
    for append in batch.appends:
        for version, new in enumerate(append.events, append.expected + 1):
            body = encode_payload(new.event)
            envelope = envelope_of(batch, append, new, (log_id, seq, version), body)
            stored.append(_stored(envelope, new.salt, body))
            recorded.append(Recorded(envelope=envelope, event=new.event))
            seq += 1
    growth = grow(frontier=head, leaves=[each.leaf for each in stored], read=read)
    redaction = _redaction(recorded, head.size)
    return Plan(
        at=batch.at,
        stored=tuple(stored),
        recorded=tuple(recorded),
        growth=growth,
        blobs={hashlib.sha256(blob).hexdigest(): blob for blob in batch.blobs},
        erased_seqs=() if redaction is None else redaction.seqs,
        erased_blobs=() if redaction is None else redaction.texts,
    )


def _redaction(recorded: list[Recorded], size: int) -> PayloadRedacted | None:
    """Return the erasure that these events order; the guards let pass what the last one names."""
    orders = [r.event for r in recorded if isinstance(r.event, PayloadRedacted)]
    if not orders:
        return None
    if len(orders) > 1 or orders[0] is not recorded[-1].event:
        raise InvalidValue(
            field="batch", value="an erasure among others", allowed="one, as the last event"
        )
    missing = [seq for seq in orders[0].seqs if not 0 <= seq < size]
    if missing:
        raise InvalidValue(field="event", value=missing[0], allowed=f"those below {size}")
    return orders[0]


def event_ids(batch: Batch) -> list[str]:
    """Return the ids of the batch's events, in order.

    Raises:
        DuplicateEvent: Two of its events have the same id.
    """
    ids = [new.id for append in batch.appends for new in append.events]
    if len(set(ids)) < len(ids):
        raise DuplicateEvent(event=next(each for each in ids if ids.count(each) > 1))
    return ids


def is_repetition(batch: Batch, known: Mapping[str, Recorded]) -> bool:
    """Say whether *batch* was recorded before, given those of its events whose ids are *known*.

    Raises:
        DuplicateEvent: An id is taken by other content, or only a part of the batch is known.
    """
    if not known:
        return False
    for append in batch.appends:
        for new in append.events:
            past = known.get(new.id)
            if past is None or not _same(batch, append, new, past.envelope):
                taken = new.id if past is not None else next(iter(known))
                raise DuplicateEvent(event=taken)
    return True


def envelope_of(
    batch: Batch, append: StreamAppend, new: NewEvent, place: tuple[str, int, int], body: bytes
) -> Envelope:
    """Return the envelope of a new event at a *place*: the log's id, the seq and the version."""
    log_id, seq, version = place
    return Envelope(
        v=ENVELOPE_FORMAT,
        log=log_id,
        seq=seq,
        id=new.id,
        stream=append.stream,
        version=version,
        type=new.event.type,
        schema=new.event.schema,
        actor=batch.actor,
        at=batch.at,
        payload_digest=payload_digest(new.salt, body),
        on_behalf_of=new.on_behalf_of,
        cause=new.cause,
        signature=new.signature,
    )


def _stored(envelope: Envelope, salt: bytes, body: bytes) -> Stored:
    data = encode_envelope(envelope)
    return Stored(
        seq=envelope.seq,
        event_id=envelope.id,
        stream=envelope.stream,
        version=envelope.version,
        type=envelope.type,
        actor=envelope.actor,
        recorded_at=envelope.at,
        envelope=data,
        leaf=leaf_hash(data),
        salt=salt,
        body=body,
    )


def _same(batch: Batch, append: StreamAppend, new: NewEvent, past: Envelope) -> bool:
    """Compare by the digest, so that an erased payload can be repeated too."""
    return (
        (past.stream, past.actor, past.at) == (append.stream, batch.actor, batch.at)
        and (past.type, past.schema) == (new.event.type, new.event.schema)
        and (past.cause, past.on_behalf_of) == (new.cause, new.on_behalf_of)
        and past.payload_digest == payload_digest(new.salt, encode_payload(new.event))
    )
