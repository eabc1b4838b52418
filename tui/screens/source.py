"""The form that links a source to a claim: one that is known, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from ledger.api import Claim, SourceRow
from ledger.domain.policy import RELATIONS, TIERS
from tui.claim_view import ClaimView
from tui.desk import Desk
from tui.formatting import kept, side_by_side
from tui.gateway import Refusal
from tui.messages import Notice
from tui.screens.form import FormScreen
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.pick_list import Option, PickList
from tui.widgets.text_input import TextInput

OFFERED = 50


class SourceScreen(FormScreen[Claim]):
    """Link a source; the answer is the claim as it stands afterwards.

    Typing narrows the known sources down; what fits none becomes the title of a new one.
    """

    heading: ClassVar[str] = "Link a source"
    hints: ClassVar[str] = (
        "type to find, ↑↓ choose · 1-4 relation · enter goes on, then sends · esc"
    )

    def __init__(self, desk: Desk, view: ClaimView) -> None:
        super().__init__(
            desk, place=f"source/{view.claim.id}", about=view.claim.text, mark=view.figure_in_claim
        )
        self._view = view
        self._known: list[SourceRow] = []
        self._recorded: tuple[str, str] | None = None

    def rows(self) -> Iterator[Widget]:
        """Yield the field with its list, the relation, what a new source needs, and the quote."""
        mode = self.desk.mode
        yield TextInput("Source", mode, identity="title", value=self.draft("title"))
        yield PickList(mode, identity="found")
        yield ChoiceRow("Relation", RELATIONS, value=RELATIONS[0], identity="relation")
        yield ChoiceRow("Tier", TIERS, value="secondary", identity="tier")
        yield TextInput("Address", mode, identity="url", value=self.draft("url"))
        yield TextInput("Publisher", mode, identity="publisher", value=self.draft("publisher"))
        yield TextInput("Quote (optional)", mode, identity="quote", value=self.draft("quote"))

    def on_mount(self) -> None:
        """Ask for the sources that are known."""
        self.begin(self._load)

    async def _load(self) -> None:
        self._known = await self.desk.gateway.sources()
        self._offer(self.text_of("title"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down to what fits."""
        super().on_input_changed(event)
        if event.input.id == "title-field":
            self._offer(event.value)

    def action_next_row(self) -> None:
        """Go to the next row; in the field above the list, to the next option."""
        self._step(1)

    def action_previous_row(self) -> None:
        """Go to the row before; in the field above the list, to the option before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.focused is None or self.focused.id != "title-field":
            self.move(by)
            return
        self.query_one("#found", PickList).step(by)
        self._fit_to_choice()

    async def send(self) -> Claim:
        """Record the source if it is new, then the link."""
        option = self.query_one("#found", PickList).option
        if option is None:
            self.query_one("#title", TextInput).focus_field()
            raise Refusal(Notice("no source is named", "type its title", "error"), outdated=False)
        source = option.identity or await self._record()
        return await self.desk.gateway.link_source(
            self._view.claim.id, source, self.value_of("relation") or "", self.text_of("quote")
        )

    async def _record(self) -> str:
        """Record the new source, but once only, however often linking it is tried."""
        title = self.text_of("title").strip()
        if self._recorded is not None and self._recorded[0] == title:
            return self._recorded[1]
        source = await self.desk.gateway.add_source(
            title,
            url=self.text_of("url"),
            publisher=self.text_of("publisher"),
            tier=self.value_of("tier") or "secondary",
        )
        self._recorded = (title, source)
        return source

    def _offer(self, typed: str) -> None:
        sought = typed.strip().casefold()
        options = [
            Option(source.id, side_by_side(kept(source.title), source.publisher, source.tier))
            for source in self._known
            if sought in f"{source.title} {source.publisher or ''} {source.id}".casefold()
        ][:OFFERED]
        if sought:
            options.append(Option("", f"+ new source: {typed.strip()}"))
        self.query_one("#found", PickList).show(options)
        self._fit_to_choice()

    def _fit_to_choice(self) -> None:
        """Ask for what a new source needs, and only then."""
        option = self.query_one("#found", PickList).option
        new = option is not None and not option.identity
        for row in ("#tier", "#url", "#publisher"):
            self.query_one(row).display = new
