"""`factledger backup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledger import api
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output

app = new_app()


@app.command()
def backup(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file to write; it must not be there yet.")
    ],
) -> None:
    """Copy the ledger to a file while others go on working.

    The copy is a ledger like the first. Signing keys and the last signed checkpoint stay where
    they are, so that a restored copy that lacks later events is found out.
    """
    address = Invocation.of(ctx).address()
    api.back_up(address, out)
    Output.of(ctx).token("copied to", str(out))
