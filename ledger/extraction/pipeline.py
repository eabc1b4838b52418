"""The shipped extractor: every stage in order, from a text to its claims.

view -> tokens -> marks -> segments -> guards -> dates -> periods -> numerals -> quantities ->
attribution -> relations -> claims. Each stage is a pure function of what came before; together
they are linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

import msgspec

from ledger.extraction import (
    passages,
    segments,
    tokens,
    view,
)
from ledger.extraction.alternatives import tell_alternatives
from ledger.extraction.answers import comparison_checks, date_refs, no_claims, sum_checks
from ledger.extraction.attribution import Voice, Voices, find_voices
from ledger.extraction.catalogue import LANGUAGES, load_language
from ledger.extraction.claims import Stated, assemble, no_claim
from ledger.extraction.comparisons import find_comparisons
from ledger.extraction.date_resolution import anchor, iso_date
from ledger.extraction.dates import find_dates
from ledger.extraction.extractor import (
    Document,
    Extraction,
)
from ledger.extraction.figures import Figure
from ledger.extraction.fingerprint import fingerprint
from ledger.extraction.guards import guards_by_words
from ledger.extraction.languages.language import Language
from ledger.extraction.notes import notes_on
from ledger.extraction.numeric_dates import FoundDate, find_numeric_dates
from ledger.extraction.periods import Clock, find_periods, period_of
from ledger.extraction.quantities import read_quantities
from ledger.extraction.reading import Reading, mark_up
from ledger.extraction.relations import Whole, find_wholes
from ledger.extraction.segments import Segments
from ledger.extraction.shape_guards import Guarded, addresses, guards_by_shape
from ledger.extraction.stages import stages_version
from ledger.extraction.statements import find_statements
from ledger.extraction.trace import Trace
from ledger.extraction.years import left_over_years


class RulesExtractor:
    """Rules and lexicons, offline and deterministic. See `Extractor` for the contract."""

    name = "rules"

    @cached_property
    def version(self) -> str:
        """The sum of the stages' versions, which count up and never down, and a fingerprint.

        The fingerprint is that of every rule and word: two programs that name the same version
        read every text alike.
        """
        return f"{stages_version()}-{fingerprint()}"

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the catalogue."""
        return tuple(language.code for language in LANGUAGES)

    def extract(self, document: Document) -> Extraction:
        """Read *document*. Any string is answered; nothing in a text is an error.

        Raises:
            Unsupported: The document names a language that is not in the catalogue.
        """
        return self.explain(document, None)

    def explain(self, document: Document, trace: Trace | None) -> Extraction:
        """Read *document* and tell *trace* what was looked at. Raises what `extract` does."""
        if document.lang is not None:
            return self._read(document, document.lang, trace)
        parts = passages.find_passages(document.text)
        readings = []
        for passage in parts:
            own = None if trace is None else Trace()
            readings.append(self._read(passage.of(document), passage.lang, own))
            if trace is not None and own is not None:
                trace.take_over(own, passage.span.start)
        return readings[0] if len(parts) == 1 else passages.join_readings(parts, readings)

    def _read(self, document: Document, lang: str, trace: Trace | None) -> Extraction:
        language = load_language(lang)
        reading = msgspec.structs.replace(read(document.text, language), trace=trace)
        parts = segments.segment(
            reading,
            dotted_ordinals=language.dotted_ordinals,
            single_quotes=language.single_quotes,
        )
        taken = bytearray(len(reading.tokens))
        guarded = _take(reading, addresses(reading), taken)
        numeric = [
            one
            for one in find_numeric_dates(reading, language)
            if not any(taken[one.first : one.after])
        ]
        _occupy(numeric, taken)
        guarded.extend(_take(reading, guards_by_shape(reading, language), taken))
        worded = find_dates(reading, taken, language)
        _occupy(worded, taken)
        found = sorted([*numeric, *worded], key=lambda one: one.first)
        found = [one for one in found if _reported(parts, one.first)]
        guarded.extend(_take(reading, guards_by_words(reading, parts, taken, language), taken))
        figures, refused = _figures(reading, parts, language, taken)
        found, refused = _with_left_over_years(reading, language, found, refused)
        wholes = find_wholes(reading, parts.sentences, figures)
        today = anchor(found, document.published)
        voices = find_voices(reading, parts, language)
        clock = Clock.of(found, today, document.published)
        stated = _stated(reading, parts, voices, figures, wholes, clock)
        with_figures = {one.sentence for one in stated}
        dated = _dated(parts, found, today)
        events = find_statements(reading, parts, voices, language, with_figures, dated=dated)
        made, became = assemble(reading, parts, stated, events, dated)
        guarded = [one for one in (*guarded, *refused) if _reported(parts, one.first)]
        not_claims = no_claims(reading, guarded)
        if trace is not None:
            resolved = [(one.first, one.after, iso_date(one, today)) for one in found]
            tell_alternatives(reading, language, parts, figures, resolved)
        return Extraction(
            lang=language.code,
            extractor=f"{self.name}/{self.version}",
            claims=made,
            dates=date_refs(reading, language, found, today),
            not_claims=not_claims,
            checks=(
                *sum_checks(made, wholes, became),
                *comparison_checks(made, find_comparisons(reading, parts, figures), became),
            ),
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
    return mark_up(seen, pieces, language.words, language.forms)


def _take(reading: Reading, found: Iterable[Guarded], taken: bytearray) -> list[Guarded]:
    kept: list[Guarded] = []
    for one in found:
        if not any(taken[one.first : one.after]):
            taken[one.first : one.after] = b"\x01" * (one.after - one.first)
            kept.append(one)
        else:
            reason = "another reading holds these words"
            reading.reject(one.first, one.after, f"guards.{one.reason}", reason)
    return kept


def _occupy(found: Iterable[FoundDate], taken: bytearray) -> None:
    for one in found:
        taken[one.first : one.after] = b"\x01" * (one.after - one.first)


def _reported(parts: Segments, index: int) -> bool:
    """Say whether the token stands in a block that reports something."""
    block = bisect_right(parts.blocks, index, key=lambda block: block.first) - 1
    return block >= 0 and parts.blocks[block].role not in ("byline", "tags")


def _with_left_over_years(
    reading: Reading, language: Language, found: list[FoundDate], refused: list[Guarded]
) -> tuple[list[FoundDate], list[Guarded]]:
    """Take the figures that turned out to be years for dates."""
    years: list[FoundDate] = []
    left: list[Guarded] = []
    for one in refused:
        mine = [
            FoundDate(index, index + 1, year, None, None)
            for index, year in left_over_years(
                reading, one.first, one.after, capitals=language.has_capitals
            )
            if one.reason == "year"
        ]
        years += mine
        left += [] if mine else [one]
    return sorted([*found, *years], key=lambda one: one.first), left


def _dated(parts: Segments, found: Sequence[FoundDate], today: date | None) -> dict[int, str]:
    """The first date of each sentence that names one."""
    dated: dict[int, str] = {}
    for one in found:
        number = bisect_right(parts.sentences, one.first, key=lambda sentence: sentence.first) - 1
        iso = iso_date(one, today)
        if number >= 0 and iso is not None and one.first < parts.sentences[number].after:
            dated.setdefault(number, iso)
    return dated


def _figures(
    reading: Reading, parts: Segments, language: Language, taken: bytearray
) -> tuple[list[list[Figure]], list[Guarded]]:
    """The figures of each sentence that are claims, and those that are none."""
    kept: list[list[Figure]] = []
    refused: list[Guarded] = []
    for sentence in parts.sentences:
        own: list[Figure] = []
        for figure in read_quantities(reading, language, sentence.first, sentence.after, taken):
            reason = language.refused(reading, figure) or no_claim(
                reading, figure, labels_yield=language.labels_yield
            )
            if reason is None:
                own.append(figure)
            elif reason != "word":
                refused.append(Guarded(figure.first, figure.after, reason))
            else:
                why = "a number word that counts and measures nothing"
                reading.reject(figure.first, figure.after, "claims.word", why, figure.value)
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
            clause = reading.clause(figure.first, sentence.first, sentence.after)
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
    return [_with_voice_of_whole(one, stated) for one in stated]


def _with_voice_of_whole(one: Stated, stated: Sequence[Stated]) -> Stated:
    """A list takes the source that introduces it: a part in nobody's voice is its whole's."""
    if one.whole is None or one.voice.speaker is not None or one.voice.quoted:
        return one
    whole = stated[one.whole].voice
    if whole.speaker is None:
        return one
    return msgspec.structs.replace(
        one, voice=Voice(whole.speaker, whole.via, quoted=False, rule="attribution.list")
    )
