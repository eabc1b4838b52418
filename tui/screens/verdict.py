"""The form that puts a verdict forward: four axes and a reason.

The quick way: a digit for the verdict, enter, the reason, enter. The other axes stand on what the
linked sources suggest and can be changed on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from ledger.api import Claim, Verdict
from ledger.domain.policy import ATTRIBUTIONS, CONFIDENCES, CORROBORATIONS, VERDICTS
from tui.claim_view import ClaimView
from tui.desk import Desk
from tui.formatting import count
from tui.gateway import Refusal
from tui.messages import Notice
from tui.screens.form import FormScreen
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.text_input import TextInput


class VerdictScreen(FormScreen[Claim]):
    """Propose a verdict on one claim; the answer is the claim as it stands afterwards."""

    heading: ClassVar[str] = "Propose a verdict"
    hints: ClassVar[str] = "1-9 pick · ↑↓ rows · enter to the reason, then sends · esc back"

    def __init__(self, desk: Desk, view: ClaimView) -> None:
        super().__init__(
            desk, place=f"verdict/{view.claim.id}", about=view.claim.text, mark=view.figure_in_claim
        )
        self._view = view

    def rows(self) -> Iterator[Widget]:
        """Yield the four axes and the reason."""
        before = self._view.claim.proposals[-1] if self._view.claim.proposals else None
        yield ChoiceRow(
            "Verdict",
            VERDICTS,
            value=None if before is None else before.verdict,
            identity="verdict",
        )
        yield ChoiceRow(
            "Confidence",
            CONFIDENCES,
            value="moderate" if before is None else before.confidence,
            identity="confidence",
        )
        yield ChoiceRow(
            "Attribution",
            ATTRIBUTIONS,
            value="exact" if before is None else before.attribution,
            identity="attribution",
        )
        yield ChoiceRow(
            "Corroboration",
            CORROBORATIONS,
            value=_corroboration(self._view),
            identity="corroboration",
        )
        cited = count(len(self._view.claim.evidence), "linked source")
        yield TextInput(
            f"Because (cites {cited})",
            self.desk.mode,
            identity="because",
            value=self.draft("because"),
        )

    async def send(self) -> Claim:
        """Record the proposal, on the claim as it was when it was looked at."""
        chosen = self.value_of("verdict")
        if chosen is None:
            self.query_one("#verdict", ChoiceRow).focus()
            raise Refusal(Notice("no verdict is picked", "1-9 picks one", "error"), outdated=False)
        claim = self._view.claim
        verdict = Verdict(
            verdict=chosen,
            confidence=self.value_of("confidence") or "",
            attribution=self.value_of("attribution") or "",
            corroboration=self.value_of("corroboration") or "",
            because=self.text_of("because"),
            evidence=tuple(link.id for link in claim.evidence),
        )
        return await self.desk.gateway.propose(claim.id, verdict, seen=claim.version)

    async def look_again(self) -> None:
        """Decide on the claim as it stands now when the form is sent again."""
        self._view = await self.desk.gateway.view(self._view.claim.id)

    def action_onward(self) -> None:
        """Go from any axis straight to the reason; send from there."""
        if isinstance(self.focused, ChoiceRow):
            self.query_one("#because", TextInput).focus_field()
        else:
            self.action_send()


def _corroboration(view: ClaimView) -> str:
    """What the linked sources suggest."""
    relations = {link.relation for link in view.claim.evidence}
    if {"supports", "contradicts"} <= relations:
        return "contested"
    supporting = {link.source for link in view.claim.evidence if link.relation == "supports"}
    groups = {
        (view.sources[source].independence_group if source in view.sources else None) or source
        for source in supporting
    }
    return "multi_source" if len(groups) > 1 else "single_source"
