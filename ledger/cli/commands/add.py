"""`factledger add`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger import api
from ledger.cli import notices
from ledger.cli.command_group import new_app
from ledger.cli.given_articles import read_given
from ledger.cli.invocation import Invocation
from ledger.cli.options import (
    RULES,
    TABLE,
    ExtractorOption,
    FormatOption,
    InputsArgument,
    LanguageOption,
    PublishedOption,
)
from ledger.cli.output import Column, Output

app = new_app()

COLUMNS = (
    Column("article"),
    Column("lang"),
    Column("claims", right=True),
    Column("findings", right=True),
    Column("what"),
    Column("title", flexible=True),
)


@app.command()
def add(
    ctx: typer.Context,
    inputs: InputsArgument,
    *,
    title: Annotated[
        str | None,
        typer.Option(
            "--title", metavar="TEXT", help="Its title; else what its file says, or its first line."
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where it was published.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    published: PublishedOption = None,
    lang: LanguageOption = None,
    extractor: ExtractorOption = RULES,
    form: FormatOption = TABLE,
) -> None:
    """Record articles and every claim found in them.

    Everything is read before anything is recorded. A text that is there already is left alone.
    """
    articles = read_given(inputs)
    if len(articles) > 1 and (title or url):
        raise typer.BadParameter(
            f"they describe one article, and there are {len(articles)}",
            param_hint="'--title' / '--url'",
        )
    taken: list[api.Taken] = []
    with Invocation.of(ctx).open_to_record() as ledger:
        read = [
            ledger.read_article(
                article.text,
                api.Origin(
                    title=title or article.title,
                    url=url or article.url,
                    publisher=publisher or article.publisher,
                    published_on=published or article.published,
                    lang=lang or article.lang,
                    input=article.name,
                ),
                extractor=extractor,
            )
            for article in articles
        ]
        try:
            for article, each in zip(articles, read, strict=True):
                took = ledger.record_article(each)
                taken.append(took)
                notices.notes(article.name, took.notes)
        finally:
            # Whatever stopped it, these are recorded, and their ids are needed.
            _print(Output.of(ctx), form, taken)


def _print(out: Output, form: str, taken: list[api.Taken]) -> None:
    rows = (
        (
            each.id,
            each.lang,
            "" if each.already else str(len(each.claims)),
            "" if each.already else str(each.findings),
            "already there" if each.already else "added",
            each.title,
        )
        for each in taken
    )
    out.listing(form, COLUMNS, rows, taken)
