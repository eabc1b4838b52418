"""What the stages found, as an answer says it: in places of the stored text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.domain.arithmetic import judge_sum
from ledger.domain.spans import Span
from ledger.extraction.comparisons import Comparison
from ledger.extraction.date_resolution import iso_date
from ledger.extraction.decimals import decimal_text
from ledger.extraction.extractor import Candidate, DateRef, NotClaim, SumCheck
from ledger.extraction.languages.language import Language
from ledger.extraction.numeric_dates import FoundDate
from ledger.extraction.reading import Reading
from ledger.extraction.relations import Whole
from ledger.extraction.shape_guards import Guarded
from ledger.extraction.tokens import WORD

VERSION = "1"


def date_refs(
    reading: Reading, language: Language, found: Sequence[FoundDate], today: date | None
) -> tuple[DateRef, ...]:
    """Return the dates that can be resolved, *today* telling a year that is not written."""
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


def no_claims(reading: Reading, guarded: Iterable[Guarded]) -> tuple[NotClaim, ...]:
    """Return the numbers that are no claims, in text order."""
    found = []
    for one in sorted(guarded, key=lambda one: (one.first, one.after)):
        span = reading.span(one.first, one.after)
        text = span.of(reading.view.stored)
        found.append(NotClaim(start=span.start, end=span.end, text=text, reason=one.reason))
    return tuple(found)


def sum_checks(
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


def comparison_checks(
    made: Sequence[Candidate], found: Iterable[Comparison], became: dict[int, int]
) -> Iterator[SumCheck]:
    """Yield the other figures that were held against each other, in the form of a sum."""
    for one in found:
        quantities = [made[became[number]].quantity for number in (one.total, *one.parts)]
        spans = [Span(figure.start, figure.end) for figure in quantities if figure is not None]
        if len(set(spans)) == 1 + len(one.parts):  # what was merged is one figure, not two
            yield SumCheck(
                kind=one.kind,
                total=spans[0],
                parts=tuple(spans[1:]),
                expected=decimal_text(one.expected),
                observed=decimal_text(one.observed),
                result=one.result,
                exhaustive=False,
            )
