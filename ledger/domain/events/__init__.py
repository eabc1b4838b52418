"""Everything that can happen, in the past tense. Wire names are words, never class paths: a class
may be renamed any afternoon and the log does not notice.

An event class names its wire `type` and integer `schema`. Fields are what the payload holds;
who, when and where in the log stand in the envelope. To add one: write the class in `claims`,
`verdicts` or `desk`, name it here, give `evolution.evolve` its arm when it belongs to a claim, and
add its golden file.
"""

from __future__ import annotations

from typing import Final

from ledger.domain.events.claims import AnnotationWithdrawn as AnnotationWithdrawn
from ledger.domain.events.claims import ClaimAdded as ClaimAdded
from ledger.domain.events.claims import ClaimAnnotated as ClaimAnnotated
from ledger.domain.events.claims import ClaimAssigned as ClaimAssigned
from ledger.domain.events.claims import ClaimDismissed as ClaimDismissed
from ledger.domain.events.claims import ClaimExtracted as ClaimExtracted
from ledger.domain.events.claims import ClaimReopened as ClaimReopened
from ledger.domain.events.claims import ClaimRetracted as ClaimRetracted
from ledger.domain.events.claims import ClaimTriaged as ClaimTriaged
from ledger.domain.events.claims import EvidenceLinked as EvidenceLinked
from ledger.domain.events.claims import EvidenceUnlinked as EvidenceUnlinked
from ledger.domain.events.claims import FindingRaised as FindingRaised
from ledger.domain.events.claims import FindingResolved as FindingResolved
from ledger.domain.events.desk import ActorKeyAdded as ActorKeyAdded
from ledger.domain.events.desk import ActorRegistered as ActorRegistered
from ledger.domain.events.desk import ArticleAdded as ArticleAdded
from ledger.domain.events.desk import CheckpointPublished as CheckpointPublished
from ledger.domain.events.desk import LedgerOpened as LedgerOpened
from ledger.domain.events.desk import PayloadRedacted as PayloadRedacted
from ledger.domain.events.desk import PolicySet as PolicySet
from ledger.domain.events.desk import SourceAdded as SourceAdded
from ledger.domain.events.event import Event as Event
from ledger.domain.events.verdicts import ApprovalWithdrawn as ApprovalWithdrawn
from ledger.domain.events.verdicts import ChangesRequested as ChangesRequested
from ledger.domain.events.verdicts import VerdictApproved as VerdictApproved
from ledger.domain.events.verdicts import VerdictConfirmed as VerdictConfirmed
from ledger.domain.events.verdicts import VerdictProposed as VerdictProposed
from ledger.domain.events.verdicts import VerdictWithdrawn as VerdictWithdrawn

ClaimEvent = (
    ClaimExtracted
    | ClaimAdded
    | ClaimTriaged
    | ClaimAssigned
    | ClaimDismissed
    | ClaimReopened
    | ClaimRetracted
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
    ClaimAdded,
    ClaimTriaged,
    ClaimAssigned,
    ClaimDismissed,
    ClaimReopened,
    ClaimRetracted,
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
