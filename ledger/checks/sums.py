"""Sums: do the parts make the whole?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ledger.checks.check import Observation, StatedClaims
from ledger.domain.arithmetic import judge_sum


class Sums:
    """Holds stated parts against their stated whole; approximate figures never alarm."""

    name: ClassVar[str] = "sum"
    summary: ClassVar[str] = "parts that do not make their whole"

    def observe(self, article: StatedClaims) -> Iterator[Observation]:
        """Yield an observation on every whole that its parts miss; the parts are its inputs."""
        for stated in article.sums:
            total = article.figures[stated.total]
            parts = [article.figures[part] for part in stated.parts]
            verdict = judge_sum(total, parts, exhaustive=stated.exhaustive)
            if verdict is not None and verdict.result == "does_not_add_up":
                yield Observation(
                    claim=stated.total,
                    check=self.name,
                    expected=verdict.expected,
                    observed=verdict.observed,
                    inputs=stated.parts,
                )
