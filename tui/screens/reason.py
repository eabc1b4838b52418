"""Forms that ask for a few words: a note, a request for changes, a dismissal, a settled finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from ledger.api import Claim
from ledger.domain.claim import Finding
from ledger.domain.policy import DISMISSALS
from tui.claim_view import ClaimView
from tui.desk import Desk
from tui.formatting import words
from tui.screens.form import FormScreen
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.text_input import TextInput


class ReasonScreen(FormScreen[Claim]):
    """One text about one claim; the answer is the claim as it stands afterwards."""

    kind: ClassVar[str] = ""
    asks: ClassVar[str] = "Because"

    def __init__(self, desk: Desk, view: ClaimView) -> None:
        super().__init__(
            desk,
            place=f"{self.kind}/{view.claim.id}",
            about=view.claim.text,
            mark=view.figure_in_claim,
        )
        self.view = view

    def rows(self) -> Iterator[Widget]:
        """Yield the one field."""
        yield TextInput(self.asks, self.desk.mode, identity="text", value=self.draft("text"))

    async def look_again(self) -> None:
        """Decide on the claim as it stands now when the form is sent again."""
        self.view = await self.desk.gateway.view(self.view.claim.id)


class NoteScreen(ReasonScreen):
    """Write a note on a claim."""

    kind: ClassVar[str] = "note"
    heading: ClassVar[str] = "Write a note"
    asks: ClassVar[str] = "Note"

    async def send(self) -> Claim:
        """Record the note."""
        return await self.desk.gateway.annotate(self.view.claim.id, self.text_of("text"))


class ChangesScreen(ReasonScreen):
    """Send a verdict back to its proposer."""

    kind: ClassVar[str] = "changes"
    heading: ClassVar[str] = "Request changes"
    asks: ClassVar[str] = "What has to change"

    async def send(self) -> Claim:
        """Record the request."""
        claim = self.view.claim
        return await self.desk.gateway.request_changes(
            claim.id, self.text_of("text"), seen=claim.version
        )


class DismissScreen(ReasonScreen):
    """Put a claim aside without a verdict."""

    kind: ClassVar[str] = "dismiss"
    heading: ClassVar[str] = "Dismiss the claim"
    hints: ClassVar[str] = "1-3 pick · enter goes on, then sends · esc back"

    def rows(self) -> Iterator[Widget]:
        """Yield the reasons there are, and the field."""
        yield ChoiceRow("Reason", DISMISSALS, value=DISMISSALS[0], identity="reason")
        yield from super().rows()

    async def send(self) -> Claim:
        """Record the dismissal."""
        claim = self.view.claim
        reason = self.value_of("reason") or ""
        return await self.desk.gateway.dismiss(
            claim.id, reason, self.text_of("text"), seen=claim.version
        )


class SettleScreen(ReasonScreen):
    """Settle the first open finding of a claim."""

    kind: ClassVar[str] = "settle"
    heading: ClassVar[str] = "Settle a finding"

    def __init__(self, desk: Desk, view: ClaimView, finding: Finding) -> None:
        super().__init__(desk, view)
        self._finding = finding
        self._about = (
            f"{words(finding.check)}: expected {finding.expected}, observed {finding.observed}"
        )

    async def send(self) -> Claim:
        """Record the resolution."""
        return await self.desk.gateway.resolve_finding(
            self.view.claim.id, self._finding.id, self.text_of("text")
        )
