"""What the app says to a person: one line about what happened, one about what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ledger.api import Recorded
from ledger.errors import (
    EvidenceMissing,
    LedgerError,
    NotAllowedNow,
    OpenFindings,
    OwnProposal,
    StreamConflict,
)

Severity = Literal["info", "done", "warning", "error"]

SIGNS: dict[Severity, str] = {"info": "·", "done": "✓", "warning": "!", "error": "✗"}


# The errors' own hints name commands; these name keys.
HINTS: Final[dict[type[LedgerError], str]] = {
    OwnProposal: "somebody else must approve; i switches the reviewer",
    OpenFindings: "s settles a finding with a reason, then approve",
    EvidenceMissing: "l links a source to the claim",
    NotAllowedNow: "the claim is shown as it stands now",
}


@dataclass(frozen=True)
class Notice:
    """One line for a person and, where there is something to do, a hint.

    Both may hold text from articles and people: they are prepared where they are drawn.
    """

    text: str
    hint: str = ""
    severity: Severity = "info"

    @property
    def sign(self) -> str:
        """The mark that says the severity without colour."""
        return SIGNS[self.severity]


def notice_of(error: LedgerError) -> Notice:
    """Return what a person is told when the ledger refuses or fails."""
    if isinstance(error, StreamConflict):
        return Notice(_changes(error), "look at it as it is now, then send again", "warning")
    return Notice(str(error), _hint(error), "error")


def _hint(error: LedgerError) -> str:
    """The error's own hint, or what does the same in the app."""
    for kind, hint in HINTS.items():
        if isinstance(error, kind):
            return hint
    return error.hint


def _changes(error: StreamConflict) -> str:
    missed = [record for record in error.missed if isinstance(record, Recorded)]
    if not missed:
        return "somebody changed it meanwhile"
    names = ", ".join(dict.fromkeys(record.envelope.actor for record in missed))
    types = ", ".join(dict.fromkeys(record.envelope.type for record in missed))
    return f"{names} changed it meanwhile: {types}"
