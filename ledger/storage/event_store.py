"""The contract of the append-only log: what is durable, ordered and safe to repeat.

One log has one dense numbering from 0 (`seq`, which is the leaf index of its Merkle tree). Once
`append` returns, a crash can neither lose nor renumber what was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from ledger.domain.events import Event
from ledger.domain.records import Recorded
from ledger.merkle import Frontier


class NewEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event to record. `id` is a UUIDv7 in text form and makes the append safe to repeat.

    `salt` is 16 random bytes that blind the payload's digest. `signature` is the actor's own over
    `codec.signed_statement`, where the actor holds a key.
    """

    id: str
    salt: bytes
    event: Event
    cause: str | None = None
    on_behalf_of: str | None = None
    signature: str | None = None


class StreamAppend(msgspec.Struct, frozen=True, kw_only=True):
    """Events for the end of one stream, which must hold exactly `expected` events now."""

    stream: str
    expected: int
    events: tuple[NewEvent, ...]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What one actor records at one moment, in one or more streams: all of it or none.

    `at` is UTC, "2025-07-24T09:30:00.000000Z". `blobs` are long texts that the events name by
    their SHA-256; they are stored in the same transaction.
    """

    actor: str
    at: str
    appends: tuple[StreamAppend, ...]
    blobs: tuple[bytes, ...] = ()


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """Where the events went. `repeated` says that they had been recorded before."""

    recorded: tuple[Recorded, ...]
    size: int
    repeated: bool = False


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """One event exactly as it rests: the hashed bytes, and the columns kept beside them.

    `body` is None, and `salt` empty, when the payload was erased. Audits compare the columns with
    the envelope.
    """

    seq: int
    event_id: str
    stream: str
    version: int
    type: str
    actor: str
    recorded_at: str
    envelope: bytes
    leaf: bytes
    salt: bytes
    body: bytes | None


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """A full tile of 256 hashes as it rests (C2SP tlog-tiles, height 8)."""

    level: int
    index: int
    hashes: bytes


class StoredCheckpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A signed note over the first `size` events."""

    size: int
    note: str


class EventStore(Protocol):
    """One log. Any number of readers; writers wait for each other."""

    @property
    def log_id(self) -> str:
        """The log's id, bound into every envelope."""
        ...

    def append(self, batch: Batch) -> Appended:
        """Record *batch*, all of it or none, and bring every projection along.

        Positions are dense and final. Repeating a batch whose event ids are all recorded, with
        the same content, changes nothing and answers where they are.

        A `PayloadRedacted` among the events is carried out with it: those payloads, their salts and
        those blobs are gone when this returns. `sweep` then clears what storage leaves behind.

        Raises:
            StreamConflict: Somebody wrote first; `missed` holds the `Recorded` events since
                *expected*. Nothing was recorded: reload, decide again and retry.
            DuplicateEvent: An id is taken by other content.
            InvalidValue: A text cannot be recorded (NUL, a lone surrogate, more than 1 MiB).
            StorageUnavailable: Disk full, read-only, or another process holds the lock for long.
        """
        ...

    def frontier(self) -> Frontier:
        """Return the head of the log: its size, and by `root()` its Merkle root."""
        ...

    def scan(self, first: int = 0, last: int | None = None) -> Iterator[Stored]:
        """Yield stored events in order of seq, from *first* up to and without *last*.

        Streams in constant memory, over what was in the log when the scan began.
        """
        ...

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the events of one stream in order; empty when there are none."""
        ...

    def find_event(self, event_id: str) -> Recorded | None:
        """Return the event of this id."""
        ...

    def read_recent(self, actor: str, limit: int) -> list[Recorded]:
        """Return up to *limit* of the actor's latest events, newest first."""
        ...

    def tiles(self) -> Iterator[Tile]:
        """Yield the full tiles in order of level and index."""
        ...

    def tree_hashes(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """Return stored hashes of a tile level, within one tile (`ledger.merkle.ReadHashes`).

        Level 0 is the leaf hashes of the events; level L + 1 the roots of the full tiles of
        level L. Proofs and roots of any past size are made from this.
        """
        ...

    def save_checkpoint(self, checkpoint: StoredCheckpoint) -> None:
        """Keep a signed checkpoint; saving the same again changes nothing."""
        ...

    def checkpoints(self) -> list[StoredCheckpoint]:
        """Return the checkpoints in order of size."""
        ...

    def sweep(self) -> None:
        """Leave no copy of erased payloads and texts where the engine keeps its bytes.

        Takes as long as copying the ledger; nothing that is there is changed.

        Raises:
            StorageUnavailable: Somebody is in the way, or there is no room; do it again later.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
