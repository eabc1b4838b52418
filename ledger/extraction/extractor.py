"""The contract of an extractor and the values it speaks in.

Whatever reads claims out of a text (the rules here, a plug-in, a model somebody attaches) gets a
`Document` and answers an `Extraction`. All spans count code points of the document's text.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

import msgspec

from ledger.domain.arithmetic import SumResult
from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span

Kind = Literal["quantity", "statement"]
CheckKind = Literal["sum", "percentage", "difference", "headline"]
Calendar = Literal["gregorian", "hijri"]
NoteKind = Literal["language", "value_too_long", "dropped"]


class Document(msgspec.Struct, frozen=True):
    """A text to read: `lang` None means "find out", `published` resolves years and periods."""

    text: str
    lang: str | None = None
    published: date | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion of the text that somebody could check.

    `text` is the sentence or clause that carries it and equals `document.text[start:end]`.
    `mentions` are all the places that state it, in order, this one included. `speaker` is the
    innermost source, `via` who relays it, `dated` the day, month or year (ISO) that a statement
    without a figure names, `score` a decimal between 0 and 1 that orders a queue,
    `rules` the ids of the rules that made it.
    """

    kind: Kind
    start: int
    end: int
    text: str
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    score: str = "0.50"
    mentions: tuple[Span, ...] = ()
    quantity: Quantity | None = None
    dated: str | None = None
    rules: tuple[str, ...] = ()


class DateRef(msgspec.Struct, frozen=True, kw_only=True):
    """A date the text names. `iso` is a day, a month ("2025-07") or a year.

    A date without a year and without anything to resolve it is "--03-10". Hijri dates are given
    as the Gregorian day of Umm al-Qura.
    """

    start: int
    end: int
    text: str
    iso: str
    calendar: Calendar = "gregorian"
    year_explicit: bool = True


class NotClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A number that is no claim, and why ("ordinal", "edition", "model", "phone", "law", ...)."""

    start: int
    end: int
    text: str
    reason: str


class SumCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Figures held against each other: `expected` is what one states, `observed` what comes out.

    A `sum` holds parts against their total, and `exhaustive` says that the text gives them as all
    there are. A `percentage` holds a part (first) and its share (second) against the whole, a
    `difference` what was (first) and the step (second) against what is, and a `headline` its
    figure against the body's.
    """

    total: Span
    parts: tuple[Span, ...]
    expected: str
    observed: str
    result: SumResult
    exhaustive: bool
    kind: CheckKind = "sum"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth knowing about an answer, never an error. It reads "`what` `reason`".

    `kind` is `language` (the text may be in another one), `value_too_long` (digits that are too
    many for a number) or `dropped` (a part of the answer did not hold and was left out). `start`
    and `end` are its place in the text, where it has one.
    """

    kind: NoteKind
    what: str
    reason: str
    start: int | None = None
    end: int | None = None


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read out of one document, in text order.

    `extractor` is "name/version" of what read it; `part_of` of a claim counts `claims` from 0.
    """

    lang: str
    extractor: str
    claims: tuple[Candidate, ...] = ()
    dates: tuple[DateRef, ...] = ()
    not_claims: tuple[NotClaim, ...] = ()
    checks: tuple[SumCheck, ...] = ()
    notes: tuple[Note, ...] = ()


class Extractor(Protocol):
    """Reads claims out of a document. Deterministic: the same document gives the same answer."""

    @property
    def name(self) -> str:
        """The extractor's name, as recorded with every claim."""

    @property
    def version(self) -> str:
        """Changes whenever the same document could be read differently."""

    @property
    def langs(self) -> tuple[str, ...]:
        """The codes of the languages it reads."""

    def extract(self, document: Document) -> Extraction:
        """Read *document*; every span of the answer equals its text.

        What does not hold in the answer is left out by the core, with a note. Each part may also
        be a mapping of its fields.

        Raises:
            Unsupported: The document names a language that is not in `langs`.
        """
