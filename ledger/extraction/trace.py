"""What was looked at on the way to the claims. It is told only where somebody asks for it."""

from __future__ import annotations

from typing import Literal

import msgspec

from ledger.domain.spans import Span

ReadAs = Literal["date", "no_claim", "repetition", "rejected"]


class Considered(msgspec.Struct, frozen=True, kw_only=True):
    """A place that was looked at and became no claim of its own.

    `verdict` says what it is instead: a date, a number that is no claim, the repetition of a claim,
    or nothing (`rejected`: the reading that `rule` made of it did not hold). `value` is what that
    reading would have been, `claim` the claim that is repeated, counted from 0.
    """

    start: int
    end: int
    text: str
    rule: str
    verdict: ReadAs
    reason: str
    value: str | None = None
    claim: int | None = None


class Trace:
    """What the stages tell when they are asked: their sentences, and the readings they rejected."""

    def __init__(self) -> None:
        self.sentences: list[Span] = []
        self.rejected: list[Considered] = []

    def take_over(self, other: Trace, by: int) -> None:
        """Tell what *other* told about a part of the text that begins *by* characters later."""
        self.sentences.extend(span.shifted(by) for span in other.sentences)
        self.rejected.extend(
            msgspec.structs.replace(one, start=one.start + by, end=one.end + by)
            for one in other.rejected
        )
