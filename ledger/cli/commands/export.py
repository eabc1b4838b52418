"""`factledger export`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output

app = new_app()


@app.command()
def export(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="jsonl: the log, one event a line.")
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file to write; - for standard output.")
    ],
) -> None:
    """Write the audit log to a file for somebody else to check.

    The file appears whole or not at all, and holds the very bytes that were hashed.
    """
    with Invocation.of(ctx).open_to_read() as ledger:
        if str(out) != "-":
            count = ledger.export(form, out)
            notices.note(f"wrote {count} events to {out}")
            return
        with tempfile.TemporaryDirectory(prefix="factledger-") as place:
            whole = Path(place) / "export"
            ledger.export(form, whole)
            with whole.open(encoding="utf-8", newline="") as file:
                for line in file:
                    Output.of(ctx).exact(line)
