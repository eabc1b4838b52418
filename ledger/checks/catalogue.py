"""The machine checks, in the order in which they run."""

from __future__ import annotations

from typing import Final

from ledger.checks.check import Check, Observation, StatedClaims
from ledger.checks.sums import Sums

CHECKS: Final[tuple[Check, ...]] = (Sums(),)


def examine(article: StatedClaims) -> tuple[Observation, ...]:
    """Run every check over what an article states, and return all that does not hold."""
    return tuple(seen for check in CHECKS for seen in check.observe(article))
