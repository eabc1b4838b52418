"""Payloads and texts that are gone, against the events that say so.

What is missing is only seen to be allowed later: the event that erased it comes after it. Nothing
is kept in the meantime but the places of what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.erasure import texts_of
from ledger.domain.events import ArticleAdded, PayloadRedacted
from ledger.domain.records import Recorded
from ledger.errors import Unreadable
from ledger.storage.blob_store import BlobStore
from ledger.storage.event_store import Stored
from ledger.verification.entry import check_text
from ledger.verification.finding import Erasure, Finding


class ErasureCheck:
    """Sees stored events in order of seq; `finish` then names what is gone without a reason."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._payloads: dict[int, tuple[str, str]] = {}
        self._texts: dict[str, tuple[int, str]] = {}
        self._erased: set[int] = set()
        self.erasures: list[Erasure] = []

    def __call__(self, stored: Stored) -> Iterator[Finding]:
        """Yield what is wrong with the text that this event names, or the erasure that it is."""
        if stored.body is None:
            self._payloads[stored.seq] = (stored.type, stored.stream)
        elif stored.type == ArticleAdded.type:
            yield from self._look_for_text(stored)
        elif stored.type == PayloadRedacted.type:
            yield from self._erase(stored)

    def finish(self) -> Iterator[Finding]:
        """Yield what is gone although no event erased it."""
        for seq in self._payloads:
            detail = "the payload is gone, and no event of the log erased it"
            yield Finding(kind="payload_missing", detail=detail, seq=seq)
        for sha256, (seq, _) in self._texts.items():
            detail = f"text {sha256} is gone, and no event of the log erased it"
            yield Finding(kind="text_missing", detail=detail, seq=seq)

    def _look_for_text(self, stored: Stored) -> Iterator[Finding]:
        for finding in check_text(stored, self._blobs):
            record = _understood(stored)
            if finding.kind != "text_missing" or record is None:
                yield finding
                continue
            for sha256 in texts_of([record]):
                self._texts[sha256] = (stored.seq, stored.stream)

    def _erase(self, stored: Stored) -> Iterator[Finding]:
        record = _understood(stored)
        if record is None or not isinstance(record.event, PayloadRedacted):
            return  # reported with the payload
        event = record.event
        for seq in event.seqs:
            gone = self._payloads.pop(seq, None)
            if gone is None and seq not in self._erased:
                detail = f"event {stored.seq} erased the payload, and it is there"
                yield Finding(kind="erasure_undone", detail=detail, seq=seq)
                continue
            self._erased.add(seq)
            if gone is not None:
                self._tell(record, event, f"{gone[0]} of {gone[1]}", seq)
        for sha256 in event.texts:
            where = self._texts.pop(sha256, None)
            self._tell(record, event, f"the text {sha256[:12]}…", where[0] if where else None)

    def _tell(self, record: Recorded, event: PayloadRedacted, what: str, seq: int | None) -> None:
        self.erasures.append(
            Erasure(
                what=what,
                seq=seq,
                by=record.envelope.actor,
                at=record.envelope.at,
                because=event.because,
                event=record.seq,
            )
        )


def _understood(stored: Stored) -> Recorded | None:
    try:
        envelope = decode_envelope(stored.envelope)
        event = decode_payload(envelope.type, envelope.schema, stored.body)
    except Unreadable:
        return None
    return Recorded(envelope=envelope, event=event)
