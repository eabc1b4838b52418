"""`factledger articles`."""

from __future__ import annotations

import typer

from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, AfterOption, FormatOption, LimitOption
from ledger.cli.output import Column, Output
from ledger.cli.words import kept

app = new_app()

COLUMNS = (
    Column("id"),
    Column("lang"),
    Column("published"),
    Column("publisher", most=16),
    Column("title", flexible=True),
)
CSV_COLUMNS = (
    *("id", "seq", "lang", "published_on", "publisher", "title", "url", "input", "length"),
    *("sha256", "added_at", "added_by"),
)


@app.command()
def articles(
    ctx: typer.Context,
    limit: LimitOption = 50,
    after: AfterOption = None,
    form: FormatOption = TABLE,
) -> None:
    """List the articles.

    The newest stand first.
    """
    with Invocation.of(ctx).open_to_read() as ledger:
        found = ledger.articles(limit=limit, after=after)
    Output.of(ctx).listing(
        form,
        COLUMNS,
        ((a.id, a.lang, a.published_on or "", a.publisher or "", kept(a.title)) for a in found),
        found,
        csv_columns=CSV_COLUMNS,
        csv_rows=([getattr(a, name) for name in CSV_COLUMNS] for a in found),
    )
    if len(found) == limit:
        notices.note(f"there may be more: --after {found[-1].seq}")
