"""`factledger annotate`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import ClaimArgument
from ledger.cli.output import Output

app = new_app()


@app.command()
def annotate(
    ctx: typer.Context,
    claim: ClaimArgument,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The note; - reads it from standard input.")
    ],
) -> None:
    """Write a note on a claim."""
    note = sys.stdin.read() if text == "-" else text
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.annotate(claim, note)
    print_state(Output.of(ctx), after)
