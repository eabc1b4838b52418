"""What stands beside the article: a claim's reading, verdict, evidence, findings, notes, history.

Pure: a view becomes blocks of words. Blocks hold untrusted text as it is; whoever draws them
prepares it and puts it into visual order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from ledger.api import Recorded
from ledger.domain.claim import Claim, Evidence
from ledger.domain.quantities import Quantity
from tui.claim_view import ClaimView
from tui.event_words import summary, title
from tui.formatting import (
    COMPARATOR_WORDS,
    amount,
    count,
    kept,
    moment,
    side_by_side,
    sign_of_status,
    sign_of_verdict,
    words,
    yes_or_no,
)

Tone = Literal["heading", "text", "muted", "good", "bad", "warning", "strong"]


@dataclass(frozen=True)
class Block:
    """A label in the left column (ours) and a text in the right one, in one tone."""

    text: str
    label: str = ""
    tone: Tone = "text"


def claim_blocks(view: ClaimView) -> tuple[Block, ...]:
    """Everything about the claim but its history."""
    return (
        *_standing(view),
        *_reading(view),
        *_evidence(view),
        *_findings(view.claim),
        *_notes(view.claim),
    )


def history_blocks(history: tuple[Recorded, ...]) -> tuple[Block, ...]:
    """The claim's events, the latest first: what, who, when, and what it says."""
    blocks: list[Block] = []
    for record in reversed(history):
        envelope = record.envelope
        blocks.append(Block(title(record), label=f"#{envelope.seq}", tone="strong"))
        blocks.append(Block(_by(envelope), tone="muted"))
        blocks += [Block(line) for line in summary(record)]
    return tuple(blocks)


class Signed(Protocol):
    """Whatever says who did it and when."""

    @property
    def actor(self) -> str:
        """Who did it."""
        ...

    @property
    def at(self) -> str:
        """When, in UTC."""
        ...


def _by(step: Signed) -> str:
    return side_by_side(step.actor, f"{moment(step.at)} UTC")


def _standing(view: ClaimView) -> Iterator[Block]:
    claim = view.claim
    yield Block(
        f"{sign_of_status(claim.status)} {words(claim.status)}", label="state", tone="strong"
    )
    yield Block(claim.id, label="claim", tone="muted")
    if claim.assignee is not None:
        yield Block(claim.assignee, label="assigned")
    if claim.dismissal is not None:
        put_aside = claim.dismissal
        yield Block(words(put_aside.reason), label="dismissed")
        yield Block(kept(put_aside.because), label="because")
        yield Block(_by(put_aside), tone="muted")
    if claim.flags:
        yield Block(", ".join(words(flag) for flag in claim.flags), label="flags", tone="warning")
    yield from _verdict(view)


def _verdict(view: ClaimView) -> Iterator[Block]:
    yield Block("Verdict", tone="heading")
    proposal = view.claim.proposal
    if proposal is None:
        yield Block("none on the table; p proposes one", tone="muted")
        yield from _earlier(view.claim)
        return
    verdict = f"{sign_of_verdict(proposal.verdict)} {words(proposal.verdict)}"
    yield Block(verdict, label="verdict", tone="strong")
    yield Block(words(proposal.attribution), label="attribution")
    yield Block(words(proposal.corroboration), label="corroborated")
    yield Block(words(proposal.confidence), label="confidence")
    yield Block(kept(proposal.because), label="because")
    yield Block(_by(proposal), label="proposed", tone="muted")
    yield Block(f"revision {proposal.revision}", tone="muted")
    given = view.claim.standing_approvals
    for approval in given:
        yield Block(_by(approval), label="approved", tone="good")
    missing = view.required_approvals - len(given)
    if view.claim.status == "in_review" and missing > 0:
        yield Block(f"{count(missing, 'approval')} to go; a approves", label="approvals")
    if view.claim.single_reviewer:
        yield Block("single reviewer", label="approvals", tone="warning")


def _earlier(claim: Claim) -> Iterator[Block]:
    if claim.proposals:
        last = claim.proposals[-1]
        yield Block(
            side_by_side(f"{words(last.verdict)}, sent back", last.actor),
            label="before",
            tone="muted",
        )


def _reading(view: ClaimView) -> Iterator[Block]:
    claim = view.claim
    yield Block("Reading", tone="heading")
    if claim.quantity is not None:
        yield from _quantity(claim.quantity)
    yield Block(claim.speaker or "not named", label="speaker", tone=_known(claim.speaker))
    if claim.via is not None:
        yield Block(claim.via, label="via")
    if claim.dated is not None:
        yield Block(claim.dated, label="dated")
    yield Block(yes_or_no(claim.quoted), label="quoted")
    yield Block(yes_or_no(claim.negated), label="negated")
    if claim.rules:
        yield Block(", ".join(claim.rules), label="rules", tone="muted")
    yield Block(claim.extractor, label="found by", tone="muted")


def _quantity(quantity: Quantity) -> Iterator[Block]:
    yield Block(amount(quantity), label="quantity", tone="strong")
    yield Block(quantity.text, label="written")
    yield Block(COMPARATOR_WORDS[quantity.comparator], label="comparator")
    for label, value in (
        ("unit", None if quantity.unit is None else words(quantity.unit)),
        ("counted", quantity.counted),
        ("place", quantity.place),
        ("basis", quantity.basis),
        ("period", quantity.period),
    ):
        yield Block(value or "not stated", label=label, tone=_known(value))
    if quantity.part_of is not None:
        yield Block(str(quantity.part_of), label="part of")


def _known(value: str | None) -> Tone:
    return "text" if value else "muted"


def _evidence(view: ClaimView) -> Iterator[Block]:
    yield Block("Evidence", tone="heading")
    if not view.claim.evidence:
        yield Block("no source linked; l links one", tone="muted")
    for link in view.claim.evidence:
        yield from _link(view, link)


def _link(view: ClaimView, link: Evidence) -> Iterator[Block]:
    source = view.sources.get(link.source)
    tones: dict[str, Tone] = {"supports": "good", "contradicts": "bad"}
    label = {"supports": "+ supports", "contradicts": "- against"}.get(link.relation, link.relation)
    yield Block(
        link.source if source is None else kept(source.title),
        label=label,
        tone=tones.get(link.relation, "text"),
    )
    if source is not None:
        facts = side_by_side(link.tier, source.publisher, source.url)
        yield Block(facts, tone="muted")
    if link.quote is not None:
        yield Block(link.quote, label="quote")
    yield Block(_by(link), tone="muted")


def _findings(claim: Claim) -> Iterator[Block]:
    if not claim.findings:
        return
    yield Block("Findings", tone="heading")
    for finding in claim.findings:
        settled = finding.resolution is not None
        text = f"expected {finding.expected}, observed {finding.observed}"
        yield Block(text, label=words(finding.check), tone="muted" if settled else "warning")
        if finding.resolution is not None:
            yield Block(finding.resolution, label="settled")
        else:
            yield Block("open; s settles it with a reason", tone="muted")


def _notes(claim: Claim) -> Iterator[Block]:
    yield Block("Notes", tone="heading")
    if not claim.annotations:
        yield Block("none; n writes one", tone="muted")
    for note in claim.annotations:
        yield Block(kept(note.text))
        yield Block(_by(note), tone="muted")
