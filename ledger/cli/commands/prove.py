"""`factledger prove`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledger import api
from ledger.cli import files, notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output
from ledger.errors import NotSignedYet

app = new_app()


@app.command()
def prove(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An event's id or seq, or a claim, an article or a source."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the proof there instead."),
    ] = None,
    under: Annotated[
        Path | None,
        typer.Option(
            "--under",
            metavar="FILE",
            help="The checkpoint to prove it under, such as one that a witness has cosigned.",
        ),
    ] = None,
) -> None:
    """Write a proof of one event that anybody can check offline.

    Of a claim it proves the latest decision; `history` lists the other events with their seq. The
    proof carries the event, so it shows what was recorded, by whom, when and at which place. A
    checkpoint is signed first where none covers the event.
    """
    if under is None:
        proof = _proof(Invocation.of(ctx), thing)
    else:
        note = files.read_note(under)
        with Invocation.of(ctx).open_to_read() as ledger:
            proof = ledger.prove(thing, under=note)
    envelope = proof.record.envelope
    if out is None:
        Output.of(ctx).exact(proof.text)
    else:
        files.write_whole(out, proof.text)
        notices.note(f"wrote {out}")
    notices.note(
        f"it proves event {envelope.seq}, {envelope.type} of {envelope.stream} by {envelope.actor}"
    )


def _proof(invocation: Invocation, thing: str) -> api.Proof:
    try:
        with invocation.open_to_read() as ledger:
            return ledger.prove(thing)
    except NotSignedYet as unsigned:
        with invocation.open_to_record() as ledger:
            ledger.checkpoint(covering=unsigned.event)
            return ledger.prove(thing)
