"""`factledger witness`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledger import api
from ledger.cli import files, notices
from ledger.cli.command_group import new_app
from ledger.cli.output import Output
from ledger.cli.passphrases import ask_passphrase

app = new_app()


@app.command()
def witness(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A ledger's path or URL, a file made by `export jsonl`, or a checkpoint.",
        ),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the cosigned checkpoint there instead."),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            metavar="VKEY",
            help="The log's public key (or its file); without it, the key that the log had when "
            "it was first seen, and the first time the one that it names itself.",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What the witness is called from now on."),
    ] = None,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Keep the witness's new key under a passphrase.")
    ] = False,
) -> None:
    """Check that somebody's log only grew since last time, and cosign.

    Run it on a machine of its own: it keeps its own key, and of every log the last checkpoint that
    it cosigned. Give the cosigned checkpoint back to the desk, for `prove --under`, and keep it.
    """
    seen = api.Witness(ask_passphrase=ask_passphrase).look(
        source,
        log_key=None if key is None else files.read_key(key),
        name=name,
        locked=passphrase,
    )
    if out is None:
        Output.of(ctx).exact(seen.note)
    else:
        files.write_whole(out, seen.note)
        notices.note(f"wrote {out}")
    if seen.before is None:
        notices.note(f"seen for the first time; trusted from now on: {seen.log_key}")
        notices.note(f"cosigned {seen.size} events as {seen.vkey}")
    else:
        notices.note(f"cosigned {seen.size} events, {seen.before} were seen before, as {seen.vkey}")
