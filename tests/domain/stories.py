"""Telling stories about one claim: events happen to it, decisions are asked for."""

from __future__ import annotations

from collections.abc import Callable

from ledger.domain.claim import Claim
from ledger.domain.events import ClaimExtracted, Event
from ledger.domain.evolution import evolve
from ledger.domain.quantities import Quantity
from ledger.domain.records import ENVELOPE_FORMAT, Envelope, Recorded
from ledger.domain.rules import Decision, Verdict
from ledger.domain.selectors import selectors_of

SENTENCE = "Crews cleared 41 wells in Marwan."


def extracted(**changes: object) -> ClaimExtracted:
    """A claim about 41 wells, as the extractor hands it over."""
    fields: dict[str, object] = {
        "article": "a-marwan",
        "selectors": selectors_of(SENTENCE, 0, len(SENTENCE)),
        "kind": "quantity",
        "text": SENTENCE,
        "extractor": "rules/1",
        "speaker": "Dana Hale",
        "quantity": Quantity(text="41", start=14, end=16, value="41", counted="wells"),
    }
    return ClaimExtracted(**(fields | changes))  # type: ignore[arg-type]  # fields by name


def verdict(**changes: object) -> Verdict:
    """A verdict that every rule accepts."""
    fields: dict[str, object] = {
        "attribution": "exact",
        "verdict": "unproven",
        "corroboration": "single_source",
        "confidence": "moderate",
        "because": "only the ministry says so",
    }
    return Verdict(**(fields | changes))  # type: ignore[arg-type]  # fields by name


class ClaimStory:
    """One claim's stream, told event by event."""

    def __init__(self) -> None:
        self.records: list[Recorded] = []
        self._claim: Claim | None = None
        self.happened(extracted(), by="reader")

    @property
    def claim(self) -> Claim:
        assert self._claim is not None
        return self._claim

    @property
    def status(self) -> str:
        return self.claim.status

    @property
    def flags(self) -> list[str]:
        return list(self.claim.flags)

    def happened(self, *events: Event, by: str = "amal") -> ClaimStory:
        """These events were recorded by this person."""
        for event in events:
            record = self._recorded(event, by)
            self.records.append(record)
            self._claim = evolve(self._claim, record)
        return self

    def decided(self, decide: Callable[[Claim], Decision], *, by: str = "amal") -> ClaimStory:
        """The rules were asked, and what they answered was recorded."""
        return self.happened(*decide(self.claim), by=by)

    def event_id(self, kind: type[Event]) -> str:
        """The id of the last event of this kind."""
        return next(r.envelope.id for r in reversed(self.records) if isinstance(r.event, kind))

    def _recorded(self, event: Event, by: str) -> Recorded:
        number = len(self.records)
        envelope = Envelope(
            v=ENVELOPE_FORMAT,
            log="test",
            seq=number,
            id=f"event-{number}",
            stream="claim/c-wells",
            version=number + 1,
            type=event.type,
            schema=event.schema,
            actor=by,
            at=f"2031-05-0{1 + number % 9}T08:00:00.000000Z",
            payload_digest="00",
        )
        return Recorded(envelope=envelope, event=event)
