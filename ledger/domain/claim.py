"""What a claim is at one moment: plain, frozen values. `evolution` folds them from events."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span

Status = Literal[
    "new",
    "queued",
    "in_check",
    "in_review",
    "confirmed",
    "published",
    "dismissed",
    "retracted",
]
STATUSES: tuple[Status, ...] = (
    "new",
    "queued",
    "in_check",
    "in_review",
    "confirmed",
    "published",
    "dismissed",
    "retracted",
)

BY_HAND: Final = "hand"
"""What stands in `Claim.extractor` where a person found the claim."""

FLAGS: Final = ("erased", "has_findings", "conflicted", "single_source")
"""What `Claim.flags` may raise, in the order in which it is shown."""


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """A note: who wrote what, when, and by which event."""

    id: str
    event: str
    actor: str
    at: str
    text: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A source linked to the claim."""

    id: str
    event: str
    actor: str
    at: str
    source: str
    relation: str
    tier: str
    quote: str | None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a machine check saw; `resolution` is None while it is open."""

    id: str
    check: str
    expected: str
    observed: str
    resolution: str | None = None


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on its four axes, who put it forward, and at which revision of the claim."""

    event: str
    actor: str
    at: str
    revision: int
    attribution: str
    verdict: str
    corroboration: str
    confidence: str
    because: str
    evidence: tuple[str, ...]


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's agreement with one revision."""

    event: str
    actor: str
    at: str
    revision: int


class Dismissal(msgspec.Struct, frozen=True, kw_only=True):
    """Why and by whom the claim was put aside."""

    event: str
    actor: str
    at: str
    reason: str
    because: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it stands after `version` events.

    `revision` counts changes of content (a new proposal is one); approvals bind to it.
    `updated_at` and `updated_by` are those of the last event, `seq` is the first event's place in
    the log and orders claims by age. `added` is the event by which a person made the claim, None
    where an extractor found it. `erased` counts the events whose payload was erased; without
    its own (`text` is empty) a claim only says that it was there.
    """

    id: str
    seq: int
    version: int
    status: Status
    revision: int
    article: str
    kind: Literal["quantity", "statement"]
    text: str
    start: int
    end: int
    extractor: str
    created_at: str
    updated_at: str
    updated_by: str
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    quantity: Quantity | None = None
    mentions: tuple[Span, ...] = ()
    dated: str | None = None
    score: str | None = None
    rules: tuple[str, ...] = ()
    added: str | None = None
    assignee: str | None = None
    dismissal: Dismissal | None = None
    annotations: tuple[Annotation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    approvals: tuple[Approval, ...] = ()
    single_reviewer: bool = False
    erased: int = 0

    @property
    def proposal(self) -> Proposal | None:
        """The verdict now on the table, or None while there is none to judge."""
        on_the_table = self.status in ("in_review", "confirmed", "published")
        return self.proposals[-1] if on_the_table and self.proposals else None

    @property
    def standing_approvals(self) -> tuple[Approval, ...]:
        """The approvals that bind to the present revision."""
        return tuple(a for a in self.approvals if a.revision == self.revision)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has settled yet."""
        return tuple(f for f in self.findings if f.resolution is None)

    @property
    def flags(self) -> tuple[str, ...]:
        """What a reviewer should notice; computed, never stored as a state."""
        relations = {link.relation for link in self.evidence}
        supporting = {link.source for link in self.evidence if link.relation == "supports"}
        raised = {
            "erased": self.erased > 0,
            "has_findings": bool(self.open_findings),
            "conflicted": {"supports", "contradicts"} <= relations,
            "single_source": len(supporting) == 1,
        }
        return tuple(name for name in FLAGS if raised[name])
