"""Machine checks over an article's claims. They raise findings, never verdicts.

`examine(article)` runs every check of the catalogue. A check is a pure function of what the
article states, so the same claims always raise the same findings.
"""

from ledger.checks.catalogue import CHECKS, examine
from ledger.checks.check import Check, Observation, StatedClaims, StatedSum

__all__ = ["CHECKS", "Check", "Observation", "StatedClaims", "StatedSum", "examine"]
