"""What can be asked: lists, one thing with its surroundings, history, the log itself."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.api.recorder import Recorder
from ledger.domain.claim import Claim
from ledger.domain.codec import decode_envelope, decode_payload
from ledger.domain.erasure import REDACTIONS_STREAM, is_erased, streams_erased_from
from ledger.domain.evolution import fold
from ledger.domain.identity import Kind, stream_name
from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken, TextErased, UnknownId
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.projecting import is_current
from ledger.storage.projection import RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, SourceRow, blank_article


class Reading(Recorder):
    """Questions about the ledger. None of them changes anything."""

    def claims(self, query: ClaimQuery | None = None) -> list[ClaimRow]:
        """Return one page of claims, newest first unless the query says otherwise.

        The next page is the same query with `after` set to the last row's `seq`.
        """
        return self._engine.claims(query or ClaimQuery())

    def claim_row(self, claim_id: str) -> ClaimRow | None:
        """Return the claim as lists show it, by its full id."""
        return self._engine.row(ClaimRow, claim_id)

    def count_claims_by_status(self) -> dict[str, int]:
        """Return how many claims are in each state; states without any are left out."""
        return self._engine.count_claims("status")

    def articles(self, *, limit: int = 50, after: int | None = None) -> list[ArticleRow]:
        """Return articles, newest first; the next page is *after* the last row's `seq`."""
        return self._engine.articles(limit=limit, after=after)

    def article(self, article_id: str) -> ArticleRow:
        """Return an article's facts; an unambiguous beginning of its id will do."""
        return self._row("article", ArticleRow, article_id)

    def article_of(self, claim: Claim) -> ArticleRow:
        """Return the article of a claim; an empty one where the claim no longer names it."""
        if not claim.article:
            return blank_article(added_at=claim.created_at)
        return self.article(claim.article)

    def article_text(self, article_id: str) -> str:
        """Return the article's text as it was added; every offset refers to it.

        Raises:
            TextErased: It was erased.
            IntegrityBroken: The text is absent from the ledger.
        """
        article = self.article(article_id)
        if not article.sha256:
            raise TextErased(what=article.id)
        raw = self._engine.blob(article.sha256)
        if raw is None:
            raise IntegrityBroken(reason=f"the text of article {article.id} is absent")
        return raw.decode("utf-8", errors="replace")

    def sources(self, *, limit: int = 50, after: int | None = None) -> list[SourceRow]:
        """Return sources, newest first; the next page is *after* the last row's `seq`."""
        return self._engine.sources(limit=limit, after=after)

    def source(self, source_id: str) -> SourceRow:
        """Return a source; an unambiguous beginning of its id will do."""
        return self._row("source", SourceRow, source_id)

    def actors(self) -> list[ActorRow]:
        """Return everybody registered."""
        return self._engine.actors()

    def history(self, thing_id: str, *, at: str | None = None) -> list[Recorded]:
        """Return the events of a claim, an article or a source, and erasures in them, in order.

        *at* stops at a moment: a seq ("41") or a UTC time ("2025-07-24", "2025-07-24T09:30"),
        both included.

        Raises:
            UnknownId: There is no such thing.
        """
        stream = self._stream_of(thing_id)
        records = self._engine.read_stream(stream)
        if any(is_erased(record) for record in records) or stream.startswith("article/"):
            erasures = self._engine.read_stream(REDACTIONS_STREAM)
            records += [each for each in erasures if stream in streams_erased_from(each)]
            records.sort(key=lambda record: record.seq)
        return [record for record in records if at is None or _by_then(record, at)]

    def claim_at(self, claim_id: str, at: str) -> Claim | None:
        """Return the claim as it stood at a moment (as in `history`), None before it was."""
        stream = stream_name("claim", self.claim(claim_id).id)
        return fold(r for r in self._engine.read_stream(stream) if _by_then(r, at))

    def log(self, first: int = 0, last: int | None = None) -> Iterator[Recorded]:
        """Yield the log's events in order, from *first* up to and without *last*."""
        for stored in self._engine.scan(first, last):
            envelope = decode_envelope(stored.envelope)
            event = decode_payload(envelope.type, envelope.schema, stored.body)
            yield Recorded(envelope=envelope, event=event)

    def size(self) -> int:
        """Return the number of events in the log."""
        return self._engine.frontier().size

    def views_are_current(self) -> bool:
        """Say whether the read models show the whole log by this program's rules.

        They lag only in a ledger that another version wrote and this one opened to look only.
        """
        try:
            return is_current(self._engine.projection_states(), PROJECTIONS, self.size())
        except IntegrityBroken:
            return True  # the log is the trouble, and its audit tells

    def _stream_of(self, thing_id: str) -> str:
        kinds: tuple[tuple[str, Kind], ...] = (
            ("a-", "article"),
            ("s-", "source"),
            ("c-", "claim"),
        )
        kind = next((kind for prefix, kind in kinds if thing_id.startswith(prefix)), "claim")
        match kind:
            case "article":
                return stream_name("article", self._resolve_article(thing_id))
            case "source":
                return stream_name("source", self._resolve_source(thing_id))
            case _:
                return stream_name("claim", self._resolve("claim", ClaimRow, thing_id))

    def _row(self, kind: Kind, rows: type[RowT], given: str) -> RowT:
        row = self._engine.row(rows, self._resolve(kind, rows, given))
        if row is None:
            raise UnknownId(kind=kind, id=given)
        return row


def _by_then(record: Recorded, at: str) -> bool:
    if at.isascii() and at.isdigit():
        return record.seq <= int(at)
    # A shortened time includes everything that begins with it: a day means the whole day.
    return record.envelope.at[: len(at)] <= at
