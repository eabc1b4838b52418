"""`factledger redact`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from ledger import api
from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import BecauseOption
from ledger.cli.output import Output
from ledger.domain.identity import stream_id

app = new_app()


@app.command()
def redact(
    ctx: typer.Context,
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="THING...",
            help="An event (its seq or id), an article (a-...), a claim (c-...), a source (s-...).",
        ),
    ],
    *,
    because: BecauseOption,
    only_text: Annotated[
        bool, typer.Option("--only-text", help="Of an article, only its stored text.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Erase what must not be kept.

    That it was there, and who erased it, stays, and every proof still holds. An article goes with
    its text and the claims found in it, a claim with all that was written about it. It cannot be
    undone. Backups and exports made before still hold what they held.
    """
    with Invocation.of(ctx).open_to_record() as ledger:
        meant = ledger.erasable(things, only_text=only_text)
        if not yes and (meant.records or meant.texts):
            _ask(meant)
        done = ledger.redact(things, because=because, only_text=only_text)
    out = Output.of(ctx)
    for said in _told(done):
        out.line(f"erased {said}")
    if not (done.records or done.texts):
        out.line("nothing was left to erase; the storage was swept again")
    notices.note("note: backups and exports made before this still hold what they held")


def _told(meant: api.Erasable) -> Iterator[str]:
    for sha256, stream in meant.texts.items():
        yield f"the text of {stream_id(stream)} (sha256 {sha256[:12]}...)"
    for record in meant.records:
        kind, of = record.envelope.type, stream_id(record.stream)
        yield f"event {record.seq}, {kind} of {of}, by {record.envelope.actor}"


def _ask(meant: api.Erasable) -> None:
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise typer.BadParameter("nobody can be asked here; say --yes", param_hint="'--yes'")
    for said in _told(meant):
        notices.note(f"to erase: {said}")
    typer.confirm("Erase this for ever?", abort=True, err=True)
