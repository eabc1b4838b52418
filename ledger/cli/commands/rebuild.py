"""`factledger rebuild`."""

from __future__ import annotations

import typer

from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output

app = new_app()


@app.command()
def rebuild(ctx: typer.Context) -> None:
    """Make the lists anew from the log.

    Lists and searches are only a copy of what the log says; this makes the copy again.
    """
    invocation = Invocation.of(ctx)
    progress = notices.Progress("rebuilding", color=invocation.color)
    with invocation.open_to_record() as ledger:
        try:
            count = ledger.rebuild(progress)
        finally:
            progress.end()
    Output.of(ctx).line(f"rebuilt from {count} events")
