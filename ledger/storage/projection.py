"""The contract of a read model: pure, inline, rebuildable.

A projection is told of recorded events in order and answers the rows to put. It sees the log only
through the reader it is given, inside the transaction that appends, so that rows and events can
never part. Its position is kept with its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ledger.domain.records import Recorded
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow

RowT = TypeVar("RowT", ActorRow, ArticleRow, ClaimRow, SourceRow)


class Reader(Protocol):
    """What a projection may look up while it works."""

    def read_stream(self, stream: str) -> list[Recorded]:
        """Return the stream's events, those being appended included."""
        ...

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id as it stands."""
        ...

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article, as the rows stand."""
        ...


class Projection(Protocol):
    """One read model. Change `version` when rows would come out differently: it is then rebuilt."""

    @property
    def name(self) -> str:
        """The name under which its position is kept."""
        ...

    @property
    def version(self) -> int:
        """The version of its rules."""
        ...

    @property
    def rows(self) -> type[Row]:
        """The kind of row it owns; no other projection writes that kind."""
        ...

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[Row]:
        """Answer the rows to put after *recorded*, the next events of the log, in order.

        Raises:
            Unreadable: An event that matters here cannot be interpreted; the projection stops
                where it is rather than skip it.
        """
        ...
