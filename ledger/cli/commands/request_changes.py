"""`factledger request-changes`."""

from __future__ import annotations

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import BecauseOption, ClaimArgument
from ledger.cli.output import Output

app = new_app()


@app.command()
def request_changes(ctx: typer.Context, claim: ClaimArgument, because: BecauseOption) -> None:
    """Send a proposed verdict back with a reason."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.request_changes(claim, because=because)
    print_state(Output.of(ctx), after)
