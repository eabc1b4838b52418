"""How articles and sources come in."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

import msgspec

from ledger.api.recorder import Change, Recorder
from ledger.checks import StatedClaims, StatedSum, examine
from ledger.domain.events import (
    ArticleAdded,
    ClaimExtracted,
    Event,
    FindingRaised,
    SourceAdded,
)
from ledger.domain.identity import form_id, stream_name
from ledger.domain.policy import TIERS
from ledger.domain.quantities import Quantity
from ledger.domain.selectors import selectors_of
from ledger.domain.spans import Span
from ledger.errors import InvalidValue, MissingText, TextErased, Unreadable
from ledger.extraction import Candidate, Document, Extraction, Note
from ledger.extraction.plugins import RULES, read_claims
from ledger.storage.rows import ArticleRow

TITLE_LENGTH: Final = 200


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article comes from. `published_on` is an ISO date; `input` names the file."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    lang: str | None = None
    input: str | None = None


class ReadArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its claims, of which nothing is recorded yet.

    `extraction` is None where the ledger has the text already.
    """

    id: str
    text: str
    raw: bytes
    origin: Origin
    extraction: Extraction | None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an article: its id, its claims, and whether it was there before.

    `notes` tell what is worth knowing about the reading, as what was left out of it.
    """

    id: str
    title: str
    lang: str
    claims: tuple[str, ...]
    findings: int = 0
    already: bool = False
    notes: tuple[Note, ...] = ()


class Intake(Recorder):
    """Articles become claims; sources become something to check them against."""

    def add_article(
        self, text: str, origin: Origin | None = None, *, extractor: str = RULES
    ) -> Taken:
        """Record an article and every claim that is found in it, all of it or nothing.

        The text is kept as it is and every offset refers to it. The same text again changes
        nothing and answers what is there.

        Raises:
            Unreadable: The text is empty, or holds characters that no text can have.
            InvalidValue: The publication date is no ISO date.
            Unsupported: There is no such extractor, or the language is none that it can read.
            ExtractorFailed: The extractor did not do what it promises.
            TextErased: The text was erased, and shall not come in again unnoticed.
        """
        return self.record_article(self.read_article(text, origin, extractor=extractor))

    def read_article(
        self, text: str, origin: Origin | None = None, *, extractor: str = RULES
    ) -> ReadArticle:
        """Find the claims of an article and record nothing. Raises what `add_article` does."""
        origin = origin or Origin()
        raw = _encoded(text)
        article = form_id("article", hashlib.sha256(raw).digest())
        extraction = None
        if self._known(article) is None:
            document = Document(text, origin.lang, _day(origin.published_on))
            extraction = read_claims(document, extractor)
        return ReadArticle(id=article, text=text, raw=raw, origin=origin, extraction=extraction)

    def record_article(self, read: ReadArticle) -> Taken:
        """Record an article that was read, with its claims, all of it or nothing.

        Raises:
            TextErased: The text was erased, and shall not come in again unnoticed.
        """
        article, origin, extraction = read.id, read.origin, read.extraction
        known = self._known(article)
        if known is not None or extraction is None:
            title, lang = ("", "") if known is None else (known.title, known.lang)
            return Taken(id=article, title=title, lang=lang, claims=(), already=True)
        title = origin.title or _first_line(read.text)
        digest = hashlib.sha256(read.raw).hexdigest()
        added = ArticleAdded(
            blob=digest,
            sha256=digest,
            title=title,
            lang=extraction.lang,
            length=len(read.text),
            input=origin.input,
            url=origin.url,
            publisher=origin.publisher,
            published_on=origin.published_on,
        )
        ids = tuple(self._new_id("claim") for _ in extraction.claims)
        findings = self._findings(extraction, ids)
        changes = [Change(stream=stream_name("article", article), expected=0, events=(added,))]
        for claim_id, candidate in zip(ids, extraction.claims, strict=True):
            events: tuple[Event, ...] = (
                _extracted(candidate, article, read.text, ids, extraction.extractor),
                *findings.get(claim_id, ()),
            )
            changes.append(Change(stream=stream_name("claim", claim_id), expected=0, events=events))
        self._record(changes, blobs=(read.raw,))
        return Taken(
            id=article,
            title=title,
            lang=extraction.lang,
            claims=ids,
            findings=sum(len(raised) for raised in findings.values()),
            notes=extraction.notes,
        )

    def _known(self, article: str) -> ArticleRow | None:
        known = self._engine.row(ArticleRow, article)
        if known is not None and not known.sha256:
            raise TextErased(what=f"this article ({article})")
        return known

    def add_source(
        self,
        title: str,
        *,
        url: str | None = None,
        publisher: str | None = None,
        tier: str = "secondary",
        independence_group: str | None = None,
    ) -> str:
        """Record a source and return its id.

        Raises:
            MissingText: The title is empty.
            InvalidValue: The tier is none of those there are.
        """
        if not title.strip():
            raise MissingText(field="title")
        if tier not in TIERS:
            raise InvalidValue(field="tier", value=tier, allowed=", ".join(TIERS))
        source = self._new_id("source")
        added = SourceAdded(
            title=title.strip(),
            url=url,
            publisher=publisher,
            tier=tier,
            independence_group=independence_group,
        )
        self._record([Change(stream=stream_name("source", source), expected=0, events=(added,))])
        return source

    def _findings(
        self, extraction: Extraction, ids: tuple[str, ...]
    ) -> dict[str, tuple[FindingRaised, ...]]:
        raised: dict[str, tuple[FindingRaised, ...]] = {}
        for seen in examine(_stated(extraction, ids)):
            finding = FindingRaised(
                finding=self._new_id("finding"),
                check=seen.check,
                expected=seen.expected,
                observed=seen.observed,
                inputs=seen.inputs,
            )
            raised[seen.claim] = (*raised.get(seen.claim, ()), finding)
        return raised


def _stated(extraction: Extraction, ids: tuple[str, ...]) -> StatedClaims:
    figures = {
        claim_id: candidate.quantity
        for claim_id, candidate in zip(ids, extraction.claims, strict=True)
        if candidate.quantity is not None
    }
    by_place = {Span(figure.start, figure.end): claim for claim, figure in figures.items()}
    sums = (
        StatedSum(
            total=by_place[check.total],
            parts=tuple(by_place[part] for part in check.parts),
            exhaustive=check.exhaustive,
        )
        for check in extraction.checks
        if check.kind == "sum"
    )
    return StatedClaims(figures=figures, sums=tuple(sums))


def _extracted(
    candidate: Candidate, article: str, text: str, ids: tuple[str, ...], extractor: str
) -> ClaimExtracted:
    return ClaimExtracted(
        article=article,
        selectors=selectors_of(text, candidate.start, candidate.end),
        kind=candidate.kind,
        text=candidate.text,
        extractor=extractor,
        speaker=candidate.speaker,
        via=candidate.via,
        quoted=candidate.quoted,
        negated=candidate.negated,
        quantity=_with_whole(candidate.quantity, ids),
        mentions=candidate.mentions,
        dated=candidate.dated,
        score=candidate.score,
        rules=candidate.rules,
    )


def _with_whole(quantity: Quantity | None, ids: tuple[str, ...]) -> Quantity | None:
    if quantity is None or not isinstance(quantity.part_of, int):
        return quantity
    return msgspec.structs.replace(quantity, part_of=ids[quantity.part_of])


def _encoded(text: str) -> bytes:
    if not text.strip():
        raise Unreadable(what="the article", reason="it is empty", hint="give a text with words")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(
            what="the article",
            reason="it holds a lone surrogate",
            hint="save the text as UTF-8 and add it again",
        ) from error


def _first_line(text: str) -> str:
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1] + "…"


def _day(iso: str | None) -> date | None:
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise InvalidValue(
            field="publication date", value=iso, allowed="a date such as 2025-07-24"
        ) from error
