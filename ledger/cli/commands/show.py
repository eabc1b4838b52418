"""`factledger show`."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from ledger import api
from ledger.cli.claim_page import claim_object, print_claim
from ledger.cli.command_group import new_app
from ledger.cli.commands.claims import print_claims
from ledger.cli.invocation import Invocation
from ledger.cli.options import JSON, TABLE, choice
from ledger.cli.output import Output
from ledger.cli.words import kept, moment

app = new_app()


@app.command()
def show(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(metavar="ID", help="A claim (c-...), an article (a-...), a source (s-...)."),
    ],
    form: Annotated[
        str, choice("--format", values=(TABLE, JSON), help_text="How to print the result.")
    ] = TABLE,
) -> None:
    """Show a claim, an article or a source with all that is known of it."""
    invocation, out = Invocation.of(ctx), Output.of(ctx)
    if thing.startswith("a-"):
        _article(invocation, out, thing, form)
    elif thing.startswith("s-"):
        _source(invocation, out, thing, form)
    else:
        _claim(invocation, out, thing, form)


def _claim(invocation: Invocation, out: Output, thing: str, form: str) -> None:
    with invocation.open_to_read() as ledger:
        claim = ledger.claim(thing)
        article = ledger.article_of(claim)
        sources = {link.source: ledger.source(link.source) for link in claim.evidence}
    if form == JSON:
        out.json(claim_object(claim, article, sources))
    else:
        print_claim(out, claim, article, sources)


def _article(invocation: Invocation, out: Output, thing: str, form: str) -> None:
    with invocation.open_to_read() as ledger:
        article = ledger.article(thing)
        if form == JSON:
            fields: dict[str, object] = msgspec.to_builtins(article)
            text = ledger.article_text(article.id) if article.sha256 else None
            out.json(fields | {"text": text})
            return
        found = ledger.claims(api.ClaimQuery(article=article.id, order="oldest", limit=1_000))
    out.heading(f"{article.id}  {kept(article.title)}")
    out.fact("language", article.lang)
    out.fact("publisher", article.publisher or "")
    out.fact("published", article.published_on or "")
    out.fact("url", article.url or "")
    out.fact("input", article.input or "")
    out.fact("added", f"{moment(article.added_at)} by {article.added_by}")
    out.fact("sha256", article.sha256)
    out.fact("text", f"{article.length} characters" if article.sha256 else kept(""))
    out.line()
    print_claims(out, TABLE, found)


def _source(invocation: Invocation, out: Output, thing: str, form: str) -> None:
    with invocation.open_to_read() as ledger:
        source = ledger.source(thing)
    if form == JSON:
        out.json(source)
        return
    out.heading(f"{source.id}  {kept(source.title)}")
    out.fact("tier", source.tier)
    out.fact("publisher", source.publisher or "")
    out.fact("url", source.url or "")
    out.fact("group", source.independence_group or "")
    out.fact("added", f"{moment(source.added_at)} by {source.added_by}")
