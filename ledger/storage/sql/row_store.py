"""The read models inside a transaction: rows put, found and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, cast

from ledger.storage.claim_filter import words_sought
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.projection import RowT
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from ledger.storage.sql.claim_statements import claim_statements, parameters_of, shape_of
from ledger.storage.sql.database import Database, Transaction
from ledger.storage.sql.row_mapping import actor_of, article_of, claim_of, source_of, values_of
from ledger.storage.sql.row_statements import KindStatements, count_statements, kind_statements

COUNTED: Final = ("status", "lang", "verdict")
_NEVER: Final = 2**62
_TEXTS: Final = 1000
_LAST_CHARACTER: Final = "\U0010ffff"

_ROW_OF: Final[dict[type[Row], Callable[[Any], Row]]] = {
    ActorRow: actor_of,
    ArticleRow: article_of,
    SourceRow: source_of,
    ClaimRow: claim_of,
}


class RowStore:
    """The rows of one log in one database. It holds no connection: each call is given one.

    Rows that are made *beside* those in service have another number for their log, and no word
    index until they take over.
    """

    def __init__(self, database: Database, log_id: int, *, beside: bool = False) -> None:
        self._dialect = database.dialect
        self._words = None if beside else database.words
        self._log_id = log_id
        self._claims = claim_statements(database.dialect, database.words)
        self._search = database.words
        self._counts = count_statements(database.dialect)

    # ---- reading ----------------------------------------------------------------------------

    def row(self, within: Transaction, kind: type[RowT], row_id: str) -> RowT | None:
        """Return the row of this kind and id."""
        one = self._of(kind).one
        found = within.first(one, one.bound(log_id=self._log_id, id=row_id))
        return None if found is None else cast("RowT", _ROW_OF[kind](found))

    def ids(self, within: Transaction, kind: type[RowT], prefix: str, limit: int) -> list[str]:
        """Return up to *limit* ids that begin with *prefix*."""
        statement = self._of(kind).ids
        bound = statement.bound(
            log_id=self._log_id,
            first=prefix,
            last=prefix + _LAST_CHARACTER,
            limit=max(min(limit, _NEVER), 0),
        )
        return [row[0] for row in within.rows(statement, bound)]

    def all_rows(self, within: Transaction, kind: type[RowT]) -> Iterator[RowT]:
        """Yield every row in order of id."""
        statement, made = self._of(kind).all, cast("Callable[[Any], RowT]", _ROW_OF[kind])
        for values in within.stream(statement, statement.bound(log_id=self._log_id)):
            yield made(values)

    def by_age(self, within: Transaction, kind: type[RowT]) -> list[RowT]:
        """Return every row in order of seq."""
        statement, made = self._of(kind).by_age, cast("Callable[[Any], RowT]", _ROW_OF[kind])
        return [made(each) for each in within.rows(statement, statement.bound(log_id=self._log_id))]

    def newest(
        self, within: Transaction, kind: type[RowT], limit: int, after: int | None
    ) -> list[RowT]:
        """Return a page of rows, newest first."""
        statement, made = self._of(kind).newest, cast("Callable[[Any], RowT]", _ROW_OF[kind])
        bound = statement.bound(
            log_id=self._log_id,
            after=_NEVER if after is None else max(min(after, _NEVER), -1),
            limit=max(min(limit, _NEVER), 0),
        )
        return [made(each) for each in within.rows(statement, bound)]

    def claims(self, within: Transaction, query: ClaimQuery) -> list[ClaimRow]:
        """Return one page of claims."""
        values = parameters_of(query, self._search)
        if query.limit <= 0 or words_sought(query) == []:
            return []
        statement = self._claims.page(shape_of(query))
        found = within.rows(statement, statement.bound(log_id=self._log_id, **values))
        return [claim_of(each) for each in found]

    def claims_of(self, within: Transaction, article: str) -> list[str]:
        """Return the ids of the claims found in an article."""
        statement = self._counts.of_article
        bound = statement.bound(log_id=self._log_id, article=article)
        return [row[0] for row in within.rows(statement, bound)]

    def count_claims(self, within: Transaction, field: str) -> dict[str, int]:
        """Return how many claims there are by each value of *field*."""
        statement = self._counts.of_field
        return dict(within.rows(statement, statement.bound(log_id=self._log_id, field=field)))

    # ---- writing ----------------------------------------------------------------------------

    def put(self, within: Transaction, rows: Sequence[Row], fresh_from: int) -> None:
        """Insert or replace rows of one kind; those from *fresh_from* on are known to be new."""
        latest = {row.id: row for row in rows}
        kind = type(rows[0])
        if kind is ClaimRow:
            self._put_claims(within, cast("dict[str, ClaimRow]", latest), fresh_from)
            return
        statements = self._of(kind)
        within.run_many(statements.put, [values_of(self._log_id, row) for row in latest.values()])

    def clear(self, within: Transaction, kind: type[Row]) -> None:
        """Remove every row of this kind."""
        statement = self._of(kind).clear
        within.run(statement, statement.bound(log_id=self._log_id))
        if kind is ClaimRow:
            if self._words is not None:
                self._words.clear(within)
            counts = self._counts.clear
            within.run(counts, counts.bound(log_id=self._log_id))

    def take_over(self, within: Transaction, other: int) -> None:
        """Replace every row by those of the log number *other*, and make the word index anew."""
        for kind in _ROW_OF:
            self.clear(within, kind)
            move = self._of(kind).move
            within.run(move, move.bound(from_log=other, to_log=self._log_id))
        move = self._counts.move
        within.run(move, move.bound(from_log=other, to_log=self._log_id))
        if self._words is None:
            return
        after, texts = -1, self._counts.texts
        while found := within.rows(
            texts, texts.bound(log_id=self._log_id, after=after, limit=_TEXTS)
        ):
            self._words.change(within, [], [(seq, search) for seq, search in found])
            after = found[-1][0]

    def _put_claims(self, within: Transaction, rows: dict[str, ClaimRow], fresh_from: int) -> None:
        fresh = [row for row in rows.values() if row.seq >= fresh_from]
        changed = [row for row in rows.values() if row.seq < fresh_from]
        counts: Counter[tuple[str, str | None]] = Counter()
        removed: list[tuple[int, str]] = []
        added = [(row.seq, row.search) for row in fresh]
        for row_id, seq, search, *before in self._before(within, [row.id for row in changed]):
            counts.subtract(zip(COUNTED, before, strict=True))
            if search == rows[row_id].search:
                continue
            removed.append((seq, search))
        stale = {seq for seq, _ in removed}
        added += [(row.seq, row.search) for row in changed if row.seq in stale]
        statements = self._of(ClaimRow)
        if fresh:
            within.run_many(statements.insert, [values_of(self._log_id, row) for row in fresh])
        if changed:
            within.run_many(statements.put, [values_of(self._log_id, row) for row in changed])
        if self._words is not None:
            self._words.change(within, removed, added)
        for row in rows.values():
            counts.update((("status", row.status), ("lang", row.lang), ("verdict", row.verdict)))
        within.run_many(
            self._counts.add,
            [(self._log_id, *key, change) for key, change in counts.items() if change and key[1]],
        )

    def _before(self, within: Transaction, ids: list[str]) -> Iterator[Any]:
        for statement, bound in self._counts.before.chunks(ids, log_id=self._log_id):
            yield from within.rows(statement, bound)

    def _of(self, kind: type[Row]) -> KindStatements:
        return kind_statements(kind, self._dialect)
