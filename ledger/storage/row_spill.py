"""Rows kept on disk while somebody works out what they should be: as many as there are, in a
constant amount of memory.

The file is SQLite's own private temporary one: it has no name and is gone when it is closed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Final, Self, TypeVar

import msgspec

from ledger.storage.rows import ClaimRow, Row

RowT = TypeVar("RowT", bound=Row)

_TABLE: Final = (
    "CREATE TABLE rows (kind TEXT, id TEXT, article TEXT, row BLOB, PRIMARY KEY (kind, id))"
    " WITHOUT ROWID"
)
_INDEX: Final = "CREATE INDEX by_article ON rows (article, id) WHERE article IS NOT NULL"
_PUT: Final = "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)"
_ONE: Final = "SELECT row FROM rows WHERE kind = ? AND id = ?"
_ALL: Final = "SELECT row FROM rows WHERE kind = ? ORDER BY id"
_OF_ARTICLE: Final = "SELECT id FROM rows WHERE article = ? ORDER BY id"
_PAGES: Final = "PRAGMA cache_size = -16384"

_encode = msgspec.msgpack.Encoder().encode


class RowSpill:
    """Rows by kind and id. Close it, or use it in a `with`."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        for statement in (_PAGES, "PRAGMA journal_mode = OFF", _TABLE, _INDEX, "BEGIN"):
            self._connection.execute(statement)

    def put(self, rows: Sequence[Row]) -> None:
        """Insert or replace rows."""
        self._connection.executemany(
            _PUT,
            [
                (
                    type(row).__name__,
                    row.id,
                    row.article if isinstance(row, ClaimRow) else None,
                    _encode(row),
                )
                for row in rows
            ],
        )

    def row(self, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        found = self._connection.execute(_ONE, (kind.__name__, row_id)).fetchone()
        return None if found is None else msgspec.msgpack.decode(found[0], type=kind)

    def claims_of(self, article: str) -> list[str]:
        """Return the ids of the claims found in an article, in order."""
        return [row_id for (row_id,) in self._connection.execute(_OF_ARTICLE, (article,))]

    def all_rows(self, kind: type[RowT]) -> Iterator[RowT]:
        """Yield every row of this kind in order of id."""
        decode = msgspec.msgpack.Decoder(kind).decode
        with contextlib.closing(self._connection.cursor()) as cursor:
            for (row,) in cursor.execute(_ALL, (kind.__name__,)):
                yield decode(row)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
