"""The form that makes a claim of selected words: the extractor's reading, to confirm or correct."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec
from textual.widget import Widget

from ledger.api import Changes, Claim, ClaimReading
from ledger.domain.claim_reading import BASES, COMPARATORS
from tui.desk import Desk
from tui.formatting import yes_or_no
from tui.messages import Notice
from tui.screens.form import FormScreen
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.field_row import FieldRow

NONE: Final = "none"
YES: Final = yes_or_no(True)
NO: Final = yes_or_no(False)
RANGE: Final = re.compile(r"(\S+)\s+(?:to|–|-)\s+(\S+)")


class ClaimScreen(FormScreen[Claim]):
    """Make a claim of a place; the answer is the new claim. Enter records it from any row."""

    heading: ClassVar[str] = "Make a claim"
    hints: ClassVar[str] = "enter records it · ↑↓ rows · ←→ choose · esc back"

    def __init__(self, desk: Desk, article: str, reading: ClaimReading) -> None:
        figure = reading.quantity
        mark = (0, 0) if figure is None else (figure.start, figure.end)
        super().__init__(
            desk,
            place=f"claim/{article}/{reading.start}-{reading.end}",
            about=reading.text,
            mark=(mark[0] - reading.start, mark[1] - reading.start) if figure else mark,
        )
        self._article = article
        self._reading = reading

    def rows(self) -> Iterator[Widget]:
        """Yield one row for each field, filled in as the extractor reads the place."""
        reading, figure = self._reading, self._reading.quantity
        yield self._field("value", "Value", _value(reading))
        yield self._field("figure", "As written", figure.text if figure else "")
        yield ChoiceRow(
            "Comparator",
            COMPARATORS,
            value=figure.comparator if figure else COMPARATORS[0],
            identity="comparator",
        )
        for name, title in (("unit", "Unit"), ("counted", "Counted"), ("place", "Place")):
            yield self._field(name, title, getattr(figure, name, None) or "")
        basis = (figure.basis if figure else None) or NONE
        yield ChoiceRow("Basis", (NONE, *BASES), value=basis, identity="basis")
        yield self._field("period", "Period", (figure.period if figure else None) or "")
        yield self._field("speaker", "Speaker", reading.speaker or "")
        yield self._field("via", "Via", reading.via or "")
        for name, title, holds in (
            ("quoted", "Quoted", reading.quoted),
            ("negated", "Negated", reading.negated),
        ):
            yield ChoiceRow(title, (NO, YES), value=yes_or_no(holds), identity=name)

    def on_mount(self) -> None:
        """Say at once when the figure is a claim already, or when there is none."""
        if self._reading.already is not None:
            what = self._reading.quantity.text if self._reading.quantity else "this"
            told = f"{what} is claimed already: {self._reading.already}"
            self.tell(Notice(told, "esc goes back", "warning"))
        elif self._reading.quantity is None:
            self.tell(Notice("no figure is read here: without a value it is a statement"))

    async def send(self) -> Claim:
        """Record the claim as the form has it."""
        reading = self._reading
        return await self.desk.gateway.add_claim(
            self._article, reading.start, reading.end, self._changes()
        )

    def action_onward(self) -> None:
        """Record what the form says, from any row."""
        self.action_send()

    def _changes(self) -> Changes:
        said = Changes(
            kind="statement",
            speaker=self.text_of("speaker"),
            via=self.text_of("via"),
            quoted=self.value_of("quoted") == YES,
            negated=self.value_of("negated") == YES,
        )
        value = self.text_of("value").strip()
        if not value:
            return said
        bounds = RANGE.fullmatch(value)
        basis = self.value_of("basis")
        return msgspec.structs.replace(
            said,
            kind="quantity",
            figure=self._figure(),
            value=None if bounds else value,
            low=bounds[1] if bounds else None,
            high=bounds[2] if bounds else None,
            comparator=self.value_of("comparator"),
            unit=self.text_of("unit"),
            counted=self.text_of("counted"),
            place=self.text_of("place"),
            basis="" if basis == NONE else basis,
            period=self.text_of("period"),
        )

    def _figure(self) -> str | None:
        """The number as written, where the person names another one than was offered."""
        written, offered = self.text_of("figure").strip(), self._reading.quantity
        return None if offered is not None and written == offered.text else written or None

    def _field(self, name: str, title: str, offered: str) -> FieldRow:
        typed = self.desk.drafts.get(f"{self._place}/{name}", offered)
        return FieldRow(title, self.desk.mode, identity=name, value=typed)


def _value(reading: ClaimReading) -> str:
    figure = reading.quantity
    if figure is None:
        return ""
    return figure.value or f"{figure.low} to {figure.high}"
