"""Forms that say which claims the queue shows: words to search, filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec
from textual.widget import Widget

from ledger.api import ClaimQuery
from ledger.domain.claim import FLAGS, STATUSES
from ledger.domain.policy import VERDICTS
from tui.desk import Desk
from tui.screens.form import FormScreen
from tui.screens.queue_loading import OPEN
from tui.widgets.choice_row import ChoiceRow
from tui.widgets.text_input import TextInput

ANY: Final = "any"


class SearchScreen(FormScreen[ClaimQuery]):
    """Search words; the answer is the query with them. Empty words end the search."""

    heading: ClassVar[str] = "Search"
    hints: ClassVar[str] = "enter searches · esc back"

    def __init__(self, desk: Desk, query: ClaimQuery) -> None:
        super().__init__(desk, place="search")
        self._query = query

    def rows(self) -> Iterator[Widget]:
        """Yield the one field."""
        yield TextInput("Words", self.desk.mode, identity="words", value=self._query.words or "")

    async def send(self) -> ClaimQuery:
        """Return the query with the words."""
        words = self.text_of("words").strip() or None
        return msgspec.structs.replace(self._query, words=words)


class FilterScreen(FormScreen[ClaimQuery]):
    """Filter the queue; the answer is the query with the filters."""

    heading: ClassVar[str] = "Filter the queue"
    hints: ClassVar[str] = "digits pick · ↑↓ rows · enter shows · esc back"

    def __init__(self, desk: Desk, query: ClaimQuery, article: str | None) -> None:
        super().__init__(desk, place="filter")
        self._query = query
        self._article = article

    def rows(self) -> Iterator[Widget]:
        """Yield one row for each filter, marked as the queue is filtered now."""
        query = self._query
        status = "open" if query.status == OPEN else (query.status or (ANY,))[0]
        yield ChoiceRow("State", ("open", *STATUSES, ANY), value=status, identity="status")
        verdict = (query.verdict or (ANY,))[0]
        yield ChoiceRow("Verdict", (*VERDICTS, ANY), value=verdict, identity="verdict")
        yield ChoiceRow("Flag", (*FLAGS, ANY), value=query.flag or ANY, identity="flag")
        only = "this_one" if query.article is not None else ANY
        yield ChoiceRow("Article", ("this_one", ANY), value=only, identity="only")
        yield ChoiceRow("Order", ("oldest", "newest"), value=query.order, identity="order")
        yield TextInput("Speaker", self.desk.mode, identity="speaker", value=query.speaker or "")

    async def send(self) -> ClaimQuery:
        """Return the query with the filters."""
        status, verdict = self.value_of("status"), self.value_of("verdict")
        flag = self.value_of("flag")
        return msgspec.structs.replace(
            self._query,
            status=OPEN if status == "open" else _chosen(status),
            verdict=_chosen(verdict),
            flag=None if flag == ANY else flag,
            article=self._article if self.value_of("only") == "this_one" else None,
            order="newest" if self.value_of("order") == "newest" else "oldest",
            speaker=self.text_of("speaker").strip() or None,
        )

    def action_onward(self) -> None:
        """Show what is marked, from any row."""
        self.action_send()


def _chosen(value: str | None) -> tuple[str, ...]:
    return () if value is None or value == ANY else (value,)
