"""How values read in words: figures, verdicts, moments, and what happened. Pure."""

from __future__ import annotations

from typing import Final

from ledger.domain import events
from ledger.domain.quantities import Quantity
from ledger.domain.records import Opaque

COMPARATORS: Final = {"=": "", "~": "about ", ">": "> ", "<": "< ", ">=": ">= ", "<=": "<= "}
ERASED: Final = "(erased)"
BETWEEN: Final = " · "


def spaced(name: str) -> str:
    """Return a wire name as people read it: "mostly_supported" is "mostly supported"."""
    return name.replace("_", " ")


def amount(quantity: Quantity) -> str:
    """Return the value with its comparator: ">= 3959", "10 to 20"."""
    sign = COMPARATORS[quantity.comparator]
    if quantity.value is not None:
        return sign + quantity.value
    return f"{sign}{quantity.low or '?'} to {quantity.high or '?'}"


def figure(quantity: Quantity | None) -> str:
    """Return the value with its unit: "498 kilometre", "12.5 %"; nothing without a figure."""
    if quantity is None:
        return ""
    if quantity.unit is None:
        return amount(quantity)
    return f"{amount(quantity)} {'%' if quantity.unit == 'percent' else spaced(quantity.unit)}"


def kept(text: str) -> str:
    """Return a text that is never empty unless it was erased."""
    return text or ERASED


def moment(at: str) -> str:
    """Return a moment of the log to the second, in UTC: "2025-07-24 09:30:05"."""
    return at[:19].replace("T", " ")


def axes(attribution: str, verdict: str, corroboration: str, confidence: str) -> str:
    """Return a verdict on its four axes in one line, in the names that filters take."""
    return BETWEEN.join((attribution, verdict, corroboration, confidence))


def happened(event: events.Event | Opaque) -> str:
    """Return what an event says, in words; who and when stand elsewhere."""
    match event:
        case Opaque(type=kind, reason="erased"):
            return f"{spaced(kind.replace('.', ' '))}: {ERASED}"
        case Opaque(type=kind, reason=reason):
            return f"{kind} (not readable here: {reason})"
        case events.ArticleAdded(title=title):
            return f"added: {title}"
        case events.SourceAdded(title=title, tier=tier):
            return f"source added ({tier}): {title}"
        case events.ClaimExtracted(extractor=extractor, article=article):
            return f"found in {article} by {extractor}"
        case events.ClaimAdded(article=article, offered_by=reader, changed=changed):
            but = f" but for {', '.join(changed)}" if changed else ""
            return f"added by hand to {article}, as {reader} read it{but}"
        case events.ActorRegistered(name=name, kind=kind):
            return f"{kind} {name} registered"
        case events.ActorKeyAdded(name=name, vkey=vkey):
            return f"key of {name} added: {vkey}"
        case events.LedgerOpened(title=title):
            return f"ledger opened: {title}"
        case events.PolicySet(policy=policy):
            return (
                f"policy set: {policy.required_approvals} approval(s), "
                f"{policy.min_sources} source(s)"
            )
        case events.PayloadRedacted(because=because, seqs=seqs, texts=texts):
            return f"erased {len(seqs)} payload(s) and {len(texts)} text(s): {because}"
        case events.CheckpointPublished(size=size):
            return f"checkpoint signed over {size} events"
        case _:
            return _of_claim(event)


def _of_claim(event: events.Event) -> str:
    match event:
        case events.ClaimTriaged(because=because):
            return _with("queued", because)
        case events.ClaimAssigned(assignee=assignee):
            return f"taken by {assignee}"
        case events.ClaimDismissed(reason=reason, because=because):
            return f"dismissed, {reason}: {because}"
        case events.ClaimReopened(because=because):
            return f"reopened: {because}"
        case events.ClaimRetracted(because=because):
            return f"retracted: {because}"
        case events.ClaimAnnotated(text=text):
            return f"noted: {text}"
        case events.AnnotationWithdrawn(annotation=annotation):
            return f"note {annotation} taken back"
        case events.EvidenceLinked(evidence=evidence, source=source, relation=relation):
            return f"evidence {evidence}: {source} {relation}"
        case events.EvidenceUnlinked(evidence=evidence):
            return f"evidence {evidence} taken back"
        case events.FindingRaised(finding=finding, check=check, expected=wanted, observed=seen):
            return f"finding {finding}, {spaced(check)}: stated {wanted}, parts give {seen}"
        case events.FindingResolved(finding=finding, because=because):
            return f"finding {finding} settled: {because}"
        case _:
            return _of_verdict(event)


def _of_verdict(event: events.Event) -> str:
    match event:
        case events.VerdictProposed():
            said = axes(event.attribution, event.verdict, event.corroboration, event.confidence)
            return f"proposed {said}: {event.because}"
        case events.VerdictWithdrawn():
            return "proposal taken back"
        case events.VerdictApproved(revision=revision, because=because):
            return _with(f"approved revision {revision}", because)
        case events.ApprovalWithdrawn():
            return "approval taken back"
        case events.ChangesRequested(because=because):
            return f"changes requested: {because}"
        case events.VerdictConfirmed(revision=revision, single_reviewer=alone):
            return f"confirmed revision {revision}{', single reviewer' if alone else ''}"
        case _:
            return spaced(event.type.replace(".", " "))


def _with(said: str, because: str | None) -> str:
    return f"{said}: {because}" if because else said
