"""`factledger approve`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import ClaimArgument
from ledger.cli.output import Output

app = new_app()


@app.command()
def approve(
    ctx: typer.Context,
    claim: ClaimArgument,
    revision: Annotated[
        int | None,
        typer.Option(
            "--revision",
            metavar="N",
            min=0,
            help="Only if this is still the revision; else the present one.",
        ),
    ] = None,
) -> None:
    """Approve the verdict that somebody else proposed.

    Nobody approves their own proposal, and no administrator can change that.
    """
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.approve(claim, revision=revision)
    print_state(Output.of(ctx), after)
