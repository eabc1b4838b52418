"""`factledger undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output
from ledger.errors import UnknownId

app = new_app()


@app.command()
def undo(
    ctx: typer.Context,
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="EVENT", help="Its id or seq; else the latest step that can be taken back."
        ),
    ] = None,
) -> None:
    """Take back a step of your own; the log keeps both."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.undo(None if event is None else _event_id(ledger, event))
    print_state(Output.of(ctx), after)


def _event_id(ledger: api.Ledger, given: str) -> str:
    if not (given.isascii() and given.isdigit()):
        return given
    seq = int(given)
    for record in ledger.log(seq, seq + 1):
        return record.envelope.id
    raise UnknownId(kind="event", id=given, hint="see `factledger log`")
