"""The desk's settings that rules depend on. A policy is set by an event, so that every decision
can name the policy it was made under.
"""

from __future__ import annotations

from typing import Final

import msgspec

ATTRIBUTIONS: Final = (
    "exact",
    "accurate_paraphrase",
    "inaccurate",
    "misattributed",
    "not_found",
)
VERDICT_SCORES: Final[dict[str, int | None]] = {
    "supported": 5,
    "mostly_supported": 4,
    "mixed": 3,
    "mostly_refuted": 2,
    "refuted": 1,
    "missing_context": None,
    "unproven": None,
    "outdated": None,
    "not_checkable": None,
}
VERDICTS: Final = tuple(VERDICT_SCORES)
CORROBORATIONS: Final = ("confirmed", "multi_source", "single_source", "contested", "discounted")
CONFIDENCES: Final = ("high", "moderate", "low")
RELATIONS: Final = ("supports", "contradicts", "contextualizes", "insufficient")
TIERS: Final = ("primary", "secondary")
DISMISSALS: Final = ("not_checkable", "out_of_scope", "extraction_error")


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk asks of a verdict before it stands.

    `required_approvals` people other than the proposer must approve (0 is a one-person desk, and
    exports then say "single reviewer"). `min_sources` independent sources must be linked before
    a verdict on the scale may be proposed.
    """

    version: int = 1
    required_approvals: int = 1
    min_sources: int = 0
