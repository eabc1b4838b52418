"""`factledger stats`."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, FormatOption
from ledger.cli.output import Column, Output
from ledger.domain.claim import STATUSES

app = new_app()

COLUMNS = (Column("status"), Column("claims", right=True))


@app.command()
def stats(ctx: typer.Context, form: FormatOption = TABLE) -> None:
    """Count the claims by state."""
    with Invocation.of(ctx).open_to_read() as ledger:
        counts = ledger.count_claims_by_status()
    print_counts(Output.of(ctx), form, counts)


def print_counts(out: Output, form: str, counts: Mapping[str, int]) -> None:
    """Print how many claims are in each state, in the order in which a claim passes them."""
    counted = [(status, counts.get(status, 0)) for status in STATUSES]
    out.listing(
        form,
        COLUMNS,
        [(status, str(number)) for status, number in counted],
        ({"status": status, "claims": number} for status, number in counted),
    )
