"""Triggers that make SQLite refuse to change what was recorded.

They stop mistakes and stray scripts; whoever owns the file can drop them, and is then found out by
`verify`. An erasure passes only while the event that orders it is the last of the log, and only for
what that event names. INSERT OR REPLACE does not fire a DELETE trigger on every build of SQLite, so
each table also refuses an insert over a row that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_APPEND_ONLY: Final = ("events", "payloads", "tiles", "checkpoints", "blobs")
_NAMED: Final = (
    "EXISTS (SELECT 1 FROM events e JOIN payloads p ON p.log_id = e.log_id AND p.seq = e.seq,"
    " json_each(CAST(p.body AS TEXT), '$.{names}') named"
    " WHERE e.log_id = OLD.log_id AND e.type = 'payload.redacted'"
    " AND e.seq = (SELECT max(seq) FROM events WHERE log_id = OLD.log_id)"
    " AND named.value = OLD.{column})"
)
_UNLESS_ERASED: Final = {
    ("UPDATE", "payloads"): (
        " WHEN NOT (NEW.body IS NULL AND NEW.salt = x'' AND NEW.log_id = OLD.log_id"
        f" AND NEW.seq = OLD.seq AND {_NAMED.format(names='seqs', column='seq')})"
    ),
    ("DELETE", "blobs"): f" WHEN NOT {_NAMED.format(names='texts', column='sha256')}",
}
_KEYS: Final = {"payloads": ("log_id", "seq"), "tiles": ("log_id", "level", "n")}


def guard_definitions() -> Iterator[str]:
    """Yield the CREATE TRIGGER statements."""
    for table in _APPEND_ONLY:
        yield _forbidding("UPDATE", table, _UNLESS_ERASED.get(("UPDATE", table), ""))
        yield _forbidding("DELETE", table, _UNLESS_ERASED.get(("DELETE", table), ""))
    yield _refusing_insert(
        "events",
        "NEW.seq <> coalesce((SELECT max(seq) + 1 FROM events WHERE log_id = NEW.log_id), 0)",
        "events are numbered without gaps",
    )
    yield _refusing_insert(
        "events_version",
        "NEW.version <> coalesce((SELECT max(version) + 1 FROM events"
        " WHERE log_id = NEW.log_id AND stream = NEW.stream), 1)",
        "versions of a stream are numbered without gaps",
        table="events",
    )
    yield _refusing_insert(
        "events_id",
        "EXISTS (SELECT 1 FROM events WHERE log_id = NEW.log_id AND event_id = NEW.event_id)",
        "the event id is taken",
        table="events",
    )
    for table, keys in _KEYS.items():
        same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
        yield _refusing_insert(
            table,
            f"EXISTS (SELECT 1 FROM {table} WHERE {same})",  # noqa: S608  # names of this file
            f"{table} are append-only",
        )
    yield _refusing_insert(
        "blobs",
        "EXISTS (SELECT 1 FROM blobs"
        " WHERE log_id = NEW.log_id AND sha256 = NEW.sha256 AND body <> NEW.body)",
        "blobs are append-only",
    )
    yield _forbidding("DELETE", "log_head", "")
    yield _refusing_insert(
        "log_head",
        "EXISTS (SELECT 1 FROM log_head WHERE log_id = NEW.log_id OR log = NEW.log)",
        "the log has begun already",
    )
    yield (
        "CREATE TRIGGER log_head_keeps_growing BEFORE UPDATE ON log_head"
        " WHEN NEW.size < OLD.size OR NEW.log_id <> OLD.log_id OR NEW.log <> OLD.log"
        " BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"
    )


def _forbidding(action: str, table: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
    )


def _refusing_insert(name: str, condition: str, reason: str, table: str | None = None) -> str:
    return (
        f"CREATE TRIGGER {name}_insert BEFORE INSERT ON {table or name}"
        f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{reason}'); END"
    )
