"""Keeping read models in step with the log, the same way for every engine.

A projection's position is written in the transaction that writes its rows. Whoever finds it at
the head may trust the rows; whoever does not, brings it there from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Protocol, cast

from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken
from ledger.storage.projection import Projection, Reader
from ledger.storage.row_digest import NOTHING, as_text, changed
from ledger.storage.rows import ClaimRow, Row
from ledger.storage.views import Progress, ProjectionState

CHUNK: Final = 1000


class ProjectionWriter(Reader, Protocol):
    """The read models inside a write transaction."""

    def size(self) -> int:
        """Return the number of events in the log, those being appended included."""
        ...

    def records(self, first: int) -> Iterator[Recorded]:
        """Yield the log's events from *first* on."""
        ...

    def states(self) -> Sequence[ProjectionState]:
        """Return how far each projection is."""
        ...

    def put(self, rows: Sequence[Row], *, fresh_from: int) -> None:
        """Insert or replace rows of one kind.

        A row whose `seq` is *fresh_from* or later is known to be new.
        """
        ...

    def clear(self, kind: type[Row]) -> None:
        """Remove every row of this kind."""
        ...

    def advance(self, states: Sequence[ProjectionState]) -> None:
        """Keep how far the projections are now."""
        ...


def is_current(
    states: Sequence[ProjectionState], projections: Sequence[Projection], size: int
) -> bool:
    """Say whether each of the projections has seen exactly the first *size* events."""
    known = {state.name: (state.version, state.position) for state in states}
    return all(known.get(each.name) == (each.version, size) for each in projections)


def project(
    writer: ProjectionWriter, projections: Sequence[Projection], fresh: Sequence[Recorded]
) -> None:
    """Tell every projection of the *fresh* events, which end the log.

    A projection that had not seen all before them is caught up first.
    """
    first = fresh[0].seq
    states = writer.states()
    if not is_current(states, projections, first):
        catch_up(writer, projections)
        return
    digests = _digests(states)
    _apply(writer, projections, fresh, digests)
    writer.advance(_states(projections, first + len(fresh), digests))


def catch_up(
    writer: ProjectionWriter, projections: Sequence[Projection], progress: Progress | None = None
) -> int:
    """Bring the projections to the head of the log and return the number of events read.

    If one of them has other rules than when its rows were written, or they stand at different
    places, all are made anew: a later one may read the rows of an earlier one.

    Raises:
        Unreadable: An event cannot be interpreted.
    """
    size = writer.size()
    states = writer.states()
    if is_current(states, projections, size):
        return 0
    first = place_of(states, projections, size)
    return replay(writer, projections, first=first, progress=progress)


def must_begin_anew(
    states: Sequence[ProjectionState], projections: Sequence[Projection], size: int
) -> bool:
    """Say whether catching up would make rows anew that are there."""
    return bool(states) and size > 0 and place_of(states, projections, size) == 0


def place_of(
    states: Sequence[ProjectionState], projections: Sequence[Projection], size: int
) -> int:
    """Return the place from which all projections can go on together."""
    known = {(state.name, state.version): state.position for state in states}
    positions = {known.get((each.name, each.version), 0) for each in projections}
    return positions.pop() if len(positions) == 1 and max(positions) <= size else 0


def replay(
    writer: ProjectionWriter,
    projections: Sequence[Projection],
    *,
    first: int = 0,
    progress: Progress | None = None,
) -> int:
    """Apply the projections to the log from *first* on; from 0, they are emptied before.

    Raises:
        Unreadable: An event cannot be interpreted.
        IntegrityBroken: The log has a gap.
    """
    size = writer.size()
    place = replay_part(writer, projections, first=first)
    while place < size:
        if progress is not None:
            progress(place - first, size - first)
        place = replay_part(writer, projections, first=place)
    if progress is not None:
        progress(place - first, size - first)
    return place - first


def replay_part(writer: ProjectionWriter, projections: Sequence[Projection], *, first: int) -> int:
    """Apply the projections to the next events of the log and return the place that is reached.

    From 0, they are emptied before. A part ends after `CHUNK` events, or at the head.

    Raises:
        Unreadable: An event cannot be interpreted.
        IntegrityBroken: The log has a gap.
    """
    digests = _digests(writer.states())
    if first == 0:
        for projection in projections:
            writer.clear(projection.rows)
            digests[projection.name] = NOTHING
    chunk = list(islice(writer.records(first), CHUNK))
    place = first + len(chunk)
    gap = not chunk and first < writer.size()
    if gap or (chunk and (chunk[0].seq != first or chunk[-1].seq != place - 1)):
        raise IntegrityBroken(reason=f"events are missing after event {first - 1}")
    if chunk:
        _apply(writer, projections, chunk, digests)
    writer.advance(_states(projections, place, digests))
    return place


def _apply(
    writer: ProjectionWriter,
    projections: Sequence[Projection],
    recorded: Sequence[Recorded],
    digests: dict[str, int],
) -> None:
    first = recorded[0].seq
    for projection in projections:
        rows = projection.apply(writer, recorded)
        if rows:
            latest = {row.id: row for row in rows}
            before = _before(writer, latest.values(), first)
            digests[projection.name] = changed(
                digests.get(projection.name, NOTHING), before, latest.values()
            )
            writer.put(rows, fresh_from=first)


def _before(writer: ProjectionWriter, rows: Iterable[Row], first: int) -> Iterator[Row]:
    """Yield the rows that will be replaced."""
    for row in rows:
        if row.seq < first:
            # The type checker wants one kind; a row is replaced by one of its own kind.
            past = writer.row(cast("type[ClaimRow]", type(row)), row.id)
            if past is not None:
                yield past


def _digests(states: Iterable[ProjectionState]) -> dict[str, int]:
    return {state.name: int(state.digest or "0", 16) for state in states}


def _states(
    projections: Sequence[Projection], position: int, digests: Mapping[str, int]
) -> list[ProjectionState]:
    return [
        ProjectionState(
            name=each.name,
            version=each.version,
            position=position,
            digest=as_text(digests.get(each.name, NOTHING)),
        )
        for each in projections
    ]
