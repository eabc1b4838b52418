"""Triggers that make PostgreSQL refuse to change what was recorded, and who may do what.

The writers' role can only read and append where the log is. The triggers stop the owner's own
mistakes; whoever owns the tables can drop them, and is then found out by `verify`. An erasure
passes only while the event that orders it is the last of the log, and only for what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

APPEND_ONLY: Final = ("events", "payloads", "tiles", "checkpoints", "blobs")
GUARD_FUNCTIONS: Final = ("ledger_refuses", "event_fits", "erasure_fits")
_REFUSE: Final = (
    "CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'FL001'; END $$"
)
_EVENT_FITS: Final = """
CREATE FUNCTION event_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF NEW.seq <> coalesce((SELECT max(seq) + 1 FROM events WHERE log_id = NEW.log_id), 0)
    THEN RAISE EXCEPTION 'events are numbered without gaps' USING ERRCODE = 'FL001'; END IF;
IF NEW.version <> coalesce(
    (SELECT max(version) + 1 FROM events WHERE log_id = NEW.log_id AND stream = NEW.stream), 1)
    THEN RAISE EXCEPTION 'versions of a stream are numbered without gaps'
        USING ERRCODE = 'FL001'; END IF;
RETURN NEW; END $$
"""
_ERASURE_FITS: Final = """
CREATE FUNCTION erasure_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb;
BEGIN
SELECT convert_from(p.body, 'UTF8')::jsonb INTO said
    FROM events e JOIN payloads p ON p.log_id = e.log_id AND p.seq = e.seq
    WHERE e.log_id = OLD.log_id AND e.type = 'payload.redacted'
        AND e.seq = (SELECT max(seq) FROM events WHERE log_id = OLD.log_id);
IF TG_TABLE_NAME = 'payloads' AND TG_OP = 'UPDATE' THEN
    IF NEW.body IS NULL AND NEW.salt = '' AND NEW.log_id = OLD.log_id AND NEW.seq = OLD.seq
        AND coalesce(said->'seqs' @> to_jsonb(OLD.seq), false)
        THEN RETURN NEW; END IF;
ELSIF TG_TABLE_NAME = 'blobs' AND TG_OP = 'DELETE' THEN
    IF coalesce(said->'texts' @> to_jsonb(OLD.sha256), false) THEN RETURN OLD; END IF;
END IF;
RAISE EXCEPTION '% are append-only', TG_TABLE_NAME USING ERRCODE = 'FL001';
END $$
"""
_ERASABLE: Final = ("payloads", "blobs")


def guard_definitions() -> Iterator[str]:
    """Yield the CREATE FUNCTION and CREATE TRIGGER statements."""
    yield _REFUSE
    yield _EVENT_FITS
    yield _ERASURE_FITS
    for table in APPEND_ONLY:
        reason = f"{table} are append-only"
        asked = "erasure_fits()" if table in _ERASABLE else f"ledger_refuses('{reason}')"
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {asked}"
        )
        yield _no_truncation(table, reason)
    yield (
        "CREATE TRIGGER events_fit BEFORE INSERT ON events"
        " FOR EACH ROW EXECUTE FUNCTION event_fits()"
    )
    yield (
        "CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head"
        " FOR EACH ROW EXECUTE FUNCTION ledger_refuses('the head of a log stays')"
    )
    yield _no_truncation("log_head", "the head of a log stays")
    yield (
        "CREATE TRIGGER log_head_keeps_growing BEFORE UPDATE ON log_head FOR EACH ROW"
        " WHEN (NEW.size < OLD.size OR NEW.log_id <> OLD.log_id OR NEW.log <> OLD.log)"
        " EXECUTE FUNCTION ledger_refuses('the log only grows')"
    )


def _no_truncation(table: str, reason: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('{reason}')"
    )
