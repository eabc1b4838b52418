"""What happens to a claim: how it arises and travels, what is noted, linked and found."""

from __future__ import annotations

from typing import ClassVar, Literal

from ledger.domain.events.event import Event
from ledger.domain.quantities import Quantity
from ledger.domain.selectors import Selector
from ledger.domain.spans import Span


class ClaimExtracted(Event, frozen=True, kw_only=True):
    """A claim was found in an article by the extractor named in `extractor`.

    `text` is the sentence or clause that carries it, at the position its selectors name; `dated`
    the day, month or year (ISO) that a statement without a figure names, since schema 2.
    """

    type: ClassVar[str] = "claim.extracted"
    schema: ClassVar[int] = 2
    article: str
    selectors: tuple[Selector, ...]
    kind: Literal["quantity", "statement"]
    text: str
    extractor: str
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    quantity: Quantity | None = None
    mentions: tuple[Span, ...] = ()
    dated: str | None = None
    score: str | None = None
    rules: tuple[str, ...] = ()


class ClaimAdded(Event, frozen=True, kw_only=True):
    """A person made a claim of a place in an article.

    `offered_by` is the extractor whose reading of the place was offered, `changed` what the person
    read otherwise ("value", "unit"), `rules` the ids of the rules behind the offer.
    """

    type: ClassVar[str] = "claim.added"
    article: str
    selectors: tuple[Selector, ...]
    kind: Literal["quantity", "statement"]
    text: str
    offered_by: str
    changed: tuple[str, ...] = ()
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    quantity: Quantity | None = None
    mentions: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()


class ClaimTriaged(Event, frozen=True, kw_only=True):
    """The claim was taken into scope and queued."""

    type: ClassVar[str] = "claim.triaged"
    because: str | None = None


class ClaimAssigned(Event, frozen=True, kw_only=True):
    """Somebody took the claim into work."""

    type: ClassVar[str] = "claim.assigned"
    assignee: str


class ClaimDismissed(Event, frozen=True, kw_only=True):
    """The claim was put aside without a verdict."""

    type: ClassVar[str] = "claim.dismissed"
    reason: str
    because: str


class ClaimReopened(Event, frozen=True, kw_only=True):
    """A closed claim went back into the queue; `undoes` names a dismissal taken back."""

    type: ClassVar[str] = "claim.reopened"
    because: str
    undoes: str | None = None


class ClaimRetracted(Event, frozen=True, kw_only=True):
    """The claim no longer stands; `undoes` names the adding by hand that is taken back."""

    type: ClassVar[str] = "claim.retracted"
    because: str
    undoes: str | None = None


class ClaimAnnotated(Event, frozen=True, kw_only=True):
    """Somebody wrote a note on the claim."""

    type: ClassVar[str] = "claim.annotated"
    annotation: str
    text: str


class AnnotationWithdrawn(Event, frozen=True, kw_only=True):
    """A note was taken back by its author; `undoes` names the event."""

    type: ClassVar[str] = "annotation.withdrawn"
    annotation: str
    undoes: str


class EvidenceLinked(Event, frozen=True, kw_only=True):
    """A source was linked to the claim as evidence."""

    type: ClassVar[str] = "evidence.linked"
    evidence: str
    source: str
    relation: str
    tier: str = "secondary"
    quote: str | None = None
    snapshot: str | None = None


class EvidenceUnlinked(Event, frozen=True, kw_only=True):
    """A link to a source was taken back; `undoes` names the event."""

    type: ClassVar[str] = "evidence.unlinked"
    evidence: str
    undoes: str


class FindingRaised(Event, frozen=True, kw_only=True):
    """A machine check found something a person must look at; it is never a verdict."""

    type: ClassVar[str] = "finding.raised"
    finding: str
    check: str
    expected: str
    observed: str
    inputs: tuple[str, ...] = ()


class FindingResolved(Event, frozen=True, kw_only=True):
    """A person settled a finding and said why."""

    type: ClassVar[str] = "finding.resolved"
    finding: str
    because: str
