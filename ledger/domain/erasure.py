"""What may be erased, and what an event still says when its payload is gone.

The envelope stays: what kind of event it was, who recorded it, when, and in which order. That is
enough to go on from, because only those payloads may be erased on which no later step rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ledger.domain import events
from ledger.domain.claim import Claim
from ledger.domain.events import PayloadRedacted
from ledger.domain.records import Opaque, Recorded
from ledger.domain.rules import Actor
from ledger.domain.selectors import TextPositionSelector
from ledger.errors import MissingText, NotErasable, Refused

REDACTIONS_STREAM: Final = "ledger/redactions"
ERASED: Final = "erased"
"""Stands where a value was that people chose from a list, and that is gone."""

ERASABLE: Final = frozenset(
    event.type
    for event in (
        events.ArticleAdded,
        events.SourceAdded,
        events.ClaimExtracted,
        events.ClaimAdded,
        events.ClaimTriaged,
        events.ClaimDismissed,
        events.ClaimReopened,
        events.ClaimRetracted,
        events.ClaimAnnotated,
        events.EvidenceLinked,
        events.FindingResolved,
        events.VerdictProposed,
        events.VerdictApproved,
        events.ChangesRequested,
    )
)
"""The events that hold somebody's words. Names, keys, policies and steps taken back stay."""


def is_erased(record: Recorded) -> bool:
    """Say whether what the event said is gone."""
    return isinstance(record.event, Opaque) and record.event.reason == ERASED


def streams_erased_from(record: Recorded) -> tuple[str, ...]:
    """Return the streams from which this event erased something; none if it is no erasure."""
    return record.event.streams if isinstance(record.event, PayloadRedacted) else ()


def texts_of(records: Iterable[Recorded]) -> tuple[str, ...]:
    """Return the SHA-256 of the long texts that these events name."""
    named = (r.event.blob for r in records if isinstance(r.event, events.ArticleAdded))
    return tuple(dict.fromkeys(named))


def decide_redact(
    records: Sequence[Recorded],
    *,
    texts: Mapping[str, str] | None = None,
    because: str,
    actor: Actor,
) -> PayloadRedacted:
    """Answer the event that erases what *records* say, and the long *texts*: SHA-256 to stream.

    Raises:
        Refused: The actor is a bot, or there is nothing to erase.
        MissingText: The reason is empty.
        NotErasable: Later steps rest on what an event says.
    """
    if actor.bot:
        raise Refused(reason=f"{actor.name} is a bot, and bots never erase")
    if not because.strip():
        raise MissingText(field="reason")
    for record in records:
        if record.envelope.type not in ERASABLE:
            raise NotErasable(seq=record.seq, type=record.envelope.type)
    whole = [record for record in records if not is_erased(record)]
    if not whole and not texts:
        raise Refused(
            reason="there is nothing left to erase", hint="`factledger verify` lists what was"
        )
    return PayloadRedacted(
        because=because.strip(),
        seqs=tuple(sorted({record.seq for record in whole})),
        streams=tuple(sorted({*(record.stream for record in whole), *(texts or {}).values()})),
        texts=tuple(texts or ()),
    )


def remainder(type_: str, claim: Claim | None) -> events.ClaimEvent | None:
    """Return what is left of an event of *claim*'s stream whose payload is gone.

    None when nothing is left: a note without its words is a note that somebody wrote, evidence
    without its source is no evidence, and a finding whose settlement is gone is open again.
    """
    revision = 1 if claim is None else claim.revision
    left: dict[str, events.ClaimEvent] = {
        "claim.extracted": events.ClaimExtracted(
            article="",
            selectors=(TextPositionSelector(start=0, end=0),),
            kind="statement",
            text="",
            extractor="",
        ),
        "claim.added": events.ClaimAdded(
            article="",
            selectors=(TextPositionSelector(start=0, end=0),),
            kind="statement",
            text="",
            offered_by="",
        ),
        "claim.triaged": events.ClaimTriaged(),
        "claim.dismissed": events.ClaimDismissed(reason=ERASED, because=""),
        "claim.reopened": events.ClaimReopened(because=""),
        "claim.retracted": events.ClaimRetracted(because=""),
        "claim.annotated": events.ClaimAnnotated(annotation="", text=""),
        "verdict.proposed": events.VerdictProposed(
            attribution=ERASED,
            verdict=ERASED,
            corroboration=ERASED,
            confidence=ERASED,
            because="",
            policy=0,
        ),
        "verdict.approved": events.VerdictApproved(revision=revision, policy=0),
        "changes.requested": events.ChangesRequested(revision=revision, because=""),
    }
    return left.get(type_)
