"""One claim with all that is known of it, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ledger import api
from ledger.cli import words
from ledger.cli.output import Output


def claim_object(
    claim: api.Claim, article: api.ArticleRow, sources: Mapping[str, api.SourceRow]
) -> dict[str, object]:
    """Return what JSON says of a claim."""
    fields: dict[str, object] = msgspec.to_builtins(claim)
    proposal = claim.proposal
    return fields | {
        "flags": claim.flags,
        "verdict": None if proposal is None else proposal.verdict,
        "proposal": proposal,
        "article_title": article.title,
        "lang": article.lang,
        "sources": [sources[source] for source in sorted(sources)],
    }


def print_claim(
    out: Output, claim: api.Claim, article: api.ArticleRow, sources: Mapping[str, api.SourceRow]
) -> None:
    """Print a claim: its sentence, its reading, its state, and everybody's part in it."""
    out.heading(f"{claim.id}  {claim.status}  {_figure(claim)}".rstrip())
    out.line()
    out.paragraph(marked(claim))
    out.line()
    print_reading(out, claim)
    out.fact("article", f"{article.id}  {words.kept(article.title)}".strip())
    out.fact("place", f"characters {claim.start} to {claim.end}" if claim.text else "")
    out.fact("found by", claim.extractor)
    _print_state(out, claim)
    _print_verdict(out, claim)
    _print_work(out, claim, sources)


def marked(claim: api.Claim) -> str:
    """Return the claim's text with its figure in brackets."""
    if claim.quantity is None:
        return words.kept(claim.text)
    start, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    if not 0 <= start < end <= len(claim.text):
        return claim.text  # the figure stands outside the sentence, as in a list's heading
    return f"{claim.text[:start]}[{claim.text[start:end]}]{claim.text[end:]}"


def print_reading(out: Output, claim: api.Claim) -> None:
    """Print what a claim says, field by field."""
    quantity = claim.quantity
    if quantity is not None:
        out.fact("figure", f"{words.figure(quantity)}  (as written: {quantity.text})")
        out.fact("comparator", quantity.comparator)
        out.fact("unit", words.spaced(quantity.unit or ""))
        out.fact("counted", quantity.counted or "")
        out.fact("where", quantity.place or "")
        out.fact("basis", quantity.basis or "")
        out.fact("period", quantity.period or "")
        out.fact("part of", str(quantity.part_of or ""))
    out.fact("dated", claim.dated or "")
    out.fact("speaker", claim.speaker or "")
    out.fact("via", claim.via or "")
    said = [name for name, holds in (("quoted", claim.quoted), ("negated", claim.negated)) if holds]
    out.fact("said", ", ".join(said))


def _figure(claim: api.Claim) -> str:
    return words.figure(claim.quantity)


def _print_state(out: Output, claim: api.Claim) -> None:
    out.fact("state", claim.status)
    out.fact("taken by", claim.assignee or "")
    out.fact("flags", ", ".join(claim.flags))
    out.fact("changed", f"{words.moment(claim.updated_at)} by {claim.updated_by}")
    if claim.dismissal is not None:
        gone = claim.dismissal
        out.fact("dismissed", f"{gone.reason}: {words.kept(gone.because)} ({gone.actor})")


def _print_verdict(out: Output, claim: api.Claim) -> None:
    proposal = claim.proposal
    if proposal is None:
        return
    out.line()
    out.heading("verdict" + (" (single reviewer)" if claim.single_reviewer else ""))
    out.fact("attribution", proposal.attribution, indent=16)
    out.fact("verdict", proposal.verdict, indent=16)
    out.fact("corroboration", proposal.corroboration, indent=16)
    out.fact("confidence", proposal.confidence, indent=16)
    out.fact("because", words.kept(proposal.because), indent=16)
    out.fact("cites", ", ".join(proposal.evidence), indent=16)
    proposed = f"{proposal.actor}, {words.moment(proposal.at)}, revision {proposal.revision}"
    out.fact("proposed by", proposed, indent=16)
    for given in claim.standing_approvals:
        out.fact("approved by", f"{given.actor}, {words.moment(given.at)}", indent=16)


def _print_work(out: Output, claim: api.Claim, sources: Mapping[str, api.SourceRow]) -> None:
    if claim.evidence:
        out.line()
        out.heading("evidence")
    for link in claim.evidence:
        source = sources[link.source]
        what = f"{link.relation}, {link.tier}: {words.kept(source.title)} ({source.id})"
        out.fact(link.id, what, indent=16)
        out.fact("", f'"{link.quote}"' if link.quote else "", indent=16)
        out.fact("", f"{link.actor}, {words.moment(link.at)}", indent=16)
    if claim.findings:
        out.line()
        out.heading("findings")
    for found in claim.findings:
        what = f"{words.spaced(found.check)}: stated {found.expected}, parts give {found.observed}"
        state = "open" if found.resolution is None else f"settled: {found.resolution}"
        out.fact(found.id, f"{what}; {state}", indent=16)
    if claim.annotations:
        out.line()
        out.heading("notes")
    for note in claim.annotations:
        out.fact(note.id, words.kept(note.text), indent=16)
        out.fact("", f"{note.actor}, {words.moment(note.at)}", indent=16)
