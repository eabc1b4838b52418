"""How the rules read a place that a person points at: any place, also what is no claim by itself.

The article's own claims come first. Other figures of the place are read without the guards, since
a person who selects a page number or an ordinal means it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

import msgspec

from ledger.domain.claim_reading import ClaimReading
from ledger.domain.spans import Span
from ledger.extraction.attribution import Voices, find_voices
from ledger.extraction.catalogue import LANGUAGES, load_language
from ledger.extraction.claims import Stated, assemble, no_claim, sentence_span
from ledger.extraction.detection import detect_language
from ledger.extraction.extractor import Candidate, Extraction
from ledger.extraction.figures import clause_of
from ledger.extraction.languages.language import Language
from ledger.extraction.passages import Passage, find_passages, moved
from ledger.extraction.periods import Clock, find_periods, period_of
from ledger.extraction.pipeline import extract, read
from ledger.extraction.quantities import read_quantities
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments, segment


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
    text: str, span: Span, *, lang: str | None = None, published: date | None = None
) -> tuple[ClaimReading, ...]:
    """Return one reading of *span* for each figure in it, in text order; one in any case.

    The figures that the rules take for claims are given; where there are none, whatever can be
    read as a number. A place without a figure is read as a statement. Any string is answered. In
    a text of several languages the place is read in that of its paragraph, else in *lang*.
    """
    for passage in _passages(text, lang):
        if passage.span.contains(span):
            by = passage.span.start
            own = passage.span.of(text)
            readings = _read_place(own, span.shifted(-by), passage.lang, published)
            return tuple(_moved(each, by) for each in readings)
    return _read_place(text, span, lang, published)


def _read_place(
    text: str, span: Span, lang: str | None, published: date | None
) -> tuple[ClaimReading, ...]:
    whole = _read(text, lang, published)
    sentence = _sentence(whole, span)
    claims = [claim for claim in whole.found.claims if _holds(span, claim)]
    others = list(_unguarded(whole, span, published))
    own = [claim for claim, guarded in others if not guarded and not _among(claim, claims)]
    chosen = sorted(
        [*claims, *own] or [claim for claim, _ in others],
        key=lambda claim: claim.quantity.start if claim.quantity else claim.start,
    )
    figures = tuple(claim.quantity.text for claim in chosen if claim.quantity is not None)
    readings = tuple(
        msgspec.structs.replace(
            _reading_of(claim, span, sentence, whole.found), text=span.of(text), figures=figures
        )
        for claim in chosen
    )
    return readings or (_statement(whole, span, sentence),)


def sentences_of(text: str, *, lang: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text in order, as the rules cut them."""
    return tuple(
        sentence.shifted(passage.span.start)
        for passage in _passages(text, lang)
        for sentence in _sentences(passage.span.of(text), passage.lang)
    )


def _passages(text: str, lang: str | None) -> tuple[Passage, ...]:
    """The passages of a text of several languages; a text of one is one, read in *lang*."""
    found = find_passages(text)
    if len(found) > 1:
        return found
    return (Passage(found[0].span, _language(text, lang).code),)


def _sentences(text: str, lang: str) -> Iterator[Span]:
    reading = read(text, load_language(lang))
    parts = segment(reading)
    return (sentence_span(reading, parts, each) for each in parts.sentences)


def _moved(reading: ClaimReading, by: int) -> ClaimReading:
    quantity = reading.quantity
    return msgspec.structs.replace(
        reading,
        start=reading.start + by,
        end=reading.end + by,
        sentence=reading.sentence.shifted(by),
        quantity=quantity and moved(quantity, by),
        whole=reading.whole and reading.whole.shifted(by),
    )


def _language(text: str, lang: str | None) -> Language:
    known = any(language.code == lang for language in LANGUAGES)
    return load_language(lang if lang is not None and known else detect_language(text))


def _read(text: str, lang: str | None, published: date | None) -> _Text:
    language = _language(text, lang)
    reading = read(text, language)
    found = extract(text, lang=language.code, published=published)
    return _Text(language, reading, segment(reading), found)


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
) -> Iterator[tuple[Candidate, bool]]:
    """Every number of the place as a claim, and whether the rules take it for none."""
    reading, parts = whole.reading, whole.parts
    taken = bytearray(len(reading.tokens))
    clock = Clock({}, published, published)
    voices = find_voices(reading, parts, whole.language)
    refused = [Span(one.start, one.end) for one in whole.found.dates]
    refused += [Span(one.start, one.end) for one in whole.found.not_claims]
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
                    clause=clause_of(reading, figure.first, sentence.first, sentence.after),
                    others=[other.first for other in own if other is not figure],
                    periods=periods,
                ),
                whole=None,
                headline=False,
            )
            (claim,), _ = assemble(reading, parts, [stated], ())
            if _holds(span, claim) and claim.quantity is not None:
                place = Span(claim.quantity.start, claim.quantity.end)
                guarded = any(place.overlaps(one) for one in refused)
                yield claim, guarded or no_claim(reading, figure) is not None


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
