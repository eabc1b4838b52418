"""What the log knows of an event: the envelope, and the event once its payload is read."""

from __future__ import annotations

from typing import Final

import msgspec

from ledger.domain.events import Event

ENVELOPE_FORMAT: Final = 1
NEWER_RELEASE_HINT: Final = "open the ledger with a newer release; the log itself stays readable"


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who did what to which stream, when, and at which place in the log.

    These fields, as canonical JSON, are the bytes that the tree hashes. `v` is the format,
    `log` the log's id, `seq` the leaf index from 0, `id` a UUIDv7, `version` the place within
    the stream from 1, `at` UTC with microseconds, `payload_digest` the hexadecimal
    SHA-256(0x02 || salt || body). `signature` is the actor's own, where the actor holds a key
    (see `codec.signed_statement`).
    """

    v: int
    log: str
    seq: int
    id: str
    stream: str
    version: int
    type: str
    schema: int
    actor: str
    at: str
    payload_digest: str
    on_behalf_of: str | None = None
    cause: str | None = None
    signature: str | None = None


class Opaque(msgspec.Struct, frozen=True, kw_only=True):
    """A payload that this release cannot interpret: shown raw, never skipped.

    `reason` is "unknown type", "newer schema" or "erased"; `body` is None when erased.
    """

    type: str
    schema: int
    reason: str
    body: bytes | None


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An event in its place: the envelope and what happened."""

    envelope: Envelope
    event: Event | Opaque

    @property
    def seq(self) -> int:
        """The leaf index."""
        return self.envelope.seq

    @property
    def stream(self) -> str:
        """The stream's name."""
        return self.envelope.stream

    @property
    def version(self) -> int:
        """The place within the stream, from 1."""
        return self.envelope.version
