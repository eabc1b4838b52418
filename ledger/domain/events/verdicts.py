"""What happens to a claim's verdict."""

from __future__ import annotations

from typing import ClassVar

from ledger.domain.events.event import Event


class VerdictProposed(Event, frozen=True, kw_only=True):
    """A reviewer put a verdict forward, on its four axes, under the policy in force."""

    type: ClassVar[str] = "verdict.proposed"
    attribution: str
    verdict: str
    corroboration: str
    confidence: str
    because: str
    policy: int
    evidence: tuple[str, ...] = ()


class VerdictWithdrawn(Event, frozen=True, kw_only=True):
    """A proposal was taken back by its proposer; `undoes` names the event."""

    type: ClassVar[str] = "verdict.withdrawn"
    undoes: str


class VerdictApproved(Event, frozen=True, kw_only=True):
    """Somebody other than the proposer agreed with exactly this revision."""

    type: ClassVar[str] = "verdict.approved"
    revision: int
    policy: int
    because: str | None = None


class ApprovalWithdrawn(Event, frozen=True, kw_only=True):
    """An approval was taken back by its author; `undoes` names the event."""

    type: ClassVar[str] = "approval.withdrawn"
    undoes: str


class ChangesRequested(Event, frozen=True, kw_only=True):
    """A second reader sent the proposal back with a reason."""

    type: ClassVar[str] = "changes.requested"
    revision: int
    because: str


class VerdictConfirmed(Event, frozen=True, kw_only=True):
    """The policy's demands were met; the verdict stands."""

    type: ClassVar[str] = "verdict.confirmed"
    revision: int
    policy: int
    single_reviewer: bool = False
