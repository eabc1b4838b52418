"""`factledger verify-proof`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledger import api
from ledger.cli import files
from ledger.cli.command_group import new_app
from ledger.cli.options import JSON, TABLE, choice
from ledger.cli.output import Output
from ledger.cli.records import record_object
from ledger.cli.words import happened, moment

app = new_app()


@app.command()
def verify_proof(
    ctx: typer.Context,
    proof: Annotated[Path, typer.Argument(metavar="FILE", help="A proof made by `prove`.")],
    event: Annotated[
        Path | None,
        typer.Argument(
            metavar="EVENT", help="The event as exported; else the one that the proof carries."
        ),
    ] = None,
    *,
    key: Annotated[
        list[str] | None,
        typer.Option(
            "--key",
            metavar="VKEY",
            help="The public key (or its file) of the log, and of each witness that must have "
            "signed; without any, the log's key as this machine keeps it.",
        ),
    ] = None,
    form: Annotated[
        str, choice("--format", values=(TABLE, JSON), help_text="How to print the result.")
    ] = TABLE,
) -> None:
    """Check such a proof; no ledger is needed.

    Prints the event and OK. Whatever does not hold is an error, and the exit code is 4.
    """
    proven = api.check_proof(
        files.read_small(proof, hint="give a proof made by `factledger prove`"),
        vkeys=[files.read_key(each) for each in key or ()],
        event=None if event is None else files.read_small(event),
    )
    out = Output.of(ctx)
    if form == JSON:
        signed = {"origin": proven.origin, "size": proven.size, "root": proven.root}
        out.json(
            {"holds": True, **signed, "signed_by": proven.names}
            | {"event": record_object(proven.record)}
        )
        return
    envelope = proven.record.envelope
    out.fact("log", proven.origin, indent=13)
    out.fact("event", f"{envelope.seq} of {proven.size}, {envelope.type}", indent=13)
    out.fact("stream", envelope.stream, indent=13)
    out.fact("actor", envelope.actor, indent=13)
    out.fact("recorded", f"{moment(envelope.at)} UTC, by the ledger's clock", indent=13)
    out.fact("says", happened(proven.record.event), indent=13)
    for name in proven.names:
        out.fact("signed by", name, indent=13)
    out.line("OK")
