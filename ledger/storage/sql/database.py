"""What an SQL engine needs of a database: transactions on the raw driver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Dialect

from ledger.errors import StorageUnavailable
from ledger.storage.sql.statements import Parameters, Statement


class WriteAborted(StorageUnavailable):
    """The database gave the write up for another one's sake; the same write may succeed now."""


Texts: TypeAlias = list[tuple[int, str]]
"""Folded texts, each with the seq of its claim."""


class Transaction(Protocol):
    """One connection in use by one thread. Driver errors leave it translated."""

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo what is done inside when an error leaves it, and nothing that was done before."""
        ...

    def rows(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows, as tuples."""
        ...

    def rows_anyhow(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Return all rows; what is no UTF-8 in a text comes as replacement characters."""
        ...

    def first(self, statement: Statement, parameters: Parameters) -> Any:
        """Return the first row or None."""
        ...

    def stream(self, statement: Statement, parameters: Parameters) -> Iterator[Any]:
        """Yield rows as they are fetched."""
        ...

    def run(self, statement: Statement, parameters: Parameters) -> int:
        """Run a statement and return how many rows it changed."""
        ...

    def run_many(self, statement: Statement, parameters: Iterable[Parameters]) -> None:
        """Run a statement for each of the parameters."""
        ...


class Words(Protocol):
    """How a database finds the claims that have certain words."""

    def __hash__(self) -> int:
        """Two equal ones are the same object: what is compiled for one is kept by it."""
        ...

    def sought(self, words: list[str]) -> str:
        """Return the parameter `words` that asks for claims with all these word beginnings."""
        ...

    def joined(self) -> tuple[Any, Any, Any]:
        """Return what to select from, the condition on `words`, and the column that is seq."""
        ...

    def change(self, transaction: Transaction, removed: Texts, added: Texts) -> None:
        """Forget the *removed* texts, exactly as they were added, and know the *added* ones."""
        ...

    def clear(self, transaction: Transaction) -> None:
        """Forget every text."""
        ...


class Database(Protocol):
    """Where transactions come from. It may be used from any number of threads."""

    @property
    def dialect(self) -> Dialect:
        """The database's form of SQL; the same object every time."""
        ...

    @property
    def words(self) -> Words:
        """Its word search; the same object every time."""
        ...

    def reading(self) -> AbstractContextManager[Transaction]:
        """Lend a connection for reading; each statement sees the last commit."""
        ...

    def writing(self) -> AbstractContextManager[Transaction]:
        """Hold the write lock; commit at the end, roll back on any error.

        Raises:
            StorageUnavailable: Read-only, or another writer holds the lock for long.
            WriteAborted: The database chose another transaction; do all of it again.
        """
        ...

    def sweep(self) -> None:
        """Write all tables anew, so that nothing deleted is left in free pages or old rows.

        Raises:
            StorageUnavailable: Somebody is in the way, or there is no room; do it again later.
        """
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
