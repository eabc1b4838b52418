"""`factledger checkpoint`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledger.cli import files, notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output

app = new_app()


@app.command()
def checkpoint(
    ctx: typer.Context,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the note there instead."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="FILE",
            help="A checkpoint that somebody kept, where the record of the last one is lost.",
        ),
    ] = None,
) -> None:
    """Sign the log as it stands and print the note.

    Give it to somebody else: with `verify --against` it proves later that nothing before it was
    altered or removed. It is refused where the log is no continuation of what was signed before.
    """
    kept = None if since is None else files.read_note(since)
    with Invocation.of(ctx).open_to_record() as ledger:
        note = ledger.checkpoint(since=kept)
    if out is None:
        Output.of(ctx).exact(note)
    else:
        files.write_whole(out, note)
        notices.note(f"wrote {out}")
