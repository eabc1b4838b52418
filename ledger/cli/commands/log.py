"""`factledger log`."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import JSON, TABLE, AfterOption, FormatOption
from ledger.cli.output import Column, Output
from ledger.cli.records import record_object
from ledger.cli.words import moment

app = new_app()

COLUMNS = (
    Column("seq", right=True),
    Column("time"),
    Column("type"),
    Column("stream"),
    Column("actor", flexible=True),
)
CSV_COLUMNS = ("seq", "at", "type", "stream", "version", "actor", "id", "payload_digest")


@app.command()
def log(
    ctx: typer.Context,
    after: AfterOption = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="How many at most; else all.")
    ] = None,
    form: FormatOption = TABLE,
) -> None:
    """Print the log of everything that happened.

    Oldest first. As JSON, one object a line: the envelope's fields and the payload.
    """
    out = Output.of(ctx)
    with Invocation.of(ctx).open_to_read() as ledger:
        records = islice(ledger.log(0 if after is None else after + 1), limit)
        if form == JSON:
            for record in records:
                out.json_line(record_object(record))
            return
        envelopes = (record.envelope for record in records)
        if form == TABLE:
            out.table(
                COLUMNS,
                ((str(e.seq), moment(e.at), e.type, e.stream, e.actor) for e in envelopes),
            )
        else:
            out.csv(CSV_COLUMNS, ([getattr(e, name) for name in CSV_COLUMNS] for e in envelopes))
