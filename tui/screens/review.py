"""The review screen: the queue, the claim in its article, what is known about it, its history."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from ledger.api import ClaimQuery
from tui import keys
from tui.desk import Desk
from tui.messages import Notice
from tui.screens.finding import FilterScreen, SearchScreen
from tui.screens.help import HelpScreen
from tui.screens.queue_loading import EVERY_CLAIM, describe
from tui.screens.reviewer import ReviewerScreen
from tui.screens.selecting import Selecting
from tui.widgets.block_pane import BlockPane
from tui.widgets.claim_list import ClaimList
from tui.widgets.selectable_article import SelectableArticle
from tui.widgets.status_line import HintLine, MessageLine, Standing, StatusLine
from tui.widgets.text_pane import TextPane

PANES: Final = ("queue", "article", "details", "history")
WIDTHS: Final = [(0, "-tiny"), (60, "-narrow"), (110, "-medium"), (160, "-wide")]
NEWS_EVERY_S: Final = 0.8  # others' steps are seen within a second
READ_S: Final = 3.0  # what somebody was told stays that long before others' news replace it
HEIGHTS: Final = [(0, "-low"), (15, "-high")]


class ReviewScreen(Selecting):
    """Where a reviewer works. Wide terminals show every pane, narrow ones the queue and one."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.REVIEW]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pane = "queue"
        self._said_at = -READ_S

    def compose(self) -> ComposeResult:
        """Lay the panes side by side; the styles stack them where there is no room."""
        mode = self.desk.mode
        yield Static(Content("enlarge the terminal: 60 × 15 is the least"), id="too-small")
        with Container(id="desk"):
            yield ClaimList(mode, identity="queue")
            yield SelectableArticle(mode, identity="article")
            with Vertical(id="aside"):
                yield BlockPane(mode, identity="details", title="Claim")
                yield BlockPane(mode, identity="history", title="History", label_width=6)
        yield MessageLine(mode, identity="message")
        yield StatusLine(mode, identity="status")
        yield HintLine(identity="hints")

    def on_mount(self) -> None:
        """Begin in the queue."""
        self._show_pane("article")
        self.set_class(self.desk.mode.needs_own_rows, "-stacked")
        self.query_one("#queue").focus()
        self.work(self._open, "list")
        self.set_interval(NEWS_EVERY_S, self.look_for_news)

    async def _open(self) -> None:
        self.title_of_ledger = await self.desk.gateway.title()
        await self.load_queue(self.claim_query)

    def say(self, notice: Notice) -> None:
        """Show the notice on the message line."""
        self._said_at = monotonic()
        self.query_one("#message", MessageLine).show(notice, self.desk.mode)

    def mention(self, notice: Notice) -> None:
        """Show what is worth knowing, once what the reviewer was told has been read."""
        wait = self._said_at + READ_S - monotonic()
        if wait > 0:
            self.set_timer(wait, partial(self.mention, notice))
        else:
            self.query_one("#message", MessageLine).show(notice, self.desk.mode)

    def stand(self) -> None:
        """Draw the status line and the hints anew."""
        queue = self.query_one("#queue", ClaimList)
        standing = Standing(
            ledger=self.title_of_ledger,
            queue=describe(self.claim_query),
            place=queue.cursor,
            size=self.pages.size,
            counted=self.pages.counted,
            reviewer=self.desk.gateway.actor,
        )
        self.query_one("#status", StatusLine).show(standing, self.desk.mode)
        self.query_one("#hints", HintLine).show(self._hints())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one that a narrow terminal shows."""
        if event.widget.id in PANES:
            self._pane = event.widget.id
            if self._pane != "queue":
                self._show_pane(self._pane)
        self.stand()

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self._step_pane(-1)

    def action_read(self) -> None:
        """Go to the article."""
        self._focus_pane("article")

    def action_back(self) -> None:
        """Go back to the queue."""
        self._focus_pane("queue")

    def action_article_down(self) -> None:
        """Scroll the article down, wherever the focus is."""
        self.article.scroll_by(3)

    def action_article_up(self) -> None:
        """Scroll the article up, wherever the focus is."""
        self.article.scroll_by(-3)

    def action_search(self) -> None:
        """Ask for words and show the claims that have them."""
        self.app.push_screen(SearchScreen(self.desk, self.claim_query), self._found)

    def action_filter(self) -> None:
        """Ask for filters and show the claims that pass."""
        article = self.view.claim.article if self.view is not None else self.claim_query.article
        self.app.push_screen(FilterScreen(self.desk, self.claim_query, article), self._found)

    def action_clear_filter(self) -> None:
        """Show every claim."""
        self._found(EVERY_CLAIM)

    def action_reload(self) -> None:
        """Load the queue again, with what others have done meanwhile."""
        self._found(self.claim_query)
        if self.view is not None:
            self.work(partial(self.load_view, self.view.claim.id), "view")

    def _found(self, query: ClaimQuery | None) -> None:
        if query is not None:
            at = self.view.claim.id if self.view is not None else None
            self.work(partial(self.load_queue, query, at=at), "list")

    def action_cycle_bidi(self) -> None:
        """Take the next way of drawing right-to-left text."""
        mode = self.desk.cycle_mode()
        self.set_class(mode.needs_own_rows, "-stacked")
        for pane in self.query(TextPane):
            pane.set_mode(mode)
        self.query_one("#queue", ClaimList).set_mode(mode)
        self.stand()
        self.say(Notice(f"right-to-left text is drawn in the mode {mode.name}"))

    def action_reviewer(self) -> None:
        """Ask who decides from now on."""
        self.work(self._ask_reviewer, "reviewer")

    async def _ask_reviewer(self) -> None:
        known = await self.desk.gateway.actors()
        self.app.push_screen(ReviewerScreen(self.desk, known), self._switched)

    def _switched(self, name: str | None) -> None:
        if name is not None:
            self.stand()
            self.say(Notice(f"decisions are recorded as {name} from now on", severity="done"))

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen(self.desk))

    def _step_pane(self, by: int) -> None:
        self._focus_pane(PANES[(PANES.index(self._pane) + by) % len(PANES)])

    def _focus_pane(self, pane: str) -> None:
        self._pane = pane
        if pane != "queue":
            self._show_pane(pane)
        self.query_one(f"#{pane}").focus()

    def _show_pane(self, pane: str) -> None:
        for name in PANES[1:]:
            self.set_class(name == pane, f"-on-{name}")

    def _hints(self) -> tuple[str, ...]:
        """The keys that lead on from here, eight at most."""
        within = self.focused.id if self.focused is not None else None
        if within == "article" and self.article.selecting:
            return ("mark", "word(1)", "sentence(1)", "whole_sentence", "make_claim", "stop")
        around: tuple[str, ...] = ("next_pane",) if within in (None, "queue") else ("back",)
        find: tuple[str, ...] = ("search", "filter")
        if within == "article":
            find, around = ("search",), ("select", *around)
        if self.view is None:
            return ("search", "filter", "clear_filter", "help", "app.quit")
        claim = self.view.claim
        if claim.status in ("confirmed", "published", "dismissed", "retracted"):
            return ("next_open", "annotate", "undo", *find, *around, "help")
        decide: tuple[str, ...] = ("propose", "annotate", "link_source")
        if claim.status == "in_review" and claim.proposals[-1].actor != self.desk.gateway.actor:
            decide = ("approve", "request_changes", "annotate")
        elif claim.status == "in_review":
            decide = ("next_open", "annotate", "undo")
        if claim.open_findings:
            decide = ("settle", *decide[:2])
        return (*decide, *find, *around, "help")
