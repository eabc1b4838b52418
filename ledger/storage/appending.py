"""The order of steps of an append, the same for every engine.

An engine opens its write transaction, hands in a `LogWriter`, and commits when `record` returns.
Whatever is raised here leaves nothing behind, because the engine then rolls back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.records import Recorded
from ledger.errors import StreamConflict
from ledger.merkle import Frontier
from ledger.storage.event_store import Appended, Batch, Stored
from ledger.storage.planning import Plan, event_ids, is_repetition, plan_append
from ledger.storage.projecting import ProjectionWriter, project
from ledger.storage.projection import Projection


class LogWriter(ProjectionWriter, Protocol):
    """The log inside a write transaction: nobody else writes until it ends."""

    @property
    def log_id(self) -> str:
        """The log's id."""
        ...

    def head(self) -> Frontier:
        """Return the head of the log."""
        ...

    def known(self, ids: Sequence[str]) -> Mapping[str, Recorded]:
        """Return those of these event ids that are recorded, with their events."""
        ...

    def versions(self, streams: Collection[str]) -> Mapping[str, int]:
        """Return how many events these streams hold; streams without any may be left out."""
        ...

    def tree_hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """Return hashes of a level of the tree (`ledger.merkle.ReadHashes`)."""
        ...

    def write(self, plan: Plan) -> None:
        """Write the events, payloads, full tiles, blobs and the head; erase what the plan names."""
        ...


def record(writer: LogWriter, batch: Batch, projections: Sequence[Projection]) -> Appended:
    """Record *batch* and bring the *projections* along; see `EventStore.append`.

    A batch without events records nothing, not even its blobs.
    """
    ids = event_ids(batch)
    head = writer.head()
    known = writer.known(ids)
    if not ids or is_repetition(batch, known):
        recorded = tuple(known[each] for each in ids)
        return Appended(recorded=recorded, size=head.size, repeated=bool(ids))
    _refuse_conflict(writer, batch)
    plan = plan_append(batch, log_id=writer.log_id, head=head, read=writer.tree_hashes)
    writer.write(plan)
    project(writer, projections, plan.recorded)
    return Appended(recorded=plan.recorded, size=plan.growth.frontier.size)


def understood(stored: Stored) -> Recorded:
    """Return the event that these bytes hold.

    Raises:
        Unreadable: The bytes are not what an event's columns promise.
    """
    envelope = decode_envelope(stored.envelope)
    event = decode_payload(envelope.type, envelope.schema, stored.body)
    return Recorded(envelope=envelope, event=event)


def _refuse_conflict(writer: LogWriter, batch: Batch) -> None:
    versions = dict(writer.versions({append.stream for append in batch.appends}))
    for append in batch.appends:
        actual = versions.get(append.stream, 0)
        if append.expected != actual:
            past = writer.read_stream(append.stream)
            raise StreamConflict(
                stream=append.stream,
                expected=append.expected,
                actual=actual,
                missed=tuple(past[append.expected :]) if append.expected >= 0 else tuple(past),
            )
        versions[append.stream] = actual + len(append.events)
