"""`factledger claim dismiss`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import BecauseOption, ClaimArgument, choice
from ledger.cli.output import Output
from ledger.domain.policy import DISMISSALS

app = new_app("Put claims aside.")


@app.callback()
def _group() -> None:
    """Hold the group together: one command alone would take its place."""


@app.command()
def dismiss(
    ctx: typer.Context,
    claim: ClaimArgument,
    reason: Annotated[str, choice("--reason", values=DISMISSALS, help_text="Why it is no case.")],
    because: BecauseOption,
) -> None:
    """Put a claim aside without a verdict."""
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.dismiss(claim, reason=reason, because=because)
    print_state(Output.of(ctx), after)
