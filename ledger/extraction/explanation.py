"""How the claims of a text came about, sentence by sentence, from an answer and its trace."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from ledger.domain.spans import Span
from ledger.extraction.extractor import DateRef, Extraction
from ledger.extraction.trace import Considered, Trace

_AROUND = 200


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with findings: its claims (counted from 0) and what else was looked at in it."""

    start: int
    end: int
    claims: tuple[int, ...]
    considered: tuple[Considered, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """`considered` is everything in text order, `sentences` the same by sentence."""

    sentences: tuple[Explained, ...]
    considered: tuple[Considered, ...]


def explained(text: str, found: Extraction, trace: Trace) -> Explanation:
    """Explain *found* with what its stages told; an empty trace leaves what the answer says."""
    considered = sorted(
        (*trace.rejected, *_dates(found.dates), *_no_claims(found), *_repetitions(text, found)),
        key=lambda one: (one.start, -one.end),
    )
    places = [Span(claim.start, claim.end) for claim in found.claims]
    others = [Span(one.start, one.end) for one in considered]
    bounds = _sentences(text, trace.sentences, places, others)
    starts = [bound.start for bound in bounds]
    claims: list[list[int]] = [[] for _ in bounds]
    looked: list[list[Considered]] = [[] for _ in bounds]
    for number, place in enumerate(places):
        claims[bisect_right(starts, place.start) - 1].append(number)
    for one in considered:
        looked[bisect_right(starts, one.start) - 1].append(one)
    sentences = tuple(
        Explained(start=bound.start, end=bound.end, claims=tuple(own), considered=tuple(seen))
        for bound, own, seen in zip(bounds, claims, looked, strict=True)
        if own or seen
    )
    return Explanation(sentences=sentences, considered=tuple(considered))


def _dates(dates: Iterable[DateRef]) -> Iterable[Considered]:
    for one in dates:
        reason = "the year is written" if one.year_explicit else "the year is the nearest past one"
        if one.iso.startswith("--"):
            reason = "there is nothing to tell the year from"
        if one.calendar == "hijri":
            reason = f"a Hijri date; {reason}"
        yield Considered(
            start=one.start, end=one.end, text=one.text, rule="dates", verdict="date",
            reason=reason, value=one.iso,
        )  # fmt: skip


def _no_claims(found: Extraction) -> Iterable[Considered]:
    for one in found.not_claims:
        yield Considered(
            start=one.start, end=one.end, text=one.text, rule=f"guards.{one.reason}",
            verdict="no_claim", reason=one.reason,
        )  # fmt: skip


def _repetitions(text: str, found: Extraction) -> Iterable[Considered]:
    for number, claim in enumerate(found.claims):
        for span in claim.mentions:
            if span != Span(claim.start, claim.end):
                yield Considered(
                    start=span.start, end=span.end, text=span.of(text), rule="claims.repetition",
                    verdict="repetition", reason="says the same again", claim=number,
                )  # fmt: skip


def _sentences(
    text: str, known: Sequence[Span], claims: Sequence[Span], others: Sequence[Span]
) -> list[Span]:
    """Return places apart, in order, that hold every finding: sentences where they are known."""
    wanted = [*known, *claims]
    covered = _joined(wanted)
    starts = [span.start for span in covered]
    for other in others:
        at = bisect_right(starts, other.start) - 1
        if at < 0 or covered[at].end < other.end:
            wanted.append(_line(text, other))
    return _joined(wanted)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _line(text: str, span: Span) -> Span:
    """Return the line around a place, as much of it as is near."""
    low, high = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    start = text.rfind("\n", low, span.start) + 1 or low
    end = text.find("\n", span.end, high)
    return Span(start, high if end < 0 else end)
