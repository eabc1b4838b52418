"""Triggers that make PostgreSQL refuse to change what was recorded, and who may do what.

The writers' role can only read and append where the log is. The triggers stop the owner's own
mistakes; whoever owns the tables can drop them, and is then found out by `verify`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

APPEND_ONLY: Final = ("events", "payloads", "tiles", "checkpoints", "blobs")
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


def guard_definitions() -> Iterator[str]:
    """Yield the CREATE FUNCTION and CREATE TRIGGER statements."""
    yield _REFUSE
    yield _EVENT_FITS
    for table in APPEND_ONLY:
        reason = f"{table} are append-only"
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION ledger_refuses('{reason}')"
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
