"""How the rules read a place that a person points at: any place, also what is no claim by itself.

The article's own claims come first, and then figures that the rules left out. A number that the
guards refuse is offered where a person selects less than its sentence (who selects a page number
means it), a number of a date only where it is named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from ledger.domain.claim_reading import ClaimReading
from ledger.domain.spans import Span
from ledger.extraction.attribution import Voices, find_voices
from ledger.extraction.catalogue import LANGUAGES, load_language
from ledger.extraction.claims import Stated, assemble, no_claim, sentence_span
from ledger.extraction.extractor import Candidate, Extraction
from ledger.extraction.languages.language import Language
from ledger.extraction.passages import Passage, find_passages, moved
from ledger.extraction.periods import Clock, find_periods, period_of
from ledger.extraction.pipeline import extract, read
from ledger.extraction.quantities import read_quantities
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments, segment

Guard = Literal["date", "number"] | None


class _Text(msgspec.Struct, frozen=True):
    """A text with what the stages make of it."""

    language: Language
    reading: Reading
    parts: Segments
    found: Extraction

    def first_token(self, offset: int) -> int:
        """The first token that ends behind an offset of the stored text."""
        view = self.reading.view
        return bisect_right(
            self.reading.tokens, offset, key=lambda token: view.span(token.start, token.end).end
        )

    def sentences(self, span: Span) -> range:
        """The numbers of the sentences that a span touches."""
        first = bisect_right(
            self.parts.sentences, self.first_token(span.start), key=lambda each: each.after
        )
        after = bisect_left(
            self.parts.sentences, self.first_token(span.end - 1) + 1, key=lambda each: each.first
        )
        return range(first, max(after, first))


def read_span(
    text: str,
    span: Span,
    *,
    lang: str | None = None,
    published: date | None = None,
    figure: str | None = None,
) -> tuple[ClaimReading, ...]:
    """Return one reading of *span* for each figure in it, in text order; one in any case.

    With *figure* only those are given that are written so, if there are any. A place without a
    figure is read as a statement. Any string is answered.
    """
    passage = _passage(text, span, lang)
    by = passage.span.start
    readings = _readings(passage, text, span.shifted(-by), published, figure)
    return tuple(_moved(reading, by) for reading in readings)


def _readings(
    passage: Passage, text: str, span: Span, published: date | None, figure: str | None
) -> tuple[ClaimReading, ...]:
    """The readings of a place, in offsets of its passage."""
    text = passage.span.of(text)
    whole = _read(text, passage.lang, published)
    sentence = _sentence(whole, span)
    claims = [claim for claim in whole.found.claims if _holds(span, claim)]
    chosen = sorted(_chosen(whole, span, claims, published, figure), key=_figure_start)
    figures = tuple(claim.quantity.text for claim in chosen if claim.quantity is not None)
    readings = tuple(
        msgspec.structs.replace(
            _reading_of(claim, span, sentence, whole.found), text=span.of(text), figures=figures
        )
        for claim in chosen
    )
    return readings or (_statement(whole, span, sentence),)


def _chosen(
    whole: _Text,
    span: Span,
    claims: list[Candidate],
    published: date | None,
    figure: str | None,
) -> list[Candidate]:
    """The claims of the place that are offered."""
    others = [each for each in _unguarded(whole, span, published) if not _among(each[0], claims)]
    named = [
        claim
        for claim in (*claims, *(claim for claim, _ in others))
        if claim.quantity is not None and claim.quantity.text == figure
    ]
    free = [*claims, *(claim for claim, guard in others if guard is None)]
    sentence = _sentence(whole, span)
    part = span.start > sentence.start or span.end < sentence.end - 1
    refused = [claim for claim, guard in others if guard == "number" and part]
    return named or free or refused


def _figure_start(claim: Candidate) -> int:
    return claim.start if claim.quantity is None else claim.quantity.start


def sentences_of(text: str, *, lang: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text in order, as the rules cut them."""
    found: list[Span] = []
    for passage in _passages(text, lang):
        language = load_language(passage.lang)
        reading = read(passage.span.of(text), language)
        parts = segment(
            reading,
            dotted_ordinals=language.dotted_ordinals,
            single_quotes=language.single_quotes,
        )
        found.extend(
            sentence_span(reading, parts, each).shifted(passage.span.start)
            for each in parts.sentences
        )
    return tuple(found)


def _passages(text: str, lang: str | None) -> tuple[Passage, ...]:
    """The passages as the article was read: several in their own languages, one in *lang*."""
    found = find_passages(text)
    known = any(language.code == lang for language in LANGUAGES)
    if len(found) > 1 or lang is None or not known:
        return found
    return (Passage(Span(0, len(text)), lang),)


def _passage(text: str, span: Span, lang: str | None) -> Passage:
    """The passage that holds the place; of a place in several, the text in the first one's."""
    passages = _passages(text, lang)
    for passage in passages:
        if passage.span.contains(span):
            return passage
    first = next(each for each in passages if each.span.overlaps(span))
    return Passage(Span(0, len(text)), first.lang)


def _moved(reading: ClaimReading, by: int) -> ClaimReading:
    """A reading of a passage with its places in the text."""
    return msgspec.structs.replace(
        reading,
        start=reading.start + by,
        end=reading.end + by,
        sentence=reading.sentence.shifted(by),
        quantity=reading.quantity and moved(reading.quantity, by),
        whole=reading.whole and reading.whole.shifted(by),
    )


def _read(text: str, lang: str, published: date | None) -> _Text:
    language = load_language(lang)
    reading = read(text, language)
    found = extract(text, lang=language.code, published=published)
    return _Text(
        language,
        reading,
        segment(
            reading,
            dotted_ordinals=language.dotted_ordinals,
            single_quotes=language.single_quotes,
        ),
        found,
    )


def _sentence(whole: _Text, span: Span) -> Span:
    """The sentence in which the place begins; the place itself outside of any."""
    for number in whole.sentences(span):
        return sentence_span(whole.reading, whole.parts, whole.parts.sentences[number])
    return span


def _holds(span: Span, claim: Candidate) -> bool:
    quantity = claim.quantity
    return quantity is not None and span.contains(Span(quantity.start, quantity.end))


def _among(claim: Candidate, claims: list[Candidate]) -> bool:
    mine = claim.quantity
    return mine is not None and any(
        other.quantity is not None
        and Span(mine.start, mine.end).overlaps(Span(other.quantity.start, other.quantity.end))
        for other in claims
    )


def _unguarded(
    whole: _Text, span: Span, published: date | None
) -> Iterator[tuple[Candidate, Guard]]:
    """Every number of the place as a claim, and as what the rules refuse it, if they do."""
    reading, parts = whole.reading, whole.parts
    taken = bytearray(len(reading.tokens))
    clock = Clock.of((), published, published)
    voices = find_voices(reading, parts, whole.language)
    dates = [Span(one.start, one.end) for one in whole.found.dates]
    numbers = [Span(one.start, one.end) for one in whole.found.not_claims]
    for number in whole.sentences(span):
        sentence = parts.sentences[number]
        own = read_quantities(reading, whole.language, sentence.first, sentence.after, taken)
        periods = find_periods(reading, sentence.first, sentence.after, clock)
        for figure in own:
            stated = Stated(
                figure=figure,
                sentence=number,
                voice=voices.at(number, figure.first),
                period=period_of(
                    figure.first,
                    figure.tail,
                    clause=reading.clause(figure.first, sentence.first, sentence.after),
                    others=[other.first for other in own if other is not figure],
                    periods=periods,
                ),
                whole=None,
                headline=False,
            )
            (claim,), _ = assemble(reading, parts, [stated], (), {})
            if _holds(span, claim) and claim.quantity is not None:
                place = Span(claim.quantity.start, claim.quantity.end)
                why = no_claim(reading, figure, labels_yield=whole.language.labels_yield)
                refused = why is not None or any(place.overlaps(one) for one in numbers)
                guard: Guard = "number" if refused else None
                yield claim, "date" if any(place.overlaps(one) for one in dates) else guard


def _reading_of(claim: Candidate, span: Span, sentence: Span, found: Extraction) -> ClaimReading:
    quantity = claim.quantity
    part_of = quantity.part_of if quantity is not None else None
    total = found.claims[part_of].quantity if isinstance(part_of, int) else None
    return ClaimReading(
        start=span.start,
        end=span.end,
        text="",
        sentence=sentence,
        reader=found.extractor,
        speaker=claim.speaker,
        via=claim.via,
        quoted=claim.quoted,
        negated=claim.negated,
        quantity=msgspec.structs.replace(quantity, part_of=None) if quantity else None,
        whole=Span(total.start, total.end) if total is not None else None,
        rules=claim.rules,
    )


def _statement(whole: _Text, span: Span, sentence: Span) -> ClaimReading:
    """The place without a figure: who says it, and whether it is denied."""
    reading = whole.reading
    first, after = whole.first_token(span.start), whole.first_token(span.end - 1) + 1
    known = next(
        (
            claim
            for claim in whole.found.claims
            if claim.quantity is None and span.overlaps(Span(claim.start, claim.end))
        ),
        None,
    )
    if known is not None:
        offered = _reading_of(known, span, sentence, whole.found)
        return msgspec.structs.replace(offered, text=span.of(reading.view.stored))
    numbers = whole.sentences(span)
    voices: Voices = find_voices(reading, whole.parts, whole.language)
    voice = voices.at(numbers[0], first) if numbers else None
    return ClaimReading(
        start=span.start,
        end=span.end,
        text=span.of(reading.view.stored),
        sentence=sentence,
        reader=whole.found.extractor,
        speaker=voice.speaker if voice else None,
        via=voice.via if voice else None,
        quoted=voice.quoted if voice else False,
        negated=bool(reading.within(first, after, "negator", "denial")),
        rules=(voice.rule,) if voice and voice.rule else (),
    )
