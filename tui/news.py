"""What others recorded while a reviewer sat before the queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ledger.api import Ledger, Recorded
from tui.formatting import count

MOST: Final = 500  # events read in one go; more than that is a case for loading the queue again
_CLAIM: Final = "claim/"


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
    streams = dict.fromkeys(record.envelope.stream for record in recorded)
    changed = tuple(name.removeprefix(_CLAIM) for name in streams if name.startswith(_CLAIM))
    return News(size, changed, _told(recorded, ledger.actor))


def _told(recorded: Sequence[Recorded], actor: str) -> str:
    others = [record.envelope for record in recorded if record.envelope.actor != actor]
    added = sum(envelope.type == "claim.extracted" for envelope in others)
    steps = Counter(
        envelope.actor
        for envelope in others
        if envelope.stream.startswith(_CLAIM) and envelope.type != "claim.extracted"
    )
    parts = [f"{name} recorded {count(number, 'step')}" for name, number in steps.items()]
    if added:
        parts.append(f"{count(added, 'new claim')}, ^r shows them")
    return "; ".join(parts)
