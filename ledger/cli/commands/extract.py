"""`factledger extract`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from ledger import api
from ledger.cli import explained, notices, words
from ledger.cli.command_group import new_app
from ledger.cli.given_articles import read_given
from ledger.cli.options import (
    CSV,
    JSON,
    RULES,
    TABLE,
    ExtractorOption,
    FormatOption,
    InputsArgument,
    LanguageOption,
    PublishedOption,
)
from ledger.cli.output import Column, Output
from ledger.domain.quantities import Quantity
from ledger.terminal import excerpt

app = new_app()

COLUMNS = (
    Column("place", right=True),
    Column("figure", right=True, most=20),
    Column("counted", most=16),
    Column("speaker", most=16),
    Column("text", flexible=True),
)
CSV_COLUMNS: Final = (
    *("source", "lang", "kind", "start", "end", "text", "speaker", "via", "quoted", "negated"),
    *("score", "figure_start", "figure_end", "value", "low", "high", "comparator", "unit"),
    *("counted", "place", "basis", "period", "part_of"),
)


@app.command()
def extract(
    ctx: typer.Context,
    inputs: InputsArgument,
    *,
    published: PublishedOption = None,
    lang: LanguageOption = None,
    extractor: ExtractorOption = RULES,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each claim came about, and what is none.")
    ] = False,
    form: FormatOption = TABLE,
) -> None:
    """Show the claims of a text without any ledger.

    Nothing is recorded. As JSON, one object for each input, with dates, numbers that are no
    claims, sums that were checked, and notes; with --explain also what else was considered.
    """
    if explain and form == CSV:
        raise typer.BadParameter("it is told as text or as json", param_hint="'--explain'")
    previews = [
        api.preview(each, lang=lang, published=published, extractor=extractor, explain=explain)
        for each in read_given(inputs)
    ]
    for each in previews:
        notices.notes(each.source, each.extraction.notes)
    out = Output.of(ctx)
    if form == JSON:
        out.json([each.as_report() for each in previews])
    elif form == TABLE:
        if explain:
            explained.draw_legend(out)
        for each in previews:
            _print(out, each)
    else:
        out.csv(CSV_COLUMNS, (row for each in previews for row in _csv_rows(each)))


def _print(out: Output, preview: api.Preview) -> None:
    found = preview.extraction
    out.heading(f"{preview.source}  ({found.lang}, {len(found.claims)} claims)")
    if preview.explanation is not None:
        explained.draw(out, preview)
        out.line()
    else:
        _print_claims(out, found.claims)
    for check in found.checks:
        told = words.spaced(check.result)
        out.line(f"{check.kind}: stated {check.expected}, parts give {check.observed}: {told}")


def _print_claims(out: Output, claims: Sequence[api.Candidate]) -> None:
    out.table(
        COLUMNS,
        (
            (
                str(claim.start if claim.quantity is None else claim.quantity.start),
                words.figure(claim.quantity),
                "" if claim.quantity is None else claim.quantity.counted or "",
                claim.speaker or "",
                _near(claim.text, claim.start, claim.quantity),
            )
            for claim in claims
        ),
    )


def _near(text: str, start: int, quantity: Quantity | None) -> str:
    return text if quantity is None else excerpt(text, quantity.start - start)


def _csv_rows(preview: api.Preview) -> list[list[object]]:
    rows = []
    for claim in preview.extraction.claims:
        figure = claim.quantity
        rows.append(
            [
                *(preview.source, preview.extraction.lang, claim.kind, claim.start, claim.end),
                *(claim.text, claim.speaker, claim.via, claim.quoted, claim.negated, claim.score),
                *(None if figure is None else getattr(figure, name) for name in _FIGURE),
            ]
        )
    return rows


_FIGURE: Final = (
    *("start", "end", "value", "low", "high", "comparator", "unit", "counted", "place", "basis"),
    *("period", "part_of"),
)
