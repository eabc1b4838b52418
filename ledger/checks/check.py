"""The contract of a machine check and the values it speaks in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from ledger.domain.quantities import Quantity


class StatedSum(msgspec.Struct, frozen=True, kw_only=True):
    """A whole and its parts, as claim ids.

    `exhaustive` says that the text gives the parts as all there are; a list that is only "among
    them" may fall short of its whole.
    """

    total: str
    parts: tuple[str, ...]
    exhaustive: bool


class StatedClaims(msgspec.Struct, frozen=True, kw_only=True):
    """What one article states: the figure of every claim by claim id, and its sums."""

    figures: Mapping[str, Quantity]
    sums: tuple[StatedSum, ...] = ()


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """What a check saw on a claim: what was to be expected, what stands there, and from which
    other claims that follows. Expected and observed are plain decimals or short phrases.
    """

    claim: str
    check: str
    expected: str
    observed: str
    inputs: tuple[str, ...] = ()


class Check(Protocol):
    """One machine check. Pure: no I/O, no clock, no memory of earlier articles."""

    @property
    def name(self) -> str:
        """The name that its findings carry."""
        ...

    @property
    def summary(self) -> str:
        """What it looks for, in a few words."""
        ...

    def observe(self, article: StatedClaims) -> Iterator[Observation]:
        """Yield what does not hold, in the order of the text."""
        ...
