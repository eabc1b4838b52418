"""How the review screen comes by its claims: pages of the queue, the claim in view, its article.

Whatever is slow happens in workers of the gateway; only the latest wish of each kind counts.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Final

import msgspec
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from ledger.api import Claim, ClaimQuery, ClaimRow
from tui.claim_pages import ClaimPages
from tui.claim_view import ClaimView
from tui.desk import Desk
from tui.details import claim_blocks, history_blocks
from tui.formatting import words
from tui.gateway import Refusal
from tui.messages import Notice
from tui.widgets.article_view import ArticleView
from tui.widgets.block_pane import BlockPane
from tui.widgets.claim_list import ClaimList

OPEN: Final = ("new", "queued", "in_check", "in_review")
OPEN_QUEUE: Final = ClaimQuery(status=OPEN, order="oldest")
EVERY_CLAIM: Final = ClaimQuery(order="oldest")
MOST_PAGES: Final = 200  # read in one go when somebody asks for the end of an uncounted queue


class QueueLoading(Screen[None]):
    """The part of the review screen that loads and shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.claim_query = OPEN_QUEUE
        self.pages = ClaimPages(OPEN_QUEUE, total=0, bound=0)
        self.view: ClaimView | None = None
        self.title_of_ledger = ""
        self.holds_claims = True
        self._seen = 0
        self._wanted: list[int] = []
        self._rows: Worker[None] | None = None
        self._news: Worker[None] | None = None

    def say(self, notice: Notice) -> None:
        """Tell the reviewer something."""
        raise LookupError("a review screen has a message line")

    def mention(self, notice: Notice) -> None:
        """Tell the reviewer something that can wait until the last words were read."""
        raise LookupError("a review screen has a message line")

    def stand(self) -> None:
        """Draw the lines that depend on where the reviewer stands."""

    def work(self, job: Callable[[], Coroutine[object, object, None]], group: str) -> None:
        """Run a job that may wait; a newer one of the same group takes its place."""
        self.run_worker(job, group=group, exclusive=True, exit_on_error=False)

    def decide(self, job: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a job that records something; nothing takes its place."""
        self.run_worker(job, group="decide", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A job that failed says so; the app stays up."""
        if event.state is not WorkerState.ERROR:
            return
        error = event.worker.error
        if isinstance(error, Refusal):
            self.say(error.notice)
        else:
            self.say(
                Notice(
                    f"that went wrong in the app itself: {type(error).__name__}: {error}",
                    "what was recorded is safe; ctrl+r loads the queue again",
                    "error",
                )
            )

    async def load_queue(self, query: ClaimQuery, *, at: str | None = None) -> None:
        """Ask for a queue and show it, with the cursor on the claim *at* if it is near."""
        counts = await self.desk.gateway.counts()
        bound = await self.desk.gateway.size()
        pages = ClaimPages(query, total=_total(query, counts), bound=bound)
        await self._read_towards(pages, 0)
        self.claim_query, self.pages = query, pages
        self._seen = max(self._seen, bound)
        self._wanted.clear()
        self.holds_claims = bool(counts)
        place = (pages.place_of(at) if at is not None else None) or 0
        queue = self.query_one("#queue", ClaimList)
        queue.show(pages, place)
        if not pages.size:
            self.show_nothing()
        self.stand()

    async def load_rows(self) -> None:
        """Bring the claims that are wanted into memory and draw them, the latest wish first."""
        queue = self.query_one("#queue", ClaimList)
        while self._wanted:
            place = self._wanted.pop()
            at_end = place > self.pages.size
            await self._read_towards(self.pages, place)
            if at_end:
                queue.cursor = max(self.pages.size - 1, 0)
            queue.rows_arrived()
            self.stand()

    async def _read_towards(self, pages: ClaimPages, place: int) -> None:
        budget = MOST_PAGES
        while (page := pages.wanted(place)) is not None:
            pages.take(page, await self.desk.gateway.claims(pages.query_of(page)))
            budget -= 1
            if not budget and not pages.counted:
                return

    async def load_view(self, claim_id: str) -> None:
        """Show a claim in its article, with everything beside it."""
        same = self.view is not None and self.view.claim.id == claim_id
        view = await self.desk.gateway.view(claim_id)
        self.view = view
        self.query_one("#article", ArticleView).show(view)
        details = self.query_one("#details", BlockPane)
        details.show(claim_blocks(view), from_top=not same)
        self.query_one("#history", BlockPane).show(history_blocks(view.history), from_top=not same)
        self.stand()

    async def refresh_claim(self, claim_id: str) -> None:
        """Show a claim as it stands now, in the queue and beside it, without losing the place."""
        row = await self.desk.gateway.claim_row(claim_id)
        if row is not None:
            self.pages.replace(row)
            self.query_one("#queue", ClaimList).rows_arrived()
        if self.view is not None and self.view.claim.id == claim_id:
            await self.load_view(claim_id)

    def look_for_news(self) -> None:
        """Ask what others recorded, unless the last answer is still to come."""
        if self._seen and (self._news is None or self._news.is_finished):
            self._news = self.run_worker(self._load_news, group="news", exit_on_error=False)

    async def _load_news(self) -> None:
        try:
            news = await self.desk.gateway.news(self._seen)
        except Refusal:
            return  # the next step that the reviewer takes will say what is wrong
        if news.size == self._seen:
            return
        self._seen = news.size
        for claim_id in news.changed:
            if self.pages.place_of(claim_id) is not None or _shows(self.view, claim_id):
                await self.refresh_claim(claim_id)
        if news.told:
            self.mention(Notice(news.told))

    async def find_row(self, start: int, fits: Callable[[ClaimRow], bool]) -> int | None:
        """Return the first place from *start* on whose claim fits, reading on as needed."""
        place = start
        for _ in range(MOST_PAGES * 100):
            row = self.pages.row(place)
            if row is None:
                await self._read_towards(self.pages, place)
                row = self.pages.row(place)
            if row is None:
                return None
            if fits(row):
                return place
            place += 1
        return None

    def show_nothing(self) -> None:
        """Say why there is no claim to see, and what to do."""
        self.view = None
        article = self.query_one("#article", ArticleView)
        if self.holds_claims:
            article.say("No claim is in this queue.", "F shows every claim, f filters, / searches.")
        else:
            article.say(
                "This ledger holds no claims yet.",
                "Leave with q and add an article:",
                "    factledger add FILE",
            )
        for pane in self.query("#details, #history").results(BlockPane):
            pane.show((), from_top=True)

    def on_claim_list_moved(self, event: ClaimList.Moved) -> None:
        """Show the claim at the cursor."""
        self.stand()
        if self.view is None or _differs(self.view.claim, event.row):
            self.work(partial(self.load_view, event.row.id), "view")

    def on_claim_list_rows_wanted(self, event: ClaimList.RowsWanted) -> None:
        """Read the rows that came into sight."""
        if event.place in self._wanted:
            return
        self._wanted.append(event.place)
        if self._rows is None or self._rows.is_finished:
            self._rows = self.run_worker(self.load_rows, group="rows", exit_on_error=False)


def _shows(view: ClaimView | None, claim_id: str) -> bool:
    return view is not None and view.claim.id == claim_id


def _differs(claim: Claim, row: ClaimRow) -> bool:
    return claim.id != row.id or claim.version != row.version


def describe(query: ClaimQuery) -> str:
    """Return in a few words which claims a queue shows."""
    parts = ["open claims" if query.status == OPEN else _listed(query.status)]
    if query.words:
        parts.append(f"“{query.words}”")
    parts += [f"{words(value)}" for value in query.verdict]
    for name, value in (
        ("flag", query.flag),
        ("by", query.speaker),
        ("language", query.lang),
    ):
        if value is not None:
            parts.append(f"{name} {words(value) if name == 'flag' else value}")
    if query.article is not None:
        parts.append("one article")
    if query.order == "newest":
        parts.append("newest first")
    return ", ".join(parts)


def _listed(statuses: tuple[str, ...]) -> str:
    return ", ".join(words(status) for status in statuses) or "every claim"


def _total(query: ClaimQuery, counts: dict[str, int]) -> int | None:
    """The number of claims, where the counts by state tell it."""
    plain = ClaimQuery(status=query.status, order=query.order, limit=query.limit)
    if msgspec.structs.asdict(query) != msgspec.structs.asdict(plain):
        return None
    wanted = query.status or tuple(counts)
    return sum(counts.get(status, 0) for status in wanted)
