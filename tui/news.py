"""What others recorded while a reviewer sat before the queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ledger.api import ClaimQuery, Ledger, Recorded
from ledger.domain.erasure import streams_erased_from
from ledger.domain.events import ClaimAdded, ClaimExtracted, PayloadRedacted
from tui.formatting import count

MOST: Final = 500  # events read in one go; more than that is a case for loading the queue again
_BEGINNINGS: Final = frozenset({ClaimExtracted.type, ClaimAdded.type})
_CLAIM: Final = "claim/"
_ARTICLE: Final = "article/"


@dataclass(frozen=True)
class News:
    """The log's size now, the claims that changed since, and what is worth telling."""

    size: int
    changed: tuple[str, ...] = ()
    told: str = ""


def load_news(ledger: Ledger, since: int) -> News:
    """Gather what was recorded from the event *since* on.

    Only what other names did is told; own steps are known already.
    """
    size = ledger.size()
    if size <= since:
        return News(size)
    recorded = list(ledger.log(max(since, size - MOST), size))
    changed = dict.fromkeys(
        claim
        for record in recorded
        for stream in _streams(record)
        for claim in _claims_shown(ledger, stream)
    )
    return News(size, tuple(changed), _told(recorded, ledger.actor))


def _streams(record: Recorded) -> tuple[str, ...]:
    """The streams of which something looks otherwise after an event."""
    return (record.envelope.stream, *streams_erased_from(record))


def _claims_shown(ledger: Ledger, stream: str) -> tuple[str, ...]:
    if stream.startswith(_CLAIM):
        return (stream.removeprefix(_CLAIM),)
    if stream.startswith(_ARTICLE):
        query = ClaimQuery(article=stream.removeprefix(_ARTICLE), limit=MOST)
        return tuple(row.id for row in ledger.claims(query))
    return ()


def _told(recorded: Sequence[Recorded], actor: str) -> str:
    others = [record.envelope for record in recorded if record.envelope.actor != actor]
    added = sum(envelope.type in _BEGINNINGS for envelope in others)
    steps = Counter(
        envelope.actor
        for envelope in others
        if envelope.stream.startswith(_CLAIM) and envelope.type not in _BEGINNINGS
    )
    erasers = dict.fromkeys(e.actor for e in others if e.type == PayloadRedacted.type)
    parts = [f"{name} erased something" for name in erasers]
    parts += [f"{name} recorded {count(number, 'step')}" for name, number in steps.items()]
    if added:
        parts.append(f"{count(added, 'new claim')}, ^r shows them")
    return "; ".join(parts)
