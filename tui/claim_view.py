"""One claim with all that a reviewer sees beside it, gathered in one go off the app's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ledger.api import ArticleRow, Claim, ClaimQuery, ClaimRow, Ledger, Recorded, SourceRow
from ledger.errors import CannotUndo, LedgerError, TextErased
from tui.messages import Notice, notice_of

SIBLINGS: Final = 1_000


@dataclass(frozen=True)
class ClaimView:
    """A claim, its article and text, the article's other claims, its sources and its history.

    `text` is None when the ledger cannot give it; `absent` then says why.
    """

    claim: Claim
    article: ArticleRow
    text: str | None
    absent: Notice | None
    siblings: tuple[ClaimRow, ...]
    sources: Mapping[str, SourceRow]
    history: tuple[Recorded, ...]
    required_approvals: int

    @property
    def figure_in_claim(self) -> tuple[int, int]:
        """Where the figure stands in the claim's text; an empty range without one."""
        quantity = self.claim.quantity
        if quantity is None:
            return 0, 0
        return quantity.start - self.claim.start, quantity.end - self.claim.start


@dataclass(frozen=True)
class Undone:
    """What an undo took back: the claim as it stands now, and the event that no longer counts."""

    claim: Claim
    event: Recorded


def load_view(ledger: Ledger, claim_id: str) -> ClaimView:
    """Gather everything about a claim.

    Raises:
        LedgerError: The claim itself cannot be read. An unreadable article text is no reason to
            raise: the rest is still worth seeing.
    """
    claim = ledger.claim(claim_id)
    article = ledger.article_of(claim)
    text: str | None = None
    absent: Notice | None = None
    try:
        if not article.id:
            raise TextErased(what=claim.id)
        text = ledger.article_text(article.id)
    except LedgerError as error:
        absent = notice_of(error)
    linked = dict.fromkeys(link.source for link in claim.evidence)
    siblings = (
        ledger.claims(ClaimQuery(article=article.id, order="oldest", limit=SIBLINGS))
        if article.id
        else []
    )
    return ClaimView(
        claim=claim,
        article=article,
        text=text,
        absent=absent,
        siblings=tuple(siblings),
        sources={source: ledger.source(source) for source in linked},
        history=tuple(ledger.history(claim.id)),
        required_approvals=ledger.policy().required_approvals,
    )


def load_undone(ledger: Ledger) -> Undone:
    """Take back the actor's own latest step and find out what it was.

    Raises:
        CannotUndo: There is no step left to undo.
    """
    claim = ledger.undo()
    history = ledger.history(claim.id)
    undoes = getattr(history[-1].event, "undoes", None)
    for record in history:
        if record.envelope.id == undoes:
            return Undone(claim=claim, event=record)
    raise CannotUndo(event="anything", reason="another step was recorded at the same moment")
