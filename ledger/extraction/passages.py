"""Which parts of a text are in which language: runs of paragraphs, each read in its own.

A paragraph is in another language than its text only where that is beyond doubt; a short one, a
list of names and a row of figures go with their neighbour. What is quoted inside a paragraph
changes nothing, since the paragraph is weighed as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span
from ledger.extraction.detection import ARABIC, Evidence, weigh
from ledger.extraction.extractor import (
    Candidate,
    DateRef,
    Document,
    Extraction,
    NotClaim,
    Note,
)
from ledger.extraction.segments import CLOSING_MARKS, WRAPPED_LINE

VERSION = "1"

_LINE = re.compile(r"[^\n\r]*[\n\r]*")
_FEWEST_WORDS = 4
_FEWEST_POINTS = 8
_CLEAR = 2  # times as much must speak for the one language as for all others
_FEWEST_LETTERS = 12

Placed = TypeVar("Placed", Candidate, Quantity, DateRef, NotClaim)


class Passage(msgspec.Struct, frozen=True):
    """A run of whole paragraphs in one language."""

    span: Span
    lang: str

    def of(self, document: Document) -> Document:
        """Return the passage as a document of its own, whose language is still to be found out."""
        text = self.span.of(document.text)
        return msgspec.structs.replace(document, text=text)


def find_passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of *text* in order; together they are the text. Linear in the length."""
    found: list[tuple[Span, str | None]] = []
    total: Counter[str] = Counter()
    arabic = latin = 0
    for span in _paragraphs(text):
        evidence = weigh(span.of(text))
        found.append((span, _certain(evidence)))
        arabic, latin = arabic + evidence.arabic, latin + evidence.latin
        total.update(dict(evidence.points))
    certain = {code for _, code in found if code is not None}
    if len(certain) > 1:
        return tuple(_joined(found))
    whole = Evidence(0, arabic, latin, tuple(total.items()) or weigh("").points)
    return (Passage(Span(0, len(text)), whole.language),)


def join_readings(passages: Sequence[Passage], readings: Sequence[Extraction]) -> Extraction:
    """Return what was read out of the passages as one answer about the text they make up."""
    lengths: Counter[str] = Counter()
    placed: list[Extraction] = []
    claims = 0
    for passage, reading in zip(passages, readings, strict=True):
        lengths[passage.lang] += passage.span.end - passage.span.start
        placed.append(_moved(reading, passage, claims))
        claims += len(reading.claims)
    return Extraction(
        lang=lengths.most_common(1)[0][0],
        extractor=readings[0].extractor,
        claims=tuple(claim for each in placed for claim in each.claims),
        dates=tuple(one for each in placed for one in each.dates),
        not_claims=tuple(one for each in placed for one in each.not_claims),
        checks=tuple(check for each in placed for check in each.checks),
        notes=tuple(note for each in placed for note in each.notes),
    )


def _moved(reading: Extraction, passage: Passage, claims: int) -> Extraction:
    """Return the reading of a passage with its spans in the text; *claims* come before its own."""
    by = passage.span.start
    return msgspec.structs.replace(
        reading,
        claims=tuple(_moved_claim(claim, by, claims) for claim in reading.claims),
        dates=tuple(moved(one, by) for one in reading.dates),
        not_claims=tuple(moved(one, by) for one in reading.not_claims),
        checks=tuple(
            msgspec.structs.replace(
                check,
                total=check.total.shifted(by),
                parts=tuple(part.shifted(by) for part in check.parts),
            )
            for check in reading.checks
        ),
        notes=tuple(_moved_note(note, passage) for note in reading.notes),
    )


def moved(one: Placed, by: int) -> Placed:
    """Return what stands in a passage as it stands in the text, *by* code points further on."""
    return msgspec.structs.replace(one, start=one.start + by, end=one.end + by)


def _moved_claim(claim: Candidate, by: int, claims: int) -> Candidate:
    quantity = claim.quantity and moved(claim.quantity, by)
    if quantity is not None and isinstance(quantity.part_of, int):
        quantity = msgspec.structs.replace(quantity, part_of=quantity.part_of + claims)
    return msgspec.structs.replace(
        moved(claim, by),
        quantity=quantity,
        mentions=tuple(mention.shifted(by) for mention in claim.mentions),
    )


def _moved_note(note: Note, passage: Passage) -> Note:
    """A note without a place speaks of the passage that was read, and gets its place."""
    start, end = note.start, note.end
    if start is None or end is None:
        place = passage.span
        return msgspec.structs.replace(note, what="a passage", start=place.start, end=place.end)
    by = passage.span.start
    return msgspec.structs.replace(note, start=start + by, end=end + by)


def _certain(evidence: Evidence) -> str | None:
    """Return the language that a paragraph is in beyond doubt."""
    if evidence.words < _FEWEST_WORDS:
        return None
    if evidence.arabic >= _FEWEST_LETTERS and evidence.arabic >= _CLEAR * evidence.latin:
        return ARABIC
    code, points = max(evidence.points, key=lambda one: one[1])
    others = sum(other for _, other in evidence.points) - points
    script = evidence.latin >= _CLEAR * evidence.arabic
    return code if script and points >= max(_FEWEST_POINTS, _CLEAR * others) else None


def _joined(found: list[tuple[Span, str | None]]) -> Iterator[Passage]:
    lang = next(code for _, code in found if code is not None)
    start = 0
    for span, code in found:
        if code is not None and code != lang:
            yield Passage(Span(start, span.start), lang)
            start, lang = span.start, code
    yield Passage(Span(start, found[-1][0].end), lang)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs with the white space after them; a wrapped line goes on in the next."""
    start = 0
    for line in _LINE.finditer(text):
        words = line.group().rstrip()
        blank = line.group().count("\n") > 1
        wrapped = len(words) >= WRAPPED_LINE and words[-1] not in CLOSING_MARKS
        if (blank or not wrapped) and line.end() > start:
            yield Span(start, line.end())
            start = line.end()
    if start < len(text):
        yield Span(start, len(text))
