"""`factledger claims`."""

from __future__ import annotations

from typing import Final

import msgspec
import typer

from ledger import api
from ledger.cli import claim_filters as filters
from ledger.cli import notices, words
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, AfterOption, FormatOption, LimitOption
from ledger.cli.output import Column, Output
from ledger.terminal import excerpt

app = new_app()

COLUMNS = (
    Column("id"),
    Column("status"),
    Column("verdict", most=16),
    Column("figure", right=True, most=16),
    Column("text", flexible=True),
)
CSV_COLUMNS: Final = (
    *("id", "article", "status", "verdict", "text", "start", "end", "lang", "speaker"),
    *("value", "low", "high", "comparator", "unit", "counted", "place", "basis", "period"),
    *("flags", "publisher", "said_on", "assignee", "seq", "updated_at"),
)


@app.command()
def claims(
    ctx: typer.Context,
    sought: filters.Words = None,
    *,
    status: filters.Status = None,
    verdict: filters.Verdict = None,
    lang: filters.Lang = None,
    article: filters.Article = None,
    speaker: filters.Speaker = None,
    publisher: filters.Publisher = None,
    counted: filters.Counted = None,
    unit: filters.Unit = None,
    minimum: filters.Minimum = None,
    maximum: filters.Maximum = None,
    since: filters.Since = None,
    until: filters.Until = None,
    assigned: filters.Assigned = None,
    flag: filters.Flag = None,
    limit: LimitOption = 50,
    after: AfterOption = None,
    form: FormatOption = TABLE,
) -> None:
    """List and search the claims.

    The newest stand first; all filters must hold.
    """
    with Invocation.of(ctx).open_to_read() as ledger:
        query = api.ClaimQuery(
            words=" ".join(sought) if sought else None,
            status=tuple(status or ()),
            verdict=tuple(verdict or ()),
            lang=lang,
            article=None if article is None else ledger.article(article).id,
            speaker=speaker,
            publisher=publisher,
            counted=counted,
            unit=unit,
            minimum=minimum,
            maximum=maximum,
            since=since,
            until=until,
            assignee=assigned,
            flag=flag,
            limit=limit,
            after=after,
        )
        found = ledger.claims(query)
    print_claims(Output.of(ctx), form, found)
    if not found and form == TABLE:
        notices.note("no claim matches" if after is None else "no more claims match")
    if len(found) == limit:
        notices.note(f"there may be more: --after {found[-1].seq}")


def print_claims(out: Output, form: str, found: list[api.ClaimRow]) -> None:
    """Print claims as a list in the form asked for."""
    out.listing(
        form,
        COLUMNS,
        (
            (row.id, row.status, row.verdict or "", words.figure(row.quantity), _near(row))
            for row in found
        ),
        (as_object(row) for row in found),
        csv_columns=CSV_COLUMNS,
        csv_rows=(_csv_row(row) for row in found),
    )


def _near(row: api.ClaimRow) -> str:
    if row.quantity is None:
        return words.kept(row.text)
    return excerpt(row.text, row.quantity.start - row.start)


def as_object(row: api.ClaimRow) -> dict[str, object]:
    """Return what JSON says of a claim: all its fields but the folded text for searching."""
    fields: dict[str, object] = msgspec.to_builtins(row)
    del fields["search"]
    return fields


def _csv_row(row: api.ClaimRow) -> list[object]:
    fields: dict[str, object] = dict.fromkeys(CSV_COLUMNS)
    if row.quantity is not None:
        fields |= {name: getattr(row.quantity, name, None) for name in CSV_COLUMNS}
    # The claim's own text and place go before those of its figure.
    fields |= {name: getattr(row, name) for name in CSV_COLUMNS if hasattr(row, name)}
    fields["flags"] = " ".join(row.flags)
    return list(fields.values())
