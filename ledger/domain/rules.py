"""What may happen next: each rule takes the claim as it stands and an intent, and answers the
events to record, or refuses with the reason. Nobody, no administrator either, gets round a rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ledger.domain import events
from ledger.domain import policy as desk
from ledger.domain.claim import Claim, Status
from ledger.domain.policy import Policy
from ledger.errors import (
    EvidenceMissing,
    InvalidValue,
    MissingText,
    NotAllowedNow,
    OpenFindings,
    OwnProposal,
    Refused,
    UnknownId,
)

Decision = tuple[events.Event, ...]

OPEN: Final[tuple[Status, ...]] = ("new", "queued", "in_check", "in_review")


class Actor(msgspec.Struct, frozen=True):
    """Who decides. Bots may extract, check and propose; they never approve."""

    name: str
    bot: bool = False


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict as a reviewer means it: four axes, the reason, and the evidence it rests on."""

    attribution: str
    verdict: str
    corroboration: str
    confidence: str
    because: str
    evidence: tuple[str, ...] = ()


def decide_propose(
    claim: Claim,
    verdict: Verdict,
    *,
    actor: Actor,
    policy: Policy,
    independence: Mapping[str, str] | None = None,
) -> Decision:
    """Put a verdict on the table; a claim that nobody has taken yet is queued and taken first.

    `independence` maps a source to its independence group; a source without one is its own group.

    Raises:
        NotAllowedNow: The claim is closed; reopen it first.
        InvalidValue: A value is not on its axis.
        MissingText: The reason is empty.
        UnknownId: Cited evidence is not linked to the claim.
        EvidenceMissing: The policy asks for more independent sources for a verdict on the scale.
    """
    _require(claim, "propose a verdict on", OPEN)
    _check_axes(verdict)
    _check_sources(claim, verdict, policy, independence or {})
    steps: list[events.Event] = []
    if claim.status == "new":
        steps.append(events.ClaimTriaged())
    if claim.status in ("new", "queued"):
        steps.append(events.ClaimAssigned(assignee=actor.name))
    steps.append(
        events.VerdictProposed(
            attribution=verdict.attribution,
            verdict=verdict.verdict,
            corroboration=verdict.corroboration,
            confidence=verdict.confidence,
            because=verdict.because.strip(),
            evidence=verdict.evidence,
            policy=policy.version,
        )
    )
    if policy.required_approvals == 0:
        _check_findings(claim)
        steps.append(
            events.VerdictConfirmed(
                revision=claim.revision + 1, policy=policy.version, single_reviewer=True
            )
        )
    return tuple(steps)


def decide_approve(
    claim: Claim, *, actor: Actor, policy: Policy, revision: int | None = None
) -> Decision:
    """Agree with the proposal at *revision* (by default the present one).

    Confirms the verdict in the same breath when this was the last approval that the policy asks.

    Raises:
        NotAllowedNow: Nothing is in review, or the revision is no longer the present one.
        OwnProposal: The actor proposed this verdict.
        Refused: The actor is a bot, or has approved this revision already.
        OpenFindings: Machine findings are unresolved.
    """
    _require(claim, "approve", ("in_review",))
    proposal = claim.proposals[-1]
    if proposal.verdict not in desk.VERDICTS:
        raise Refused(
            reason=f"what was proposed on {claim.id} was erased",
            hint="request changes, so that a verdict is proposed again",
        )
    if actor.bot:
        raise Refused(reason=f"{actor.name} is a bot, and bots never approve")
    if actor.name == proposal.actor:
        raise OwnProposal(claim=claim.id, actor=actor.name)
    if revision is not None and revision != claim.revision:
        raise NotAllowedNow(
            action=f"approve revision {revision} of",
            claim=claim.id,
            status=f"at revision {claim.revision}",
            allowed="a look at the new revision",
        )
    if any(given.actor == actor.name for given in claim.standing_approvals):
        raise Refused(reason=f"{actor.name} has approved {claim.id} already")
    _check_findings(claim)
    approved = events.VerdictApproved(revision=claim.revision, policy=policy.version)
    if len(claim.standing_approvals) + 1 < policy.required_approvals:
        return (approved,)
    return (approved, events.VerdictConfirmed(revision=claim.revision, policy=policy.version))


def decide_request_changes(claim: Claim, *, actor: Actor, because: str) -> Decision:
    """Send the proposal back to its proposer with a reason.

    Raises:
        NotAllowedNow: Nothing is in review.
        Refused: The actor is a bot.
        MissingText: The reason is empty.
    """
    _require(claim, "request changes on", ("in_review",))
    if actor.bot:
        raise Refused(reason=f"{actor.name} is a bot, and bots never judge a proposal")
    reason = _text("reason", because)
    return (events.ChangesRequested(revision=claim.revision, because=reason),)


def decide_annotate(claim: Claim, *, annotation: str, text: str) -> Decision:
    """Write a note on the claim, in any state.

    Raises:
        MissingText: The note is empty.
    """
    del claim  # a note is welcome in every state
    return (events.ClaimAnnotated(annotation=annotation, text=_text("note", text)),)


def decide_link_evidence(
    claim: Claim,
    *,
    evidence: str,
    source: str,
    relation: str,
    tier: str,
    quote: str | None = None,
) -> Decision:
    """Link a source to the claim as evidence.

    Raises:
        NotAllowedNow: The claim is closed.
        InvalidValue: The relation or tier is none of those there are.
    """
    _require(claim, "add evidence to", OPEN)
    _one_of("relation", relation, desk.RELATIONS)
    _one_of("tier", tier, desk.TIERS)
    linked = events.EvidenceLinked(
        evidence=evidence, source=source, relation=relation, tier=tier, quote=quote
    )
    return (linked,)


def decide_dismiss(claim: Claim, *, reason: str, because: str) -> Decision:
    """Put the claim aside without a verdict.

    Raises:
        NotAllowedNow: The claim has a verdict on the table or is closed.
        InvalidValue: The reason is none of those there are.
        MissingText: The explanation is empty.
    """
    _require(claim, "dismiss", ("new", "queued", "in_check"))
    _one_of("reason", reason, desk.DISMISSALS)
    return (events.ClaimDismissed(reason=reason, because=_text("explanation", because)),)


def decide_resolve_finding(claim: Claim, *, finding: str, because: str) -> Decision:
    """Settle a machine finding with a reason.

    Raises:
        UnknownId: The claim has no such open finding.
        MissingText: The reason is empty.
    """
    if not any(known.id == finding for known in claim.open_findings):
        raise UnknownId(kind="finding", id=finding, hint=f"see `factledger show {claim.id}`")
    return (events.FindingResolved(finding=finding, because=_text("reason", because)),)


def _require(claim: Claim, action: str, allowed: Sequence[Status]) -> None:
    if not claim.text:
        raise Refused(
            reason=f"cannot {action} {claim.id}: what it says was erased",
            hint=f"see `factledger history {claim.id}`",
        )
    if claim.status not in allowed:
        raise NotAllowedNow(
            action=action, claim=claim.id, status=claim.status, allowed=" or ".join(allowed)
        )


def _check_axes(verdict: Verdict) -> None:
    _one_of("attribution", verdict.attribution, desk.ATTRIBUTIONS)
    _one_of("verdict", verdict.verdict, desk.VERDICTS)
    _one_of("corroboration", verdict.corroboration, desk.CORROBORATIONS)
    _one_of("confidence", verdict.confidence, desk.CONFIDENCES)
    _text("reason", verdict.because)


def _check_sources(
    claim: Claim, verdict: Verdict, policy: Policy, independence: Mapping[str, str]
) -> None:
    linked = {link.id: link for link in claim.evidence}
    for cited in verdict.evidence:
        if cited not in linked:
            raise UnknownId(
                kind="evidence", id=cited, hint=f"see the evidence in `factledger show {claim.id}`"
            )
    if desk.VERDICT_SCORES[verdict.verdict] is None:
        return
    weighing = [
        link
        for link in claim.evidence
        if link.relation in ("supports", "contradicts")
        and (not verdict.evidence or link.id in verdict.evidence)
    ]
    groups = {independence.get(link.source, link.source) for link in weighing}
    if len(groups) < policy.min_sources:
        raise EvidenceMissing(claim=claim.id, needed=policy.min_sources, present=len(groups))


def _check_findings(claim: Claim) -> None:
    if claim.open_findings:
        raise OpenFindings(claim=claim.id, count=len(claim.open_findings))


def _one_of(field: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise InvalidValue(field=field, value=value, allowed=", ".join(allowed))


def _text(field: str, value: str) -> str:
    text = value.strip()
    if not text:
        raise MissingText(field=field)
    return text
