"""`factledger evidence`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import ClaimArgument, choice
from ledger.cli.output import Output
from ledger.domain.policy import RELATIONS, TIERS

app = new_app("Link sources to claims.")


@app.command()
def add(
    ctx: typer.Context,
    claim: ClaimArgument,
    *,
    source: Annotated[str, typer.Option("--source", metavar="ID", help="The source's id.")],
    relation: Annotated[
        str,
        choice(
            "--relation",
            values=RELATIONS,
            metavar="R",
            help_text="What the source does to the claim.",
        ),
    ],
    tier: Annotated[
        str | None, choice("--tier", values=TIERS, help_text="If not the source's own.")
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="TEXT", help="What it says, word for word.")
    ] = None,
) -> None:
    """Link a source to a claim and print the link's id."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.add_evidence(claim, source, relation=relation, tier=tier, quote=quote)
    Output.of(ctx).line(after.evidence[-1].id)


@app.command()
def remove(
    ctx: typer.Context,
    claim: ClaimArgument,
    evidence: Annotated[
        str, typer.Argument(metavar="EVIDENCE", help="The link's id; see `factledger show`.")
    ],
) -> None:
    """Take back a link of your own; the log keeps both."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.remove_evidence(claim, evidence)
    print_state(Output.of(ctx), after)
