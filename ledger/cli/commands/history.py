"""`factledger history`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, FormatOption, checked, no_moment
from ledger.cli.output import Column, Output
from ledger.cli.records import record_object
from ledger.cli.words import happened, moment

app = new_app()

COLUMNS = (
    Column("seq", right=True),
    Column("time"),
    Column("actor", most=16),
    Column("what happened", flexible=True),
)


@app.command()
def history(
    ctx: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="ID", help="A claim, an article or a source.")],
    at: Annotated[
        str | None,
        checked(
            "--at",
            metavar="SEQ|TIME",
            help_text="Up to this event or UTC time, itself included.",
            problem=no_moment,
        ),
    ] = None,
    form: FormatOption = TABLE,
) -> None:
    """Tell what happened to a claim, an article or a source.

    One line an event, oldest first. Nothing is ever removed: a step taken back shows as two.
    """
    with Invocation.of(ctx).open_to_read() as ledger:
        past = ledger.history(thing, at=None if at is None else at.replace(" ", "T"))
    if not past and form == TABLE:
        notices.note("nothing had happened by then")
    rows = [
        (str(each.seq), moment(each.envelope.at), each.envelope.actor, happened(each.event))
        for each in past
    ]
    Output.of(ctx).listing(form, COLUMNS, rows, (record_object(each) for each in past))
