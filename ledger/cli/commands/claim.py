"""`factledger claim add` and `factledger claim dismiss`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli import claim_fields as fields
from ledger.cli.claim_line import print_state
from ledger.cli.claim_page import claim_object, marked, print_reading
from ledger.cli.command_group import new_app
from ledger.cli.invocation import Invocation
from ledger.cli.options import JSON, TABLE, BecauseOption, ClaimArgument, choice
from ledger.cli.output import Output
from ledger.domain.policy import DISMISSALS

app = new_app("Make claims by hand, and put claims aside.")


@app.command()
def add(
    ctx: typer.Context,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article's id, or a beginning of it.")
    ],
    *,
    start: fields.Start = None,
    end: fields.End = None,
    quote: fields.Quote = None,
    occurrence: fields.Occurrence = None,
    kind: fields.Kind = None,
    figure: fields.Figure = None,
    value: fields.Value = None,
    low: fields.Low = None,
    high: fields.High = None,
    comparator: fields.Comparator = None,
    unit: fields.Unit = None,
    counted: fields.Counted = None,
    place: fields.Place = None,
    basis: fields.Basis = None,
    period: fields.Period = None,
    speaker: fields.Speaker = None,
    via: fields.Via = None,
    quoted: fields.Quoted = None,
    negated: fields.Negated = None,
    form: Annotated[
        str, choice("--format", values=(TABLE, JSON), help_text="How to print the result.")
    ] = TABLE,
) -> None:
    """Make a claim of any words of an article.

    Say where with --start and --end, or with --quote. It is recorded as the extractor reads it,
    but for what the other options say; an empty text ("") means none. `undo` takes it back.
    """
    # fmt: off
    changes = api.Changes(
        kind=kind, figure=figure, value=value, low=low, high=high, comparator=comparator,
        unit=unit, counted=counted, place=place, basis="" if basis == fields.NONE else basis,
        period=period, speaker=speaker, via=via, quoted=quoted, negated=negated,
    )
    # fmt: on
    by_words = _is_by_words(start, end, quote, occurrence)
    with Invocation.of(ctx).open_to_record() as ledger:
        if by_words:
            found = ledger.place_of(article, quote or "", occurrence=occurrence)
            start, end = found.start, found.end
        claim = ledger.add_claim(article, start or 0, end or 0, changes)
        row = ledger.article_of(claim)
    out = Output.of(ctx)
    if form == JSON:
        out.json(claim_object(claim, row, {}))
        return
    print_state(out, claim)
    out.paragraph(marked(claim))
    print_reading(out, claim)


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


def _is_by_words(
    start: int | None, end: int | None, quote: str | None, occurrence: int | None
) -> bool:
    """Say whether the place is named by its words; make sure that it is named in one way."""
    if quote is not None and start is None and end is None:
        return True
    if quote is None and occurrence is None and start is not None and end is not None:
        return False
    raise typer.BadParameter("say where: --start N --end N, or --quote TEXT [--occurrence N]")
