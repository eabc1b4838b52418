"""`factledger init`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.output import Output
from ledger.cli.passphrases import ask_passphrase

app = new_app()


@app.command()
def init(
    ctx: typer.Context,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What the ledger is called.")
    ] = "factledger",
    approvals: Annotated[
        int,
        typer.Option(
            "--approvals",
            metavar="N",
            min=0,
            help="How many others must approve a verdict; 0 for a desk of one person.",
        ),
    ] = 1,
    min_sources: Annotated[
        int,
        typer.Option(
            "--min-sources",
            metavar="N",
            min=0,
            help="How many independent sources a verdict on the scale needs.",
        ),
    ] = 0,
    passphrase: Annotated[
        bool,
        typer.Option(
            "--passphrase",
            help="Keep the signing key under a passphrase (asked for, or FACTLEDGER_PASSPHRASE).",
        ),
    ] = False,
) -> None:
    """Create a ledger, its signing key and its first checkpoint.

    The key stays outside the ledger, readable by you alone. Keep a copy of it and give the
    public key to whoever is to check your exports.
    """
    invocation = Invocation.of(ctx)
    policy = api.Policy(required_approvals=approvals, min_sources=min_sources)
    address = invocation.address()
    with api.create_ledger(
        address,
        actor=invocation.actor_name(),
        title=title,
        policy=policy,
        lock_key=passphrase,
        ask_passphrase=ask_passphrase,
    ) as ledger:
        identity = ledger.identity()
    out = Output.of(ctx)
    out.token("ledger", api.shown_address(address))
    out.fact("log", identity.log_id)
    out.token("public key", identity.vkey)
    statements = api.left_to_do(address)
    if statements:
        notices.note("note: an administrator must still make the roles for other people:")
        for statement in statements:
            notices.note(f"{statement};")
