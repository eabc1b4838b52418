"""How a claim changes: `evolve` takes a claim and its next event and answers the claim after it.

It trusts the log: the rules were asked before the event was recorded, and are not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never, cast

from msgspec.structs import replace

from ledger.domain import events
from ledger.domain.claim import (
    BY_HAND,
    Annotation,
    Approval,
    Claim,
    Dismissal,
    Evidence,
    Finding,
    Proposal,
    Status,
)
from ledger.domain.erasure import is_erased, remainder
from ledger.domain.identity import stream_id
from ledger.domain.records import NEWER_RELEASE_HINT, Opaque, Recorded
from ledger.domain.selectors import TextPositionSelector
from ledger.errors import Unreadable


def fold(recorded: Iterable[Recorded]) -> Claim | None:
    """Return the claim after all of *recorded* (one claim stream, in order), None without any.

    Raises:
        Unreadable: An event is of a type or schema that this release does not know.
    """
    claim: Claim | None = None
    for record in recorded:
        claim = evolve(claim, record)
    return claim


def evolve(claim: Claim | None, record: Recorded) -> Claim:
    """Return the claim after *record*, which is the next event of its stream.

    Raises:
        Unreadable: The event cannot be interpreted, or the stream does not begin with how the
            claim was found. A newer release may be able to read it.
    """
    event = record.event
    envelope = record.envelope
    if is_erased(record):
        return _after_erased(claim, record)
    if isinstance(event, Opaque):
        raise Unreadable(
            what=f"event {envelope.seq} ({event.type}, schema {event.schema})",
            reason=event.reason,
            hint=NEWER_RELEASE_HINT,
        )
    if claim is None:
        if not isinstance(event, events.ClaimExtracted | events.ClaimAdded):
            raise Unreadable(what=envelope.stream, reason=f"it begins with {event.type}")
        return _begin(event, record)
    return _moved_on(_apply(claim, cast(events.ClaimEvent, event), record), record)


def _moved_on(claim: Claim, record: Recorded) -> Claim:
    envelope = record.envelope
    return replace(
        claim, version=envelope.version, updated_at=envelope.at, updated_by=envelope.actor
    )


def _after_erased(claim: Claim | None, record: Recorded) -> Claim:
    left = remainder(record.envelope.type, claim)
    if claim is not None:
        changed = claim if left is None else _apply(claim, left, record)
        return replace(_moved_on(changed, record), erased=claim.erased + 1)
    if not isinstance(left, events.ClaimExtracted | events.ClaimAdded):
        raise Unreadable(what=record.stream, reason=f"it begins with {record.envelope.type}")
    return replace(_begin(left, record), erased=1)


def _begin(event: events.ClaimExtracted | events.ClaimAdded, record: Recorded) -> Claim:
    envelope = record.envelope
    found_by, score, dated, added = (
        (BY_HAND, None, None, envelope.id)
        if isinstance(event, events.ClaimAdded)
        else (event.extractor, event.score, event.dated, None)
    )
    position = next(s for s in event.selectors if isinstance(s, TextPositionSelector))
    return Claim(
        id=stream_id(envelope.stream),
        seq=envelope.seq,
        version=envelope.version,
        status="new",
        revision=1,
        article=event.article,
        kind=event.kind,
        text=event.text,
        start=position.start,
        end=position.end,
        extractor=found_by,
        created_at=envelope.at,
        updated_at=envelope.at,
        updated_by=envelope.actor,
        speaker=event.speaker,
        via=event.via,
        quoted=event.quoted,
        negated=event.negated,
        quantity=event.quantity,
        mentions=event.mentions,
        dated=dated,
        score=score,
        rules=event.rules,
        added=added,
    )


def _apply(claim: Claim, event: events.ClaimEvent, record: Recorded) -> Claim:
    match event:
        case events.ClaimExtracted() | events.ClaimAdded():
            raise Unreadable(what=record.stream, reason="the claim begins twice")
        case events.ClaimTriaged():
            return replace(claim, status="queued")
        case events.ClaimAssigned():
            status: Status = "in_check" if claim.status == "queued" else claim.status
            return replace(claim, status=status, assignee=event.assignee)
        case events.ClaimDismissed():
            return replace(claim, status="dismissed", dismissal=_dismissal(event, record))
        case events.ClaimReopened():
            return replace(claim, status="queued", dismissal=None, revision=claim.revision + 1)
        case events.ClaimRetracted():
            return replace(claim, status="retracted", revision=claim.revision + 1)
        case events.ClaimAnnotated() | events.AnnotationWithdrawn():
            return _with_annotation(claim, event, record)
        case events.EvidenceLinked() | events.EvidenceUnlinked():
            return _with_evidence(claim, event, record)
        case events.FindingRaised() | events.FindingResolved():
            return _with_finding(claim, event)
        case events.VerdictProposed() | events.VerdictWithdrawn():
            return _with_proposal(claim, event, record)
        case events.VerdictApproved() | events.ApprovalWithdrawn():
            return _with_approval(claim, event, record)
        case events.ChangesRequested():
            return replace(claim, status="in_check", revision=claim.revision + 1)
        case events.VerdictConfirmed():
            return replace(claim, status="confirmed", single_reviewer=event.single_reviewer)
        case _:
            assert_never(event)


def _dismissal(event: events.ClaimDismissed, record: Recorded) -> Dismissal:
    return Dismissal(
        event=record.envelope.id,
        actor=record.envelope.actor,
        at=record.envelope.at,
        reason=event.reason,
        because=event.because,
    )


def _with_annotation(
    claim: Claim, event: events.ClaimAnnotated | events.AnnotationWithdrawn, record: Recorded
) -> Claim:
    if isinstance(event, events.AnnotationWithdrawn):
        kept = tuple(note for note in claim.annotations if note.event != event.undoes)
        return replace(claim, annotations=kept)
    note = Annotation(
        id=event.annotation,
        event=record.envelope.id,
        actor=record.envelope.actor,
        at=record.envelope.at,
        text=event.text,
    )
    return replace(claim, annotations=(*claim.annotations, note))


def _with_evidence(
    claim: Claim, event: events.EvidenceLinked | events.EvidenceUnlinked, record: Recorded
) -> Claim:
    if isinstance(event, events.EvidenceUnlinked):
        kept = tuple(link for link in claim.evidence if link.event != event.undoes)
        return replace(claim, evidence=kept)
    link = Evidence(
        id=event.evidence,
        event=record.envelope.id,
        actor=record.envelope.actor,
        at=record.envelope.at,
        source=event.source,
        relation=event.relation,
        tier=event.tier,
        quote=event.quote,
    )
    return replace(claim, evidence=(*claim.evidence, link))


def _with_finding(claim: Claim, event: events.FindingRaised | events.FindingResolved) -> Claim:
    if isinstance(event, events.FindingRaised):
        finding = Finding(
            id=event.finding, check=event.check, expected=event.expected, observed=event.observed
        )
        return replace(claim, findings=(*claim.findings, finding))
    settled = tuple(
        replace(f, resolution=event.because) if f.id == event.finding else f for f in claim.findings
    )
    return replace(claim, findings=settled)


def _with_proposal(
    claim: Claim, event: events.VerdictProposed | events.VerdictWithdrawn, record: Recorded
) -> Claim:
    revision = claim.revision + 1
    if isinstance(event, events.VerdictWithdrawn):
        kept = tuple(p for p in claim.proposals if p.event != event.undoes)
        return replace(claim, status="in_check", revision=revision, proposals=kept)
    proposal = Proposal(
        event=record.envelope.id,
        actor=record.envelope.actor,
        at=record.envelope.at,
        revision=revision,
        attribution=event.attribution,
        verdict=event.verdict,
        corroboration=event.corroboration,
        confidence=event.confidence,
        because=event.because,
        evidence=event.evidence,
    )
    proposals = (*claim.proposals, proposal)
    return replace(claim, status="in_review", revision=revision, proposals=proposals)


def _with_approval(
    claim: Claim, event: events.VerdictApproved | events.ApprovalWithdrawn, record: Recorded
) -> Claim:
    if isinstance(event, events.ApprovalWithdrawn):
        kept = tuple(a for a in claim.approvals if a.event != event.undoes)
        return replace(claim, status="in_review", approvals=kept)
    approval = Approval(
        event=record.envelope.id,
        actor=record.envelope.actor,
        at=record.envelope.at,
        revision=event.revision,
    )
    return replace(claim, approvals=(*claim.approvals, approval))
