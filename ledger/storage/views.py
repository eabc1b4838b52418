"""The contract of the read models' queries, and of keeping them in step with the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, Protocol

import msgspec

from ledger.storage.claim_query import ClaimQuery
from ledger.storage.projection import RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, SourceRow

Progress = Callable[[int, int], None]


class ProjectionState(msgspec.Struct, frozen=True, kw_only=True):
    """How far a projection is: the number of events it has seen, and its rules' version.

    `digest` is that of its rows (`row_digest`), in hexadecimal; empty where an older release left
    them.
    """

    name: str
    version: int
    position: int
    digest: str = ""


class Views(Protocol):
    """The read side. Rows are as of the last committed append."""

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        ...

    def ids(self, kind: type[RowT], prefix: str, limit: int) -> list[str]:
        """Return up to *limit* ids that begin with *prefix*, in order."""
        ...

    def claims(self, query: ClaimQuery) -> list[ClaimRow]:
        """Return one page of the claims that the query asks for."""
        ...

    def count_claims(self, field: Literal["status", "lang", "verdict"]) -> dict[str, int]:
        """Return how many claims there are by each value of *field*, empty ones left out."""
        ...

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        ...

    def articles(self, *, limit: int, after: int | None = None) -> list[ArticleRow]:
        """Return articles, newest first, below the seq *after*."""
        ...

    def sources(self, *, limit: int, after: int | None = None) -> list[SourceRow]:
        """Return sources, newest first, below the seq *after*."""
        ...

    def actors(self) -> list[ActorRow]:
        """Return everybody registered, in order of registration."""
        ...

    def projection_states(self) -> list[ProjectionState]:
        """Return how far each projection is."""
        ...

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make every projection anew from the log and return the number of events read.

        The old rows stay in service until the new ones are whole; then all change at once.
        *progress* is told the events done and the events in all.
        """
        ...

    def all_rows(self, kind: type[RowT]) -> Iterator[RowT]:
        """Yield every row of this kind in order of id, for comparing with a rebuild."""
        ...
