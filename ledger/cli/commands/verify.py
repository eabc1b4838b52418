"""`factledger verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from ledger import api
from ledger.cli import files, notices
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import JSON, TABLE, choice
from ledger.cli.output import Output
from ledger.cli.words import moment
from ledger.errors import IntegrityBroken

app = new_app()

LOOKED_AT: Final = {
    "quick": "the head and the signed checkpoints, by the stored hashes",
    "full": "every envelope, payload, text, signature, hash tile and checkpoint",
    "replay": "every envelope, payload, text, signature, hash tile, checkpoint and list",
}


@app.command()
def verify(
    ctx: typer.Context,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="The head and checkpoints only.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Every event, text, hash and checkpoint (the default).")
    ] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="The same, and every list against the log.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="FILE", help="A checkpoint note that the log must still contain."
        ),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(
            "--key",
            metavar="VKEY",
            help="The public key (or its file) of a witness that must have signed that note too.",
        ),
    ] = None,
    form: Annotated[
        str, choice("--format", values=(TABLE, JSON), help_text="How to print the result.")
    ] = TABLE,
) -> None:
    """Check that nothing recorded was altered, removed or moved.

    Prints OK, or one line for everything that does not add up, and then exits with 4.
    """
    if quick + full + replay > 1:
        raise typer.BadParameter("choose one", param_hint="'--quick' / '--full' / '--replay'")
    if key and against is None:
        raise typer.BadParameter("it goes with --against", param_hint="'--key'")
    witnesses = [files.read_key(each) for each in key or ()]
    depth: api.Depth = "quick" if quick else "replay" if replay else "full"
    note = None if against is None else files.read_note(against)
    invocation = Invocation.of(ctx)
    progress = notices.Progress("checking", color=invocation.color)
    with invocation.open_to_read() as ledger:
        try:
            report = ledger.verify(depth, against=note, witnesses=witnesses, progress=progress)
        finally:
            progress.end()
    _print(Output.of(ctx), report, form)
    if not report.anchored:
        notices.note(
            "note: no checkpoint from outside the ledger was at hand, so a tail that was cut off "
            "would not be missed; give --against one that somebody kept"
        )
    if not report.holds:
        raise IntegrityBroken(
            reason=f"the record does not hold: {len(report.findings)} finding(s)",
            hint="stop writing and keep a copy of the ledger as it is, with its keys",
        )


def _print(out: Output, report: api.Report, form: str) -> None:
    if form == JSON:
        fields: dict[str, object] = msgspec.to_builtins(report)
        out.json({"holds": report.holds} | fields)
        return
    indent = 13
    out.fact("log", report.log_id, indent=indent)
    out.fact("events", str(report.size), indent=indent)
    out.token("root", report.root, indent=indent)
    out.fact("checkpoints", str(report.checkpoints), indent=indent)
    out.fact("checked", LOOKED_AT[report.depth], indent=indent)
    for gone in report.erasures:
        what = f"{gone.what}, by {gone.by} on {moment(gone.at)}: {gone.because}"
        place = f"seq {gone.seq}, " if gone.seq is not None else ""
        out.fact("erased", f"{place}{what} (event {gone.event})", indent=indent)
    for finding in report.findings:
        out.line(str(finding))
    if report.holds:
        out.line("OK")
