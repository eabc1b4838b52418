"""`factledger actor`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli import files, notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import TABLE, FormatOption
from ledger.cli.output import Column, Output

app = new_app("Register reviewers and bots, and the keys that they sign with.")
keys = new_app(
    "Make, show and record the keys of the acting name. Once a name holds a key, everything that "
    "is recorded under it is signed, and `verify` names whatever is not."
)
app.add_typer(keys, name="key")

COLUMNS = (
    Column("name", most=24),
    Column("kind"),
    Column("registered"),
    Column("key", flexible=True),
)
CSV_COLUMNS = ("name", "kind", "seq", "registered_at", "vkeys")


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may act from now on.")],
    bot: Annotated[
        bool, typer.Option("--bot", help="A program: it may extract and propose, never approve.")
    ] = False,
) -> None:
    """Register somebody before they act; people are otherwise at their first step."""
    with Invocation.of(ctx).open_to_record() as ledger:
        added = ledger.add_actor(name, bot=bot)
    Output.of(ctx).line(f"{added.name}  {added.kind}")


@app.command("list")
def list_actors(ctx: typer.Context, form: FormatOption = TABLE) -> None:
    """List everybody registered, with the keys that speak for them."""
    with Invocation.of(ctx).open_to_read() as ledger:
        found = [(row, ledger.standing(row.id).vkeys) for row in ledger.actors()]
    Output.of(ctx).listing(
        form,
        COLUMNS,
        ((row.id, row.kind, row.registered_at[:10], _short(vkeys)) for row, vkeys in found),
        [_object(row, vkeys) for row, vkeys in found],
        csv_columns=CSV_COLUMNS,
        csv_rows=(
            (row.id, row.kind, row.seq, row.registered_at, " ".join(vkeys)) for row, vkeys in found
        ),
    )


@keys.command()
def create(
    ctx: typer.Context,
    passphrase: Annotated[
        bool,
        typer.Option(
            "--passphrase", help="Keep it under a passphrase (asked for, or FACTLEDGER_PASSPHRASE)."
        ),
    ] = False,
) -> None:
    """Make a key for the acting name and print the public one.

    Keep a copy of the private one: without it nobody can record under this name any more. A name
    that holds a key on another machine records the new one there, with `actor key add`.
    """
    with Invocation.of(ctx).open_to_record() as ledger:
        vkey = ledger.create_key(locked=passphrase)
        works = ledger.holds_key()
        name = ledger.actor
    Output.of(ctx).token("public key", vkey)
    if works:
        notices.note(f"{name} signs every step from now on")
    else:
        notices.note(f"on a machine that holds a key of {name}, run: factledger actor key add VKEY")


@keys.command()
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Whose; by default the acting name's.")
    ] = None,
) -> None:
    """Print the public keys that speak for a name, in the order in which they were added."""
    invocation = Invocation.of(ctx)
    with invocation.open_to_read() as ledger:
        found = ledger.standing(name or invocation.actor_name())
    for vkey in found.vkeys:
        Output.of(ctx).line(vkey)
    if not found.vkeys:
        notices.note(f"{found.name} holds no key: {_why(found)}")


@keys.command("add")
def add_key(
    ctx: typer.Context,
    vkey: Annotated[
        str, typer.Argument(metavar="VKEY", help="The public key's text, or a file that holds it.")
    ],
) -> None:
    """Record a public key of the acting name whose private one is elsewhere.

    A key that the name holds already must sign this.
    """
    text = files.read_key(vkey)
    with Invocation.of(ctx).open_to_record() as ledger:
        standing = ledger.add_key(text)
    Output.of(ctx).line(f"{standing.name} holds {len(standing.vkeys)} key(s)")


def _short(vkeys: tuple[str, ...]) -> str:
    """Return the ids of the keys: enough to tell them apart."""
    return ", ".join(vkey.split("+")[1] for vkey in vkeys)


def _object(row: api.ActorRow, vkeys: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": row.id,
        "kind": row.kind,
        "seq": row.seq,
        "registered_at": row.registered_at,
        "vkeys": vkeys,
    }


def _why(found: api.Standing) -> str:
    return "not registered" if found.kind is None else "its steps are not signed"
