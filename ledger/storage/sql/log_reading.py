"""Reading the log inside a transaction: the same for a writer and for a reader."""

from __future__ import annotations

from typing import Any

from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken
from ledger.merkle import Frontier
from ledger.storage.event_store import Stored
from ledger.storage.sql.database import Transaction
from ledger.storage.sql.log_statements import LogStatements
from ledger.storage.views import ProjectionState


def recorded_of(values: Any) -> Recorded:
    """Return the event that (envelope, body) hold."""
    envelope = decode_envelope(values[0])
    return Recorded(
        envelope=envelope, event=decode_payload(envelope.type, envelope.schema, values[1])
    )


def stored_of(values: Any) -> Stored:
    """Return the event as it rests from the columns that `LogStatements.scan` selects."""
    return Stored(
        seq=values[0],
        event_id=values[1],
        stream=values[2],
        version=values[3],
        type=values[4],
        actor=values[5],
        recorded_at=values[6],
        envelope=values[7],
        leaf=values[8],
        salt=values[9] or b"",
        body=values[10],
    )


def read_head(within: Transaction, statements: LogStatements, log_id: int) -> Frontier:
    """Return the head of a log.

    Raises:
        TreeBroken: The stored hashes do not fit the size.
        IntegrityBroken: The head is missing, or its root is not that of its hashes.
    """
    found = within.first(statements.head, (log_id,))
    if found is None:
        raise IntegrityBroken(reason="the head of the log is missing")
    frontier = Frontier.from_bytes(found[0], found[1])
    if frontier.root() != found[2]:
        raise IntegrityBroken(reason="the root in the head is not that of the hashes beside it")
    return frontier


def read_hashes(  # noqa: PLR0917  # a place in the log is three numbers
    within: Transaction, statements: LogStatements, log_id: int, level: int, start: int, stop: int
) -> list[bytes]:
    """Return hashes of a level of the tree, as far as they are stored."""
    if level == 0:
        leaves = statements.leaves
        bound = leaves.bound(log_id=log_id, first=start, last=stop)
        return [row[0] for row in within.rows(leaves, bound)]
    roots = statements.tile_roots
    bound = roots.bound(log_id=log_id, level=level - 1, first=start, last=stop)
    return [row[0] for row in within.rows(roots, bound)]


def read_stream(
    within: Transaction, statements: LogStatements, log_id: int, stream: str
) -> list[Recorded]:
    """Return the stream's events in order."""
    statement = statements.stream
    return [
        recorded_of(each)
        for each in within.rows(statement, statement.bound(log_id=log_id, stream=stream))
    ]


def read_states(
    within: Transaction, statements: LogStatements, log_id: int
) -> list[ProjectionState]:
    """Return how far each projection is, in order of name."""
    return [
        ProjectionState(name=name, version=version, position=position, digest=digest)
        for name, version, position, digest in within.rows(statements.states, (log_id,))
    ]
