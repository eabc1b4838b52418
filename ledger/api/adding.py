"""Claims made by hand: a person points at a place of an article, and says what it states."""

from __future__ import annotations

from datetime import date

import msgspec

from ledger.api.reading import Reading
from ledger.api.recorder import Change
from ledger.domain.adding import Known, decide_add, places_of, same_claim, trimmed
from ledger.domain.claim import Claim
from ledger.domain.claim_reading import Changes, ClaimReading, read_otherwise
from ledger.domain.identity import stream_name
from ledger.domain.spans import Span
from ledger.errors import Refused
from ledger.extraction.span_reading import read_span, sentences_of
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.rows import ArticleRow, ClaimRow

_PAGE = 500
_PLACES_TOLD = 5


class Adding(Reading):
    """Any place of an article can be a claim; the extractor's reading of it is the default."""

    def read_span(
        self, article_id: str, start: int, end: int, *, figure: str | None = None
    ) -> ClaimReading:
        """Return how the extractor reads *start* to *end* (code points, half-open) of an article.

        White space at the ends is left out. Of several figures the first is offered that is no
        claim yet, or the one that is written as *figure*. `already` names the claim that states
        the same.

        Raises:
            UnknownId: There is no such article.
            Refused: There is no such place, or nothing is written there.
            TextErased: The article's text was erased.
        """
        article = self.article(article_id)
        return self._offer(article, self.article_text(article.id), start, end, figure)

    def add_claim(
        self, article_id: str, start: int, end: int, changes: Changes | None = None
    ) -> Claim:
        """Make a claim of a place, as the extractor reads it but for *changes*.

        Raises:
            UnknownId: There is no such article.
            Refused: There is no such place, the changes do not go together, or the actor is a bot.
            InvalidValue: A changed value is none that its field can have.
            AlreadyClaimed: A claim of the article states the same figure, or the same words.
            TextErased: The article's text was erased.
        """
        changes = changes or Changes()
        article = self.article(article_id)
        text = self.article_text(article.id)
        offered = self._offer(article, text, start, end, changes.figure)
        reading = read_otherwise(offered, changes)
        decision = decide_add(
            reading,
            offered=offered,
            article=article.id,
            text=text,
            known=self._standing_claims(article.id, [reading]),
            actor=self._deciding(),
        )
        claim = self._new_id("claim")
        self._record([Change(stream=stream_name("claim", claim), expected=0, events=decision)])
        return self.claim(claim)

    def place_of(self, article_id: str, quote: str, *, occurrence: int | None = None) -> Span:
        """Return where an article has these words, the *occurrence*-th time (from 1) if several.

        Raises:
            Refused: The words stand nowhere, or several times and it is not said which is meant.
            TextErased: The article's text was erased.
        """
        places = places_of(self.article_text(article_id), quote)
        if occurrence is None and len(places) > 1:
            told = ", ".join(f"{each.start} to {each.end}" for each in places[:_PLACES_TOLD])
            more = ", ..." if len(places) > _PLACES_TOLD else ""
            raise Refused(
                reason=f"these words stand {len(places)} times in the article: {told}{more}",
                hint="say --occurrence N, counted from 1, or give the place with --start and --end",
            )
        number = 1 if occurrence is None else occurrence
        if not 1 <= number <= len(places):
            raise Refused(
                reason=f"these words stand only {len(places)} time(s) in the article",
                hint=f"give an occurrence from 1 to {len(places)}",
            )
        return places[number - 1]

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        """Return the places of an article's sentences, in order.

        Raises:
            TextErased: The article's text was erased.
        """
        article = self.article(article_id)
        return sentences_of(self.article_text(article.id), lang=article.lang)

    def _offer(
        self, article: ArticleRow, text: str, start: int, end: int, figure: str | None
    ) -> ClaimReading:
        place = trimmed(text, start, end)
        published = date.fromisoformat(article.published_on) if article.published_on else None
        readings = read_span(text, place, lang=article.lang, published=published, figure=figure)
        known = self._standing_claims(article.id, readings)
        stated = [(each, same_claim(each, known)) for each in readings]
        free = [one for one in stated if one[1] is None]
        reading, already = (free or stated)[0]
        return msgspec.structs.replace(_with_whole(reading, known), already=already)

    def _standing_claims(
        self, article: str, readings: tuple[ClaimReading, ...] | list[ClaimReading]
    ) -> list[Known]:
        """The article's claims that stand, with their mentions where they could be the same."""
        values = {_value(each) for each in readings}
        known: list[Known] = []
        after: int | None = None
        while True:
            query = ClaimQuery(article=article, order="oldest", limit=_PAGE, after=after)
            rows = self.claims(query)
            known += [
                self._known_claim(row, deep=_value(row) in values)
                for row in rows
                if row.status != "retracted" and row.text
            ]
            if len(rows) < _PAGE:
                return known
            after = rows[-1].seq

    def _known_claim(self, row: ClaimRow, *, deep: bool) -> Known:
        figure = row.quantity
        return Known(
            id=row.id,
            place=Span(row.start, row.end),
            text=row.text,
            figure=Span(figure.start, figure.end) if figure is not None else None,
            mentions=self.claim(row.id).mentions if deep else (),
        )


def _value(stated: ClaimReading | ClaimRow) -> tuple[str | None, ...]:
    figure = stated.quantity
    return () if figure is None else (figure.value, figure.low, figure.high, figure.unit)


def _with_whole(reading: ClaimReading, known: list[Known]) -> ClaimReading:
    """Name the claim of the whole that the figure is a part of."""
    if reading.quantity is None or reading.whole is None:
        return reading
    wholes = [claim.id for claim in known if claim.figure == reading.whole]
    if not wholes:
        return reading
    part = msgspec.structs.replace(reading.quantity, part_of=wholes[0])
    return msgspec.structs.replace(reading, quantity=part)
