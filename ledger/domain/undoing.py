"""Taking a step back: always a new event that names the one it undoes.

Only the author may, and only while nothing else rests on the step.
"""

from __future__ import annotations

from ledger.domain import events
from ledger.domain.claim import Claim
from ledger.domain.rules import Actor, Decision
from ledger.errors import CannotUndo, NotTheAuthor


def decide_undo(claim: Claim, *, event: str, author: str, actor: Actor) -> Decision:
    """Answer the event that takes back *event*, which *author* recorded on this claim.

    Raises:
        NotTheAuthor: The actor did not record it.
        CannotUndo: It is undone already, something depends on it, or it is of a kind that is
            answered by a new step instead.
    """
    if author != actor.name:
        raise NotTheAuthor(event=event, author=author, actor=actor.name)
    for note in claim.annotations:
        if note.event == event:
            return (events.AnnotationWithdrawn(annotation=note.id, undoes=event),)
    for link in claim.evidence:
        if link.event == event:
            return _unlink(claim, link.id, event)
    if claim.dismissal is not None and claim.dismissal.event == event:
        return (events.ClaimReopened(because="dismissal undone", undoes=event),)
    for given in claim.standing_approvals:
        if given.event == event:
            return (events.ApprovalWithdrawn(undoes=event),)
    if claim.proposal is not None and claim.proposal.event == event:
        return _withdraw_verdict(claim, event)
    if claim.added == event:
        return _retract(claim, event, actor)
    raise CannotUndo(event=event, reason="it is undone already, superseded, or no undoable step")


def _withdraw_verdict(claim: Claim, event: str) -> Decision:
    if claim.standing_approvals:
        raise CannotUndo(event=event, reason="somebody has approved it")
    if claim.status not in ("in_review", "confirmed"):
        raise CannotUndo(event=event, reason=f"the claim is {claim.status}")
    return (events.VerdictWithdrawn(undoes=event),)


def _unlink(claim: Claim, evidence: str, event: str) -> Decision:
    if claim.proposal is not None and evidence in claim.proposal.evidence:
        raise CannotUndo(event=event, reason="the verdict on the table cites it")
    return (events.EvidenceUnlinked(evidence=evidence, undoes=event),)


def _retract(claim: Claim, event: str, actor: Actor) -> Decision:
    """Take back a claim made by hand, as long as nobody's work rests on it."""
    if claim.status not in ("new", "queued", "in_check"):
        raise CannotUndo(event=event, reason=f"the claim is {claim.status}")
    if claim.annotations or claim.evidence or claim.findings or claim.proposals:
        raise CannotUndo(event=event, reason="there is more to the claim by now")
    if claim.assignee not in (None, actor.name):
        raise CannotUndo(event=event, reason=f"{claim.assignee} has taken the claim")
    return (events.ClaimRetracted(because="adding it was undone", undoes=event),)
