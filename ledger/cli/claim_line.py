"""What a decision answers: the claim's id and how it stands now, in one line."""

from __future__ import annotations

from ledger import api
from ledger.cli import words
from ledger.cli.output import Output


def print_state(out: Output, claim: api.Claim) -> None:
    """Print how a claim stands after a decision."""
    parts = [claim.id, claim.status]
    proposal = claim.proposal
    if proposal is not None:
        parts.append(
            words.axes(
                proposal.attribution,
                proposal.verdict,
                proposal.corroboration,
                proposal.confidence,
            )
        )
    out.line("  ".join(parts))
