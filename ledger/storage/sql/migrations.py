"""How the tables of an older release become those of today, step by step.

What was recorded is not touched: a step may add what lists need, or replace guards. Guards are
always made anew, by the definitions of today.
"""

from __future__ import annotations

from typing import Final

from ledger.storage.examination import Examination

SCHEMA_VERSION: Final = 2
"""The version of the tables that this release makes and writes; older ones are migrated."""

OLDEST: Final = 1
"""The oldest version that can be migrated."""

STEPS: Final[dict[int, tuple[str, ...]]] = {
    1: ("ALTER TABLE projections ADD COLUMN digest TEXT NOT NULL DEFAULT ''",),
}
"""What leads from a version to the next one, in words that every database understands."""


def steps_from(version: int) -> tuple[str, ...]:
    """Return the statements that lead from *version* to today's tables, in order."""
    return tuple(sql for past in range(version, SCHEMA_VERSION) for sql in STEPS[past])


def older_tables(version: int) -> Examination:
    """Return what is to be said of a ledger whose tables an older release made."""
    return Examination(
        what="tables",
        state="note",
        detail=f"version {version}; this release makes {SCHEMA_VERSION}",
        hint="`factledger migrate` brings them up to date",
    )
