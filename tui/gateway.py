"""The only door to the ledger. Calls run in threads, so that no question ever holds up a key.

Screens await the methods here; widgets never see the gateway. Reads run side by side, decisions
one after another in the order in which they were asked for. A read whose asker has lost interest
before it began is not made at all.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from ledger.api import (
    Changes,
    Claim,
    ClaimQuery,
    ClaimReading,
    ClaimRow,
    Ledger,
    SourceRow,
    Verdict,
)
from ledger.domain.spans import Span
from ledger.errors import Conflict, LedgerError
from tui.claim_view import ClaimView, Undone, load_undone, load_view
from tui.messages import Notice, notice_of
from tui.news import News, load_news

AnswerT = TypeVar("AnswerT")

READERS: Final = 2
SOURCES_SHOWN: Final = 500


class Refusal(Exception):
    """The ledger said no, or could not answer. `notice` is what the person is told.

    `outdated` says that the decision was made on a claim that has changed since.
    """

    def __init__(self, notice: Notice, *, outdated: bool) -> None:
        super().__init__(notice.text)
        self.notice = notice
        self.outdated = outdated


class Gateway:
    """One open ledger, as the app's screens ask it.

    Every method raises Refusal and nothing else of the ledger's own errors.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._reads = ThreadPoolExecutor(READERS, thread_name_prefix="ledger-read")
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="ledger-write")

    @property
    def actor(self) -> str:
        """The name under which decisions are recorded."""
        return self._ledger.actor

    async def title(self) -> str:
        """Return what the ledger calls itself."""
        return await self._read(lambda: self._ledger.identity().title)

    async def size(self) -> int:
        """Return the number of events in the log."""
        return await self._read(self._ledger.size)

    async def news(self, since: int) -> News:
        """Return what was recorded from the event *since* on."""
        return await self._read(lambda: load_news(self._ledger, since))

    async def claims(self, query: ClaimQuery) -> list[ClaimRow]:
        """Return one page of the claims that *query* asks for."""
        return await self._read(lambda: self._ledger.claims(query))

    async def claim_row(self, claim_id: str) -> ClaimRow | None:
        """Return one claim as lists show it."""
        return await self._read(lambda: self._ledger.claim_row(claim_id))

    async def counts(self) -> dict[str, int]:
        """Return how many claims are in each state."""
        return await self._read(self._ledger.count_claims_by_status)

    async def view(self, claim_id: str) -> ClaimView:
        """Return a claim with everything that is shown beside it."""
        return await self._read(lambda: load_view(self._ledger, claim_id))

    async def sentences(self, article: str) -> tuple[Span, ...]:
        """Return the places of an article's sentences, in order."""
        return await self._read(lambda: self._ledger.sentences(article))

    async def read_span(self, article: str, start: int, end: int) -> ClaimReading:
        """Return how the extractor reads a place of an article."""
        return await self._read(lambda: self._ledger.read_span(article, start, end))

    async def add_claim(self, article: str, start: int, end: int, changes: Changes) -> Claim:
        """Make a claim of a place, as the extractor reads it but for the changes."""
        return await self._write(lambda: self._ledger.add_claim(article, start, end, changes))

    async def sources(self) -> list[SourceRow]:
        """Return the latest sources, newest first."""
        return await self._read(lambda: self._ledger.sources(limit=SOURCES_SHOWN))

    async def actors(self) -> list[str]:
        """Return the names of everybody registered."""
        return await self._read(lambda: [row.id for row in self._ledger.actors()])

    async def act_as(self, name: str) -> None:
        """Record decisions under another name from now on."""
        await self._write(lambda: self._ledger.act_as(name))

    async def propose(self, claim_id: str, verdict: Verdict, *, seen: int) -> Claim:
        """Put a verdict forward on the claim as it was at version *seen*."""
        return await self._write(lambda: self._ledger.propose(claim_id, verdict, seen=seen))

    async def approve(self, claim_id: str, *, revision: int) -> Claim:
        """Agree with the verdict at the revision that was looked at."""
        return await self._write(lambda: self._ledger.approve(claim_id, revision=revision))

    async def request_changes(self, claim_id: str, because: str, *, seen: int) -> Claim:
        """Send the verdict back with a reason."""
        return await self._write(
            lambda: self._ledger.request_changes(claim_id, because=because, seen=seen)
        )

    async def annotate(self, claim_id: str, text: str) -> Claim:
        """Write a note on the claim."""
        return await self._write(lambda: self._ledger.annotate(claim_id, text))

    async def dismiss(self, claim_id: str, reason: str, because: str, *, seen: int) -> Claim:
        """Put the claim aside without a verdict."""
        return await self._write(
            lambda: self._ledger.dismiss(claim_id, reason=reason, because=because, seen=seen)
        )

    async def resolve_finding(self, claim_id: str, finding: str, because: str) -> Claim:
        """Settle a machine finding with a reason."""
        return await self._write(
            lambda: self._ledger.resolve_finding(claim_id, finding, because=because)
        )

    async def add_source(self, title: str, *, url: str, publisher: str, tier: str) -> str:
        """Record a source and return its id; empty texts are left out."""
        return await self._write(
            lambda: self._ledger.add_source(
                title, url=url.strip() or None, publisher=publisher.strip() or None, tier=tier
            )
        )

    async def link_source(self, claim_id: str, source: str, relation: str, quote: str) -> Claim:
        """Link a source to the claim; an empty quote is left out."""
        return await self._write(
            lambda: self._ledger.add_evidence(
                claim_id, source, relation=relation, quote=quote.strip() or None
            )
        )

    async def undo(self) -> Undone:
        """Take back the reviewer's own latest step and return what it was."""
        return await self._write(lambda: load_undone(self._ledger))

    def close(self) -> None:
        """Wait for the call that is running and drop those that wait. The ledger stays open."""
        self._reads.shutdown(wait=True, cancel_futures=True)
        self._writes.shutdown(wait=True, cancel_futures=True)

    async def _read(self, call: Callable[[], AnswerT]) -> AnswerT:
        return await _answer(asyncio.get_running_loop().run_in_executor(self._reads, call))

    async def _write(self, call: Callable[[], AnswerT]) -> AnswerT:
        sent = asyncio.get_running_loop().run_in_executor(self._writes, call)
        # A decision that was sent is recorded even if its screen is closed meanwhile.
        return await _answer(asyncio.shield(sent))


async def _answer(coming: Awaitable[AnswerT]) -> AnswerT:
    try:
        return await coming
    except LedgerError as error:
        raise Refusal(notice_of(error), outdated=isinstance(error, Conflict)) from error
