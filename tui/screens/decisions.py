"""What a reviewer does to the claim in view: every step goes through the gateway, is an event."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.screen import ModalScreen

from ledger.api import Claim, ClaimRow
from tui.claim_view import ClaimView
from tui.event_words import title
from tui.formatting import words
from tui.gateway import Refusal
from tui.messages import Notice
from tui.screens.queue_loading import QueueLoading
from tui.screens.reason import ChangesScreen, DismissScreen, NoteScreen, SettleScreen
from tui.screens.source import SourceScreen
from tui.screens.verdict import VerdictScreen
from tui.widgets.claim_list import ClaimList

NO_VERDICT: Final = Notice("no verdict on this claim waits for review", "p proposes one", "error")
UNDECIDED: Final = frozenset({"new", "queued", "in_check"})


class Decisions(QueueLoading):
    """The part of the review screen that decides."""

    def action_propose(self) -> None:
        """Ask for a verdict and put it forward."""
        if self.view is None:
            self._nothing_in_view()
            return
        self._ask(VerdictScreen(self.desk, self.view), "proposed", onward=True)

    def action_request_changes(self) -> None:
        """Ask what has to change and send the verdict back."""
        if self.view is None:
            self._nothing_in_view()
        elif self.view.claim.status != "in_review":
            self.say(NO_VERDICT)
        else:
            self._ask(ChangesScreen(self.desk, self.view), "changes requested", onward=True)

    def action_annotate(self) -> None:
        """Ask for a note and write it on the claim."""
        if self.view is None:
            self._nothing_in_view()
            return
        self._ask(NoteScreen(self.desk, self.view), "noted")

    def action_link_source(self) -> None:
        """Ask for a source and link it to the claim."""
        if self.view is None:
            self._nothing_in_view()
            return
        self._ask(SourceScreen(self.desk, self.view), "source linked")

    def action_put_aside(self) -> None:
        """Ask why and put the claim aside."""
        if self.view is None:
            self._nothing_in_view()
            return
        self._ask(DismissScreen(self.desk, self.view), "dismissed", onward=True)

    def action_settle(self) -> None:
        """Ask for a reason and settle the claim's first open finding."""
        if self.view is None:
            self._nothing_in_view()
            return
        found = self.view.claim.open_findings
        if not found:
            self.say(Notice("no finding is open on this claim"))
            return
        self._ask(SettleScreen(self.desk, self.view, found[0]), "finding settled")

    def action_approve(self) -> None:
        """Agree with the verdict at the revision that is shown."""
        if self.view is None:
            self._nothing_in_view()
        elif self.view.claim.status != "in_review":
            self.say(NO_VERDICT)
        else:
            self.decide(partial(self._approve, self.view))

    def action_undo(self) -> None:
        """Take back the reviewer's own latest step."""
        self.decide(self._undo)

    def action_next_open(self) -> None:
        """Go to the next claim that waits for this reviewer."""
        self.work(self._next_open, "next")

    async def _approve(self, view: ClaimView) -> None:
        shown = view.claim
        try:
            claim = await self.desk.gateway.approve(shown.id, revision=shown.revision)
        except Refusal:
            await self.refresh_claim(shown.id)
            raise
        await self._recorded(claim, "approved", onward=True)

    async def _undo(self) -> None:
        undone = await self.desk.gateway.undo()
        claim = undone.claim
        await self.refresh_claim(claim.id)
        place = self.pages.place_of(claim.id)
        if place is not None:
            self.query_one("#queue", ClaimList).cursor = place
        what = f"undone: {title(undone.event)} #{undone.event.seq} on {claim.id}"
        self.say(Notice(f"{what}, now {words(claim.status)}", severity="done"))

    async def _next_open(self) -> None:
        queue = self.query_one("#queue", ClaimList)
        place = await self.find_row(queue.cursor + 1, self._waits)
        if place is None and queue.cursor > 0:
            place = await self.find_row(0, self._waits)
        if place is None or place == queue.cursor:
            self.say(Notice("no other claim in this queue waits for you", "F shows every claim"))
            return
        queue.cursor = place
        queue.rows_arrived()

    def _waits(self, row: ClaimRow) -> bool:
        if row.status == "in_review":
            return row.proposer != self.desk.gateway.actor
        return row.status in UNDECIDED

    def _ask(self, form: ModalScreen[Claim | None], done: str, *, onward: bool = False) -> None:
        def answered(claim: Claim | None) -> None:
            if claim is not None:
                self.decide(partial(self._recorded, claim, done, onward=onward))
            elif self.view is not None:
                # Somebody else may have changed it while the form was open.
                self.decide(partial(self.refresh_claim, self.view.claim.id))

        self.app.push_screen(form, answered)

    async def _recorded(self, claim: Claim, done: str, *, onward: bool) -> None:
        """Show what a step has changed, and go on to the next claim where it is settled here."""
        await self.refresh_claim(claim.id)
        said = f"{done}: {claim.id} is {words(claim.status)}"
        proposal = claim.proposal
        if proposal is not None and onward:
            said = f"{said}, {words(proposal.verdict)}"
        self.say(Notice(said, "u undoes it", "done"))
        if onward:
            await self._next_open_quietly()

    async def _next_open_quietly(self) -> None:
        queue = self.query_one("#queue", ClaimList)
        place = await self.find_row(queue.cursor + 1, self._waits)
        if place is not None:
            queue.cursor = place
            queue.rows_arrived()

    def _nothing_in_view(self) -> None:
        self.say(Notice("no claim is in view", "F shows every claim, f filters"))
