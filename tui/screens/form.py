"""What every form shares: rows from top to bottom, one line for what is wrong, send and back.

A form sends through the gateway itself and closes only when the ledger has recorded the decision.
A refusal is shown in the form, and everything typed stays.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from tui import keys
from tui.desk import Desk
from tui.gateway import Refusal
from tui.labels import label, notice_label
from tui.messages import Notice
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.quotation import Quotation
from tui.widgets.text_input import SafeInput, TextInput

AnswerT = TypeVar("AnswerT")


class FormScreen(ModalScreen[AnswerT | None]):
    """A form over the review screen; its answer is None when the reviewer went back.

    Enter goes on from row to row and sends from the last field. Subclasses yield their `rows`
    and say in `send` what is recorded. `place` names the draft: typed text is kept under it.
    `about` is the text that the form is about, `mark` the characters of it that matter most.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM]
    heading: ClassVar[str] = ""
    hints: ClassVar[str] = "enter sends · esc back"

    def __init__(
        self, desk: Desk, *, place: str, about: str = "", mark: tuple[int, int] = (0, 0)
    ) -> None:
        super().__init__()
        self.desk = desk
        self._place = place
        self._about = about
        self._mark = mark
        self._sending = False

    def rows(self) -> Iterator[Widget]:
        """Yield the rows of the form."""
        yield from ()

    async def send(self) -> AnswerT:
        """Record what the form says and return the form's answer.

        Raises:
            Refusal: The ledger said no.
        """
        raise Refusal(Notice("this form sends nothing"), outdated=False)

    async def look_again(self) -> None:
        """Take note of the claim as it stands now, after somebody else changed it."""

    def compose(self) -> ComposeResult:
        """Put the rows between the heading and the line for what is wrong."""
        form = VerticalScroll(id="form", can_focus=False)
        form.border_title = label(self.heading, self.desk.mode)
        form.border_subtitle = label(self.hints, self.desk.mode)
        with form:
            if self._about:
                yield Quotation(self._about, self.desk.mode, mark=self._mark, identity="about")
            yield from self.rows()
            yield Static(Content(""), id="problem")

    def on_mount(self) -> None:
        """Begin at the first row."""
        rows = self.stops()
        if rows:
            rows[0].focus()

    def draft(self, field: str) -> str:
        """Return what was typed here before and not sent."""
        return self.desk.drafts.get(f"{self._place}/{field}", "")

    def text_of(self, field: str) -> str:
        """Return what a field of the form holds."""
        return self.query_one(f"#{field}", TextInput).value

    def value_of(self, row: str) -> str | None:
        """Return the value that is marked in a row of choices."""
        return self.query_one(f"#{row}", ChoiceRow).value

    def stops(self) -> list[Widget]:
        """Return what can be focused, from top to bottom."""
        return self.focus_chain

    def tell(self, notice: Notice) -> None:
        """Show what is wrong."""
        self.query_one("#problem", Static).update(notice_label(notice, self.desk.mode))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed, for the next time that this form opens."""
        field = event.input
        if isinstance(field, SafeInput) and field.id is not None:
            name = field.id.removesuffix("-field")
            self.desk.drafts[f"{self._place}/{name}"] = event.value
            if field.cut:
                self.tell(Notice(f"{field.cut:,} characters did not fit", severity="warning"))
                field.cut = 0

    def on_input_submitted(self) -> None:
        """Go on, or send from the last row."""
        self.action_onward()

    def on_choice_row_picked(self) -> None:
        """A value was picked: on to the next row."""
        self.move(1)

    def action_onward(self) -> None:
        """Accept this row; from the last one, send."""
        rows = self.stops()
        if self.focused in rows and self.focused is not rows[-1]:
            self.move(1)
        else:
            self.action_send()

    def action_next_row(self) -> None:
        """Go to the next row."""
        self.move(1)

    def action_previous_row(self) -> None:
        """Go to the row before."""
        self.move(-1)

    def action_back(self) -> None:
        """Close the form; what was typed is kept as a draft."""
        self.dismiss(None)

    def action_send(self) -> None:
        """Send, once."""
        if not self._sending:
            self._sending = True
            self.begin(self._send)

    def begin(self, job: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run a job that may wait."""
        self.run_worker(job, exit_on_error=False)

    async def _send(self) -> None:
        self.tell(Notice("sending…"))
        try:
            answer = await self.send()
        except Refusal as refusal:
            if refusal.outdated:
                await self.look_again()
            self.tell(refusal.notice)
            return
        finally:
            self._sending = False
        self.forget_drafts()
        self.dismiss(answer)

    def forget_drafts(self) -> None:
        """Let go of what was typed: it is recorded now."""
        for place in [known for known in self.desk.drafts if known.startswith(f"{self._place}/")]:
            del self.desk.drafts[place]

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A job that failed says so; the form and its text stay."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            text = error.notice.text if isinstance(error, Refusal) else f"{error!r}"
            self.tell(Notice(f"that went wrong: {text}", "send again, or go back", "error"))

    def move(self, by: int) -> None:
        """Go by so many rows."""
        rows = self.stops()
        if self.focused in rows:
            place = rows.index(self.focused) + by
            self.set_focus(rows[min(max(place, 0), len(rows) - 1)])
