"""`factledger source`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, AfterOption, FormatOption, LimitOption, choice
from ledger.cli.output import Column, Output
from ledger.cli.words import kept
from ledger.domain.policy import TIERS

app = new_app("Record and list the sources that claims are checked against.")

COLUMNS = (
    Column("id"),
    Column("tier"),
    Column("publisher", most=20),
    Column("title", flexible=True),
)
CSV_COLUMNS = (
    *("id", "seq", "tier", "title", "publisher", "url", "independence_group"),
    *("added_at", "added_by"),
)


@app.command()
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What the source is called.")],
    *,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it is.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who stands behind it.")
    ] = None,
    tier: Annotated[
        str, choice("--tier", values=TIERS, help_text="How close it is to the facts.")
    ] = "secondary",
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="NAME", help="Sources of one group count as one when sources count."
        ),
    ] = None,
) -> None:
    """Record a source and print its id."""
    with Invocation.of(ctx).open_to_record() as ledger:
        source = ledger.add_source(
            title, url=url, publisher=publisher, tier=tier, independence_group=group
        )
    Output.of(ctx).line(source)


@app.command("list")
def list_sources(
    ctx: typer.Context,
    limit: LimitOption = 50,
    after: AfterOption = None,
    form: FormatOption = TABLE,
) -> None:
    """List the sources, newest first."""
    with Invocation.of(ctx).open_to_read() as ledger:
        found = ledger.sources(limit=limit, after=after)
    Output.of(ctx).listing(
        form,
        COLUMNS,
        ((s.id, s.tier, s.publisher or "", kept(s.title)) for s in found),
        found,
        csv_columns=CSV_COLUMNS,
        csv_rows=([getattr(s, name) for name in CSV_COLUMNS] for s in found),
    )
    if len(found) == limit:
        notices.note(f"there may be more: --after {found[-1].seq}")
