"""One event as exports carry it: read from plain bytes, for whoever has no ledger.

The line is `{"envelope": …, "leaf": …, "payload": …, "salt": …}`; envelope and payload are the very
bytes that were hashed, so they are cut out and never written anew. A bare envelope will do too,
where the payload is not at hand.
"""

from __future__ import annotations

import msgspec

from ledger.domain.codec import decode_envelope, decode_payload, payload_digest
from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken, ProofInvalid, Unreadable
from ledger.merkle import leaf_hash


class _Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    envelope: msgspec.Raw
    leaf: str
    payload: msgspec.Raw
    salt: str


class ExportedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one event; `body` is None where the payload was erased or is not at hand."""

    envelope: bytes
    salt: bytes = b""
    body: bytes | None = None

    @property
    def leaf(self) -> bytes:
        """The hash that stands for the event in the tree."""
        return leaf_hash(self.envelope)

    def understood(self) -> Recorded:
        """Return what the bytes say, once the payload is seen to be the envelope's.

        Raises:
            ProofInvalid: The payload is another one than the envelope promises.
            Unreadable: The bytes are no event.
        """
        envelope = decode_envelope(self.envelope)
        if (
            self.body is not None
            and payload_digest(self.salt, self.body) != envelope.payload_digest
        ):
            raise ProofInvalid(reason=f"the payload of event {envelope.seq} is another one")
        event = decode_payload(envelope.type, envelope.schema, self.body)
        return Recorded(envelope=envelope, event=event)


def read_entry(data: bytes) -> ExportedEntry:
    """Read one line of an export, or one envelope.

    Raises:
        Unreadable: The bytes are neither.
        IntegrityBroken: The line's hash is not its envelope's.
    """
    data = data.rstrip(b"\r\n")
    try:
        line = msgspec.json.decode(data, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        decode_envelope(data)
        return ExportedEntry(envelope=data)
    body = bytes(line.payload)
    try:
        salt = bytes.fromhex(line.salt)
    except ValueError as error:
        raise Unreadable(what="an exported event", reason="its salt is not in hex") from error
    entry = ExportedEntry(
        envelope=bytes(line.envelope), salt=salt, body=None if body == b"null" else body
    )
    if entry.leaf.hex() != line.leaf:
        raise IntegrityBroken(reason="an exported event is not what was recorded: its hash differs")
    return entry
