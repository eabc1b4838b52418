"""The statements of the log: events, payloads, tiles, checkpoints, blobs, projection states."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Dialect,
    and_,
    bindparam,
    delete,
    func,
    insert,
    null,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from ledger.storage.sql import tables
from ledger.storage.sql.statements import (
    Membership,
    Statement,
    compiled,
    limit,
    membership,
    table_of,
)

_head = table_of(tables.LogHead)
_events = table_of(tables.EventTable)
_payloads = table_of(tables.PayloadTable)
_tiles = table_of(tables.TileTable)
_checkpoints = table_of(tables.CheckpointTable)
_blobs = table_of(tables.BlobTable)
_projections = table_of(tables.ProjectionTable)

_log: BindParameter[int] = bindparam("log_id")
_first: BindParameter[int] = bindparam("first")
_last: BindParameter[int] = bindparam("last")
_with_payloads = _events.outerjoin(
    _payloads, and_(_payloads.c.log_id == _events.c.log_id, _payloads.c.seq == _events.c.seq)
)
_recorded = select(_events.c.envelope, _payloads.c.body).select_from(_with_payloads)


def upsert_into(dialect: Dialect) -> Any:
    """Return the dialect's INSERT that knows ON CONFLICT."""
    return sqlite.insert if dialect.name == "sqlite" else postgresql.insert


class LogStatements:
    """Compiled on first use; the parameters of each stand in its `names`."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def _compiled(self, statement: Any) -> Statement:
        return compiled(statement, self._dialect)

    @cached_property
    def logs(self) -> Statement:
        """(log_id, log) of every log."""
        return self._compiled(select(_head.c.log_id, _head.c.log).order_by(_head.c.log_id))

    @cached_property
    def begin(self) -> Statement:
        """Insert a head."""
        return self._compiled(insert(_head))

    @cached_property
    def head(self) -> Statement:
        """(size, frontier, root) of a log."""
        return self._compiled(
            select(_head.c.size, _head.c.frontier, _head.c.root).where(_head.c.log_id == _log)
        )

    @cached_property
    def move_head(self) -> Statement:
        """Advance the head from the size that was read."""
        return self._compiled(
            update(_head)
            .where(_head.c.log_id == _log, _head.c.size == bindparam("old_size"))
            .values(
                size=bindparam("new_size"),
                frontier=bindparam("new_frontier"),
                root=bindparam("new_root"),
                updated_at=bindparam("at"),
            )
        )

    @cached_property
    def insert_event(self) -> Statement:
        """Insert a row of `events`."""
        return self._compiled(insert(_events))

    @cached_property
    def insert_payload(self) -> Statement:
        """Insert a row of `payloads`."""
        return self._compiled(insert(_payloads))

    @cached_property
    def erase_payload(self) -> Statement:
        """Empty the payload of a *seq*."""
        return self._compiled(
            update(_payloads)
            .where(_payloads.c.log_id == _log, _payloads.c.seq == bindparam("at_seq"))
            .values(salt=bindparam("no_salt"), body=null())
        )

    @cached_property
    def erase_blob(self) -> Statement:
        """Remove the blob of a *sha256*."""
        return self._compiled(
            delete(_blobs).where(_blobs.c.log_id == _log, _blobs.c.sha256 == bindparam("sha256"))
        )

    @cached_property
    def insert_tile(self) -> Statement:
        """Insert a row of `tiles`."""
        return self._compiled(insert(_tiles))

    @cached_property
    def insert_blob(self) -> Statement:
        """Insert a row of `blobs` unless it is there."""
        return self._compiled(upsert_into(self._dialect)(_blobs).on_conflict_do_nothing())

    @cached_property
    def insert_checkpoint(self) -> Statement:
        """Insert a row of `checkpoints` unless it is there."""
        return self._compiled(upsert_into(self._dialect)(_checkpoints).on_conflict_do_nothing())

    @cached_property
    def greatest_event_id(self) -> Statement:
        """(event_id,) the greatest there is."""
        return self._compiled(select(func.max(_events.c.event_id)).where(_events.c.log_id == _log))

    @cached_property
    def events_by_id(self) -> Membership:
        """(envelope, body) of the events with these ids."""
        return membership(
            lambda ids: _recorded.where(_events.c.log_id == _log, _events.c.event_id.in_(ids)),
            self._dialect,
        )

    @cached_property
    def versions(self) -> Membership:
        """(stream, version) of the last event of each of these streams."""
        return membership(
            lambda streams: (
                select(_events.c.stream, func.max(_events.c.version))
                .where(_events.c.log_id == _log, _events.c.stream.in_(streams))
                .group_by(_events.c.stream)
            ),
            self._dialect,
        )

    @cached_property
    def stream(self) -> Statement:
        """(envelope, body) of a stream's events."""
        return self._compiled(
            _recorded.where(
                _events.c.log_id == _log, _events.c.stream == bindparam("stream")
            ).order_by(_events.c.version)
        )

    @cached_property
    def recent(self) -> Statement:
        """(envelope, body) of an actor's events, newest first."""
        return self._compiled(
            _recorded.where(_events.c.log_id == _log, _events.c.actor == bindparam("actor"))
            .order_by(_events.c.seq.desc())
            .limit(limit())
        )

    @cached_property
    def size(self) -> Statement:
        """(seq,) the last there is, which the head should agree with."""
        return self._compiled(select(func.max(_events.c.seq)).where(_events.c.log_id == _log))

    @cached_property
    def scan(self) -> Statement:
        """The fields of `Stored`, from *first* up to and without *last*, at most *limit*."""
        columns = [each for each in _events.c if each.name != "log_id"]
        return self._compiled(
            select(*columns, _payloads.c.salt, _payloads.c.body)
            .select_from(_with_payloads)
            .where(_events.c.log_id == _log, _events.c.seq >= _first, _events.c.seq < _last)
            .order_by(_events.c.seq)
            .limit(limit())
        )

    @cached_property
    def records(self) -> Statement:
        """(envelope, body) from *first* on, at most *limit*."""
        return self._compiled(
            _recorded.where(_events.c.log_id == _log, _events.c.seq >= _first)
            .order_by(_events.c.seq)
            .limit(limit())
        )

    @cached_property
    def leaves(self) -> Statement:
        """(leaf,) from *first* up to and without *last*."""
        return self._compiled(
            select(_events.c.leaf)
            .where(_events.c.log_id == _log, _events.c.seq >= _first, _events.c.seq < _last)
            .order_by(_events.c.seq)
        )

    @cached_property
    def tile_roots(self) -> Statement:
        """(root,) of a level's tiles from *first* up to and without *last*."""
        return self._compiled(
            select(_tiles.c.root)
            .where(
                _tiles.c.log_id == _log,
                _tiles.c.level == bindparam("level"),
                _tiles.c.n >= _first,
                _tiles.c.n < _last,
            )
            .order_by(_tiles.c.n)
        )

    @cached_property
    def tiles(self) -> Statement:
        """(level, n, hashes) of every tile."""
        return self._compiled(
            select(_tiles.c.level, _tiles.c.n, _tiles.c.hashes)
            .where(_tiles.c.log_id == _log)
            .order_by(_tiles.c.level, _tiles.c.n)
        )

    @cached_property
    def checkpoints(self) -> Statement:
        """(size, note) of every checkpoint."""
        return self._compiled(
            select(_checkpoints.c.size, _checkpoints.c.note)
            .where(_checkpoints.c.log_id == _log)
            .order_by(_checkpoints.c.size, _checkpoints.c.note)
        )

    @cached_property
    def blob(self) -> Statement:
        """(body,) of a blob."""
        return self._compiled(
            select(_blobs.c.body).where(
                _blobs.c.log_id == _log, _blobs.c.sha256 == bindparam("sha256")
            )
        )

    @cached_property
    def blob_names(self) -> Statement:
        """(sha256,) of every blob."""
        return self._compiled(
            select(_blobs.c.sha256).where(_blobs.c.log_id == _log).order_by(_blobs.c.sha256)
        )

    @cached_property
    def states(self) -> Statement:
        """(name, version, position, digest) of every projection."""
        columns = [each for each in _projections.c if each.name != "log_id"]
        return self._compiled(
            select(*columns).where(_projections.c.log_id == _log).order_by(_projections.c.name)
        )

    @cached_property
    def clear_states(self) -> Statement:
        """Forget how far the projections of a log are."""
        return self._compiled(delete(_projections).where(_projections.c.log_id == _log))

    @cached_property
    def put_state(self) -> Statement:
        """Insert or replace a projection's state."""
        put = upsert_into(self._dialect)(_projections)
        return self._compiled(
            put.on_conflict_do_update(
                index_elements=["log_id", "name"],
                set_={name: put.excluded[name] for name in ("version", "position", "digest")},
            )
        )


@lru_cache(maxsize=8)
def log_statements(dialect: Dialect) -> LogStatements:
    """Return the statements of this dialect, compiled at most once."""
    return LogStatements(dialect)
