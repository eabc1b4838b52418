"""Reviewers' signatures, in one pass: who holds a key signs all steps, and nobody signs for others.

A name's keys are those that its own events added. The first needs no earlier one to vouch for it;
where it was made on the machine that recorded it, it signs its own arrival.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator

from ledger.domain.codec import decode_envelope, decode_payload, signed_statement
from ledger.domain.events import ActorKeyAdded
from ledger.domain.identity import stream_name
from ledger.domain.records import Envelope
from ledger.errors import Unreadable
from ledger.merkle import VerifierKey
from ledger.storage.event_store import Stored
from ledger.verification.finding import Finding

_MARK = b'"signature":'
_ID_SIZE = 4


class SignatureCheck:
    """Checks stored events in order of seq; it remembers the keys that the log has named."""

    def __init__(self) -> None:
        self._keys: dict[str, list[VerifierKey]] = {}

    def __call__(self, stored: Stored) -> Iterator[Finding]:
        """Yield what is wrong with the signature of this event."""
        is_key = stored.type == ActorKeyAdded.type
        if not (self._keys or is_key or _MARK in stored.envelope):
            return  # a desk without keys pays nothing
        try:
            envelope = decode_envelope(stored.envelope)
        except Unreadable:
            return  # reported with the envelope
        if envelope.type == ActorKeyAdded.type:
            yield from self._learn(stored, envelope)
        else:
            yield from self._check(stored, envelope)

    def _learn(self, stored: Stored, envelope: Envelope) -> Iterator[Finding]:
        try:
            event = decode_payload(envelope.type, envelope.schema, stored.body)
        except Unreadable:
            return  # reported with the payload
        if not isinstance(event, ActorKeyAdded):
            return
        if event.name != envelope.actor or envelope.stream != stream_name("actor", event.name):
            detail = f"{envelope.actor} added a key for {event.name}, which only they may"
            yield Finding(kind="signature_invalid", detail=detail, seq=stored.seq)
            return
        try:
            key = VerifierKey.parse(event.vkey)
        except Unreadable as error:
            yield Finding(kind="signature_invalid", detail=str(error), seq=stored.seq)
            return
        if event.name in self._keys:
            yield from self._check(stored, envelope)
            self._keys[event.name].append(key)
            return
        self._keys[event.name] = [key]
        if envelope.signature is not None:
            yield from self._check(stored, envelope)

    def _check(self, stored: Stored, envelope: Envelope) -> Iterator[Finding]:
        keys = self._keys.get(envelope.actor, [])
        if envelope.signature is None:
            if keys:
                detail = f"{envelope.actor} holds a key and has not signed this {envelope.type}"
                yield Finding(kind="signature_missing", detail=detail, seq=stored.seq)
        elif not _has_signed(keys, envelope.signature, signed_statement(stored.envelope)):
            detail = f"no key of {envelope.actor} signed this {envelope.type}"
            yield Finding(kind="signature_invalid", detail=detail, seq=stored.seq)


def _has_signed(keys: list[VerifierKey], signature: str, statement: bytes) -> bool:
    try:
        data = b64decode(signature, validate=True)
    except ValueError:
        return False
    return any(
        key.key_id == data[:_ID_SIZE] and key.has_signed(statement, data[_ID_SIZE:]) for key in keys
    )
