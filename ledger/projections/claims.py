"""Claims as lists show them and filters find them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ledger.domain.claim import Claim
from ledger.domain.events import PayloadRedacted
from ledger.domain.evolution import evolve, fold
from ledger.domain.folding import fold as fold_text
from ledger.domain.identity import stream_id, stream_name
from ledger.domain.records import Recorded
from ledger.errors import IntegrityBroken
from ledger.projections.interpretation import interpreted
from ledger.storage.projection import Reader
from ledger.storage.rows import ArticleRow, ClaimRow, blank_article

_STREAM: Final = "claim/"
_ARTICLES: Final = "article/"


class Claims:
    """One row for each claim: its state after its last event, joined with its article's facts."""

    name: Final = "claims"
    version: Final = 3
    rows: Final = ClaimRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ClaimRow]:
        """Answer one row for each claim that *recorded* touches.

        A claim whose whole stream is among *recorded* is folded from it alone; any other is folded
        from its stream, so that a row never depends on the row before it.
        """
        claims: dict[str, Claim | None] = {}
        for record in recorded:
            event = interpreted(record)
            if isinstance(event, PayloadRedacted):
                for stream in _touched(reader, event):
                    claims[stream] = fold(
                        past for past in reader.read_stream(stream) if past.seq <= record.seq
                    )
            if not record.stream.startswith(_STREAM):
                continue
            known = claims.get(record.stream)
            if known is not None or record.version == 1:
                claims[record.stream] = evolve(known, record)
            else:
                claims[record.stream] = fold(
                    past
                    for past in reader.read_stream(record.stream)
                    if past.version <= record.version
                )
        articles: dict[str, ArticleRow] = {}
        return [
            row_of(claim, _article(reader, articles, claim))
            for claim in claims.values()
            if claim is not None
        ]


def row_of(claim: Claim, article: ArticleRow) -> ClaimRow:
    """Return the row that shows *claim*, which was found in *article*."""
    proposal = claim.proposal
    words = (claim.text, article.title, claim.speaker or "", claim.via or "")
    return ClaimRow(
        id=claim.id,
        seq=claim.seq,
        version=claim.version,
        article=claim.article,
        lang=article.lang,
        status=claim.status,
        revision=claim.revision,
        kind=claim.kind,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        said_on=article.published_on or article.added_at[:10],
        created_at=claim.created_at,
        updated_at=claim.updated_at,
        search=fold_text(" ".join((*words, *(note.text for note in claim.annotations)))),
        publisher=article.publisher,
        speaker=claim.speaker,
        via=claim.via,
        quoted=claim.quoted,
        negated=claim.negated,
        score=claim.score,
        quantity=claim.quantity,
        attribution=proposal.attribution if proposal else None,
        verdict=proposal.verdict if proposal else None,
        corroboration=proposal.corroboration if proposal else None,
        confidence=proposal.confidence if proposal else None,
        proposer=proposal.actor if proposal else None,
        assignee=claim.assignee,
        flags=claim.flags,
    )


def _touched(reader: Reader, event: PayloadRedacted) -> Iterator[str]:
    """Yield the streams of the claims that are shown otherwise after an erasure."""
    for stream in event.streams:
        if stream.startswith(_STREAM):
            yield stream
        elif stream.startswith(_ARTICLES):
            for claim in reader.claims_of(stream_id(stream)):
                yield stream_name("claim", claim)


def _article(reader: Reader, known: dict[str, ArticleRow], claim: Claim) -> ArticleRow:
    article_id = claim.article
    if not article_id:
        return blank_article(added_at=claim.created_at)
    if article_id not in known:
        row = reader.row(ArticleRow, article_id)
        if row is None:
            raise IntegrityBroken(reason=f"a claim names the article {article_id}, which is absent")
        known[article_id] = row
    return known[article_id]
