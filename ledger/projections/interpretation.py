"""Reading events for a projection: what cannot be interpreted stops it, and is never skipped."""

from __future__ import annotations

from ledger.domain.erasure import is_erased
from ledger.domain.events import Event
from ledger.domain.records import NEWER_RELEASE_HINT, Opaque, Recorded
from ledger.errors import Unreadable


def interpreted(record: Recorded) -> Event | None:
    """Return what happened; None when that was erased.

    Raises:
        Unreadable: The event is of a type or schema that this release does not know. The log stays
            readable; open the ledger with a newer release.
    """
    if is_erased(record):
        return None
    if isinstance(record.event, Opaque):
        raise Unreadable(
            what=f"event {record.seq} ({record.event.type}, schema {record.event.schema})",
            reason=record.event.reason,
            hint=NEWER_RELEASE_HINT,
        )
    return record.event
