"""The queue as the list sees it: any number of claims, of which a few pages are in memory.

Pages are asked for by key (the `seq` of the claim before), from either end: the beginning and the
end of a queue are at hand however long it is, and the middle is reached from the nearer end. Of
pages passed on the way only their key is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Literal, NamedTuple

import msgspec

from ledger.api import ClaimQuery, ClaimRow

PAGE: Final = 100
KEPT: Final = 12

Side = Literal["head", "tail"]


class Page(NamedTuple):
    """The page with this number, counted from this side."""

    side: Side
    number: int


class ClaimPages:
    """The claims of one query. `total` is their number where it is known.

    `bound` is the size of the log when the query was first asked: claims that came later than
    that do not shift the places of those before.
    """

    def __init__(self, query: ClaimQuery, *, total: int | None, bound: int) -> None:
        self.query = query
        self.total = total
        newest = query.order == "newest"
        self._starts: dict[Side, int | None] = {
            "head": bound if newest else None,
            "tail": None if newest else bound,
        }
        self._marks: dict[Side, list[int | None]] = {
            side: [start] for side, start in self._starts.items()
        }
        self._kept: OrderedDict[Page, list[ClaimRow]] = OrderedDict()

    @property
    def size(self) -> int:
        """The number of places to show: all of them, or those within reach so far."""
        if self.total is not None:
            return self.total
        return (len(self._marks["head"]) - 1) * PAGE

    @property
    def counted(self) -> bool:
        """Whether `size` is the whole."""
        return self.total is not None

    def row(self, place: int) -> ClaimRow | None:
        """Return the claim at a place, None while it is not in memory."""
        if not 0 <= place < self.size:
            return None
        rows = self._kept.get(Page("head", place // PAGE))
        if rows is not None and place % PAGE < len(rows):
            return rows[place % PAGE]
        if self.total is None:
            return None
        behind = self.total - 1 - place
        rows = self._kept.get(Page("tail", behind // PAGE))
        return rows[behind % PAGE] if rows is not None and behind % PAGE < len(rows) else None

    def wanted(self, place: int) -> Page | None:
        """Return the page to ask for next so that `row(place)` comes to be known, if any."""
        if place < 0 or self.row(place) is not None:
            return None
        heads, tails = len(self._marks["head"]), len(self._marks["tail"])
        if self.total is None:
            return Page("head", min(place // PAGE, heads - 1))
        if place >= self.total:
            return None
        number, behind = place // PAGE, (self.total - 1 - place) // PAGE
        if number <= heads:
            # What follows on the beginning is read from there, so that a scroll has no seam.
            return Page("head", min(number, heads - 1))
        if behind < tails:
            return Page("tail", behind)
        if number - heads <= behind - tails:
            return Page("head", heads - 1)
        return Page("tail", tails - 1)

    def query_of(self, page: Page) -> ClaimQuery:
        """Return the query that a page is the answer to."""
        order = self.query.order
        if page.side == "tail":
            order = "oldest" if order == "newest" else "newest"
        after = self._marks[page.side][page.number]
        return msgspec.structs.replace(self.query, order=order, limit=PAGE, after=after)

    def take(self, page: Page, rows: list[ClaimRow]) -> None:
        """Keep the answer to `query_of(page)`."""
        self._kept[page] = rows
        self._kept.move_to_end(page)
        marks = self._marks[page.side]
        if page.number == len(marks) - 1:
            if len(rows) == PAGE:
                marks.append(rows[-1].seq)
            else:
                self._ends(page, len(rows))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def replace(self, row: ClaimRow) -> None:
        """Put a newer state of a claim in its place, if it is in memory."""
        for rows in self._kept.values():
            for place, known in enumerate(rows):
                if known.id == row.id:
                    rows[place] = row

    def place_of(self, claim_id: str) -> int | None:
        """Return the place of a claim that is in memory."""
        for (side, number), rows in self._kept.items():
            for place, row in enumerate(rows):
                if row.id == claim_id:
                    at = number * PAGE + place
                    return at if side == "head" or self.total is None else self.total - 1 - at
        return None

    def _ends(self, page: Page, rows: int) -> None:
        """A page that is not full is the last: now the number of claims is known for sure."""
        found = page.number * PAGE + rows
        if found == self.total:
            return
        self.total = found
        other: Side = "tail" if page.side == "head" else "head"
        self._marks[other] = [self._starts[other]]
        for known in [known for known in self._kept if known.side == other]:
            del self._kept[known]
