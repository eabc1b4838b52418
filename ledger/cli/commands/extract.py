"""`factledger extract`."""

from __future__ import annotations

from typing import Final

import typer

from ledger import api
from ledger.cli import notices, words
from ledger.cli.command_group import new_app
from ledger.cli.given_articles import read_given
from ledger.cli.options import (
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
    form: FormatOption = TABLE,
) -> None:
    """Show the claims of a text without any ledger.

    Nothing is recorded. As JSON, one object for each input, with dates, numbers that are no
    claims, sums that were checked, and notes.
    """
    given = read_given(inputs)
    previews = [
        api.preview(each, lang=lang, published=published, extractor=extractor) for each in given
    ]
    for each in previews:
        notices.notes(each.source, each.extraction.notes)
    out = Output.of(ctx)
    if form == JSON:
        out.json([each.as_report() for each in previews])
    elif form == TABLE:
        for each in previews:
            _print(out, each)
    else:
        out.csv(CSV_COLUMNS, (row for each in previews for row in _csv_rows(each)))


def _print(out: Output, preview: api.Preview) -> None:
    found = preview.extraction
    out.heading(f"{preview.source}  ({found.lang}, {len(found.claims)} claims)")
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
            for claim in found.claims
        ),
    )
    for check in found.checks:
        told = words.spaced(check.result)
        out.line(f"{check.kind}: stated {check.expected}, parts give {check.observed}: {told}")


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
