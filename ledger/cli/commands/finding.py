"""`factledger finding resolve`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import BecauseOption, ClaimArgument
from ledger.cli.output import Output

app = new_app("Settle what the machine checks raised.")


@app.callback()
def _group() -> None:
    """Hold the group together: one command alone would take its place."""


@app.command()
def resolve(
    ctx: typer.Context,
    claim: ClaimArgument,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="The finding's id; see `factledger show`.")
    ],
    because: BecauseOption,
) -> None:
    """Settle a finding with a reason; only then can the verdict be confirmed."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.resolve_finding(claim, finding, because=because)
    print_state(Output.of(ctx), after)
