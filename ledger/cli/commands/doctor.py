"""`factledger doctor`."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ledger import api
from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import JSON, TABLE, choice
from ledger.cli.output import Column, Output
from ledger.errors import IntegrityBroken

app = new_app()

COLUMNS: Final = (Column("state"), Column("what"), Column("seen"))


@app.command()
def doctor(
    ctx: typer.Context,
    *,
    form: Annotated[
        str, choice("--format", values=(TABLE, JSON), help_text="How to print the result.")
    ] = TABLE,
) -> None:
    """Look the ledger over: file or server, guards, head, lists, keys.

    Changes nothing. Exits with 4 when something is bad; a note may be as it should be.
    """
    seen = api.examine(Invocation.of(ctx).address())
    out = Output.of(ctx)
    if form == JSON:
        out.json(seen)
    else:
        out.table(COLUMNS, ((each.state, each.what, each.detail) for each in seen))
        for each in seen:
            if each.hint:
                notices.note(f"{each.what}: {each.hint}")
    bad = [each.what for each in seen if each.state == "bad"]
    if bad:
        raise IntegrityBroken(
            reason=f"not well: {', '.join(bad)}",
            hint="stop writing and keep a copy of the ledger as it is, with its keys",
        )
