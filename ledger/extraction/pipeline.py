"""The shipped extractor: every stage in order, from a text to its claims.

view -> tokens -> marks -> segments -> guards -> dates -> periods -> numerals -> quantities ->
attribution -> relations -> claims. Each stage is a pure function of what came before; together
they are linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from ledger.domain.arithmetic import judge_sum
from ledger.domain.spans import Span
from ledger.extraction import (
    atoms,
    attribution,
    claims,
    date_resolution,
    dates,
    detection,
    figures,
    guards,
    names,
    numerals,
    numeric_dates,
    passages,
    periods,
    quantities,
    ranges,
    relations,
    segments,
    shape_guards,
    statements,
    sums,
    tokens,
    view,
    years,
)
from ledger.extraction.attribution import Voices, find_voices
from ledger.extraction.catalogue import LANGUAGES, load_language
from ledger.extraction.claims import Stated, assemble, no_claim
from ledger.extraction.date_resolution import anchor, iso_date
from ledger.extraction.dates import find_dates
from ledger.extraction.extractor import (
    Candidate,
    DateRef,
    Document,
    Extraction,
    NotClaim,
    SumCheck,
)
from ledger.extraction.figures import Figure, clause_of
from ledger.extraction.guards import guards_by_words
from ledger.extraction.languages.language import Language
from ledger.extraction.notes import notes_on
from ledger.extraction.numeric_dates import FoundDate, find_numeric_dates
from ledger.extraction.periods import Clock, find_periods, period_of
from ledger.extraction.quantities import read_quantities
from ledger.extraction.reading import Reading, mark_up
from ledger.extraction.relations import Whole, find_wholes
from ledger.extraction.segments import Segments
from ledger.extraction.shape_guards import Guarded, guards_by_shape
from ledger.extraction.statements import find_statements
from ledger.extraction.tokens import WORD

_STAGES = (
    atoms,
    attribution,
    claims,
    date_resolution,
    dates,
    detection,
    figures,
    guards,
    names,
    numerals,
    numeric_dates,
    passages,
    periods,
    quantities,
    ranges,
    relations,
    segments,
    shape_guards,
    statements,
    sums,
    tokens,
    view,
    years,
)


class RulesExtractor:
    """Rules and lexicons, offline and deterministic. See `Extractor` for the contract."""

    name = "rules"
    # Stages count up and never down, so the sum names one state of the rules.
    version = str(sum(int(stage.VERSION) for stage in _STAGES))

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the catalogue."""
        return tuple(language.code for language in LANGUAGES)

    def extract(self, document: Document) -> Extraction:
        """Read *document*. Any string is answered; nothing in a text is an error.

        Raises:
            Unsupported: The document names a language that is not in the catalogue.
        """
        if document.lang is not None:
            return self._read(document, document.lang)
        parts = passages.find_passages(document.text)
        readings = [self._read(passage.of(document), passage.lang) for passage in parts]
        return readings[0] if len(parts) == 1 else passages.join_readings(parts, readings)

    def _read(self, document: Document, lang: str) -> Extraction:
        language = load_language(lang)
        reading = read(document.text, language)
        parts = segments.segment(reading)
        taken = bytearray(len(reading.tokens))
        numeric = find_numeric_dates(reading, language)
        _occupy(numeric, taken)
        guarded = _take(guards_by_shape(reading, language), taken)
        worded = find_dates(reading, taken, language)
        _occupy(worded, taken)
        found = sorted([*numeric, *worded], key=lambda one: one.first)
        found = [one for one in found if _reported(parts, one.first)]
        guarded.extend(_take(guards_by_words(reading, parts, taken, language), taken))
        figures, refused = _figures(reading, parts, language, taken)
        wholes = find_wholes(reading, parts.sentences, figures)
        today = anchor(found, document.published)
        voices = find_voices(reading, parts, language)
        clock = Clock({one.first: one for one in found}, today, document.published)
        stated = _stated(reading, parts, voices, figures, wholes, clock)
        with_figures = {one.sentence for one in stated}
        events = find_statements(reading, parts, voices, language, with_figures)
        made, became = assemble(reading, parts, stated, events)
        not_claims = _not_claims(reading, parts, [*guarded, *refused])
        return Extraction(
            lang=language.code,
            extractor=f"{self.name}/{self.version}",
            claims=made,
            dates=_date_refs(reading, language, found, today),
            not_claims=not_claims,
            checks=_checks(made, wholes, became),
            notes=notes_on(document, language.code, not_claims),
        )


_RULES = RulesExtractor()


def extract(text: str, lang: str | None = None, published: date | None = None) -> Extraction:
    """Read the claims, dates and sums out of *text* with the shipped rules.

    *lang* is a code of the catalogue, None to find it out; *published* resolves years and periods.
    Spans count code points of *text* and always hold: `text[claim.start:claim.end] == claim.text`.
    Any string is answered, in time linear in its length.

    Raises:
        Unsupported: *lang* is not in the catalogue.
    """
    return _RULES.extract(Document(text=text, lang=lang, published=published))


def read(text: str, language: Language) -> Reading:
    """Return *text* as the stages see it in *language*: view, tokens, marks."""
    seen = view.search_view(text, dotless_i=language.dotless_i)
    pieces = tokens.tokenize(seen.text)
    return mark_up(seen, pieces, language.forms, language.known)


def _take(found: Iterable[Guarded], taken: bytearray) -> list[Guarded]:
    kept: list[Guarded] = []
    for one in found:
        if not any(taken[one.first : one.after]):
            taken[one.first : one.after] = b"\x01" * (one.after - one.first)
            kept.append(one)
    return kept


def _occupy(found: Iterable[FoundDate], taken: bytearray) -> None:
    for one in found:
        taken[one.first : one.after] = b"\x01" * (one.after - one.first)


def _reported(parts: Segments, index: int) -> bool:
    """Say whether the token stands in a block that reports something."""
    block = bisect_right(parts.blocks, index, key=lambda block: block.first) - 1
    return block >= 0 and parts.blocks[block].role not in ("byline", "tags")


def _figures(
    reading: Reading, parts: Segments, language: Language, taken: bytearray
) -> tuple[list[list[Figure]], list[Guarded]]:
    """The figures of each sentence that are claims, and those that are none."""
    kept: list[list[Figure]] = []
    refused: list[Guarded] = []
    for sentence in parts.sentences:
        own: list[Figure] = []
        for figure in read_quantities(reading, language, sentence.first, sentence.after, taken):
            reason = no_claim(reading, figure)
            if reason is None:
                own.append(figure)
            elif reason != "word":
                refused.append(Guarded(figure.first, figure.after, reason))
        kept.append(own)
    return kept, refused


def _stated(  # noqa: PLR0917  # one step that needs every stage before it
    reading: Reading,
    parts: Segments,
    voices: Voices,
    figures: Sequence[Sequence[Figure]],
    wholes: Sequence[Whole],
    clock: Clock,
) -> list[Stated]:
    """Give every figure its voice, its period and its whole."""
    whole_of = {part: whole.total for whole in wholes for part in whole.parts}
    stated: list[Stated] = []
    for number, sentence in enumerate(parts.sentences):
        own = figures[number]
        if not own:
            continue
        found = find_periods(reading, sentence.first, sentence.after, clock)
        for figure in own:
            clause = clause_of(reading, figure.first, sentence.first, sentence.after)
            period = period_of(
                figure.first,
                figure.tail,
                clause=clause,
                others=[other.first for other in own if other is not figure],
                periods=found,
            )
            whole = whole_of.get(len(stated))
            stated.append(
                Stated(
                    figure=figure,
                    sentence=number,
                    voice=voices.at(number, figure.first),
                    period=period,
                    whole=whole,
                    headline=parts.blocks[sentence.block].role == "headline",
                )
            )
    return stated


def _date_refs(
    reading: Reading, language: Language, found: Sequence[FoundDate], today: date | None
) -> tuple[DateRef, ...]:
    refs: list[DateRef] = []
    for one in found:
        iso = iso_date(one, today)
        if iso is None:
            continue
        token = reading.tokens[one.first]
        start = token.start + (language.attached(token.text) if token.kind == WORD else 0)
        span = reading.view.span(start, reading.tokens[one.after - 1].end)
        refs.append(
            DateRef(
                start=span.start,
                end=span.end,
                text=span.of(reading.view.stored),
                iso=iso,
                calendar=one.calendar,
                year_explicit=one.year is not None,
            )
        )
    return tuple(refs)


def _not_claims(
    reading: Reading, parts: Segments, guarded: Sequence[Guarded]
) -> tuple[NotClaim, ...]:
    found = []
    for one in sorted(guarded, key=lambda one: (one.first, one.after)):
        if _reported(parts, one.first):
            span = reading.span(one.first, one.after)
            text = span.of(reading.view.stored)
            found.append(NotClaim(start=span.start, end=span.end, text=text, reason=one.reason))
    return tuple(found)


def _checks(
    made: Sequence[Candidate], wholes: Sequence[Whole], became: dict[int, int]
) -> tuple[SumCheck, ...]:
    """Hold every list of parts that could be all of its whole against it."""
    checks: list[SumCheck] = []
    for whole in wholes:
        total = made[became[whole.total]].quantity
        summands = [made[became[part]].quantity for part in whole.parts]
        present = [quantity for quantity in summands if quantity is not None]
        if total is None:
            continue
        verdict = judge_sum(total, present, exhaustive=whole.exhaustive)
        if verdict is not None:
            checks.append(
                SumCheck(
                    total=Span(total.start, total.end),
                    parts=tuple(Span(part.start, part.end) for part in present),
                    expected=verdict.expected,
                    observed=verdict.observed,
                    result=verdict.result,
                    exhaustive=whole.exhaustive,
                )
            )
    return tuple(checks)
