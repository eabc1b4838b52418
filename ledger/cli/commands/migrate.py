"""`factledger migrate`."""

from __future__ import annotations

import typer

from ledger import api
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output

app = new_app()


@app.command()
def migrate(ctx: typer.Context) -> None:
    """Bring a ledger of an older release up to date.

    Only what lists and guards need is changed, all of it or nothing; what was recorded stays as it
    is. Older releases cannot open the ledger afterwards. Recording into an older ledger does the
    same by itself.
    """
    before, after = api.migrate(Invocation.of(ctx).address())
    out = Output.of(ctx)
    if before == after:
        out.line(f"up to date: tables of version {after}")
    else:
        out.line(f"migrated: tables of version {before} became version {after}")
