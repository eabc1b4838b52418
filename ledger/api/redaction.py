"""Erasing what must not be kept: the words go, the proof that something was said stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ledger.api.reading import Reading
from ledger.api.recorder import Change
from ledger.domain.erasure import (
    ERASABLE,
    REDACTIONS_STREAM,
    decide_redact,
    is_erased,
    texts_of,
)
from ledger.domain.events import PayloadRedacted
from ledger.domain.identity import stream_name
from ledger.domain.records import Recorded
from ledger.errors import StreamConflict, UnknownId

_TRIES = 5


class Erasable(msgspec.Struct, frozen=True, kw_only=True):
    """What an erasure would take: these events' payloads, and the long texts (SHA-256 to stream).

    `erased` are events among those asked for of which nothing is left.
    """

    records: tuple[Recorded, ...]
    texts: dict[str, str]
    erased: tuple[Recorded, ...] = ()


class Redaction(Reading):
    """The part of the ledger that removes; nothing else does."""

    def erasable(self, things: Sequence[str], *, only_text: bool = False) -> Erasable:
        """Return what `redact` would erase of *things*, without erasing it.

        A thing is an event (its seq or id), an article (its text, what was recorded with it, and
        the claims found in it; with *only_text* the text alone), a claim (everything that was
        written about it) or a source. The beginning of an id will do where it is unambiguous.

        Raises:
            UnknownId: There is no such thing.
            AmbiguousId: Several ids begin like this.
        """
        found: dict[int, Recorded] = {}
        texts: dict[str, str] = {}
        for thing in things:
            records = list(self._meant(thing, only_text=only_text))
            for record in records:
                for sha256 in texts_of([record]):
                    if self._engine.blob(sha256) is not None:
                        texts[sha256] = record.stream
            if not (only_text and thing.startswith("a-")):
                found |= {record.seq: record for record in records}
        ordered = [found[seq] for seq in sorted(found)]
        return Erasable(
            records=tuple(record for record in ordered if not is_erased(record)),
            texts=texts,
            erased=tuple(record for record in ordered if is_erased(record)),
        )

    def redact(self, things: Sequence[str], *, because: str, only_text: bool = False) -> Erasable:
        """Erase *things* (see `erasable`) for ever and return what was erased.

        An event of the log says by whom and why. Envelopes, hashes, checkpoints and proofs stay as
        they are. Then storage is swept, so that no copy is left in the ledger's own files; backups
        and exports made before still hold it. What is erased already is not recorded again, but
        swept again.

        Raises:
            Refused: The actor is a bot.
            MissingText: The reason is empty.
            NotErasable: Later steps rest on what an event says.
            StorageUnavailable: The sweep found somebody in the way: run it again later.
        """
        meant = self.erasable(things, only_text=only_text)
        if meant.records or meant.texts or not meant.erased:
            decided = decide_redact(
                meant.records, texts=meant.texts, because=because, actor=self._deciding()
            )
            self._record_redaction(decided)
        self._engine.sweep()
        return meant

    def _record_redaction(self, decided: PayloadRedacted) -> None:
        # Erasures do not rest on one another: who comes second simply follows.
        for attempt in range(1, _TRIES + 1):
            expected = len(self._engine.read_stream(REDACTIONS_STREAM))
            change = Change(stream=REDACTIONS_STREAM, expected=expected, events=(decided,))
            try:
                self._record([change])
            except StreamConflict:
                if attempt == _TRIES:
                    raise
            else:
                return

    def _meant(self, thing: str, *, only_text: bool) -> Iterable[Recorded]:
        if thing.isascii() and thing.isdigit():
            return [self._event_at(int(thing))]
        if thing.startswith("a-"):
            return self._of_article(self._resolve_article(thing), only_text=only_text)
        if thing.startswith(("s-", "c-")):
            return _words_in(self._engine.read_stream(self._stream_of(thing)))
        record = self._engine.find_event(thing)
        if record is None:
            raise UnknownId(kind="event", id=thing, hint="see `factledger log`")
        return [record]

    def _event_at(self, seq: int) -> Recorded:
        for record in self.log(seq, seq + 1):
            return record
        raise UnknownId(kind="event", id=str(seq), hint="see `factledger log`")

    def _of_article(self, article: str, *, only_text: bool) -> Iterable[Recorded]:
        yield from _words_in(self._engine.read_stream(stream_name("article", article)))
        if only_text:
            return
        for claim in self._engine.claims_of(article):
            yield from _words_in(self._engine.read_stream(stream_name("claim", claim)))


def _words_in(records: Iterable[Recorded]) -> list[Recorded]:
    """Leave out what cannot be erased, and steps whose reason was never given."""
    return [
        record
        for record in records
        if record.envelope.type in ERASABLE and getattr(record.event, "because", "") is not None
    ]
