"""Everything that can happen, in the past tense. Wire names are words, never class paths: a class
may be renamed any afternoon and the log does not notice.

An event class names its wire `type` and integer `schema`. Fields are what the payload holds;
who, when and where in the log stand in the envelope. To add one: write the class here, add it to
`EVENT_TYPES`, give `claim.evolve` its arm when it belongs to a claim, and add its golden file.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

import msgspec

from ledger.domain.policy import Policy
from ledger.domain.quantities import Quantity
from ledger.domain.selectors import Selector
from ledger.domain.spans import Span


class Event(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Something that happened. Subclasses set `type` (the wire name) and `schema`.

    A field that has its default is left out of the payload.
    """

    type: ClassVar[str]
    schema: ClassVar[int] = 1


# ---- ledger -------------------------------------------------------------------------------


class LedgerOpened(Event, frozen=True, kw_only=True):
    """The log began. `vkey` is the text form of the key that signs its checkpoints."""

    type: ClassVar[str] = "ledger.opened"
    title: str
    origin: str
    vkey: str


class PolicySet(Event, frozen=True, kw_only=True):
    """The desk's policy was set; it holds from this event on."""

    type: ClassVar[str] = "policy.set"
    policy: Policy


class CheckpointPublished(Event, frozen=True, kw_only=True):
    """A checkpoint over the first `size` events was signed. `root` is hexadecimal."""

    type: ClassVar[str] = "checkpoint.published"
    size: int
    root: str
    note: str


class PayloadRedacted(Event, frozen=True, kw_only=True):
    """What earlier events said was erased; their envelopes, and with them every proof, stay.

    `seqs` are those events, `streams` where they stand, `texts` the SHA-256 of erased long texts.
    """

    type: ClassVar[str] = "payload.redacted"
    because: str
    seqs: tuple[int, ...] = ()
    streams: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


# ---- actors -------------------------------------------------------------------------------


class ActorRegistered(Event, frozen=True, kw_only=True):
    """A person or a bot may act from now on."""

    type: ClassVar[str] = "actor.registered"
    name: str
    kind: Literal["human", "bot"] = "human"


class ActorKeyAdded(Event, frozen=True, kw_only=True):
    """From here on the actor signs what they record, with this key or an earlier one.

    `vkey` is the public key's text form. Every key after the first is recorded by the actor, under
    a signature of an earlier one.
    """

    type: ClassVar[str] = "actor.key_added"
    name: str
    vkey: str


# ---- articles and sources -------------------------------------------------------------------


class ArticleAdded(Event, frozen=True, kw_only=True):
    """An article came in. `blob` and `sha256` name its stored text; offsets refer to it."""

    type: ClassVar[str] = "article.added"
    blob: str
    sha256: str
    title: str
    lang: str
    length: int
    input: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_on: str | None = None


class SourceAdded(Event, frozen=True, kw_only=True):
    """A source that claims can be checked against became known."""

    type: ClassVar[str] = "source.added"
    title: str
    url: str | None = None
    publisher: str | None = None
    tier: str = "secondary"
    independence_group: str | None = None


# ---- claims: how they arise and travel --------------------------------------------------------


class ClaimExtracted(Event, frozen=True, kw_only=True):
    """A claim was found in an article by the extractor named in `extractor`.

    `text` is the sentence or clause that carries it, at the position its selectors name.
    """

    type: ClassVar[str] = "claim.extracted"
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
    score: str | None = None
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


# ---- claims: verdicts ---------------------------------------------------------------------------


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


ClaimEvent = (
    ClaimExtracted
    | ClaimTriaged
    | ClaimAssigned
    | ClaimDismissed
    | ClaimReopened
    | ClaimAnnotated
    | AnnotationWithdrawn
    | EvidenceLinked
    | EvidenceUnlinked
    | FindingRaised
    | FindingResolved
    | VerdictProposed
    | VerdictWithdrawn
    | VerdictApproved
    | ApprovalWithdrawn
    | ChangesRequested
    | VerdictConfirmed
)

EVENT_TYPES: Final[tuple[type[Event], ...]] = (
    LedgerOpened,
    PolicySet,
    CheckpointPublished,
    PayloadRedacted,
    ActorRegistered,
    ActorKeyAdded,
    ArticleAdded,
    SourceAdded,
    ClaimExtracted,
    ClaimTriaged,
    ClaimAssigned,
    ClaimDismissed,
    ClaimReopened,
    ClaimAnnotated,
    AnnotationWithdrawn,
    EvidenceLinked,
    EvidenceUnlinked,
    FindingRaised,
    FindingResolved,
    VerdictProposed,
    VerdictWithdrawn,
    VerdictApproved,
    ApprovalWithdrawn,
    ChangesRequested,
    VerdictConfirmed,
)
