"""`factledger demo`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer

from ledger import api
from ledger.cli import notices, reviewer_app
from ledger.cli.command_group import new_app
from ledger.cli.commands.claims import print_claims
from ledger.cli.commands.stats import print_counts
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE
from ledger.cli.output import Output

app = new_app()

SHOWN: Final = 8


@app.command()
def demo(
    ctx: typer.Context,
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep", metavar="PATH", help="Create the ledger there and leave it afterwards."
        ),
    ] = None,
) -> None:
    """Try everything on a throw-away ledger of sample articles.

    Opens the reviewer's app on it; without a terminal a summary is printed instead.
    """
    invocation = Invocation.of(ctx)
    name = invocation.actor_name()
    with tempfile.TemporaryDirectory(prefix="factledger-demo-") as place:
        address = str(keep) if keep is not None else str(Path(place) / "demo.db")
        # A ledger that stays needs its key where later commands look for it.
        keys = None if keep is not None else Path(place) / "keys"
        with api.create_demonstration(address, keys=keys) as ledger:
            ledger.act_as(name)
            if reviewer_app.has_terminal():
                reviewer_app.run_app(ledger)
            else:
                _summarize(Output.of(ctx), ledger)
    gone = f"kept: factledger -l {keep}" if keep is not None else "the demonstration ledger is gone"
    notices.note(gone)


def _summarize(out: Output, ledger: api.Ledger) -> None:
    articles = ledger.articles(limit=1_000)
    report = ledger.verify()
    out.heading("demonstration")
    out.fact("articles", str(len(articles)))
    out.fact("events", str(report.size))
    out.fact("verified", "OK" if report.holds else f"{len(report.findings)} finding(s)")
    out.line()
    print_counts(out, TABLE, ledger.count_claims_by_status())
    out.line()
    print_claims(out, TABLE, ledger.claims(api.ClaimQuery(limit=SHOWN)))
