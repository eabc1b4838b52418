"""What an event says in one line of a history, from its own fields."""

from __future__ import annotations

import msgspec

from ledger.api import Recorded
from ledger.domain import events
from ledger.domain.records import Opaque
from tui.formatting import ERASED, words


def summary(record: Recorded) -> tuple[str, ...]:
    """Return what the event says, ours and each person's words on lines of their own.

    Who and when are not repeated: they stand above.
    """
    event = record.event
    match event:
        case Opaque(reason="erased"):
            return (ERASED,)
        case Opaque():
            return (f"not readable here: {event.reason}",)
        case events.ClaimExtracted():
            return (f"found by {event.extractor}",)
        case events.ClaimAdded():
            changed = f"changed: {', '.join(words(name) for name in event.changed)}"
            return (
                f"by hand, offered by {event.offered_by}",
                *([changed] if event.changed else []),
            )
        case events.ClaimAssigned():
            return (event.assignee,)
        case events.ClaimDismissed():
            return (words(event.reason), event.because)
        case events.ClaimAnnotated():
            return (event.text,)
        case events.EvidenceLinked():
            return (f"{event.source} {words(event.relation)}",)
        case events.FindingRaised():
            return (f"{words(event.check)}: expected {event.expected}, observed {event.observed}",)
        case events.VerdictProposed():
            return (f"{words(event.verdict)}, {words(event.attribution)}", event.because)
        case events.VerdictApproved():
            return (f"revision {event.revision}",)
        case events.VerdictConfirmed():
            alone = ", single reviewer" if event.single_reviewer else ""
            return (f"revision {event.revision}{alone}",)
        case _:
            return _told(event)


def title(record: Recorded) -> str:
    """Return the event's type as people read it: "verdict proposed"."""
    return record.envelope.type.replace(".", " ").replace("_", " ")


def _told(event: events.Event) -> tuple[str, ...]:
    """Whatever else the event says: its reason if it has one, else that it takes a step back."""
    told = msgspec.structs.asdict(event)
    if told.get("because"):
        return (str(told["because"]),)
    return ("takes back an earlier step",) if told.get("undoes") else ()
