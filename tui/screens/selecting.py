"""Selecting words of the article in view and making a claim of them."""

from __future__ import annotations

from functools import partial

from ledger.api import Claim
from ledger.terminal import printable
from tui.gateway import Refusal
from tui.messages import Notice
from tui.screens.claim_form import ClaimScreen
from tui.screens.decisions import Decisions
from tui.widgets.article_cursor import ArticleCursor
from tui.widgets.claim_list import ClaimList
from tui.widgets.selectable_article import SelectableArticle
from tui.widgets.status_line import MessageLine

HOW = Notice("arrows, w W words, ( ) sentences; space begins the selection")

NOTHING = Notice("nothing is selected yet", "space begins the selection, S takes the sentence")


class Selecting(Decisions):
    """The part of the review screen that makes claims by hand."""

    @property
    def article(self) -> SelectableArticle:
        """The article's pane."""
        return self.query_one("#article", SelectableArticle)

    def action_select(self) -> None:
        """Put a cursor into the article."""
        self.article.focus()
        if self.article.begin():
            return
        if self.view is not None and self.view.absent is not None:
            self.say(self.view.absent)
        else:
            self.say(Notice("no article is in view"))

    def action_copy(self) -> None:
        """Put the selection, else the claim's text, on the clipboard, in logical order."""
        if self.view is None:
            self.say(Notice("no claim is in view"))
            return
        chosen = self.article.selection
        text, what = self.view.claim.text, "the claim's text"
        if chosen is not None and self.view.text is not None:
            text, what = self.view.text[chosen[0] : chosen[1]], "the selection"
        self.app.copy_to_clipboard(printable(text, newline="\n"))
        self.say(Notice(f"{what} is on the clipboard", severity="done"))

    def on_article_cursor_selecting(self, event: ArticleCursor.Selecting) -> None:
        """Other keys work from now on; the sentences are asked for once."""
        self.stand()
        if not event.begun:
            if self.query_one("#message", MessageLine).notice in (HOW, NOTHING):
                self.say(Notice(""))
        else:
            self.say(HOW)
            self.work(partial(self._load_sentences, event.article), "sentences")

    def on_article_cursor_chosen(self, event: ArticleCursor.Chosen) -> None:
        """Offer the extractor's reading of what is selected."""
        if event.start == event.end:
            self.say(NOTHING)
            return
        self.work(partial(self._offer, event.article, event.start, event.end), "offer")

    async def _load_sentences(self, article: str) -> None:
        found = await self.desk.gateway.sentences(article)
        self.article.know_sentences(article, [(each.start, each.end) for each in found])

    async def _offer(self, article: str, start: int, end: int) -> None:
        reading = await self.desk.gateway.read_span(article, start, end)
        self.app.push_screen(ClaimScreen(self.desk, article, reading), self._made)

    def _made(self, claim: Claim | None) -> None:
        if claim is not None:
            self.decide(partial(self._show_new, claim))

    async def _show_new(self, claim: Claim) -> None:
        """Show the new claim at its place in the queue, if the queue has a place for it."""
        self.article.stop()
        before = None if self.view is None else self.view.claim.id
        await self.load_queue(self.claim_query, at=before)
        queue = self.query_one("#queue", ClaimList)
        place = await self._place_of(claim)
        if place is not None:
            queue.cursor = place
            queue.rows_arrived()
        elif before is not None:
            await self.refresh_claim(before)
        self.say(Notice(f"claim added: {claim.id} is {claim.status}", "u undoes it", "done"))

    async def _place_of(self, claim: Claim) -> int | None:
        """Where the newest claim of all stands in the queue: at one of its ends, or nowhere."""
        newest_first = self.claim_query.order == "newest"
        if not newest_first and not self.pages.counted:
            return self.pages.place_of(claim.id)
        end = 0 if newest_first else self.pages.size - 1
        try:
            return await self.find_row(end, lambda row: row.id == claim.id)
        except Refusal:
            return None
