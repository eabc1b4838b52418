"""`factledger propose`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli.claim_line import print_state
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import BecauseOption, ClaimArgument, choice
from ledger.cli.output import Output
from ledger.domain.policy import ATTRIBUTIONS, CONFIDENCES, CORROBORATIONS, VERDICTS

app = new_app()


@app.command()
def propose(
    ctx: typer.Context,
    claim: ClaimArgument,
    *,
    verdict: Annotated[
        str, choice("--verdict", values=VERDICTS, metavar="V", help_text="Does it hold?")
    ],
    attribution: Annotated[
        str,
        choice(
            "--attribution",
            values=ATTRIBUTIONS,
            metavar="A",
            help_text="Did the article report the speaker faithfully?",
        ),
    ],
    corroboration: Annotated[
        str,
        choice(
            "--corroboration",
            values=CORROBORATIONS,
            metavar="C",
            help_text="Who else says so?",
        ),
    ],
    confidence: Annotated[
        str, choice("--confidence", values=CONFIDENCES, help_text="How sure are you?")
    ],
    because: BecauseOption,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="ID", help="Evidence it rests on; repeatable."),
    ] = None,
) -> None:
    """Propose a verdict on a claim.

    A verdict has four axes that never mix. Somebody else must approve it.
    """
    with Invocation.of(ctx).open_to_record() as ledger:
        after = ledger.propose(
            claim,
            api.Verdict(
                attribution=attribution,
                verdict=verdict,
                corroboration=corroboration,
                confidence=confidence,
                because=because,
                evidence=tuple(evidence or ()),
            ),
        )
    print_state(Output.of(ctx), after)
